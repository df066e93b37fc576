"""The addresses of posters and cards: public articles only, cached forever, drawn once, never an error."""

from io import BytesIO
from typing import Any

import pytest
import zxingcpp
from django.core.files.storage import FileSystemStorage, default_storage
from django.test import Client
from django.urls import reverse
from PIL import Image

from articles.models import ArticlePage, HomePage, SiteSettings
from articles.services import card_files, cards
from articles.web import cards as views
from tests.factories import make_article, make_image, make_section
from tests.web.html import one, parse

pytestmark = pytest.mark.django_db
BASE = "http://testserver"


@pytest.fixture
def article(home: HomePage) -> ArticlePage:
    return make_article(make_section(home), cover=make_image(width=320, height=180))


def addresses(article: ArticlePage) -> dict[str, str]:
    """Return the present paths of an article's pictures, by kind."""
    fresh = ArticlePage.objects.select_related("cover").get(pk=article.pk)
    site = SiteSettings.objects.get()
    wide, square = cards.share_pictures(fresh, settings=site, base_url="")
    facts = cards.poster_facts(fresh, settings=site, base_url=BASE)
    return {"wide": wide.url, "square": square.url, "poster": cards.poster_path(fresh.pk, facts=facts)}


def site_addresses() -> list[str]:
    pictures = cards.site_pictures(settings=SiteSettings.objects.get(), base_url="")
    return [picture.url for picture in pictures]


def size_of(content: bytes) -> tuple[int, int]:
    picture = Image.open(BytesIO(content))
    assert picture.format == "JPEG"
    return picture.size


def test_every_picture_of_an_article_is_a_jpeg_of_its_size(client: Client, article: ArticlePage) -> None:
    sizes = {}
    for kind, address in addresses(article).items():
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"] == "image/jpeg"
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert "Cookie" not in response.get("Vary", "")
        assert not response.cookies
        sizes[kind] = size_of(response.content)
    assert sizes["wide"] == (1200, 630)
    assert sizes["square"] == (600, 600)
    assert sizes["poster"][0] == 1080


def test_the_sites_own_pictures_are_drawn_with_its_name_or_are_the_editors(
    client: Client, home: HomePage
) -> None:
    drawn = site_addresses()
    assert [size_of(client.get(address).content) for address in drawn] == [(1200, 630), (600, 600)]
    SiteSettings.objects.update(share_image=make_image(width=1300, height=700))
    chosen = site_addresses()
    assert not set(chosen) & set(drawn)
    assert [size_of(client.get(address).content) for address in chosen] == [(1200, 630), (600, 600)]
    assert client.get(drawn[0]).headers["Location"] == chosen[0]


def test_a_poster_leads_to_the_articles_short_address(client: Client, article: ArticlePage) -> None:
    content = client.get(addresses(article)["poster"]).content
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(content)))
    assert code.text.startswith(f"{BASE}/s/p")


