"""Share links: what they say about a page arrives as it was written, and the row is what an editor chose."""

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from articles.sharing.addresses import SharedPage
from articles.sharing.targets import (
    TARGETS,
    ChosenTarget,
    Kind,
    ShareLink,
    ShareTarget,
    registry_problems,
    share_row,
)

FULL = SharedPage(
    url="https://example.com/toutiao/zhu-xiao/?a=1&b=2",
    title="如何注销手机号码：步骤 & “要点” #1 +50% 🙂",
    summary="先换绑，再结清；\n第二行",
    picture="https://example.com/media/images/封面 1.jpg",
    note="号卡头条",
    site_name="号卡头条",
    qr_page="/share/qr/7/",
    poster_page="/share/poster/7/",
)
BARE = SharedPage(url="https://example.com/", title="标题", summary="")
# What each network calls the address and the title, and what else it is told.
NETWORKS: dict[str, dict[str, str]] = {
    "weibo": {
        "url": FULL.url,
        "title": f"{FULL.title} 号卡头条",
        "pic": FULL.picture,
        "searchPic": "false",
    },
    "qq": {
        "url": FULL.url,
        "title": FULL.title,
        "summary": FULL.summary,
        "pics": FULL.picture,
        "site": "号卡头条",
    },
    "qzone": {
        "url": FULL.url,
        "title": FULL.title,
        "summary": FULL.summary,
        "pics": FULL.picture,
        "site": "号卡头条",
    },
    "douban": {"href": FULL.url, "name": FULL.title, "text": FULL.summary, "image": FULL.picture},
    "x": {"text": FULL.title, "url": FULL.url},
    "facebook": {"u": FULL.url},
    "linkedin": {"url": FULL.url},
    "telegram": {"url": FULL.url, "text": FULL.title},
    "whatsapp": {"text": f"{FULL.title} {FULL.url}"},
    "line": {"url": FULL.url, "text": FULL.title},
    "reddit": {"url": FULL.url, "title": FULL.title},
    "email": {"subject": FULL.title, "body": f"{FULL.title}\r\n{FULL.url}\r\n"},
}
PLACES = {
    "weibo": "service.weibo.com/share/share.php",
    "qq": "connect.qq.com/widget/shareqq/index.html",
    "qzone": "sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey",
    "douban": "www.douban.com/share/service",
    "x": "x.com/intent/tweet",
    "facebook": "www.facebook.com/sharer/sharer.php",
    "linkedin": "www.linkedin.com/sharing/share-offsite/",
    "telegram": "t.me/share/url",
    "whatsapp": "api.whatsapp.com/send",
    "line": "social-plugins.line.me/lineit/share",
    "reddit": "www.reddit.com/submit",
}


def links(page: SharedPage = FULL, *chosen: ChosenTarget, shows_optional: bool = True) -> list[ShareLink]:
    row = share_row(page, chosen=chosen, shows_optional=shows_optional)
    return [*row.shown, *row.more]


def names(found: list[ShareLink]) -> list[str]:
    return [link.name for link in found]


def parameters(name: str, page: SharedPage) -> dict[str, str]:
    url = next(link.url for link in links(page) if link.name == name)
    query = parse_qs(urlsplit(url).query, keep_blank_values=True, strict_parsing=True)
    assert all(len(values) == 1 for values in query.values())
    return {key: values[0] for key, values in query.items()}


def test_every_target_that_leads_away_is_known_here() -> None:
    assert {target.name for target in TARGETS if target.kind is Kind.LINK} == set(NETWORKS)


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_is_told_what_it_reads(name: str) -> None:
    assert parameters(name, FULL) == NETWORKS[name]


@pytest.mark.parametrize("name", PLACES)
def test_a_network_is_found_where_it_takes_links(name: str) -> None:
    url = urlsplit(next(link.url for link in links() if link.name == name))
    assert (url.scheme, url.netloc + url.path, url.fragment) == ("https", PLACES[name], "")


@pytest.mark.parametrize("name", NETWORKS)
def test_empty_facts_are_left_out(name: str) -> None:
    assert "" not in parameters(name, BARE).values()


