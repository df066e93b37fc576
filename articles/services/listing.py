"""Articles as lists show them: what a card needs, loaded in a bounded number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest

from articles.models import ArticleImage, ArticlePage, SectionPage
from articles.models.querysets import ArticleQuerySet
from articles.services.opening_words import opening_words
from articles.text.excerpts import excerpt

EXCERPT_LENGTH = 90


@dataclass(frozen=True)
class ArticleCard:
    """One article in a list. `excerpt` holds at most 90 characters, `…` included."""

    pk: int
    title: str
    url: str
    excerpt: str
    cover: ArticleImage | None
    section_title: str
    section_url: str
    accent: str
    published_at: datetime | None


@dataclass(frozen=True)
class SectionShelf:
    """A section with its newest articles."""

    title: str
    url: str
    accent: str
    introduction: str
    cards: list[ArticleCard]


def for_cards(queryset: ArticleQuerySet) -> ArticleQuerySet:
    """Return queryset with all that `make_cards` reads, so that it adds one query for renditions."""
    return queryset.select_related("cover").prefetch_related("cover__renditions").defer("body")


def sections_by_path() -> dict[str, SectionPage]:
    """Return the published, public sections by their tree path, in menu order (one query)."""
    return {section.path: section for section in SectionPage.objects.live().public().order_by("path")}


def parent_path(article: ArticlePage) -> str:
    """Return the tree path of an article's section."""
    return article.path[: -ArticlePage.steplen]


def make_cards(
    articles: Iterable[ArticlePage],
    *,
    sections: dict[str, SectionPage],
    request: HttpRequest | None = None,
) -> list[ArticleCard]:
    """Return a card for each article. Articles of sections that aren't in `sections` are left out."""
    cards = []
    for article in articles:
        section = sections.get(parent_path(article))
        if section is None:
            continue
        cards.append(
            ArticleCard(
                pk=article.pk,
                title=article.title,
                url=article.get_url(request) or "",
                excerpt=_excerpt(article),
                cover=article.cover,
                section_title=section.title,
                section_url=section.get_url(request) or "",
                accent=section.accent,
                published_at=article.first_published_at,
            )
        )
    return cards


def _excerpt(article: ArticlePage) -> str:
    """Return the lead, continued out of the body where that was loaded and the lead is short."""
    text = article.lead or article.search_description
    if "body" not in article.get_deferred_fields():
        missing = EXCERPT_LENGTH - len(text)
        # One more than fits, so that the ellipsis tells that the text goes on.
        text += opening_words(article.body, wanted=missing + 1) if missing >= 0 else ""
    return excerpt(text, length=EXCERPT_LENGTH)


def newest_by_section(
    *, sections: dict[str, SectionPage], request: HttpRequest | None = None, limit: int = 4, without: int = 0
) -> list[SectionShelf]:
    """Return each section that has articles, with its `limit` newest; `without` is the id of one to leave out."""
    shelves = []
    for section in sections.values():
        newest = ArticlePage.objects.visible().child_of(section).exclude(pk=without).newest()
        cards = make_cards(for_cards(newest)[:limit], sections=sections, request=request)
        if cards:
            shelves.append(
                SectionShelf(
                    title=section.title,
                    url=section.get_url(request) or "",
                    accent=section.accent,
                    introduction=section.introduction,
                    cards=cards,
                )
            )
    return shelves
