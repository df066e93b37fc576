"""Pages of a site that has little or nothing to show, or what nobody expects."""

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import ArticleTag, HomePage, SectionPage, SiteSettings
from tests.factories import make_article, make_author, make_section
from tests.web.html import foreign_addresses, inline_code, meta, one, parse

pytestmark = pytest.mark.django_db


def test_an_empty_site_still_has_its_home_page(client: Client, home: HomePage) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    page = parse(answer.content.decode())
    assert one(page, "h1")
    assert "正在准备" in page.get_text()


def test_empty_lists_say_so_and_stay_out_of_search_engines(client: Client, home: HomePage) -> None:
    make_section(home, slug="kong")
    make_author(name="没写过", slug="wu")
    ArticleTag.objects.create(name="没用过")
    assert "还没有文章" in client.get("/kong/").content.decode()
    for address in ("/author/wu/", "/tag/mei-yong-guo/"):
        page = parse(client.get(address).content.decode())
        assert "还没有文章" in page.get_text()
        assert meta(page, "robots") == "noindex"


@pytest.mark.parametrize(
    "address", ["/author/nobody/", "/tag/nothing/", "/tag/销户/", "/nowhere/", "/banka/nowhere/"]
)
def test_what_does_not_exist_is_404_in_the_sites_design(client: Client, home: HomePage, address: str) -> None:
    make_section(home, slug="banka")
    answer = client.get(address)
    assert answer.status_code == 404
    page = parse(answer.content.decode())
    assert one(page, "h1").get_text() == "没有找到这一页"
    assert meta(page, "robots") == "noindex"
    assert page.select("footer")
    assert inline_code(page) == foreign_addresses(page) == []
    assert not answer.cookies


def test_markup_in_names_is_shown_not_run(client: Client, home: HomePage) -> None:
    evil = "<script>alert(1)</script>\"'&"
    SiteSettings.objects.update(
        name=evil[:40], slogan=evil, disclaimer=evil, contact_text=evil, share_text=evil
    )
    author = make_author(name=evil, slug="evil", introduction=evil)
    section = make_section(home, title=evil, slug="evil", introduction=evil)
    article = make_article(
        section, title=evil, lead=evil, seo_title=evil, search_description=evil, author=author, tags=(evil,)
    )
    make_article(section, title="另一篇")
    tag = article.tags.get()
    for address in (
        "/",
        "/evil/",
        article.get_url(),
        "/author/evil/",
        tag.get_absolute_url(),
        f"/correct/{article.pk}/",
    ):
        text = client.get(address).content.decode()
        assert "<script>alert" not in text
        assert inline_code(parse(text)) == []


def test_the_most_read_list_hides_while_it_is_empty(client: Client, home: HomePage) -> None:
    make_article()
    assert "热读" not in client.get("/").content.decode()


def test_a_published_page_in_the_future_of_its_section_stays_bounded(client: Client, home: HomePage) -> None:
    make_article(make_section(home, slug="x"), first_published_at=timezone.now().replace(year=2099))
    assert SectionPage.objects.get().get_url() == "/x/"
    assert client.get("/x/").status_code == 200


def test_a_bare_article_stands_too(client: Client, home: HomePage) -> None:
    article = make_article(make_section(home), lead="", body=[])
    page = parse(client.get(article.get_url()).content.decode())
    assert one(page, "h1")
    assert not page.select("section.related")
    assert not page.select("nav.neighbours")
    assert not page.select(".byline__author")
