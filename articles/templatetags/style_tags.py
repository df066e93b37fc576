"""Stands in for article_tags where templates are rendered with samples: what services would gather is brought along.

The style page's template engine loads it under that name, so that the readers' own templates know nothing of it.
"""

from dataclasses import replace
from typing import Any

from django import template
from django.template.context import Context

from articles.models import ArticlePage
from articles.services import metadata
from articles.sharing.targets import ShareRow
from articles.sharing.targets import share_row as make_share_row
from articles.templatetags import article_tags

register = template.Library()
register.tags.update(article_tags.register.tags)
register.filters.update(article_tags.register.filters)


@register.simple_tag(takes_context=True, name="site_chrome")
def sample_chrome(context: Context) -> Any:
    """The frame of the page."""
    return context["sample"].chrome


@register.simple_tag(takes_context=True, name="article_reading")
def sample_reading(context: Context, article: ArticlePage) -> Any:
    """What stands around an article."""
    return context["sample"].reading


@register.simple_tag(takes_context=True, name="home_reading")
def sample_home(context: Context, home: Any) -> Any:
    """The home page's lists."""
    return context["sample"].home


@register.simple_tag(takes_context=True, name="section_listing")
def sample_listing(context: Context, section: Any) -> Any:
    """One page of a section's articles."""
    return context["sample"].listing


@register.simple_tag(name="page_metadata")
def no_metadata(page: Any, page_number: int = 1, section: Any = None) -> None:
    """Nothing: no search engine keeps a sample."""


@register.simple_tag(takes_context=True, name="share_row")
def sample_share_row(context: Context, article: ArticlePage) -> ShareRow:
    """Every way to share that the registry knows; the code and the poster lead to the sample itself."""
    settings = context["sample"].chrome.settings
    page = metadata.shared_page(article, settings=settings, base_url="https://example.com")
    own = article.get_url()
    return make_share_row(replace(page, qr_page=own, poster_page=own), shows_optional=True)


@register.simple_tag(name="fetch_pictures")
def no_pictures_to_fetch(body: Any) -> str:
    """Nothing: a sample's pictures are drawn, not stored."""
    return ""
