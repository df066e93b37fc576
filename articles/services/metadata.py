"""The head of each kind of page, and what a share link says of an article."""

from dataclasses import replace

from django.http import HttpRequest
from wagtail.models import Page

from articles.models import ArticlePage, ArticleTag, Author, SectionPage, SiteSettings
from articles.seo.facts import of_list_page
from articles.seo.metadata import PageMetadata, build_metadata
from articles.services.cards import share_pictures
from articles.services.page_addresses import canonical_url
from articles.services.page_facts import author_facts, page_description, page_facts, tag_facts
from articles.sharing.addresses import SharedPage
from articles.text.characters import one_line

__all__ = [
    "author_metadata",
    "canonical_url",
    "page_description",
    "page_metadata",
    "shared_page",
    "tag_metadata",
]


def page_metadata(
    page: Page,
    *,
    request: HttpRequest,
    settings: SiteSettings,
    base_url: str,
    page_number: int = 1,
    section: SectionPage | None = None,
) -> PageMetadata:
    """Return the head of a page of the tree. Pages of a list after the first name their own address."""
    facts = page_facts(page, settings=settings, base_url=base_url, section=section)
    if getattr(request, "is_preview", False):
        facts = replace(facts, is_indexed=False)
    return build_metadata(of_list_page(facts, number=page_number))


def tag_metadata(
    tag: ArticleTag, *, settings: SiteSettings, base_url: str, page_number: int = 1, is_empty: bool = False
) -> PageMetadata:
    """Return the head of a tag's page."""
    facts = tag_facts(tag, settings=settings, base_url=base_url)
    return build_metadata(of_list_page(facts, number=page_number, is_empty=is_empty))


def author_metadata(
    author: Author, *, settings: SiteSettings, base_url: str, page_number: int = 1, is_empty: bool = False
) -> PageMetadata:
    """Return the head of an author's page."""
    facts = author_facts(author, settings=settings, base_url=base_url)
    return build_metadata(of_list_page(facts, number=page_number, is_empty=is_empty))


def shared_page(article: ArticlePage, *, settings: SiteSettings, base_url: str) -> SharedPage:
    """Return what a share link says about an article."""
    wide, _square = share_pictures(article, settings=settings, base_url=base_url)
    return SharedPage(
        url=canonical_url(article, base_url=base_url),
        title=one_line(article.title),
        summary=one_line(page_description(article, settings=settings)),
        picture=wide.url,
        note=settings.share_text,
        site_name=settings.name,
    )
