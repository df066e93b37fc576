"""Writes what a page is as JSON-LD: schema.org's words for search engines, and 百度's time factor.

百度 names its context https://ziyuan.baidu.com/contexts/cambrian.jsonld and wants times without a zone, in Beijing's
time (pubDate, upDate); the block stands for itself, since its reader is not known to follow a graph.
"""

import json
from collections.abc import Iterator
from typing import Any

from articles.seo.facts import Byline, NamedLink, PageFacts, PageKind, SiteFacts
from articles.text.characters import one_line

Node = dict[str, Any]

_LISTS = (PageKind.SECTION, PageKind.TAG)
# Inside a <script> these could end it, open a comment, or break a line in readers older than ES2019.
_ESCAPES = {ord(one): f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}


def data_scripts(facts: PageFacts) -> tuple[str, ...]:
    """Return the page's JSON-LD, each text for one <script>; none for a page that isn't indexed."""
    if not facts.is_indexed:
        return ()
    graph = {"@context": "https://schema.org", "@graph": list(_nodes(facts))}
    time_factor = _baidu_time_factor(facts)
    return tuple(script_text(one) for one in (graph, time_factor) if one)


def script_text(data: Node) -> str:
    """Return data as JSON that can stand inside a <script>, whatever its strings hold. Empty values are left out."""
    return json.dumps(_tidy(data), ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _tidy(value: Any) -> Any:
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, list):
        return [_tidy(one) for one in value]
    if isinstance(value, dict):
        return {key: tidy for key, one in value.items() if (tidy := _tidy(one)) not in ("", None, [], {})}
    return value


def _nodes(facts: PageFacts) -> Iterator[Node]:
    site = facts.site
    if facts.kind == PageKind.HOME:
        yield {
            "@type": "WebSite",
            "@id": f"{site.url}/#website",
            "name": site.name,
            "url": facts.url,
            "description": facts.description,
            "inLanguage": "zh-CN",
            "publisher": {"@id": f"{site.url}/#organization"},
        }
        yield _organization(site) | {"description": site.slogan}
        return
    yield _article(facts) if facts.kind == PageKind.ARTICLE else _web_page(facts)
    yield _breadcrumb(facts.trail)


def _article(facts: PageFacts) -> Node:
    return {
        "@type": "NewsArticle" if facts.is_news else "Article",
        "@id": f"{facts.url}#article",
        "mainEntityOfPage": facts.url,
        "headline": facts.headline,
        "description": facts.description,
        "image": [picture.url for picture in (facts.wide, facts.square) if picture],
        "datePublished": facts.published_at and facts.published_at.isoformat(timespec="seconds"),
        "dateModified": facts.updated_at and facts.updated_at.isoformat(timespec="seconds"),
        "author": facts.author and _byline(facts.author, facts.site),
        "publisher": _organization(facts.site),
        "articleSection": facts.section and facts.section.name,
        "keywords": list(facts.tags),
        "inLanguage": "zh-CN",
        "isPartOf": {"@id": f"{facts.site.url}/#website"},
    }


def _web_page(facts: PageFacts) -> Node:
    node: Node = {
        "@type": "WebPage",
        "@id": facts.url,
        "url": facts.url,
        "name": facts.headline,
        "description": facts.description,
        "inLanguage": "zh-CN",
        "isPartOf": {"@id": f"{facts.site.url}/#website"},
    }
    if facts.kind in _LISTS:
        node["@type"] = "CollectionPage"
    if facts.kind == PageKind.AUTHOR and facts.author:
        picture = facts.square.url if facts.square else ""
        person = _byline(facts.author, facts.site) | {"description": facts.description, "image": picture}
        node |= {"@type": "ProfilePage", "mainEntity": person}
    return node


def _organization(site: SiteFacts) -> Node:
    logo = {"@type": "ImageObject", "url": site.logo} if site.logo else None
    return {
        "@type": "Organization",
        "@id": f"{site.url}/#organization",
        "name": site.name,
        "url": f"{site.url}/",
        "logo": logo,
    }


def _byline(author: Byline, site: SiteFacts) -> Node:
    """A desk that bears the site's name is no person."""
    is_desk = author.is_organization or author.name == site.name
    return {"@type": "Organization" if is_desk else "Person", "name": author.name, "url": author.url}


def _breadcrumb(trail: tuple[NamedLink, ...]) -> Node:
    """The visible trail, but ending with the page's title where the page itself shows 正文内容."""
    items = [
        {"@type": "ListItem", "position": position, "name": one.name, "item": one.url}
        for position, one in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _baidu_time_factor(facts: PageFacts) -> Node | None:
    if facts.kind != PageKind.ARTICLE or not facts.published_at:
        return None
    without_zone = "%Y-%m-%dT%H:%M:%S"
    return {
        "@context": "https://ziyuan.baidu.com/contexts/cambrian.jsonld",
        "@id": facts.url,
        "title": facts.headline,
        "images": [picture.url for picture in (facts.wide, facts.square) if picture],
        "description": facts.description,
        "pubDate": facts.published_at.strftime(without_zone),
        "upDate": (facts.updated_at or facts.published_at).strftime(without_zone),
    }
