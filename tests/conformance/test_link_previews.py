"""Link-preview parsers that others wrote find in our pages what we put there."""

import json
from typing import Any

import pytest
from django.test import Client
from linkpreview import Link, LinkPreview

from articles.models import ArticlePage, HomePage
from tests.conformance.pages import ZONED, Page, make_pages
from tests.conftest import OpenDatabase
from tests.factories import make_site
from tests.standards.tools import HERE, installed, run_node

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
KINDS = ("home", "section", "article with cover", "article", "about", "tag", "author")
TITLES = (
    "</script><script>alert(1)</script>",
    "他说\"能办\"，我说'不能'",
    "A&B &amp; <b>C</b>",
    "办好了🎉👨\u200d👩\u200d👧",
)


@pytest.fixture(scope="module")
def pages(module_database: OpenDatabase) -> dict[str, Page]:
    with module_database():
        return make_pages(HomePage.objects.first() or make_site())


def scrape(*texts: str) -> list[dict[str, Any]]:
    """Return what open-graph-scraper finds in pages."""
    installed("open-graph-scraper/package.json")
    run = run_node(HERE / "preview_link.mjs", text=json.dumps(texts))
    assert run.returncode == 0, run.stderr
    found: list[dict[str, Any]] = json.loads(run.stdout)
    return found


def preview(html: str, path: str) -> LinkPreview:
    """Return what linkpreview makes of a page."""
    return LinkPreview(Link(SITE + path, html), parser="html.parser")


@pytest.mark.parametrize("kind", KINDS)
def test_linkpreview_finds_the_same_by_open_graph_and_by_microdata(
    client: Client, pages: dict[str, Page], kind: str
) -> None:
    page = pages[kind]
    found = preview(client.get(page.path).content.decode(), page.path)
    for source in (found, found.opengraph, found.microdata):
        assert source.description == page.description
        assert source.image.startswith(SITE)
    assert found.title == found.opengraph.title == page.title
    assert found.generic.title == page.document_title
    assert found.generic.description == page.description
    assert found.site_name == "号卡头条"


def test_open_graph_scraper_finds_titles_words_pictures_and_times(
    client: Client, pages: dict[str, Page]
) -> None:
    found = scrape(*(client.get(pages[kind].path).content.decode() for kind in KINDS))
    for kind, one in zip(KINDS, found, strict=True):
        page = pages[kind]
        assert one["ogTitle"] == page.title
        assert one["ogDescription"] == page.description
        assert one["ogUrl"] == SITE + page.path
        assert (one["ogSiteName"], one["ogLocale"]) == ("号卡头条", "zh_CN")
        (picture,) = one["ogImage"]
        assert (int(picture["width"]), int(picture["height"])) == page.wide
        assert picture["type"] in {"jpg", "jpeg", "image/jpeg"}
        assert picture["alt"]
        assert one["twitterCard"] == ("summary" if kind == "author" else "summary_large_image")
        assert one["ogType"] == {"author": "profile"}.get(kind, "article" if page.is_article else "website")
        if page.is_article:
            assert one["articlePublishedTime"] == one["articleModifiedTime"] == ZONED
            assert (one["articleSection"], one["articleTag"]) == ("注销", "销户")
            assert one["articleAuthor"] == f"{SITE}/author/bianji/"
            assert len(one["jsonLD"]) == 2


@pytest.mark.parametrize("title", TITLES)
def test_no_title_misleads_a_parser(client: Client, pages: dict[str, Page], title: str) -> None:
    ArticlePage.objects.filter(slug="buka").update(title=title)
    html = client.get(pages["article"].path).content.decode()
    found = preview(html, pages["article"].path)
    (scraped,) = scrape(html)
    assert found.opengraph.title == found.microdata.title == scraped["ogTitle"] == title
    assert found.generic.title == f"{title} - 号卡头条"
    (headline,) = [one["headline"] for one in scraped["jsonLD"][0]["@graph"] if "headline" in one]
    assert headline == title


@pytest.mark.parametrize(
    "query", ["?utm_source=weibo&utm_campaign=share", "?fbclid=x&from=timeline", "?x=%00"]
)
def test_what_hangs_on_an_address_is_not_passed_on(
    client: Client, pages: dict[str, Page], query: str
) -> None:
    page = pages["article"]
    (scraped,) = scrape(client.get(page.path + query).content.decode())
    assert scraped["ogUrl"] == SITE + page.path


def test_the_parsers_would_notice_an_empty_page() -> None:
    html = "<!DOCTYPE html><html><head></head><body></body></html>"
    assert preview(html, "/").title is None
    assert "ogTitle" not in scrape(html)[0]
