"""Directives become the raw data of blocks, or a sentence with the line where they can't."""

from pathlib import Path
from typing import Any

import pytest

from articles.text.article_files import ContentError, read_article_file
from articles.text.block_data import BlockData

HEAD = "---\ntitle: 标题\n---\n"


def blocks(tmp_path: Path, body: str, *, slug: str = "x") -> list[dict[str, Any]]:
    path = tmp_path / f"{slug}.md"
    path.write_text(HEAD + body, encoding="utf-8")
    file = read_article_file(path, name=path.name)
    return BlockData(file, page_ids={"buka": 7}, image_ids={"a.jpg": 9}).make()


def value(tmp_path: Path, body: str) -> Any:
    (block,) = blocks(tmp_path, body)
    return block["value"]


def test_text_becomes_rich_text(tmp_path: Path) -> None:
    assert value(tmp_path, "## 一\n\n**粗**和[补卡](article:buka)\n换行\n\n1. 甲\n2. 乙\n") == (
        '<h2>一</h2><p><b>粗</b>和<a id="7" linktype="page">补卡</a>换行</p><ol><li>甲</li><li>乙</li></ol>'
    )


def test_outside_links_keep_their_address_only(tmp_path: Path) -> None:
    assert value(tmp_path, '[移动](tel:10086 "标题")') == '<p><a href="tel:10086">移动</a></p>'


@pytest.mark.parametrize("kind", ["tip", "note", "warning", "unverified"])
def test_a_callout_has_kind_title_and_text(tmp_path: Path, kind: str) -> None:
    made = value(tmp_path, f"::: callout {kind} 先别 急\n**记住**\n:::\n")
    assert made == {"kind": kind, "title": "先别 急", "text": "<p><b>记住</b></p>"}


def test_a_figure_names_its_image(tmp_path: Path) -> None:
    made = value(tmp_path, "::: figure a.jpg\n\nalt: 画：一张卡\ncaption：图注\n:::\n")
    assert made == {
        "image": {"image": 9, "alt_text": "画：一张卡", "decorative": False},
        "caption": "图注",
        "credit": "",
    }


def test_a_figure_without_words_is_decorative(tmp_path: Path) -> None:
    assert value(tmp_path, "::: figure a.jpg\n:::\n")["image"]["decorative"] is True


def test_a_quote_has_source_and_address(tmp_path: Path) -> None:
    made = value(tmp_path, "::: quote\n第一行\n第二行\n来源: 规定\n链接: https://example.com/a:b\n:::\n")
    assert made == {"text": "第一行\n第二行", "source": "规定", "url": "https://example.com/a:b"}


def test_a_faq_has_pairs_whose_answers_may_go_on(tmp_path: Path) -> None:
    made = value(tmp_path, "::: faq 问答\n问: 一？\n答：甲\n\n- 乙\n问：二？\n答: 丙\n:::\n")
    assert made["title"] == "问答"
    assert [item["value"] for item in made["questions"]] == [
        {"question": "一？", "answer": "<p>甲</p><ul><li>乙</li></ul>"},
        {"question": "二？", "answer": "<p>丙</p>"},
    ]


def test_a_table_takes_rich_text_only_where_there_is_markup(tmp_path: Path) -> None:
    made = value(
        tmp_path, "::: table 热线\n| 谁 | 号 |\n| --- | :-: |\n| 移动 | **10086** |\n| 联通 | |\n:::\n"
    )
    assert made["caption"] == "热线"
    assert [column["type"] for column in made["columns"]] == ["text", "rich_text"]
    assert [row["values"] for row in made["rows"]] == [["移动", "<p><b>10086</b></p>"], ["联通", ""]]


def test_markdown_stays_as_it_was_written(tmp_path: Path) -> None:
    assert value(tmp_path, "::: markdown\n\n- [ ] 甲\n\n| a |\n| - |\n:::\n") == "- [ ] 甲\n\n| a |\n| - |"


def test_block_ids_are_derived_and_all_different(tmp_path: Path) -> None:
    body = "一\n::: faq\n问: 一？\n答: 甲\n问: 二？\n答: 乙\n:::\n二\n::: faq\n问: 一？\n答: 甲\n:::\n"
    first, second = blocks(tmp_path, body), blocks(tmp_path, body)
    assert first == second
    ids = [block["id"] for block in first]
    ids += [item["id"] for block in first if block["type"] == "faq" for item in block["value"]["questions"]]
    assert len(set(ids)) == len(ids) == 7
    assert not set(ids) & {block["id"] for block in blocks(tmp_path, body, slug="y")}


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ("::: callout danger 小心\n一\n:::\n", 4, "danger"),
        ("::: figure a.jpg\nalt: 一\nwidth: 3\n:::\n", 6, "alt"),
        ("::: figure a.jpg\n一句话\n:::\n", 5, "名称"),
        ("::: table\n| a |\n| - |\n:::\n", 5, "表头"),
        ("::: table\n| a | b |\n| - | - |\n| 一 |\n:::\n", 7, "1 格"),
        ("::: table\n| a |\n一句话\n:::\n", 6, "|"),
        ("::: table\n:::\n", 5, "表头"),
        ("::: faq\n:::\n", 4, "问"),
        ("::: faq\n一句话\n:::\n", 5, "问"),
        ("::: faq\n问: 一？\n:::\n", 4, "答"),
        ("::: faq\n答: 一\n:::\n", 5, "问"),
        ("::: markdown\n[补卡](article:buka)\n:::\n", 5, "article:"),
        ("# 第二个大标题\n", 4, "<h1>"),
        ("一\n\n![图](x.jpg)\n", 4, "<img>"),
        ("> 引用\n", 4, "<blockquote>"),
        ("<script>alert(1)</script>\n", 4, "<script>"),
        ("::: callout tip\n## 标题\n:::\n", 5, "<h2>"),
        ("::: faq\n问: 一？\n答: 甲\n\n## 标题\n:::\n", 5, "<h2>"),
    ],
)
def test_what_cannot_be_a_block_is_named_with_its_line(
    tmp_path: Path, body: str, line: int, words: str
) -> None:
    with pytest.raises(ContentError) as caught:
        blocks(tmp_path, body)
    assert caught.value.problems[0].startswith(f"x.md:{line}：")
    assert words in caught.value.problems[0]
