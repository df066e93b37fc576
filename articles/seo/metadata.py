"""Builds the head of a page from plain facts: the one place that knows what search engines and networks read.

Formats: ogp.me for Open Graph, schema.org for JSON-LD; which reader looks at what stands in tests/conformance.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from articles.seo.facts import PageFacts, PageKind
from articles.seo.json_ld import data_scripts
from articles.text.characters import one_line

# Pictures may be shown large beside a result; without it Google shows a thumbnail.
_ROBOTS = "max-image-preview:large"
_OPEN_GRAPH_TYPES = {PageKind.ARTICLE: "article", PageKind.AUTHOR: "profile"}


@dataclass(frozen=True)
class MetaTag:
    """A <meta>; `attribute` is "name", "property" or "itemprop"."""

    attribute: str
    key: str
    content: str


@dataclass(frozen=True)
class LinkTag:
    """A <link>."""

    rel: str
    href: str


@dataclass(frozen=True)
class PageMetadata:
    """The head of one page, ready to be printed. `scripts` are JSON-LD that no text inside can end early."""

    title: str
    tags: tuple[MetaTag, ...]
    links: tuple[LinkTag, ...]
    scripts: tuple[str, ...]


def build_metadata(facts: PageFacts) -> PageMetadata:
    """Return the head of a page. What has no content is left out; controls and line breaks never get into it."""
    tags = [*_names(facts), *_open_graph(facts), *_times(facts), *_item_properties(facts)]
    links = [LinkTag("canonical", facts.url)]
    if facts.square:
        links.append(LinkTag("image_src", facts.square.url))
    return PageMetadata(
        title=one_line(facts.title),
        tags=tuple(MetaTag(one.attribute, one.key, text) for one in tags if (text := one_line(one.content))),
        links=tuple(links),
        scripts=data_scripts(facts),
    )


def _names(facts: PageFacts) -> Iterator[MetaTag]:
    yield MetaTag("name", "description", facts.description)
    yield MetaTag("name", "author", facts.author.name if facts.author else "")
    yield MetaTag("name", "robots", _ROBOTS if facts.is_indexed else "noindex")
    # X takes title, words and picture from Open Graph.
    yield MetaTag("name", "twitter:card", "summary_large_image" if facts.wide else "summary")
    if facts.kind == PageKind.HOME:  # where every engine looks for its proof
        for name, code in facts.site.verifications:
            yield MetaTag("name", name, code)


def _open_graph(facts: PageFacts) -> Iterator[MetaTag]:
    yield MetaTag("property", "og:type", _OPEN_GRAPH_TYPES.get(facts.kind, "website"))
    yield MetaTag("property", "og:site_name", facts.site.name)
    yield MetaTag("property", "og:locale", "zh_CN")
    yield MetaTag("property", "og:title", facts.headline)
    yield MetaTag("property", "og:description", facts.description)
    yield MetaTag("property", "og:url", facts.url)
    picture = facts.wide or facts.square
    if picture:
        yield MetaTag("property", "og:image", picture.url)
        yield MetaTag("property", "og:image:type", "image/jpeg")
        yield MetaTag("property", "og:image:width", str(picture.width))
        yield MetaTag("property", "og:image:height", str(picture.height))
        yield MetaTag("property", "og:image:alt", picture.alt)


def _times(facts: PageFacts) -> Iterator[MetaTag]:
    """Open Graph's article times, section, author and tags, and the time factors of 头条搜索."""
    if facts.kind != PageKind.ARTICLE:
        return
    if facts.published_at:
        published = facts.published_at.isoformat(timespec="seconds")
        updated = (facts.updated_at or facts.published_at).isoformat(timespec="seconds")
        yield MetaTag("property", "article:published_time", published)
        yield MetaTag("property", "article:modified_time", updated)
        yield MetaTag("property", "bytedance:published_time", published)
        yield MetaTag("property", "bytedance:updated_time", updated)
        yield MetaTag("property", "bytedance:lrDate_time", updated)
    yield MetaTag("property", "article:section", facts.section.name if facts.section else "")
    yield MetaTag("property", "article:author", facts.author.url if facts.author else "")
    for tag in facts.tags:
        yield MetaTag("property", "article:tag", tag)


def _item_properties(facts: PageFacts) -> Iterator[MetaTag]:
    """What QQ and WeChat read where they don't read Open Graph; the item is the whole document."""
    yield MetaTag("itemprop", "name", facts.headline)
    yield MetaTag("itemprop", "description", facts.description)
    yield MetaTag("itemprop", "image", facts.square.url if facts.square else "")
