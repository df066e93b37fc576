"""Guide blocks in an article file become the data that their blocks store."""

from pathlib import Path
from typing import Any

import pytest

from articles.text.article_files import ContentError
from tests.unit.test_block_data import blocks, value


def values(listed: list[dict[str, Any]]) -> list[Any]:
    return [item["value"] for item in listed]


def test_a_reminder_has_a_title_and_markdown(tmp_path: Path) -> None:
    made = value(tmp_path, "::: reminder 先换绑，再销户\n记住：**别急**。\n:::\n")
    assert made == {"title": "先换绑，再销户", "text": "<p>记住：<b>别急</b>。</p>"}


def test_a_reminder_may_be_its_title_alone(tmp_path: Path) -> None:
    assert value(tmp_path, "::: reminder 先换绑\n:::\n") == {"title": "先换绑", "text": ""}


def test_a_checklist_has_groups_of_entries(tmp_path: Path) -> None:
    made = value(
        tmp_path,
        "::: checklist 清单\nkind: rebinding\nintroduction: 看[补卡](article:buka)\ngroups:\n"
        "- title: 钱\n  entries:\n  - {text: 12306, must_do: true, note: 柜台}\n  - text: 微信\n:::\n",
    )
    assert (made["title"], made["kind"]) == ("清单", "rebinding")
    assert 'id="7"' in made["introduction"]
    (group,) = values(made["groups"])
    assert group["title"] == "钱"
    assert values(group["entries"]) == [
        {"text": "12306", "must_do": True, "note": "柜台"},
        {"text": "微信"},
    ]


def test_hotlines_and_sources_are_plain_lists(tmp_path: Path) -> None:
    made = value(tmp_path, "::: hotlines\n- {name: 移动, number: 10086}\n:::\n")
    assert values(made["hotlines"]) == [{"name": "移动", "number": {"text": "10086"}}]
    made = value(tmp_path, "::: sources\n- {title: 通告, published_date: 2025-08-01}\n- title: 旧闻\n:::\n")
    assert values(made["sources"]) == [{"title": "通告", "published_date": "2025-08-01"}, {"title": "旧闻"}]


def test_a_refusal_is_its_steps_or_names_what_stands_beside_them(tmp_path: Path) -> None:
    made = value(
        tmp_path, "::: refusal\n- {title: 找经理, waiting_time: {text: 15 日, unverified: true}}\n:::\n"
    )
    assert values(made["steps"]) == [
        {"title": "找经理", "waiting_time": {"text": "15 日", "unverified": True}}
    ]
    made = value(tmp_path, "::: refusal\nsayings: [请说明理由。]\nsteps:\n- title: 找经理\n:::\n")
    assert values(made["sayings"]) == ["请说明理由。"]


def test_dos_and_donts_are_two_lists_of_markdown(tmp_path: Path) -> None:
    made = value(tmp_path, "::: dos_and_donts\ndos: [挂断]\ndonts: [报**验证码**]\n:::\n")
    assert values(made["dos"]) == ["<p>挂断</p>"]
    assert values(made["donts"]) == ["<p>报<b>验证码</b></p>"]


def test_a_questions_id_survives_what_is_written_above_it(tmp_path: Path) -> None:
    body = "::: faq\n问: 一？\n答: 甲\n问: 二？\n答: 乙\n:::\n"
    (faq,) = blocks(tmp_path, body)
    longer = body.replace("问: 二", "问: 三？\n答: 丙\n问: 二")
    *_above, below = blocks(tmp_path, "新的一段。\n" + longer)
    ids = {item["value"]["question"]: item["id"] for item in below["value"]["questions"]}
    assert [ids["一？"], ids["二？"]] == [item["id"] for item in faq["value"]["questions"]]


def test_what_a_reader_ticked_keeps_its_id_when_the_list_grows(tmp_path: Path) -> None:
    def ids(text: str) -> dict[str, str]:
        (*_above, block) = blocks(tmp_path, f"{text}:::\n")
        groups = values(block["value"]["groups"])
        entries = [item for group in groups for item in group["entries"]]
        return {"": block["id"], **{item["value"]["text"]: item["id"] for item in entries}}

    start = "::: checklist\n"
    before = ids(f"{start}- title: 钱\n  entries:\n  - text: 银行卡\n  - {{text: 微信, note: 先看这里}}\n")
    after = ids(
        f"新的一段。\n{start}- title: 人\n  entries:\n  - text: 家人\n"
        "- title: 钱\n  entries:\n  - text: 支付宝\n  - text: 微信\n  - text: 银行卡\n"
    )
    assert {name: after[name] for name in before} == before
    assert len(set(after.values())) == len(after)


def test_lines_that_say_the_same_have_ids_of_their_own(tmp_path: Path) -> None:
    made = value(
        tmp_path,
        "::: checklist\n- entries: [{text: 银行卡}, {text: 银行卡}]\n- entries: [{text: 银行卡}]\n:::\n",
    )
    groups = made["groups"]
    ids = [item["id"] for item in groups] + [
        item["id"] for group in values(groups) for item in group["entries"]
    ]
    assert len(set(ids)) == 5


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("::: reminder\n一\n:::\n", 4, "reminder"),
        ("::: reminder 一\n## 标题\n:::\n", 5, "<h2>"),
        ("::: checklist\n- title: 钱\n:::\n", 5, "entries"),
        ("::: checklist\nkind: odd\ngroups: []\n:::\n", 5, "rebinding"),
        ("::: hotlines\n- name: 移动\n:::\n", 5, "number"),
        ("::: dos_and_donts\ndos: [挂断]\n:::\n", 5, "donts"),
        ("::: sources\n- publisher: 工信部\n:::\n", 5, "title"),
        ("::: refusal\nsayings: [一]\n:::\n", 5, "steps"),
    ],
)
def test_what_is_missing_is_named_with_its_line(tmp_path: Path, body: str, line: int, words: str) -> None:
    with pytest.raises(ContentError) as caught:
        blocks(tmp_path, body)
    assert caught.value.problems[0].startswith(f"x.md:{line}：")
    assert words in caught.value.problems[0]
