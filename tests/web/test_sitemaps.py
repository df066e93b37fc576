"""The sitemap against its schema, what stands in it, and what it costs."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from defusedxml import ElementTree
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from articles.models import ArticlePage, HomePage, SectionPage
from articles.services import sitemaps
from articles.services.renditions import BODY_STYLE, make_renditions
from tests.factories import make_article, make_author, make_image, make_section, make_standard_page
from tests.standards.tools import installed

pytestmark = pytest.mark.django_db
HERE = Path(__file__).parent
SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}
OLD, MIDDLE, NEW = (datetime(2026, 1, day, 4, tzinfo=UTC) for day in (1, 2, 3))


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return make_section(home, title="办事指南", slug="guides")


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    """The schema of sitemaps.org, as the npm package `sitemap` holds it, and the image extension's."""
    image = HERE / "sitemap_image.xsd"
    return xmlschema.XMLSchema(
        str(installed("sitemap/schema/sitemap.xsd")), locations={SPACES["i"]: str(image)}, allow="local"
    )


def parts(client: Client) -> dict[str, str]:
    """Return the index: each part's path with its lastmod."""
    response = client.get("/sitemap.xml")
    assert response.status_code == 200
    tree = ElementTree.fromstring(response.content)
    assert tree.tag == f"{{{SPACES['s']}}}sitemapindex"
    return {
        str(one.findtext("s:loc", namespaces=SPACES)).removeprefix("http://testserver"): str(
            one.findtext("s:lastmod", namespaces=SPACES)
        )
        for one in tree.findall("s:sitemap", SPACES)
    }


def urls(client: Client, path: str) -> dict[str, tuple[str, list[str]]]:
    """Return a part: each address with its lastmod and its pictures."""
    tree = ElementTree.fromstring(client.get(path).content)
    return {
        str(one.findtext("s:loc", namespaces=SPACES)): (
            str(one.findtext("s:lastmod", namespaces=SPACES)),
            [str(loc.text) for loc in one.findall("i:image/i:loc", SPACES)],
        )
        for one in tree.findall("s:url", SPACES)
    }


def everything(client: Client) -> set[str]:
    return {
        address.removeprefix("http://testserver") for path in parts(client) for address in urls(client, path)
    }


def test_every_part_obeys_the_schema(
    client: Client, home: HomePage, section: SectionPage, schema: xmlschema.XMLSchema
) -> None:
    cover = make_image()
    make_article(section, cover=cover, tags=("销 & 户",), author=make_author(), first_published_at=OLD)
    make_standard_page(home)
    make_renditions(cover, styles=("cover",))
    assert list(parts(client)) == [f"/sitemap/{kind}-1.xml" for kind in sitemaps.MAPS]
    for path in parts(client):
        response = client.get(path)
        assert response["Content-Type"] == "application/xml; charset=utf-8"
        schema.validate(response.content.decode())
    index = xmlschema.XMLSchema(str(HERE / "sitemap_index.xsd"), allow="local")
    index.validate(client.get("/sitemap.xml").content.decode())
    broken = client.get("/sitemap/articles-1.xml").content.decode().replace("<loc>", "<lock>")
    assert not schema.is_valid(broken.replace("</loc>", "</lock>"))


