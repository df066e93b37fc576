"""What an editor is told before a page is shared."""

from dataclasses import replace

import pytest

from articles.seo.previews import NETWORKS, PreviewedPage, Source, advise, count, show_in_networks
from articles.text.lengths import chinese_length

GOOD = PreviewedPage(
    title="如何注销手机号码",
    search_title="如何注销手机号码",
    document_title="如何注销手机号码 - 号卡头条",
    description="写给要停用号码的人：先换绑，再结清，最后去办，这样办完以后不会留下欠费，也不会收不到验证码。",
    source=Source.LEAD,
    is_article=True,
    cover_width=1600,
)


def said(page: PreviewedPage) -> str:
    return "\n".join(one.text for one in advise(page))


def test_a_page_with_everything_is_left_in_peace() -> None:
    assert advise(GOOD) == []


@pytest.mark.parametrize(
    ("changes", "sentence", "is_warning"),
    [
        ({"source": Source.SITE}, "没有导语，正文里也没有段落：分享出去只会写网站的口号", True),
        ({"source": Source.SITE, "is_article": False}, "没有介绍", True),
        ({"source": Source.BODY}, "没有导语：简介用的是正文开头几句", True),
        ({"description": "先换绑。"}, "简介只有 4 字", False),
        ({"description": "字" * 81}, "简介有 81 字，搜索结果大约只显示前 80 字", False),
        ({"cover_width": 0}, "没有封面：分享出去用的是按标题画的卡片", True),
        ({"cover_width": 0, "is_cover_missing": True}, "封面的图片文件不见了", True),
        ({"cover_width": 640}, "封面只有 640 像素宽", False),
        (
            {"title": "字" * 29, "search_title": "短"},
            "标题有 29 字，比这几家大约能显示的长：微信 28 字。",
            True,
        ),
        (
            {"search_title": "字" * 31},
            "搜索标题有 31 字，比这几家大约能显示的长：百度 30 字、谷歌 30 字。",
            True,
        ),
    ],
)
def test_what_is_missing_or_too_long_is_said(
    changes: dict[str, object], sentence: str, is_warning: bool
) -> None:
    page = replace(GOOD, **changes)  # type: ignore[arg-type]
    assert sentence in said(page)
    assert [one.is_warning for one in advise(page) if sentence in one.text] == [is_warning]


def test_one_title_for_all_is_spoken_of_once() -> None:
    page = replace(GOOD, title="字" * 31, search_title="字" * 31)
    assert said(page).startswith("标题有 31 字，比这几家大约能显示的长：微信 28 字、百度 30 字、谷歌 30 字。")
    assert len(advise(page)) == 1


def test_warnings_come_first() -> None:
    page = replace(GOOD, description="短。", cover_width=0)
    assert [one.is_warning for one in advise(page)] == [True, False]


def test_a_section_or_a_page_by_itself_needs_no_cover() -> None:
    assert advise(replace(GOOD, is_article=False, cover_width=0)) == []


def test_every_network_shows_no_more_than_its_limits() -> None:
    page = replace(GOOD, title="手机" * 50, document_title="销户" * 50, description="步骤5G" * 90)
    shown = show_in_networks(page)
    assert list(shown) == [network.key for network in NETWORKS]
    for one in shown.values():
        assert 0 < chinese_length(one.title.text) <= one.network.title_limit
        assert chinese_length(one.description.text) <= one.network.description_limit
        assert one.title.is_cut
    assert shown["weibo"].description.text == ""
    assert shown["baidu"].title.text.startswith("销户")
    assert shown["wechat"].title.text.startswith("手机")


def test_a_title_with_the_sites_name_is_cut_in_a_result_without_a_warning() -> None:
    title = "字" * 27
    page = replace(GOOD, title=title, search_title=title, document_title=f"{title} - 号卡头条")
    assert advise(page) == []
    assert show_in_networks(page)["baidu"].title.is_cut


def test_lengths_are_written_for_people() -> None:
    assert (count("手机号"), count("手机5")) == ("3", "2.5")
