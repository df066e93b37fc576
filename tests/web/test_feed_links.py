"""What a page's head says of feeds and of the search: only what answers."""

import pytest
from defusedxml import ElementTree
from django.test import Client

from articles.models import HomePage, SiteSettings
from articles.services.feed_formats import FORMATS
from tests.factories import make_article, make_section
from tests.web.html import parse

pytestmark = pytest.mark.django_db
SITE_FEEDS = [f"/{one.path}" for one in FORMATS]


def alternates(client: Client, path: str) -> list[tuple[str, str]]:
    page = parse(client.get(path).content.decode())
    return [(str(link["type"]), str(link["href"])) for link in page.select('link[rel="alternate"]')]


def test_pages_point_to_feeds_that_answer(client: Client, home: HomePage) -> None:
    section = make_section(home)
    article = make_article(section)
    assert [href for _type, href in alternates(client, "/")] == SITE_FEEDS
    assert [href for _type, href in alternates(client, article.get_url())] == SITE_FEEDS
    of_section = alternates(client, section.get_url())
    assert [href for _type, href in of_section][:3] == [
        f"/feed/{section.pk}/rss.xml",
        f"/feed/{section.pk}/atom.xml",
        f"/feed/{section.pk}/feed.json",
    ]
    for content_type, href in of_section:
        assert client.get(href)["Content-Type"].startswith(content_type)
    assert alternates(client, "/nowhere/") == []


def test_no_link_leads_to_a_search_that_is_not_there(client: Client, home: HomePage) -> None:
    assert not parse(client.get("/").content.decode()).select('link[rel="search"]')
    assert client.get("/opensearch.xml").status_code == 404


@pytest.mark.urls("tests.search_urls")
def test_browsers_are_told_of_the_search_once_there_is_one(client: Client, home: HomePage) -> None:
    SiteSettings.objects.update(name="号\x01卡 & 头条")
    (link,) = parse(client.get("/").content.decode()).select('link[rel="search"]')
    response = client.get(str(link["href"]))
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    names = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    tree = ElementTree.fromstring(response.content)
    assert tree.findtext("o:ShortName", namespaces=names) == "号卡 & 头条"
    url = tree.find("o:Url", names)
    assert url is not None
    assert url.get("template") == "http://testserver/search/?q={searchTerms}"
    assert client.get(str(url.get("template")).replace("{searchTerms}", "x")).status_code == 200
