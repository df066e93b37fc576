"""Thin adapter: names the feeds that a page's head points to."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse

from articles.models import SectionPage
from articles.services.feed_formats import FORMATS

register = template.Library()


@dataclass(frozen=True)
class FeedLink:
    """One feed, as a <link> names it."""

    title: str
    content_type: str
    url: str


@register.simple_tag
def feed_links(page: Any, site_name: str) -> list[FeedLink]:
    """The feeds of the section that the page is, if it is one, and of the site. Asks nothing of the database."""
    links = []
    if isinstance(page, SectionPage) and page.pk:
        links += [
            FeedLink(
                title=f"{page.title} {one.label}",
                content_type=one.content_type,
                url=reverse(f"section_feed_{one.name}", args=[page.pk]),
            )
            for one in FORMATS
        ]
    links += [
        FeedLink(
            title=f"{site_name} {one.label}", content_type=one.content_type, url=reverse(f"feed_{one.name}")
        )
        for one in FORMATS
    ]
    return links
