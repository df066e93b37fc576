"""Gathers the facts that the head of each kind of page is built from."""

from datetime import datetime
from typing import Any

from django.templatetags.static import static
from django.utils.timezone import localtime
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
from articles.seo.facts import Byline, NamedLink, PageFacts, PageKind, SiteFacts, document_title
from articles.seo.pictures import SharePicture
from articles.services.cards import section_of, share_pictures, site_pictures
from articles.services.opening_words import opening_words
from articles.services.page_addresses import absolute_url, canonical_url
from articles.text.excerpts import excerpt, first_sentences

DESCRIPTION_LENGTH = 160
# The header has made this one of the logo already; the portrait is what networks show small.
_LOGO = "fill-192x192|format-jpeg"
_PORTRAIT = "fill-600x600|format-jpeg"
_OWN_LOGO = "brand/icon-512.png"


def page_facts(
    page: Page, *, settings: SiteSettings, base_url: str, section: SectionPage | None = None
) -> PageFacts:
    """Return the facts of a page of the tree; giving an article's section saves a query."""
    if isinstance(page, ArticlePage):
        return article_facts(page, settings=settings, base_url=base_url, section=section)
    if isinstance(page, HomePage):
        return _home_facts(page, settings=settings, base_url=base_url)
    kind = PageKind.SECTION if isinstance(page, SectionPage) else PageKind.STANDARD
    wide, square = site_pictures(settings=settings, base_url=base_url)
    url = canonical_url(page, base_url=base_url)
    return PageFacts(
        kind=kind,
        site=site_facts(settings, base_url=base_url),
        title=document_title(page.seo_title or page.title, site_name=settings.name),
        headline=page.title,
        description=page_description(page, settings=settings),
        url=url,
        wide=wide,
        square=square,
        trail=_trail(base_url, NamedLink(page.title, url)),
    )


def article_facts(
    article: ArticlePage, *, settings: SiteSettings, base_url: str, section: SectionPage | None = None
) -> PageFacts:
    """Return the facts of an article, which in a preview may not be saved yet.

    A private one shows the site's picture, since its own is drawn for nobody, and stays out of search engines.
    """
    section = section or section_of(article)
    shelf = section and NamedLink(section.title, canonical_url(section, base_url=base_url))
    wide, square = share_pictures(article, settings=settings, base_url=base_url, section=section)
    url = canonical_url(article, base_url=base_url)
    published, updated = article.first_published_at, article.updated_at
    return PageFacts(
        kind=PageKind.ARTICLE,
        site=site_facts(settings, base_url=base_url),
        title=document_title(article.seo_title or article.title, site_name=settings.name),
        headline=article.title,
        description=page_description(article, settings=settings),
        url=url,
        wide=wide,
        square=square,
        published_at=_local(published),
        # A revision's date that lies before the publication is a slip.
        updated_at=_local(max(published, updated)) if published and updated else None,
        author=_byline(article.author, base_url=base_url) if article.author else None,
        section=shelf,
        tags=tuple(tag.name for tag in article.shown_tags),
        trail=_trail(base_url, *([shelf] if shelf else []), NamedLink(article.title, url)),
        is_news=section is not None and section.article_kind == SectionPage.ArticleKind.NEWS,
        is_indexed=article.is_open_to_all,
    )


def tag_facts(tag: ArticleTag, *, settings: SiteSettings, base_url: str) -> PageFacts:
    """Return the facts of a tag's page."""
    headline = _("标签：%(name)s") % {"name": tag.name}
    wide, square = site_pictures(settings=settings, base_url=base_url)
    url = absolute_url(tag.get_absolute_url(), base_url=base_url)
    return PageFacts(
        kind=PageKind.TAG,
        site=site_facts(settings, base_url=base_url),
        title=document_title(headline, site_name=settings.name),
        headline=headline,
        description=tag.description or _("关于“%(name)s”的文章。") % {"name": tag.name},
        url=url,
        wide=wide,
        square=square,
        trail=_trail(base_url, NamedLink(tag.name, url)),
    )


def author_facts(author: Author, *, settings: SiteSettings, base_url: str) -> PageFacts:
    """Return the facts of an author's page, which shows a portrait where there is one."""
    headline = _("作者：%(name)s") % {"name": author.name}
    portrait = _rendition(author.picture, _PORTRAIT, base_url=base_url, alt=author.name)
    wide, square = site_pictures(settings=settings, base_url=base_url)
    byline = _byline(author, base_url=base_url)
    return PageFacts(
        kind=PageKind.AUTHOR,
        site=site_facts(settings, base_url=base_url),
        title=document_title(headline, site_name=settings.name),
        headline=headline,
        description=author.introduction or _("%(name)s写的文章。") % {"name": author.name},
        url=byline.url,
        wide=None if portrait else wide,
        square=portrait or square,
        author=byline,
        trail=_trail(base_url, NamedLink(author.name, byline.url)),
    )


def site_facts(settings: SiteSettings, *, base_url: str) -> SiteFacts:
    """Return the facts of the site itself."""
    logo = _rendition(settings.logo, _LOGO, base_url=base_url, alt=settings.name)
    return SiteFacts(
        name=settings.name,
        url=base_url,
        slogan=settings.slogan,
        logo=logo.url if logo else absolute_url(static(_OWN_LOGO), base_url=base_url),
        verifications=settings.verifications,
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


def _home_facts(home: HomePage, *, settings: SiteSettings, base_url: str) -> PageFacts:
    own_title = home.seo_title or settings.slogan
    title = f"{settings.name} - {own_title}" if own_title else settings.name
    wide, square = site_pictures(settings=settings, base_url=base_url)
    return PageFacts(
        kind=PageKind.HOME,
        site=site_facts(settings, base_url=base_url),
        title=title,
        headline=title,
        description=page_description(home, settings=settings),
        url=canonical_url(home, base_url=base_url),
        wide=wide,
        square=square,
    )


def _byline(author: Author, *, base_url: str) -> Byline:
    url = absolute_url(author.get_absolute_url(), base_url=base_url)
    return Byline(name=author.name, url=url, is_organization=author.is_organization)


def _trail(base_url: str, *links: NamedLink) -> tuple[NamedLink, ...]:
    return (NamedLink(_("首页"), f"{base_url}/"), *links)


def _local(moment: datetime | None) -> Any:
    return localtime(moment) if moment else None


def _rendition(image: ArticleImage | None, spec: str, *, base_url: str, alt: str) -> SharePicture | None:
    if image is None:
        return None
    try:
        made = image.get_rendition(spec)
    except SourceImageIOError:  # the library knows the picture, but its file is gone
        return None
    url = absolute_url(made.url, base_url=base_url)
    return SharePicture(url=url, width=made.width, height=made.height, alt=alt)
