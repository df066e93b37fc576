"""What the blocks of a guide promise: safe links, addresses that stay, nothing to type, words beside colours."""

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.exceptions import ValidationError
from django.test import Client

from articles.models import ArticlePage, HomePage
from tests.factories import make_article, make_section
from tests.web.block_values import NOWHERE, full, items
from tests.web.html import one, parse

pytestmark = pytest.mark.django_db
BLOCK_ID = "0123abcd-1111-4222-8333-444455556666"
STREAM = ArticlePage._meta.get_field("body").stream_block


@pytest.fixture
def article(home: HomePage) -> ArticlePage:
    return make_article(make_section(home))


def body_of(client: Client, article: ArticlePage, name: str, value: Any) -> Tag:
    """Store a body of that one block and return it as readers get it."""
    article.body = STREAM.to_python([{"type": name, "value": value, "id": BLOCK_ID}])
    article.save()
    page: BeautifulSoup = parse(client.get(article.get_url()).content.decode())
    return page.select(".prose")[0]


def filled(name: str) -> Any:
    return full(name, page=NOWHERE, image=NOWHERE)


def messages(name: str, value: Any) -> str:
    """Return what the editor's form says to a value, or "" where it takes it."""
    try:
        STREAM.clean(STREAM.to_python([{"type": name, "value": value}]))
    except ValidationError as error:
        return str(error.as_json_data())  # type: ignore[attr-defined]
    return ""


@pytest.mark.parametrize("name", ["checklist", "hotlines", "refusal", "dos_and_donts", "faq", "sources"])
def test_a_blocks_title_has_an_address_that_stays(client: Client, article: ArticlePage, name: str) -> None:
    assert one(body_of(client, article, name, filled(name)), "h2")["id"] == "b-0123abcd"


def test_a_reminder_is_no_heading_and_has_an_address(client: Client, article: ArticlePage) -> None:
    reminder = one(body_of(client, article, "reminder", filled("reminder")), ".reminder")
    assert not reminder.find_all(["h2", "h3"])
    assert reminder["id"] == "b-0123abcd"
    assert reminder.get_text(" ", strip=True).startswith("重要提醒 先换绑")


def test_a_checklist_is_boxes_in_labels_and_asks_for_nothing_else(
    client: Client, article: ArticlePage
) -> None:
    value = filled("checklist")
    checklist = one(body_of(client, article, "checklist", value), ".checklist")
    assert checklist["data-checklist"] == f"{article.pk}-{BLOCK_ID}"
    fields = checklist.find_all(["input", "textarea", "select"])
    assert {field.get("type") for field in fields} == {"checkbox"}
    assert all(field.find_parent("label") for field in fields)
    stored = [entry["id"] for group in value["groups"] for entry in group["value"]["entries"]]
    assert [field["data-checklist-entry"] for field in fields] == stored
    assert not checklist.find("form")
    assert "只保存在这台手机上" in checklist.get_text()


def test_a_line_of_a_checklist_is_remembered_by_the_start_of_its_own_id(
    client: Client, article: ArticlePage
) -> None:
    value = filled("checklist")
    entries = [entry for group in value["groups"] for entry in group["value"]["entries"]]
    for number, entry in enumerate(entries):
        entry["id"] = f"{number:08x}-1111-4222-8333-444455556666"
    fields = body_of(client, article, "checklist", value).select("[data-checklist-entry]")
    assert [field["data-checklist-entry"] for field in fields] == [f"{n:08x}" for n in range(len(entries))]
    assert len(fields) > 1


def test_only_what_must_be_done_says_so(client: Client, article: ArticlePage) -> None:
    entries = body_of(client, article, "checklist", filled("checklist")).select(".checklist__entry")
    assert ["必做" in entry.get_text() for entry in entries] == [True, False]


def test_a_checklist_without_a_title_bears_its_kind(client: Client, article: ArticlePage) -> None:
    for kind, label in (("preparation", "准备清单"), ("rebinding", "换绑清单"), ("", "准备清单")):
        value = {**filled("checklist"), "title": "", "kind": kind}
        body = body_of(client, article, "checklist", value)
        assert one(body, "h2").get_text() == label
        assert not body.select(".checklist__kind")


def test_groups_and_entries_that_are_empty_leave_nothing(client: Client, article: ArticlePage) -> None:
    blank = {"text": "", "must_do": True, "note": ""}
    groups = [
        {"title": "空", "entries": items(blank)},
        {"title": "钱", "entries": items(blank, {"text": "银行卡"})},
    ]
    body = body_of(client, article, "checklist", {"kind": "preparation", "groups": items(*groups)})
    assert [title.get_text() for title in body.select("h3")] == ["钱"]
    assert len(body.select("input")) == 1
    assert "共 1 项" in one(body, "[data-checklist-progress]").get_text()


