"""Gathers what a feed says: the newest articles of the site or a section, each with its whole text.

Rendering a guide takes a tenth of a second, so an article's text is kept in the cache for as long as its publication
stands, and a reader that asks again gets bytes that were put together before.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from urllib.parse import urljoin

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.models import Page

from articles.models import ArticlePage, HomePage, SectionPage, SiteSettings
from articles.models.querysets import ArticleQuerySet
from articles.services.listing import parent_path, sections_by_path
from articles.text.excerpts import excerpt
from articles.text.feed_html import feed_html, xml_text

NEWEST = 30
SUMMARY_LENGTH = 160
# Counted up when what this module or its template writes changes.
_VERSION = 1
_TEXT_SECONDS = int(timedelta(hours=6).total_seconds())
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class FeedEntry:
    """One article. `guid` is a UUID that neither a new address nor a new domain changes; `html` is the whole text."""

    guid: str
    url: str
    title: str
    summary: str
    html: str
    published_at: datetime
    updated_at: datetime
    author: str
    subjects: list[str]


@dataclass(frozen=True)
class FeedContent:
    """A feed, whatever its format. `url` is the page it stands for; no text holds a character that XML refuses."""

    guid: str
    title: str
    url: str
    description: str
    changed_at: datetime
    entries: list[FeedEntry]


@dataclass(frozen=True)
class FeedState:
    """What a feed is made of, told by one look at the database. The same `key` means the same content."""

    key: str
    changed_at: datetime


def feed_articles(section: SectionPage | None) -> ArticleQuerySet:
    """Return the articles that a feed may hold, newest first, as many as it holds."""
    articles = ArticlePage.objects.visible().filter(first_published_at__isnull=False)
    return (articles.child_of(section) if section else articles).newest()[:NEWEST]


def feed_state(*, section: SectionPage | None, settings: SiteSettings, base_url: str) -> FeedState:
    """Return the state of the site's feed, or a section's (one query)."""
    rows = list(
        feed_articles(section).values_list(
            "pk", "url_path", "latest_revision_id", "last_published_at", "revised_at", "first_published_at"
        )
    )
    title = section.title if section else ""
    told = repr((_VERSION, base_url, settings.name, settings.slogan, section and section.pk, title, rows))
    times = [time for row in rows for time in row[3:] if time]
    return FeedState(
        key=sha256(told.encode("utf-8", "replace")).hexdigest(), changed_at=max(times, default=_LONG_AGO)
    )


def feed_content(
    *, section: SectionPage | None, settings: SiteSettings, base_url: str, changed_at: datetime
) -> FeedContent:
    """Return the site's feed, or a section's. Only texts that aren't in the cache are read and rendered."""
    chosen = (
        feed_articles(section).select_related("author").prefetch_related("tagged_items__tag").defer("body")
    )
    articles = list(chosen)
    texts = _texts(articles, base_url=base_url)
    sections = sections_by_path()
    page: Page | None = section or HomePage.objects.live().first()
    title = f"{section.title} - {settings.name}" if section else settings.name
    description = (section.introduction if section else settings.slogan) or _("%(name)s的最新文章") % {
        "name": title
    }
    return FeedContent(
        guid=f"urn:uuid:{page.translation_key}" if page else base_url,
        title=xml_text(title),
        url=_address(page, base_url=base_url) if page else f"{base_url}/",
        description=xml_text(description),
        changed_at=changed_at,
        entries=[
            _entry(article, html=texts[article.pk], sections=sections, base_url=base_url)
            for article in articles
        ],
    )


def _entry(article: ArticlePage, *, html: str, sections: dict[str, SectionPage], base_url: str) -> FeedEntry:
    section = sections.get(parent_path(article))
    subjects = [section.title] if section else []
    subjects += [item.tag.name for item in article.tagged_items.all()]
    return FeedEntry(
        guid=f"urn:uuid:{article.translation_key}",
        url=_address(article, base_url=base_url),
        title=xml_text(article.title),
        summary=xml_text(excerpt(article.search_description or article.lead, length=SUMMARY_LENGTH)),
        html=html,
        published_at=article.first_published_at,
        updated_at=article.updated_at,
        author=xml_text(article.author.name) if article.author else "",
        subjects=[xml_text(subject) for subject in dict.fromkeys(subjects)],
    )


def _texts(articles: list[ArticlePage], *, base_url: str) -> dict[int, str]:
    """Return each article's text by its id, out of the cache where it holds it."""
    keys = {article.pk: _text_key(article, base_url=base_url) for article in articles}
    kept = cache.get_many(keys.values())
    texts = {pk: kept[key] for pk, key in keys.items() if key in kept}
    missing = ArticlePage.objects.select_related("cover").filter(pk__in=keys.keys() - texts.keys())
    for article in missing:
        html = render_to_string("feeds/article.html", {"page": article})
        texts[article.pk] = feed_html(html, page_url=_address(article, base_url=base_url))
        cache.set(keys[article.pk], texts[article.pk], _TEXT_SECONDS)
    return texts


def _text_key(article: ArticlePage, *, base_url: str) -> str:
    told = (_VERSION, base_url, article.url_path, article.latest_revision_id, article.last_published_at)
    return f"feed-text:{article.pk}:{sha256(repr(told).encode()).hexdigest()[:32]}"


def _address(page: Page, *, base_url: str) -> str:
    return urljoin(f"{base_url}/", page.get_url() or "/")
