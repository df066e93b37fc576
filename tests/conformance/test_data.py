"""The pages' JSON-LD, as an independent processor of the format understands it. No context is fetched."""

from typing import Any

import pytest
from django.test import Client
from pyld import jsonld

from articles.models import HomePage
from tests.conformance.pages import WITHOUT_ZONE, ZONED, Page, make_pages
from tests.conformance.reading import data_of
from tests.conftest import OpenDatabase
from tests.factories import make_site
from tests.web.html import parse

pytestmark = pytest.mark.django_db
SCHEMA, CAMBRIAN = "https://schema.org/", "https://ziyuan.baidu.com/contexts/cambrian#"
# The real ones are long; that their words are one vocabulary's is what counts here.
CONTEXTS = {
    "https://schema.org": {"@vocab": SCHEMA},
    "https://ziyuan.baidu.com/contexts/cambrian.jsonld": {"@vocab": CAMBRIAN},
}
TYPES = {
    "home": {"WebSite", "Organization"},
    "section": {"CollectionPage", "BreadcrumbList"},
    "article": {"Article", "BreadcrumbList"},
    "article with cover": {"Article", "BreadcrumbList"},
    "about": {"WebPage", "BreadcrumbList"},
    "tag": {"CollectionPage", "BreadcrumbList"},
    "author": {"ProfilePage", "BreadcrumbList"},
}


@pytest.fixture(scope="module")
def pages(module_database: OpenDatabase) -> dict[str, Page]:
    with module_database():
        return make_pages(HomePage.objects.first() or make_site())


def load(url: str, options: Any) -> dict[str, Any]:
    """Stand in for the network: only the contexts that pages may name exist."""
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": CONTEXTS[url]},
    }


def expand(client: Client, path: str) -> list[dict[str, Any]]:
    """Return the nodes of a page with their full names."""
    blocks = data_of(parse(client.get(path).content.decode()))
    options = {"documentLoader": load, "base": "http://testserver/"}
    return [node for block in blocks for node in jsonld.expand(block, options)]


def value(node: dict[str, Any], name: str) -> Any:
    """Return the only value of a property."""
    (one,) = node[name]
    return one.get("@value", one)


@pytest.mark.parametrize("kind", TYPES)
def test_a_page_is_of_its_types_and_says_nothing_outside_the_two_vocabularies(
    client: Client, pages: dict[str, Page], kind: str
) -> None:
    nodes = expand(client, pages[kind].path)
    types = {name.removeprefix(SCHEMA) for node in nodes for name in node.get("@type", [])}
    assert types == TYPES[kind]
    names = {name for node in nodes for name in node if not name.startswith("@")}
    assert names
    assert all(name.startswith((SCHEMA, CAMBRIAN)) for name in names)


@pytest.mark.parametrize("kind", ["article", "article with cover"])
def test_an_article_bears_all_that_results_can_show(
    client: Client, pages: dict[str, Page], kind: str
) -> None:
    nodes = expand(client, pages[kind].path)
    (article,) = [node for node in nodes if node.get("@type") == [f"{SCHEMA}Article"]]
    assert value(article, f"{SCHEMA}headline") == pages[kind].title
    assert value(article, f"{SCHEMA}datePublished") == ZONED
    assert value(article, f"{SCHEMA}dateModified") == ZONED
    assert value(value(article, f"{SCHEMA}author"), f"{SCHEMA}name") == "编辑部"
    assert value(value(article, f"{SCHEMA}publisher"), f"{SCHEMA}name") == "号卡头条"
    assert len(article[f"{SCHEMA}image"]) == 2


@pytest.mark.parametrize("kind", ["article", "article with cover"])
def test_baidus_time_factor_has_both_times_without_a_zone(
    client: Client, pages: dict[str, Page], kind: str
) -> None:
    (factor,) = [node for node in expand(client, pages[kind].path) if f"{CAMBRIAN}pubDate" in node]
    assert factor["@id"] == f"http://testserver{pages[kind].path}"
    assert value(factor, f"{CAMBRIAN}pubDate") == value(factor, f"{CAMBRIAN}upDate") == WITHOUT_ZONE


@pytest.mark.parametrize("kind", [kind for kind in TYPES if kind != "home"])
def test_the_trail_starts_at_home_and_ends_at_the_page(
    client: Client, pages: dict[str, Page], kind: str
) -> None:
    nodes = expand(client, pages[kind].path)
    (trail,) = [node for node in nodes if node.get("@type") == [f"{SCHEMA}BreadcrumbList"]]
    items = trail[f"{SCHEMA}itemListElement"]
    assert [value(one, f"{SCHEMA}position") for one in items] == list(range(1, len(items) + 1))
    assert value(items[0], f"{SCHEMA}item") == "http://testserver/"
    assert value(items[-1], f"{SCHEMA}item") == f"http://testserver{pages[kind].path}"
    assert value(items[-1], f"{SCHEMA}name") in pages[kind].title


def test_a_context_that_nobody_knows_would_be_noticed() -> None:
    with pytest.raises(jsonld.JsonLdError):
        jsonld.expand({"@context": "https://example.com/", "name": "x"}, {"documentLoader": load})