def test_all_that_readers_find_stands_in_it_under_its_own_address(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    author = make_author(slug="desk")
    make_author(slug="nobody")
    article = make_article(section, slug="one", tags=("销户",), author=author)
    make_standard_page(home)
    found = everything(client)
    assert found == {"/", "/guides/", "/guides/one/", "/about/", "/tag/xiao-hu/", "/author/desk/"}
    for path in found:
        page = client.get(path).content.decode()
        assert f'<link rel="canonical" href="http://testserver{path}">' in page
        assert 'content="noindex"' not in page
    article.unpublish()
    assert everything(client) == {"/", "/guides/", "/about/"}


def test_drafts_and_private_pages_never_stand_in_it(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    make_article(section, slug="draft", live=False, tags=("草稿",))
    hidden = make_article(section, slug="hidden", tags=("私密",), author=make_author(slug="hidden"))
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    private = make_section(home, slug="private")
    make_article(private, slug="inside")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    closed = make_section(home, slug="closed")
    make_article(closed, slug="within")
    closed.unpublish()
    assert everything(client) == {"/", "/guides/"}


def test_lastmod_is_when_readers_were_given_something_new(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    author = make_author(slug="desk")
    kept = {"tags": ("销户",), "author": author}
    make_article(section, slug="old", first_published_at=OLD, **kept)
    make_article(section, slug="revised", first_published_at=OLD, revised_at=NEW)
    other = make_section(home, slug="other")
    make_article(other, slug="middle", first_published_at=MIDDLE, **kept)
    old, middle, new = (f"2026-01-0{day}T12:00:00+08:00" for day in (1, 2, 3))
    times = {
        address.removeprefix("http://testserver"): changed
        for path in parts(client)
        for address, (changed, _pictures) in urls(client, path).items()
    }
    assert times == {
        "/": new,
        "/guides/": new,
        "/guides/old/": old,
        "/guides/revised/": new,
        "/other/": middle,
        "/other/middle/": middle,
        "/tag/xiao-hu/": middle,
        "/author/desk/": middle,
    }
    assert parts(client) == {
        "/sitemap/articles-1.xml": new,
        "/sitemap/pages-1.xml": new,
        "/sitemap/tags-1.xml": middle,
        "/sitemap/authors-1.xml": middle,
    }


def test_an_article_names_its_pictures(client: Client, section: SectionPage, indexes: None) -> None:
    cover, figure, lost = make_image(), make_image(), make_image()
    make_renditions(cover, styles=("cover",))
    make_renditions(figure, styles=(BODY_STYLE,))
    body: list[Any] = [("figure", {"image": image, "caption": "", "credit": ""}) for image in (figure, lost)]
    article = make_article(section, cover=cover, body=body)
    ArticlePage.objects.get(pk=article.pk).save()
    ((_changed, pictures),) = urls(client, "/sitemap/articles-1.xml").values()
    assert len(pictures) == 2
    for address in pictures:
        file = client.get(address.removeprefix("http://testserver"))
        assert (file.status_code, file["Content-Type"]) == (200, "image/jpeg")
        file.close()


def test_many_articles_come_in_parts_each_with_its_own_date(
    client: Client, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps.ArticleMap, "limit", 2)
    for published in (OLD, MIDDLE, NEW):
        make_article(section, first_published_at=published)
    found = {path: changed for path, changed in parts(client).items() if "articles" in path}
    assert found == {
        "/sitemap/articles-1.xml": "2026-01-02T12:00:00+08:00",
        "/sitemap/articles-2.xml": "2026-01-03T12:00:00+08:00",
    }
    assert [len(urls(client, path)) for path in found] == [2, 1]


def test_a_part_holds_ten_thousand_at_most() -> None:
    assert {one.limit for one in sitemaps.MAPS.values()} == {10_000}


@pytest.mark.parametrize(
    "path", ["articles-2", "articles-0", "nothing-1", "tags-1", "articles-999999999999999999"]
)
def test_a_part_that_is_not_there_is_not_found(path: str, client: Client, section: SectionPage) -> None:
    make_article(section)
    assert client.get(f"/sitemap/{path}.xml").status_code == 404


def test_it_costs_the_same_however_many_articles_there_are(client: Client, section: SectionPage) -> None:
    cover, author = make_image(), make_author()
    make_renditions(cover, styles=("cover",))

    def costs() -> list[int]:
        found = []
        for path in ("/sitemap.xml", *(f"/sitemap/{kind}-1.xml" for kind in sitemaps.MAPS)):
            client.get(path)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(path).status_code == 200
            found.append(len(captured))
        return found

    make_article(section, cover=cover, author=author, tags=("一",))
    few = costs()
    for number in range(5):
        make_article(section, cover=cover, author=author, tags=(f"标签 {number}",))
    assert costs() == few
    assert max(few[1:]) <= 5
    assert few[0] <= 11


def test_addresses_are_those_of_the_public_site_whoever_asks(
    client: Client, section: SectionPage, settings: Any
) -> None:
    settings.SITE_URL = "https://example.com"
    make_article(section, slug="one")
    part = client.get("/sitemap/articles-1.xml", headers={"host": "127.0.0.1"}).content.decode()
    assert "<loc>https://example.com/guides/one/</loc>" in part
    assert (
        "<loc>https://example.com/sitemap/articles-1.xml</loc>" in client.get("/sitemap.xml").content.decode()
    )


def test_a_second_site_changes_nothing_in_it(client: Client, home: HomePage, section: SectionPage) -> None:
    make_article(section, slug="one")
    found = everything(client)
    other = Page.get_first_root_node().add_child(instance=HomePage(title="另一个网站", slug="other"))
    Site.objects.create(hostname="other.example", port=80, root_page=other)
    make_article(make_section(other, slug="elsewhere"), slug="two")
    assert everything(client) == found
