"""What every page that readers reach has in common, whatever its kind."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from articles.models import ArticlePage, ArticleTag, Author, HomePage
from articles.services import reading
from articles.services.view_counts import record_view
from tests.conftest import OpenDatabase
from tests.factories import (
    make_article,
    make_author,
    make_image,
    make_section,
    make_site,
    make_standard_page,
    make_user,
)
from tests.web.html import foreign_addresses, inline_code, meta, one, parse

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def article_id(module_database: OpenDatabase) -> int:
    with module_database():
        return make_guide().pk


@pytest.fixture
def article(article_id: int, db: None, monkeypatch: pytest.MonkeyPatch) -> ArticlePage:
    """An article among as many as fill two short pages of a list."""
    monkeypatch.setattr(reading, "PER_PAGE", 4)
    return ArticlePage.objects.get(pk=article_id)


def make_guide() -> ArticlePage:
    """Return an article that has a section, a tag and an author in common with five others."""
    home = HomePage.objects.first() or make_site()
    section = make_section(home, title="办卡补卡", slug="banka", introduction="到柜台之前先看一遍。")
    author = make_author(name="号卡头条", slug="haoka", introduction="本站编辑部。", picture=make_image())
    cover = make_image()
    for number in range(5):
        make_article(section, title=f"文章 {number}", author=author, cover=cover, tags=("销户",))
    make_standard_page(
        home, title="关于我们", slug="about", lead="我们是谁。", body=[("paragraph", "<p>一段话。</p>")]
    )
    article = make_article(
        section,
        title="如何注销手机号码：步骤与注意事项详解",
        slug="zhuxiao",
        author=author,
        cover=cover,
        tags=("销户",),
        body=[("paragraph", "<h2>了解注销条件</h2><p>先换绑。</p>")],
        is_ai_generated=True,
        facts_as_of="2026-11-24",
    )
    record_view(article_id=article.pk)
    return article


ADDRESSES = {
    "home": "/",
    "section": "/banka/",
    "section, page 2": "/banka/?page=2",
    "article": "/banka/zhuxiao/",
    "standard": "/about/",
    "tag": "/tag/xiao-hu/",
    "tag, page 2": "/tag/xiao-hu/?page=2",
    "author": "/author/haoka/",
    "author, page 2": "/author/haoka/?page=2",
}


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_a_page_is_whole_for_a_reader_without_cookies(
    client: Client, article: ArticlePage, address: str
) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    page = parse(answer.content.decode())
    assert page.html["lang"] == "zh-CN"
    assert one(page, "h1").get_text(strip=True)
    assert one(page, "title").get_text(strip=True)
    assert meta(page, "description").strip()
    assert one(page, 'link[rel="canonical"]')["href"] == f"http://testserver{address}"
    assert "noindex" not in meta(page, "robots")
    assert inline_code(page) == []
    assert foreign_addresses(page) == []
    identities = [str(tag["id"]) for tag in page.select("[id]")]
    assert len(identities) == len(set(identities))
    assert all(image.has_attr("alt") and image.get("width") for image in page.select("img"))


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_a_page_can_be_cached_and_is_guarded_by_the_strict_policy(
    client: Client, article: ArticlePage, address: str
) -> None:
    answer = client.get(address)
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self';" in policy + ";"
    assert "style-src 'self';" in policy + ";"
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_titles_name_page_and_site_once(client: Client, article: ArticlePage, address: str) -> None:
    title = one(parse(client.get(address).content.decode()), "title").get_text(strip=True)
    assert title.count("号卡头条") == 1
    assert ("第 2 页" in title) == ("page=2" in address)


def test_a_page_under_a_session_cookie_gets_the_admins_policy(client: Client, article: ArticlePage) -> None:
    client.force_login(make_user(superuser=True))
    answer = client.get("/banka/zhuxiao/")
    assert "'unsafe-inline'" in answer["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "wagtail-userbar" in answer.content.decode()


def test_the_admin_has_its_own_policy(client: Client, home: HomePage) -> None:
    answer = client.get(reverse("wagtailadmin_login"))
    assert "'unsafe-inline'" in answer["Content-Security-Policy"]


def test_a_first_page_named_in_the_address_is_the_same_page(client: Client, article: ArticlePage) -> None:
    for address in ("/banka/?page=1", "/tag/xiao-hu/?page=1", "/author/haoka/?utm_source=x"):
        page = parse(client.get(address).content.decode())
        assert one(page, 'link[rel="canonical"]')["href"] == "http://testserver" + address.split("?")[0]


@pytest.mark.parametrize("address", ["/banka/", "/tag/xiao-hu/", "/author/haoka/"])
def test_a_page_of_a_list_that_does_not_exist_is_404_with_a_sentence(
    client: Client, article: ArticlePage, address: str
) -> None:
    for number in ("0", "-1", "abc", "999999", "空", "%00", "9" * 400, "<script>"):
        answer = client.get(f"{address}?page={number}")
        assert answer.status_code == 404
        text = answer.content.decode()
        assert "没有第" in text
        assert "这个列表一共 2 页" in text
        assert "<script>页" not in text
        assert len(parse(text).find_all("h1")) == 1


def test_the_home_page_shows_lead_newest_shelves_and_most_read(client: Client, article: ArticlePage) -> None:
    page = parse(client.get("/").content.decode())
    assert one(page, ".lead-story .card__link").get_text(strip=True) == article.title
    assert len(page.select(".latest__item")) == 4
    assert one(page, ".shelf h2").get_text(strip=True) == "办卡补卡"
    assert [link.get_text() for link in page.select(".most-read__link")] == [article.title]


def test_lists_lead_from_page_to_page(client: Client, article: ArticlePage) -> None:
    page = parse(client.get("/banka/").content.decode())
    assert one(page, 'a[rel="next"]')["href"] == "/banka/?page=2"
    page = parse(client.get("/banka/?page=2").content.decode())
    assert one(page, 'a[rel="prev"]')["href"] == "/banka/"
    assert len(page.select(".listing__item")) == 2


def test_tag_and_author_pages_show_who_and_what_they_are(client: Client, article: ArticlePage) -> None:
    ArticleTag.objects.update(description="把号码办干净。")
    page = parse(client.get("/tag/xiao-hu/").content.decode())
    assert one(page, "h1").get_text(strip=True) == "销户"
    assert meta(page, "description") == "把号码办干净。"
    assert "6 篇文章" in page.get_text()
    page = parse(client.get("/author/haoka/").content.decode())
    assert one(page, "h1").get_text(strip=True) == Author.objects.get().name
    assert "本站编辑部。" in page.get_text()
    assert page.select(".list-header__portrait img")


def test_an_address_without_its_last_slash_is_redirected(client: Client, article: ArticlePage) -> None:
    for address in ("/banka/zhuxiao", "/tag/xiao-hu", "/author/haoka"):
        assert client.get(address, follow=True).redirect_chain[0] == (f"{address}/", 301)


def test_the_icons_and_the_manifest_are_there() -> None:
    for name in (
        "brand/favicon.ico",
        "brand/favicon.svg",
        "brand/apple-touch-icon.png",
        "brand/site.webmanifest",
    ):
        assert (settings.BASE_DIR / "static" / name).stat().st_size > 0
