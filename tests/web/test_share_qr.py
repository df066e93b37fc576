"""The page with an article's QR code: it stands by itself, for whoever has no script or holds the phone itself."""

from io import BytesIO

import pytest
import zxingcpp
from django.test import Client
from PIL import Image

from articles.models import ArticlePage, HomePage
from tests.factories import make_article, make_section
from tests.web.html import foreign_addresses, inline_code, meta, one, parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(home: HomePage) -> ArticlePage:
    return make_article(make_section(home, slug="toutiao"), slug="zhuxiao", title="注销 <b>号码</b>")


def decoded(png: bytes) -> list[str]:
    """Return what a decoder that knows nothing of us reads."""
    return [code.text for code in zxingcpp.read_barcodes(Image.open(BytesIO(png)).convert("L"))]


def test_the_picture_decodes_to_the_address_that_stands_below_it(
    client: Client, article: ArticlePage
) -> None:
    answer = client.get(f"/share/qr/{article.pk}/")
    assert answer.status_code == 200
    page = parse(answer.content.decode())
    address = one(page, ".qr__address").get_text()
    picture = client.get(str(one(page, ".qr__picture")["src"]))
    assert picture["Content-Type"] == "image/png"
    assert decoded(picture.content) == [address]
    assert client.get(address)["Location"] == (
        "http://testserver/toutiao/zhuxiao/?utm_source=wechat&utm_medium=qr&utm_campaign=share"
    )


def test_whoever_holds_the_phone_itself_is_told_what_works_there(
    client: Client, article: ArticlePage
) -> None:
    page = parse(client.get(f"/share/qr/{article.pk}/").content.decode())
    # Outside of WeChat, where this is read, a long press saves a picture and reads no code.
    assert "长按二维码存成图片，再到微信“扫一扫”里从相册选它" in one(page, ".qr__help").get_text()


def test_a_small_photo_of_the_picture_still_decodes(client: Client, article: ArticlePage) -> None:
    picture = Image.open(BytesIO(client.get(f"/share/qr/{article.pk}.png").content)).convert("L")
    buffer = BytesIO()
    picture.resize((200, 200)).rotate(12, fillcolor=255, expand=True).save(buffer, "JPEG", quality=40)
    assert len(decoded(buffer.getvalue())) == 1


def test_the_picture_is_as_square_as_the_place_kept_for_it_and_sharper(
    client: Client, article: ArticlePage
) -> None:
    page = parse(client.get(f"/share/qr/{article.pk}/").content.decode())
    shown = one(page, ".qr__picture")
    real = Image.open(BytesIO(client.get(str(shown["src"])).content))
    assert shown["width"] == shown["height"] == "240"
    assert real.width == real.height > 360


def test_the_page_stays_out_of_search_engines_and_sets_nothing(client: Client, article: ArticlePage) -> None:
    answer = client.get(f"/share/qr/{article.pk}/")
    page = parse(answer.content.decode())
    assert meta(page, "robots") == "noindex"
    assert client.get(f"/share/qr/{article.pk}.png")["X-Robots-Tag"] == "noindex"
    assert inline_code(page) == foreign_addresses(page) == []
    assert not answer.cookies
    assert "<b>号码</b>" in one(page, ".qr__name").get_text()
    assert one(page, ".message__actions a")["href"] == "/toutiao/zhuxiao/"


@pytest.mark.parametrize("path", ["/share/qr/{pk}/", "/share/qr/{pk}.png"])
def test_what_readers_may_not_see_has_no_code(client: Client, article: ArticlePage, path: str) -> None:
    article.get_parent().view_restrictions.create(restriction_type="password", password="open-sesame")
    assert client.get(path.format(pk=article.pk)).status_code == 404
    draft = make_article(make_section(), live=False)
    assert client.get(path.format(pk=draft.pk)).status_code == 404
    for nobody in (0, 10**17, 10**30):
        assert client.get(path.format(pk=nobody)).status_code == 404


@pytest.mark.parametrize("path", ["/share/qr/{pk}/", "/share/qr/{pk}.png"])
def test_the_code_of_an_article_that_was_taken_down_is_gone(
    client: Client, article: ArticlePage, path: str
) -> None:
    article.unpublish()
    answer = client.get(path.format(pk=article.pk))
    assert answer.status_code == 410
    assert "max-age" not in answer.headers.get("Cache-Control", "")
