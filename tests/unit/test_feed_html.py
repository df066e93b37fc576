"""What is left of a page's text in a feed."""

import pytest

from articles.text.feed_html import feed_html, xml_text

PAGE = "https://example.com/guides/one/"


def clean(html: str) -> str:
    return feed_html(html, page_url=PAGE)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/about/">关于</a>', '<a href="https://example.com/about/">关于</a>'),
        ('<a href="#fn-1">1</a>', '<a href="https://example.com/guides/one/#fn-1">1</a>'),
        ('<a href="tel:10086">拨打</a>', '<a href="tel:10086">拨打</a>'),
        ('<a href="http://[">坏</a>', "<a>坏</a>"),
        ('<a href="javascript:go()">坏</a>', "<a>坏</a>"),
    ],
)
def test_an_address_is_absolute_or_gone(html: str, expected: str) -> None:
    assert clean(html) == expected


def test_a_picture_is_one_plain_element_with_its_size_and_words() -> None:
    html = (
        '<picture class="picture"><source srcset="/media/a.avif 480w"><img class="picture__img" src="/media/a.jpg" '
        'width="720" height="405" alt="身份证" loading="lazy"></picture>'
    )
    assert clean(html) == '<img alt="身份证" height="405" src="https://example.com/media/a.jpg" width="720">'


@pytest.mark.parametrize(
    "html",
    [
        "<button>复制</button>",
        '<div data-choosers><label><input type="radio">移动</label></div>',
        '<div class="carriers__missing"><p>这里没有写</p></div>',
        '<p class="checklist__keeping checklist__scripted">只保存在这台手机上</p>',
        '<progress max="3" value="0">0</progress>',
        "<svg><path d=''/></svg><script>go()</script><style>a{}</style>",
        '<span class="visually-hidden">给读屏软件</span>',
        "<form><textarea>写</textarea><select><option>一</option></select></form>",
    ],
)
def test_what_only_works_on_the_page_is_gone(html: str) -> None:
    assert clean(html) == ""


def test_an_entry_to_tick_reads_as_one() -> None:
    html = (
        '<ul><li><label><input type="checkbox"><span class="checklist__words"><span class="checklist__text">'
        '<strong>必做</strong> 带身份证</span><span class="checklist__note">原件</span></span></label></li></ul>'
    )
    assert clean(html) == "<ul><li>☐ <strong>必做</strong> 带身份证<br><small>原件</small></li></ul>"


def test_questions_are_headings_and_answers_are_open() -> None:
    html = "<details><summary>能退吗？<svg></svg></summary><div>能。</div></details>"
    assert clean(html) == "<h3>能退吗？</h3><div>能。</div>"


def test_a_reminder_stands_apart_without_style() -> None:
    assert (
        clean('<div class="reminder" role="note"><p>先换绑</p></div>')
        == "<blockquote><p>先换绑</p></blockquote>"
    )


def test_a_label_stands_out_without_style() -> None:
    assert clean('<p class="ask__title"><svg></svg>找谁问</p>') == "<p><strong>找谁问</strong></p>"


def test_a_carrier_and_its_channel_are_two_words() -> None:
    assert clean('<h3>移动<span class="carriers__channel">营业厅</span></h3>') == "<h3>移动 · 营业厅</h3>"


def test_no_class_id_style_or_handler_is_left() -> None:
    assert clean('<p id="a" class="b" style="color:red" onclick="go()">字</p>') == "<p>字</p>"


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x0c", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_characters_that_xml_refuses_are_gone(bad: str) -> None:
    assert xml_text(f"甲{bad}乙") == "甲乙"


@pytest.mark.parametrize("good", ["\t", "\n", "]]>", "👨‍👩‍👧", "<b>", "\x85"])
def test_all_other_text_stays(good: str) -> None:
    assert xml_text(f"甲{good}乙") == f"甲{good}乙"


@pytest.mark.parametrize("broken", ["<p><b>没有结束", "<<<>>>", "<a href=", "&#0;&#xB;字", "\ud800<p>"])
def test_broken_markup_is_no_error(broken: str) -> None:
    assert xml_text(clean(broken)) == clean(broken)
