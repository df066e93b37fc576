"""Writes a feed as RSS 2.0, Atom and JSON Feed 1.1. A further format is one entry in FORMATS."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.html import escape

from articles.services.feed_articles import FeedContent, FeedEntry

LANGUAGE = "zh-CN"


class _SteadyFeed(SyndicationFeed):
    """Says when its content changed, where Django's says when an empty feed was asked for."""

    def latest_post_date(self) -> datetime:
        changed_at: datetime = self.feed["changed_at"]
        return changed_at


class _Rss(_SteadyFeed, Rss201rev2Feed):
    """RSS 2.0 with the whole text, by the content module (web.resource.org/rss/1.0/modules/content)."""

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["html"])


class _Atom(_SteadyFeed, Atom1Feed):
    """Atom (RFC 4287) with the whole text."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["html"], {"type": "html"})


def _write_xml(kind: type[SyndicationFeed], content: FeedContent, feed_url: str) -> str:
    is_atom = issubclass(kind, Atom1Feed)
    feed = kind(
        title=content.title,
        link=content.url,
        description=content.description,
        language=LANGUAGE,
        author_name=content.title if is_atom else None,
        subtitle=content.description,
        feed_url=feed_url,
        feed_guid=content.guid,
        changed_at=content.changed_at,
    )
    for entry in content.entries:
        feed.add_item(
            title=entry.title,
            link=entry.url,
            # Readers take both for HTML.
            description=escape(entry.summary),
            unique_id=entry.guid,
            unique_id_is_permalink=False,
            author_name=entry.author or None,
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
            categories=entry.subjects,
            html=entry.html,
        )
    return feed.writeString("utf-8")


def write_rss(content: FeedContent, *, feed_url: str) -> str:
    """Return the feed as RSS 2.0."""
    return _write_xml(_Rss, content, feed_url)


def write_atom(content: FeedContent, *, feed_url: str) -> str:
    """Return the feed as Atom."""
    return _write_xml(_Atom, content, feed_url)


def write_json(content: FeedContent, *, feed_url: str) -> str:
    """Return the feed as JSON Feed 1.1 (jsonfeed.org/version/1.1); what is empty is left out."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": content.title,
        "home_page_url": content.url,
        "feed_url": feed_url,
        "description": content.description,
        "language": LANGUAGE,
        "items": [_json_item(entry) for entry in content.entries],
    }
    return json.dumps(feed, ensure_ascii=False)


def _json_item(entry: FeedEntry) -> dict[str, Any]:
    item = {
        "id": entry.guid,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "summary": entry.summary,
        "date_published": entry.published_at.isoformat(),
        "date_modified": entry.updated_at.isoformat(),
        "authors": [{"name": entry.author}] if entry.author else [],
        "tags": entry.subjects,
    }
    return {name: value for name, value in item.items() if value or name == "content_html"}


@dataclass(frozen=True)
class FeedFormat:
    """A format: its name in addresses' names, its paths for the site and below a section, how it is written."""

    name: str
    label: str
    path: str
    section_path: str
    content_type: str
    write: Callable[..., str]


FORMATS = (
    FeedFormat("rss", "RSS", "feed/rss.xml", "rss.xml", "application/rss+xml", write_rss),
    FeedFormat("atom", "Atom", "feed/atom.xml", "atom.xml", "application/atom+xml", write_atom),
    FeedFormat("json", "JSON Feed", "feed.json", "feed.json", "application/feed+json", write_json),
)
FORMATS_BY_NAME = {one.name: one for one in FORMATS}
