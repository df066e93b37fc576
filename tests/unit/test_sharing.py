"""Share links: what they say about a page arrives as it was written."""

from urllib.parse import parse_qs, urlsplit

import pytest

from articles.sharing.targets import TARGETS, SharedPage, share_links

FULL = SharedPage(
    url="https://example.com/toutiao/zhu-xiao/?a=1&b=2",
    title="如何注销手机号码：步骤 & “要点” #1 +50% 🙂",
    summary="先换绑，再结清；\n第二行",
    picture="https://example.com/media/images/封面 1.jpg",
    note="号卡头条",
    site_name="号卡头条",
)


def parameters(name: str, page: SharedPage) -> dict[str, str]:
    url = next(link.url for link in share_links(page) if link.name == name)
    query = parse_qs(urlsplit(url).query, keep_blank_values=True, strict_parsing=True)
    assert all(len(values) == 1 for values in query.values())
    return {key: values[0] for key, values in query.items()}


def test_weibo_gets_address_title_with_note_and_picture() -> None:
    assert parameters("weibo", FULL) == {
        "url": FULL.url,
        "title": f"{FULL.title} 号卡头条",
        "pic": FULL.picture,
        "searchPic": "false",
    }


def test_qzone_gets_address_title_summary_picture_and_site() -> None:
    assert parameters("qzone", FULL) == {
        "url": FULL.url,
        "title": FULL.title,
        "summary": FULL.summary,
        "pics": FULL.picture,
        "site": "号卡头条",
    }


@pytest.mark.parametrize("target", [target.name for target in TARGETS])
def test_empty_facts_are_left_out(target: str) -> None:
    bare = SharedPage(url="https://example.com/", title="标题", summary="")
    assert "" not in parameters(target, bare).values()
    assert parameters(target, bare)["title"] == "标题"


@pytest.mark.parametrize("character", [*list("：“”&#+ %?=/\\'\"<>\n"), "🙂", "𠮷", "\u200d"])
@pytest.mark.parametrize("target", [target.name for target in TARGETS])
def test_each_awkward_character_comes_through(target: str, character: str) -> None:
    page = SharedPage(url="https://example.com/", title=f"前{character}后", summary="")
    assert parameters(target, page)["title"] == f"前{character}后"


@pytest.mark.parametrize("link", share_links(FULL), ids=lambda link: link.name)
def test_an_address_is_ascii_https_and_has_no_plus_for_a_space(link: object) -> None:
    url = link.url
    assert url.isascii()
    assert url.startswith("https://")
    assert "+" not in url
    assert " " not in url


def test_every_target_has_a_name_and_a_label_of_its_own() -> None:
    assert len({target.name for target in TARGETS}) == len(TARGETS)
    assert len({target.label for target in TARGETS}) == len(TARGETS)
    assert len({link.url for link in share_links(FULL)}) == len(TARGETS)