@pytest.mark.parametrize("character", [*list("：“”&#+ %?=/\\'\"<>\n\r\t"), "🙂", "𠮷", "\u200d", "\x00"])
@pytest.mark.parametrize("name", [name for name in NETWORKS if name not in {"facebook", "linkedin", "email"}])
def test_each_awkward_character_comes_through(name: str, character: str) -> None:
    told = parameters(name, replace(BARE, title=f"前{character}后"))
    assert any(f"前{character}后" in value for value in told.values())


def test_a_letter_has_one_line_for_its_subject() -> None:
    url = next(
        link.url for link in links(replace(BARE, title="前\r\nBcc: 谁&body=x 后")) if link.name == "email"
    )
    assert url.startswith("mailto:?subject=")
    subject = url.partition("?subject=")[2].partition("&")[0]
    assert unquote(subject) == "前 Bcc: 谁&body=x 后"


@pytest.mark.parametrize("link", links(), ids=lambda link: link.name)
def test_an_address_is_ascii_and_has_no_plus_for_a_space(link: ShareLink) -> None:
    assert link.url.isascii()
    assert not {"+", " ", '"', "<", ">"} & set(link.url)


@pytest.mark.parametrize("name", NETWORKS)
def test_a_network_gets_the_plain_canonical_address(name: str) -> None:
    assert "utm_" not in str(parameters(name, BARE))
    assert BARE.url in " ".join(parameters(name, BARE).values())


def test_the_row_of_a_site_that_chose_nothing() -> None:
    row = share_row(FULL)
    assert names(row.shown) == ["wechat", "qq", "qzone", "weibo", "copy"]
    assert names(row.more) == ["poster", "system"]


def test_more_networks_come_when_a_site_asks_for_them() -> None:
    more = names(share_row(FULL, shows_optional=True).more)
    assert more[:2] == ["poster", "system"]
    assert set(more[2:]) == {target.name for target in TARGETS if target.is_optional}
    assert len(more) == 11


def test_an_editor_chooses_targets_places_and_order() -> None:
    chosen = [ChosenTarget("copy"), ChosenTarget("weibo", is_under_more=True), ChosenTarget("poster")]
    row = share_row(FULL, chosen=chosen)
    assert names(row.shown) == ["copy", "poster"]
    assert names(row.more) == ["weibo"]


def test_a_choice_made_twice_or_long_gone_is_passed_over() -> None:
    chosen = [
        ChosenTarget("qq"),
        ChosenTarget("tencent-weibo"),
        ChosenTarget("copy"),
        ChosenTarget("qq", True),
    ]
    row = share_row(FULL, chosen=chosen)
    assert (names(row.shown), names(row.more)) == (["qq", "copy"], [])


def test_an_optional_network_needs_the_switch_even_when_it_was_chosen() -> None:
    assert names(links(FULL, ChosenTarget("x"), ChosenTarget("qq"), shows_optional=False)) == ["qq"]


def test_a_page_without_a_code_and_a_poster_has_no_links_to_them() -> None:
    assert {"wechat", "poster"} & set(names(links(BARE))) == set()


def test_only_other_sites_open_beside_this_one() -> None:
    beside = {link.name for link in links() if link.opens_window}
    assert beside == set(NETWORKS) - {"email"}


def test_a_fold_that_holds_the_systems_sheet_alone_needs_it() -> None:
    assert share_row(FULL, chosen=[ChosenTarget("qq"), ChosenTarget("system", True)]).more_needs_system
    assert not share_row(FULL).more_needs_system


def test_the_registry_is_sound() -> None:
    assert registry_problems(TARGETS, has_icon=lambda name: True) == []


def test_a_registry_with_a_slip_is_refused() -> None:
    good = TARGETS[0]
    twice = registry_problems([good, good], has_icon=lambda name: True)
    assert twice == ["Two share targets are named 'wechat'.", "Two share targets are labelled '微信'."]
    unknown = ShareTarget("pigeon", "信鸽", lambda page: page.url)
    assert registry_problems([good, unknown], has_icon=lambda name: name == "wechat") == [
        "The share target 'pigeon' has no channel in short_links.py.",
        "The share target 'pigeon' has no icon.",
    ]