def test_what_was_drawn_once_is_not_drawn_again(
    client: Client, article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for address in addresses(article).values():
        first = client.get(address).content
        monkeypatch.setattr(card_files, "draw_card", lambda *args, **named: pytest.fail("drawn twice"))
        monkeypatch.setattr(card_files, "draw_poster", lambda *args, **named: pytest.fail("drawn twice"))
        assert client.get(address).content == first
        monkeypatch.undo()


def test_an_older_address_leads_to_the_present_one(client: Client, article: ArticlePage) -> None:
    before = addresses(article)
    ArticlePage.objects.update(title="另一个标题")
    after = addresses(article)
    for kind, address in before.items():
        response = client.get(address)
        assert response.status_code == 302
        assert response["Location"] == after[kind]
        assert response["Cache-Control"] == "no-cache"


def test_whoever_has_the_picture_is_told_so(client: Client, article: ArticlePage) -> None:
    for address in addresses(article).values():
        etag = client.get(address)["ETag"]
        again = client.get(address, headers={"If-None-Match": etag})
        assert again.status_code == 304
        assert again.content == b""


def test_head_tells_the_length_and_sends_nothing(client: Client, article: ArticlePage) -> None:
    for address in addresses(article).values():
        length = len(client.get(address).content)
        head = client.head(address)
        assert head.status_code == 200
        assert head.content == b""
        assert head["Content-Length"] == str(length)


@pytest.mark.parametrize(
    "headers",
    [{}, {"Referer": ""}, {"Referer": "https://mp.weixin.qq.com/"}, {"User-Agent": ""}],
    ids=["none", "empty", "another site", "no browser's name"],
)
def test_nobody_is_asked_where_a_picture_is_wanted(
    client: Client, article: ArticlePage, headers: dict[str, str]
) -> None:
    for address in addresses(article).values():
        assert client.get(address, headers=headers).status_code == 200


def test_only_looking_is_allowed(client: Client, article: ArticlePage) -> None:
    for address in (*addresses(article).values(), reverse("poster_page", args=[article.pk])):
        assert client.post(address).status_code == 405


def test_an_unpublished_article_has_no_picture_any_more(client: Client, article: ArticlePage) -> None:
    paths = [*addresses(article).values(), reverse("poster_page", args=[article.pk])]
    article.unpublish()
    for path in paths:
        response = client.get(path)
        assert response.status_code == 410
        assert "这一页已经撤下" in response.content.decode()


def test_a_private_article_or_one_of_a_section_taken_down_has_none_either(
    client: Client, article: ArticlePage
) -> None:
    paths = [*addresses(article).values(), reverse("poster_page", args=[article.pk])]
    restriction = article.view_restrictions.create(restriction_type="password", password="open-sesame")
    assert {client.get(path).status_code for path in paths} == {404}
    restriction.delete()
    assert client.get(paths[0]).status_code == 200
    article.get_parent().specific.unpublish()
    assert {client.get(path).status_code for path in paths} == {404}


@pytest.mark.parametrize(
    "path",
    [
        "/share/card/{pk}-round-0123456789ab.jpg",
        "/share/card/site-round-0123456789ab.jpg",
        "/share/card/999999999-wide-0123456789ab.jpg",
        "/share/card/99999999999999999999-wide-0123456789ab.jpg",
        "/share/card/{pk}-wide.jpg",
        "/share/card/{pk}-wide-0123456789ab.png",
        "/share/card/-1-wide-0123456789ab.jpg",
        "/share/poster/999999999/",
        "/share/poster/999999999-0123456789ab.jpg",
        "/share/poster/{draft}/",
        "/share/poster/{draft}-0123456789ab.jpg",
        "/share/poster/abc/",
        "/share/",
    ],
)
def test_an_address_of_nothing_is_not_found_and_says_so(
    client: Client, article: ArticlePage, path: str
) -> None:
    draft = make_article(live=False)
    response = client.get(path.format(pk=article.pk, draft=draft.pk))
    assert response.status_code == 404
    assert "没有" in response.content.decode()


@pytest.mark.parametrize("asked", ["x", "0" * 400, "%00", "%F0%9F%8E%89", "..%2F..", "wide-wide"])
def test_whatever_stands_for_a_fingerprint_leads_to_the_present_one(
    client: Client, article: ArticlePage, asked: str
) -> None:
    response = client.get(f"/share/poster/{article.pk}-{asked}.jpg")
    assert response.status_code in {302, 404}
    if response.status_code == 302:
        assert response["Location"] == addresses(article)["poster"]


def test_a_cover_whose_file_is_gone_gives_way_and_is_looked_for_again(
    client: Client, article: ArticlePage
) -> None:
    name = article.cover.file.name
    with default_storage.open(name) as file:
        content = file.read()
    default_storage.delete(name)
    for address in addresses(article).values():
        response = client.get(address)
        assert response.status_code == 200
        assert response["Cache-Control"] == "public, max-age=300"
    bare = client.get(addresses(article)["wide"]).content
    with default_storage.open(name, "wb") as file:
        file.write(content)
    assert client.get(addresses(article)["wide"]).content != bare


def test_a_deleted_cover_leaves_a_drawn_card(client: Client, article: ArticlePage) -> None:
    before = addresses(article)["wide"]
    article.cover.delete()
    response = client.get(before, follow=True)
    assert response.status_code == 200
    assert size_of(response.content) == (1200, 630)


def test_too_many_drawings_are_refused_for_a_while_and_kept_ones_never(
    client: Client, article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "DRAWINGS", 1)
    paths = addresses(article)
    assert client.get(paths["wide"]).status_code == 200
    for path in (paths["poster"], paths["square"], reverse("poster_page", args=[article.pk])):
        response = client.get(path)
        assert response.status_code == 429
        assert response["Retry-After"] == "600"
        assert "请过十分钟再来" in response.content.decode()
    assert client.get(paths["wide"]).status_code == 200
    assert client.get(paths["square"], REMOTE_ADDR="192.0.2.7").status_code == 200


def test_the_page_of_a_poster_shows_it_as_a_picture_to_press(client: Client, article: ArticlePage) -> None:
    page = parse(client.get(reverse("poster_page", args=[article.pk])).content.decode())
    picture = one(page, "img.poster__picture")
    path = addresses(article)["poster"]
    assert picture["src"] == path
    assert size_of(client.get(path).content) == (int(str(picture["width"])), int(str(picture["height"])))
    assert article.title in str(picture["alt"])
    assert one(page, 'meta[name="robots"]')["content"] == "noindex"
    assert "长按图片保存，或发给朋友" in page.get_text()
    save = one(page, "a[download]")
    assert save["href"] == path
    assert str(save["download"]).endswith(".jpg")
    assert page.find("a", href=article.get_url())


def test_a_storage_that_takes_nothing_keeps_no_picture_from_readers(
    client: Client, article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: Any, **named: Any) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "save", full)
    assert client.get(addresses(article)["poster"]).status_code == 200


def test_a_kept_picture_costs_few_queries(
    client: Client, article: ArticlePage, django_assert_max_num_queries: Any
) -> None:
    for address in addresses(article).values():
        client.get(address)
        with django_assert_max_num_queries(5):
            assert client.get(address).status_code == 200
