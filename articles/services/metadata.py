"""Gathers a page's facts for its head and its share row."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page

from articles.models import (
    ArticleImage,
    ArticlePage,
    ArticleTag,
    Author,
    HomePage,
    SectionPage,
    SiteSettings,
    StandardPage,
)
from articles.seo.metadata import DESCRIPTION_LENGTH, PageMetadata, document_title, of_list_page
from articles.services.opening_words import opening_words
from articles.services.renditions import SHARE_PICTURE
from articles.sharing.addresses import SharedPage
from articles.text.excerpts import excerpt, first_sentences


def absolute_url(path: str, *, base_url: str) -> str:
    """Return path below the site's public address; an address that is absolute already stays."""
    return path if path.startswith(("http://", "https://")) else f"{base_url}{path}"


def canonical_url(page: Page, *, base_url: str) -> str:
    """Return the one address of a page, without any query."""
    return absolute_url(page.get_url() or "/", base_url=base_url)


def page_metadata(
    page: Page, *, request: HttpRequest, settings: SiteSettings, base_url: str, page_number: int = 1
) -> PageMetadata:
    """Return the head of a page of the tree. Pages of a list after the first name their own address."""
    article = page if isinstance(page, ArticlePage) else None
    is_home = isinstance(page, HomePage)
    own_title = page.seo_title or (settings.slogan if is_home else page.title)
    title = (
        f"{settings.name} - {own_title}"
        if is_home and own_title
        else document_title(own_title, site_name=settings.name)
    )
    headline = title if is_home else page.title
    metadata = PageMetadata(
        title=title,
        headline=headline,
        description=page_description(page, settings=settings),
        canonical=canonical_url(page, base_url=base_url),
        site_name=settings.name,
        kind="article" if article else "website",
        picture=share_picture_url(article.cover if article else None, settings=settings, base_url=base_url),
        published_at=article.first_published_at if article else None,
        updated_at=article.updated_at if article else None,
        author=article.author.name if article and article.author else "",
        is_indexed=not getattr(request, "is_preview", False),
    )
    return of_list_page(metadata, number=page_number)


def tag_metadata(tag: ArticleTag, *, settings: SiteSettings, base_url: str) -> PageMetadata:
    """Return the head of a tag's page."""
    headline = _("标签：%(name)s") % {"name": tag.name}
    return PageMetadata(
        title=document_title(headline, site_name=settings.name),
        headline=headline,
        description=tag.description or _("关于“%(name)s”的文章。") % {"name": tag.name},
        canonical=absolute_url(tag.get_absolute_url(), base_url=base_url),
        site_name=settings.name,
        picture=share_picture_url(None, settings=settings, base_url=base_url),
    )


def author_metadata(author: Author, *, settings: SiteSettings, base_url: str) -> PageMetadata:
    """Return the head of an author's page."""
    headline = _("作者：%(name)s") % {"name": author.name}
    return PageMetadata(
        title=document_title(headline, site_name=settings.name),
        headline=headline,
        description=author.introduction or _("%(name)s写的文章。") % {"name": author.name},
        canonical=absolute_url(author.get_absolute_url(), base_url=base_url),
        site_name=settings.name,
        kind="profile",
        picture=share_picture_url(author.picture, settings=settings, base_url=base_url),
    )


def page_description(page: Page, *, settings: SiteSettings) -> str:
    """Return what a search result says under the title: the editor's text, else the page's own first sentences."""
    if page.search_description:
        return excerpt(page.search_description, length=DESCRIPTION_LENGTH)
    text = ""
    if isinstance(page, ArticlePage | StandardPage):
        text = page.lead or opening_words(page.body, wanted=DESCRIPTION_LENGTH)
    if isinstance(page, SectionPage):
        text = page.introduction
    return first_sentences(text or settings.slogan)


def share_picture_url(own: ArticleImage | None, *, settings: SiteSettings, base_url: str) -> str:
    """Return the absolute address of the picture that a shared link shows: its own, the site's, or "" for none."""
    image: ArticleImage | None = own or settings.share_image
    if image is None:
        return ""
    try:
        return absolute_url(image.get_rendition(SHARE_PICTURE).url, base_url=base_url)
    except SourceImageIOError:  # the library knows the picture, but its file is gone
        return ""


def shared_page(article: ArticlePage, *, settings: SiteSettings, base_url: str) -> SharedPage:
    """Return what a share link says about an article."""
    return SharedPage(
        url=canonical_url(article, base_url=base_url),
        title=article.title,
        summary=page_description(article, settings=settings),
        picture=share_picture_url(article.cover, settings=settings, base_url=base_url),
        note=settings.share_text,
        site_name=settings.name,
    )
