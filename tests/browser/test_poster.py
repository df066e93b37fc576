"""A poster in a reader's hand: a real picture on a phone's screen, whose code is read off that screen."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from articles.models import ArticlePage, HomePage
from articles.sharing.short_links import CHANNELS_BY_SOURCE, short_code
from tests.factories import make_article, make_image, make_section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def guide(live_home: HomePage) -> ArticlePage:
    section = make_section(live_home, title="号卡头条", slug="toutiao")
    return make_article(section, title="如何注销手机号码：步骤与注意事项详解", cover=make_image())


def open_poster(page: Page, guide: ArticlePage, live_server: LiveServer) -> Image.Image:
    """Open a poster's page, and return what the screen shows of the picture."""
    page.goto(f"{live_server.url}/share/poster/{guide.pk}/")
    picture = page.get_by_role("img", name=f"海报：{guide.title}")
    expect(picture).to_be_visible()
    assert picture.evaluate("(one) => [one.complete, one.naturalWidth]") == [True, 1080]
    return Image.open(BytesIO(picture.screenshot()))


def test_the_code_is_read_off_a_phones_screen_and_leads_to_the_article(
    page: Page, guide: ArticlePage, live_server: LiveServer
) -> None:
    (code,) = zxingcpp.read_barcodes(open_poster(page, guide, live_server))
    assert code.text == f"{live_server.url}/s/{short_code(guide.pk, CHANNELS_BY_SOURCE['poster'])}"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_the_picture_keeps_its_place_while_it_loads_and_is_saved_under_the_articles_name(
    page: Page, guide: ArticlePage, live_server: LiveServer
) -> None:
    open_poster(page, guide, live_server)
    ratio = page.locator(".poster__picture").evaluate(
        "(one) => Math.abs(one.width / one.height - one.naturalWidth / one.naturalHeight)"
    )
    assert ratio < 0.01
    with page.expect_download() as download:
        page.get_by_role("link", name="保存图片").click()
    assert download.value.suggested_filename == f"{guide.slug}.jpg"


def test_all_of_it_works_without_javascript(
    context_without_scripts: BrowserContext, guide: ArticlePage, live_server: LiveServer
) -> None:
    page = context_without_scripts.new_page()
    page.goto(f"{live_server.url}/share/poster/{guide.pk}/")
    assert (
        len(zxingcpp.read_barcodes(Image.open(BytesIO(page.locator(".poster__picture").screenshot())))) == 1
    )
    page.get_by_role("link", name="回到文章").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(guide.title)