@pytest.mark.parametrize("name", ["hotlines", "refusal"])
def test_only_a_number_becomes_a_link_to_call(client: Client, article: ArticlePage, name: str) -> None:
    written = {"10086": "tel:10086", "400-810 0000": "tel:4008100000", "10086 转 9": None, '1"><b>': None}
    hotlines = [{"name": "某家", "number": {"text": number}} for number in written]
    value = {**filled(name), "introduction": "", "steps": [], "hotlines": items(*hotlines)}
    listed = body_of(client, article, name, value).select(".hotlines__item")
    links = [item.find("a") for item in listed]
    assert [link and link["href"] for link in links] == list(written.values())
    assert all(number in item.get_text() for number, item in zip(written, listed, strict=True))


def test_an_unverified_number_says_so_inside_its_link(client: Client, article: ArticlePage) -> None:
    link = one(body_of(client, article, "hotlines", filled("hotlines")), 'a[href="tel:10086"]')
    assert "未经核实" in link.get_text()


def test_a_hotline_without_a_number_is_refused_in_a_sentence() -> None:
    assert messages("hotlines", filled("hotlines")) == ""
    assert "请写上号码。" in messages(
        "hotlines", {"hotlines": items({"name": "某家", "number": {"text": ""}})}
    )


def test_do_and_dont_are_told_apart_by_words_and_icons(client: Client, article: ArticlePage) -> None:
    body = body_of(client, article, "dos_and_donts", filled("dos_and_donts"))
    assert [heading.get_text(strip=True) for heading in body.select("h3")] == ["该做", "不该做"]
    do, dont = (str(one(body, f".advice__column--{kind} li svg")) for kind in ("do", "dont"))
    assert do != dont


def test_the_steps_of_a_refusal_are_an_ordered_list(client: Client, article: ArticlePage) -> None:
    body = body_of(client, article, "refusal", filled("refusal"))
    assert [step.get_text() for step in body.select("ol > li strong")] == ["找经理", "打客服"]
    assert [wait.get_text().strip() for wait in body.select(".refusal__wait")] == [
        "等多久：15 日（未经核实，以运营商 App 和当地营业厅为准）"
    ]


def test_the_steps_of_a_refusal_bear_the_editors_words(client: Client, article: ArticlePage) -> None:
    def headings(**changed: str) -> list[str]:
        body = body_of(client, article, "refusal", {**filled("refusal"), **changed})
        return [heading.get_text() for heading in body.select("h3")]

    stored_before = headings()
    assert "还是不行，一级一级往上找" in stored_before
    assert "柜台说不能办，就找这些人" in headings(steps_title="柜台说不能办，就找这些人")
    assert len(headings(steps_title="")) == len(stored_before) - 1


def test_each_question_has_an_address_of_its_own(client: Client, article: ArticlePage) -> None:
    question = {"question": "能恢复吗？", "answer": "<p>不能。</p>"}
    stored = {"type": "item", "id": "89abcdef-1111-4222-8333-444455556666", "value": question}
    body = body_of(client, article, "faq", {"title": "常见问题", "questions": [stored]})
    assert one(body, "details")["id"] == "q-89abcdef"
    assert one(body, ".faq").has_attr("data-faq")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "java\tscript:x", "ftp://example.com/", "//x", "x"]
)
def test_a_source_with_another_kind_of_address_is_words(
    client: Client, article: ArticlePage, address: str
) -> None:
    sources = items({"title": "通告", "url": address})
    body = body_of(client, article, "sources", {"title": "", "sources": sources})
    assert not body.find("a")
    assert "通告" in body.get_text()


def test_a_source_is_numbered_linked_and_dated(client: Client, article: ArticlePage) -> None:
    body = body_of(client, article, "sources", filled("sources"))
    first, second = body.select("ol > li")
    link = one(first, "a")
    assert (link["href"], link["rel"]) == ("https://example.com/a", ["noopener", "nofollow"])
    assert one(first, "time")["datetime"] == "2025-08-01"
    assert one(second, "time")["datetime"] == "2024"


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("published_date", "2025年8月", "日期请写成"),
        ("published_date", "2025-02-30", "日期请写成"),
        ("url", "ftp://example.com/", "https://"),
        ("published_date", "2025-08", ""),
        ("url", "https://example.com/", ""),
    ],
)
def test_a_source_takes_only_dates_and_web_addresses(field: str, text: str, sentence: str) -> None:
    said = messages("sources", {"sources": items({"title": "通告", field: text})})
    assert sentence in said if sentence else said == ""
