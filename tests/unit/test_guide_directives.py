"""The YAML of a guide block's directive becomes its raw data, or a sentence with the line where it can't."""

from typing import Any

import pytest

from articles.text.article_files import ContentError, Segment
from articles.text.guide_directives import GuideReader
from articles.text.guide_shapes import Choice, Group, GuideShape, Items, Value

SHAPE = GuideShape(
    Group(
        required={"entries": Items(Group({"name": Value.TEXT, "words": Value.MARKDOWN}), least=2)},
        optional={
            "kind": Choice(("new", "old")),
            "done": Value.FLAG,
            "day": Value.DATE,
            "fee": Value.FACT,
            "picture": Value.PICTURE,
            "tags": Items(Value.TEXT, least=0),
        },
    ),
    main="entries",
)
ENTRIES = "- {name: 甲, words: 一}\n- {name: 乙, words: 二}\n"
AS_KEY = "entries:\n" + "".join(f"  {line}\n" for line in ENTRIES.splitlines())


def reader(text: str, argument: str = "") -> GuideReader:
    """A reader of a directive whose first inner line is line 11 of x.md; rich text notes its line."""
    return GuideReader(
        name="x.md",
        segment=Segment(name="things", argument=argument, text=text, line=11),
        rich_text=lambda text, *, line: f"<{line}>{text}",
        make_id=lambda *parts: "/".join(map(str, parts)),
        image_id={"a.jpg": 9}.get,
    )


def read(text: str, argument: str = "", shape: GuideShape = SHAPE) -> Any:
    return reader(text, argument).read(shape)


def problem(text: str) -> str:
    with pytest.raises(ContentError) as caught:
        read(text)
    (only,) = caught.value.problems
    return only


def test_a_list_is_the_main_child_and_its_items_have_derived_ids() -> None:
    made = read("- name: 甲\n  words: 一\n- name: 乙\n  words: |\n    二\n", "标题")
    assert made == {
        "title": "标题",
        "entries": [
            {"type": "item", "id": "entries/甲/1", "value": {"name": "甲", "words": "<12>一"}},
            {"type": "item", "id": "entries/乙/1", "value": {"name": "乙", "words": "<15>二"}},
        ],
    }


def test_a_mapping_names_the_children_and_what_is_left_out_stays_out() -> None:
    made = read(AS_KEY)
    assert set(made) == {"entries"}
    assert [item["value"]["name"] for item in made["entries"]] == ["甲", "乙"]


def test_an_empty_optional_value_counts_as_left_out() -> None:
    assert "fee" not in read(AS_KEY + "fee:\nkind: ''\n")


@pytest.mark.parametrize(
    ("written", "name", "value"),
    [
        ("fee: 10086", "fee", {"text": "10086"}),
        ("fee: {text: 约 3 天, unverified: true}", "fee", {"text": "约 3 天", "unverified": True}),
        ("done: false", "done", False),
        ("day: 2026-11-24", "day", "2026-11-24"),
        ("kind: old", "kind", "old"),
        ("picture: a.jpg", "picture", {"image": 9, "alt_text": "", "decorative": True}),
        (
            "picture: {file: b.jpg, alt: 一张卡}",
            "picture",
            {"image": None, "alt_text": "一张卡", "decorative": False},
        ),
        ("tags: []", "tags", []),
        ("tags: [010, yes]", "tags", ["010", "yes"]),
    ],
)
def test_a_value_is_taken_as_it_is_written(written: str, name: str, value: Any) -> None:
    made = read(f"{AS_KEY}{written}\n")[name]
    assert [item["value"] for item in made] == value if name == "tags" else made == value


def test_pictures_are_remembered_with_their_lines() -> None:
    one = reader(f"{AS_KEY}picture: {{file: b.jpg}}\n")
    one.read(SHAPE)
    assert one.pictures == {"b.jpg": 14}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 10, "things"),
        ("# 只有注释", 10, "things"),
        ("- a: [", 11, "写法"),
        ("- name: 甲\n  words: **粗**\n", 12, "请加引号"),
        ("一句话", 11, "“entries”应该是一个列表"),
        ("entries: 一句话", 11, "“entries”应该是一个列表"),
        ("- {name: 甲, words: 一}", 11, "至少 2 项"),
        (f"{ENTRIES}- name: 丙\n", 13, "缺少“words”"),
        (f"{ENTRIES}- 一句话\n", 13, "“entries”的第 3 项应该是“名称: 内容”"),
        (f"{ENTRIES}- name: 丙\n  word: 三\n", 14, "不认识“word”，这里可以写的有：name、words"),
        (f"{ENTRIES}- name: 丙\n  name: 丁\n", 14, "“name”写了两次"),
        (f"{ENTRIES}- name: [丙]\n  words: 三\n", 13, "“name”应该是一段文字"),
        (f"{ENTRIES}- [丙]: 三\n", 13, "不认识"),
        (f"{AS_KEY}kind: odd\n", 14, "“kind”没有“odd”这一种，可以用：new、old"),
        (f"{AS_KEY}done: 是\n", 14, "“done”应该是 true 或 false"),
        (f"{AS_KEY}day: 2026-02-30\n", 14, "“day”应该是一个日期"),
        (f"{AS_KEY}fee: [1]\n", 14, "“fee”应该是一段文字"),
        (f"{AS_KEY}fee: {{unverified: true}}\n", 14, "缺少“text”"),
        (f"{AS_KEY}picture: {{alt: 画}}\n", 14, "缺少“file”"),
        (f"{AS_KEY}title: 二\n", 14, "不认识“title”"),
        (f"{AS_KEY}kind: \x07\n", 14, "控制字符"),
    ],
)
def test_what_the_shape_has_no_place_for_is_named_with_its_line(text: str, line: int, words: str) -> None:
    found = problem(text)
    assert found.startswith(f"x.md:{line}：")
    assert words in found


def test_a_list_that_holds_itself_is_a_problem_like_any_other() -> None:
    assert "x.md:11：" in problem("&a [*a, *a]")
