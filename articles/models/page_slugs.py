"""Which addresses pages may have: none that a sibling has, and none that the site's own views answer at."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from articles.text.slugs import make_slug, make_unique

RESERVED_SLUG = _("网址别名“%(slug)s”是网站自己要用的，读者会打不开这个页面；请换一个。")
# What a regular expression begins with, as long as it is plain letters up to a slash or the end.
_LITERAL_HEAD = re.compile(r"\^?([\w-]+)(?:/|\$|\\Z|$)")


def reserved_slugs() -> frozenset[str]:
    """Return the first parts of all paths that the URLconf, static files or media take before the page tree."""
    folders = (urlsplit(str(url)).path.strip("/") for url in (settings.STATIC_URL, settings.MEDIA_URL))
    heads = [*_heads(get_resolver().url_patterns), *(folder.split("/", 1)[0] for folder in folders)]
    return frozenset(head for head in heads if head)


def is_reserved(slug: str, *, parent: Page | None) -> bool:
    """Whether a page with this slug below parent would stand behind one of the site's own views."""
    return parent is not None and slug in reserved_slugs() and parent.is_site_root()


def free_slug(title: str, *, parent: Page | None, page_id: int | None = None, fallback: str = "") -> str:
    """Return a slug for title that is free below parent; page_id is the page's own, whose slug doesn't count.

    Where the title has no letter or digit it is made from fallback; without one it is empty.
    """
    slug = make_slug(title) or fallback
    if not slug or parent is None:
        return slug
    taken = set(parent.get_children().exclude(pk=page_id).values_list("slug", flat=True))
    if parent.is_site_root():
        taken |= reserved_slugs()
    return make_unique(slug, taken)


def _heads(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        written = str(pattern.pattern)
        if isinstance(pattern, URLResolver) and not written:
            yield from _heads(pattern.url_patterns)
        elif isinstance(pattern.pattern, RegexPattern):
            match = _LITERAL_HEAD.match(written)
            yield match[1] if match else ""
        else:
            head = written.split("/", 1)[0]
            yield "" if "<" in head else head
