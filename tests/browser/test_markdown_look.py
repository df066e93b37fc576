"""What Markdown looks like among an article's other blocks: the same spaces, and tables that scroll by themselves."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from articles.models import ArticlePage, HomePage
from tests.factories import make_article, make_section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDE = """\
| 运营商 | 客服热线 | 办理渠道 | 需要的材料 | 费用 |
| --- | :---: | --- | --- | ---: |
| 中国移动 | 10086 | 营业厅、App | 本人有效身份证件原件和手机卡 | 0 |
"""
TABLE = {
    "columns": [
        {"type": "text", "heading": heading} for heading in ("运营商", "热线", "渠道", "材料", "费用")
    ],
    "rows": [{"values": ["中国移动", "10086", "营业厅、App", "本人有效身份证件原件", "0"]}],
    "caption": "",
}


@pytest.fixture
def address(live_home: HomePage, live_server: LiveServer) -> str:
    """The address of an article that says the same in rich text and in Markdown."""
    article = make_article(make_section(live_home, slug="toutiao"), slug="biaoge")
    article.body = ArticlePage._meta.get_field("body").stream_block.to_python(
        [
            {"type": "paragraph", "value": "<h2>富文本</h2><p>一段。</p><p>二段。</p><ul><li>甲</li></ul>"},
            {"type": "table", "value": TABLE},
            {"type": "markdown", "value": f"## Markdown\n\n一段。\n\n二段。\n\n- 甲\n\n{WIDE}"},
            {"type": "markdown", "value": "- [x] 微信\n- [ ] 银行卡\n- 普通的"},
            {"type": "paragraph", "value": "<p>末段。</p>"},
        ]
    )
    article.save_revision().publish()
    return f"{live_server.url}/toutiao/biaoge/"


@pytest.mark.parametrize("width", [320, 360])
def test_a_wide_table_scrolls_within_itself_wherever_it_comes_from(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    for frame in (".table", ".table-scroll"):
        box = page.locator(frame)
        assert box.evaluate("(box) => box.scrollWidth - box.clientWidth") > 100
        box.focus()
        assert box.evaluate("(box) => { box.scrollLeft = 50; return box.scrollLeft; }") == 50


@pytest.mark.parametrize("width", [360, 1280])
def test_markdown_stands_like_the_blocks_around_it(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address)
    look = page.evaluate(
        """() => Object.fromEntries(["h2", "h2 + p", "p + p", "p + ul", "[class^=table]"].map((selector) => [
            selector,
            [...document.querySelectorAll(`.prose > :is(${selector})`)].slice(0, 2).map((found) => {
                const style = getComputedStyle(found);
                return [style.marginTop, style.marginBottom, style.textAlign, style.borderTopWidth,
                        style.backgroundColor, found.getBoundingClientRect().width].join(" ");
            }),
        ]))"""
    )
    # The first heading of an article stands right below its head.
    first, second = look.pop("h2")
    assert first.startswith("0px")
    assert not second.startswith("0px")
    assert {selector: len(found) for selector, found in look.items()} == dict.fromkeys(look, 2)
    assert {selector: found for selector, found in look.items() if len(set(found)) > 1} == {}


def test_markdown_says_alignment_and_marks_tasks(page: Page, address: str) -> None:
    page.goto(address)
    aligned = page.eval_on_selector_all(
        ".table-scroll td", "(cells) => cells.map((cell) => getComputedStyle(cell).textAlign)"
    )
    assert aligned == ["left", "center", "left", "left", "right"]
    markers = page.eval_on_selector_all(
        ".task-list > li", "(items) => items.map((item) => getComputedStyle(item).listStyleType)"
    )
    assert markers == ['""', '""', "disc"]
