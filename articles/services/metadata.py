"""Gathers a page's facts for its head and its share row."""

from django.http import HttpRequest
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page

from articles.models import ArticleImage, ArticlePage, HomePage, SectionPage, SiteSettings, StandardPage
from articles.seo.metadata import PageMetadata, document_title
from articles.services.renditions import SHARE_PICTURE
from articles.sharing.targets import SharedPage
from articles.text.excerpts import excerpt


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
    canonical = canonical_url(page, base_url=base_url)
    if page_number > 1:
        title, canonical = f"第 {page_number} 页 - {title}", f"{canonical}?page={page_number}"
    return PageMetadata(
        title=title,
        headline=headline,
        description=page_description(page, settings=settings),
        canonical=canonical,
        site_name=settings.name,
        kind="article" if article else "website",
        picture=share_picture_url(article, settings=settings, base_url=base_url),
        published_at=article.first_published_at if article else None,
        updated_at=article.updated_at if article else None,
        author=article.author.name if article and article.author else "",
        is_indexed=not getattr(request, "is_preview", False),
    )


def page_description(page: Page, *, settings: SiteSettings) -> str:
    """Return what a search result says under the title: the editor's text, else the page's own first words."""
    text = page.search_description
    if not text and isinstance(page, ArticlePage | StandardPage):
        text = page.lead
    if not text and isinstance(page, SectionPage):
        text = page.introduction
    return excerpt(text or settings.slogan, length=160)


def share_picture_url(article: ArticlePage | None, *, settings: SiteSettings, base_url: str) -> str:
    """Return the absolute address of the picture that a shared link shows, or "" where there is none."""
    image: ArticleImage | None = (article.cover if article else None) or settings.share_image
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
        picture=share_picture_url(article, settings=settings, base_url=base_url),
        note=settings.share_text,
        site_name=settings.name,
    )
