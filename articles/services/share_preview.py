"""Gathers what an editor's preview of shared links and search results shows of a page."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from wagtail.images.models import SourceImageIOError
from wagtail.models import Page

from articles.models import ArticleImage, ArticlePage, SectionPage, SiteSettings, StandardPage
from articles.seo.facts import PageFacts
from articles.seo.previews import (
    Advice,
    NetworkPreview,
    PreviewedPage,
    Source,
    advise,
    count,
    show_in_networks,
)
from articles.services.cards import section_of
from articles.services.opening_words import opening_words
from articles.services.page_facts import page_facts

_WIDE = "fill-720x378|format-jpeg"
_SQUARE = "fill-192x192|format-jpeg"


@dataclass(frozen=True)
class CoverPreview:
    """The cover in both cuts."""

    wide: str
    square: str
    width: int


@dataclass(frozen=True)
class SharePreview:
    """All that the preview shows. Without a cover a card is drawn: `accent` and `label` are its colour and section.

    `place` is the address as search results write it.
    """

    facts: PageFacts
    networks: dict[str, NetworkPreview]
    advice: list[Advice]
    title_length: str
    search_title_length: str
    description_length: str
    cover: CoverPreview | None
    accent: str
    label: str
    host: str
    place: str


def share_preview(page: Page, *, settings: SiteSettings, base_url: str) -> SharePreview:
    """Return the preview of a page of the tree as it stands in the form, saved or not."""
    article = page if isinstance(page, ArticlePage) else None
    section = section_of(article) if article else None
    facts = page_facts(page, settings=settings, base_url=base_url, section=section)
    cover = _cover(article.cover) if article and article.cover else None
    shown = PreviewedPage(
        title=facts.headline,
        search_title=page.seo_title or facts.headline,
        document_title=facts.title,
        description=facts.description,
        source=description_source(page),
        is_article=article is not None,
        cover_width=cover.width if cover else 0,
        is_cover_missing=bool(article and article.cover and cover is None),
    )
    accented = section or page
    return SharePreview(
        facts=facts,
        networks=show_in_networks(shown),
        advice=advise(shown),
        title_length=count(shown.title),
        search_title_length=count(shown.search_title),
        description_length=count(shown.description),
        cover=cover,
        accent=accented.accent if isinstance(accented, SectionPage) else SectionPage.Accent.VERMILION,
        label=section.title if section else settings.name,
        host=urlsplit(base_url).netloc,
        place=" › ".join(part for part in unquote(urlsplit(facts.url).path).split("/") if part),
    )


def description_source(page: Page) -> Source:
    """Return where page_description() finds its words."""
    if page.search_description:
        return Source.EDITOR
    if isinstance(page, ArticlePage | StandardPage):
        if page.lead:
            return Source.LEAD
        return Source.BODY if opening_words(page.body, wanted=1) else Source.SITE
    return Source.LEAD if getattr(page, "introduction", "") else Source.SITE


def _cover(image: ArticleImage) -> CoverPreview | None:
    """Return the cover, None where its file is gone."""
    try:
        made = image.get_renditions(_WIDE, _SQUARE)
    except SourceImageIOError:
        return None
    return CoverPreview(wide=made[_WIDE].url, square=made[_SQUARE].url, width=image.width)
