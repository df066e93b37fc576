"""What a page says of itself as data, and that no text can break out of it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from articles.seo.facts import Byline, NamedLink, PageFacts, PageKind
from articles.seo.json_ld import data_scripts, script_text
from tests.unit.test_seo import ARTICLE, SITE, SQUARE, WIDE


def graph(facts: PageFacts) -> dict[str, Any]:
    """Return the nodes of a page's graph by their type."""
    data = json.loads(data_scripts(facts)[0])
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def test_an_article_names_its_pictures_times_author_and_publisher() -> None:
    article = graph(ARTICLE)["Article"]
    assert article["headline"] == "怎么销户"
    assert article["mainEntityOfPage"] == ARTICLE.url
    assert article["image"] == [WIDE.url, SQUARE.url]
    assert article["datePublished"] == "2026-11-24T09:30:00+08:00"
    assert article["dateModified"] == "2026-11-25T08:00:00+08:00"
    assert article["author"] == {"@type": "Person", "name": "编辑部", "url": ARTICLE.author.url}  # type: ignore[union-attr]
    assert article["publisher"]["logo"] == {"@type": "ImageObject", "url": SITE.logo}
    assert (article["articleSection"], article["keywords"]) == ("头条", ["销户", "换绑"])


def test_news_is_called_news() -> None:
    assert set(graph(replace(ARTICLE, is_news=True))) == {"NewsArticle", "BreadcrumbList"}


@pytest.mark.parametrize(
    "author", [Byline("号卡头条"), Byline("编辑部", is_organization=True)], ids=["the site", "a desk"]
)
def test_a_desk_is_no_person(author: Byline) -> None:
    assert graph(replace(ARTICLE, author=author))["Article"]["author"]["@type"] == "Organization"


def test_the_trail_counts_from_the_home_page_to_the_page_itself() -> None:
    trail = (NamedLink("首页", "https://example.com/"), NamedLink("怎么销户", ARTICLE.url))
    assert graph(replace(ARTICLE, trail=trail))["BreadcrumbList"]["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "首页", "item": "https://example.com/"},
        {"@type": "ListItem", "position": 2, "name": "怎么销户", "item": ARTICLE.url},
    ]


def test_the_home_page_tells_of_the_site_and_of_whose_it_is() -> None:
    nodes = graph(replace(ARTICLE, kind=PageKind.HOME))
    assert set(nodes) == {"WebSite", "Organization"}
    assert nodes["WebSite"]["publisher"]["@id"] == nodes["Organization"]["@id"]
    assert nodes["Organization"]["name"] == "号卡头条"


@pytest.mark.parametrize("kind", [PageKind.SECTION, PageKind.TAG])
def test_a_list_is_a_collection(kind: PageKind) -> None:
    assert set(graph(replace(ARTICLE, kind=kind))) == {"CollectionPage", "BreadcrumbList"}


def test_an_authors_page_is_about_its_author() -> None:
    profile = graph(replace(ARTICLE, kind=PageKind.AUTHOR))["ProfilePage"]
    assert profile["mainEntity"]["name"] == "编辑部"
    assert profile["mainEntity"]["image"] == SQUARE.url


def test_a_page_by_itself_is_a_web_page() -> None:
    assert set(graph(replace(ARTICLE, kind=PageKind.STANDARD))) == {"WebPage", "BreadcrumbList"}


def test_baidu_reads_both_times_without_a_zone_and_they_are_the_same_at_first() -> None:
    time_factor = json.loads(data_scripts(replace(ARTICLE, updated_at=None))[1])
    assert time_factor == {
        "@context": "https://ziyuan.baidu.com/contexts/cambrian.jsonld",
        "@id": ARTICLE.url,
        "title": "怎么销户",
        "images": [WIDE.url, SQUARE.url],
        "description": "先换绑，再结清。",
        "pubDate": "2026-11-24T09:30:00",
        "upDate": "2026-11-24T09:30:00",
    }
    assert json.loads(data_scripts(ARTICLE)[1])["upDate"] == "2026-11-25T08:00:00"


def test_a_page_without_a_time_has_no_time_factor() -> None:
    assert len(data_scripts(replace(ARTICLE, published_at=None))) == 1
    assert len(data_scripts(replace(ARTICLE, kind=PageKind.SECTION))) == 1


@pytest.mark.parametrize(
    "title",
    [
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "他说\"能办\"，我说'不能'\\",
        "A&B &amp; C",
        "办好了🎉👨‍👩‍👧",
        "]]>}}",
    ],
)
def test_no_title_breaks_out_of_its_script_and_each_comes_back_as_it_was(title: str) -> None:
    for script in data_scripts(replace(ARTICLE, headline=title)):
        assert not set(script) & set("<>&\u2028\u2029\n")
    assert graph(replace(ARTICLE, headline=title))["Article"]["headline"] == title


def test_line_separators_controls_and_half_characters_do_no_harm() -> None:
    script = script_text({"name": "一\u2028二\u2029三\x00\x1f四\ud83d", "none": None, "empty": "", "zero": 0})
    assert json.loads(script) == {"name": "一 二 三四", "zero": 0}
    script.encode()
