"""Content files: every part of the format is read, and every mistake is named with its line."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from articles.text.article_files import ContentError, Segment, read_article_file, read_mapping

HEAD = "---\ntitle: 标题\n---\n"


def read(tmp_path: Path, source: str | bytes) -> tuple[Segment, ...]:
    path = tmp_path / "x.md"
    path.write_bytes(source if isinstance(source, bytes) else source.encode())
    return read_article_file(path, name="articles/x.md").segments


def problem(tmp_path: Path, source: str | bytes) -> str:
    with pytest.raises(ContentError) as caught:
        read(tmp_path, source)
    assert len(caught.value.problems) == 1
    return caught.value.problems[0]


def test_a_body_is_cut_into_text_and_directives_with_their_lines(tmp_path: Path) -> None:
    source = HEAD + "\n第一段。\n\n::: callout tip 记住\n先换绑。\n:::\n\n第二段。\n"
    assert read(tmp_path, source) == (
        Segment("text", "", "第一段。", 5),
        Segment("callout", "tip 记住", "先换绑。", 8),
        Segment("text", "", "第二段。", 11),
    )


def test_line_numbers_hold_where_a_directive_begins_with_empty_lines(tmp_path: Path) -> None:
    (segment,) = read(tmp_path, HEAD + "::: table\n\n\n| a |\n:::\n")
    assert segment.line + segment.text.split("\n").index("| a |") == 7


def test_windows_line_ends_and_a_byte_order_mark_are_read(tmp_path: Path) -> None:
    source = b"\xef\xbb\xbf" + (HEAD + "\n一段。\n").replace("\n", "\r\n").encode()
    assert read(tmp_path, source) == (Segment("text", "", "一段。", 5),)


def test_directives_inside_fenced_code_are_text(tmp_path: Path) -> None:
    (segment,) = read(tmp_path, HEAD + "::: markdown\n```\n::: callout\n:::\n```\n:::\n")
    assert segment.text == "```\n::: callout\n:::\n```"


def test_the_links_to_articles_are_found_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text(
        HEAD + "[a](article:bu-ka)[b](article:坏的)\n\n[c](article:)[d](https://example.com/)\n",
        encoding="utf-8",
    )
    assert read_article_file(path, name="x.md").links == (("bu-ka", 4), ("坏的", 4), ("", 6))


def test_an_empty_body_has_no_segments(tmp_path: Path) -> None:
    assert read(tmp_path, HEAD) == ()
    assert read(tmp_path, HEAD + "\n\n \n") == ()


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("", 1, "---"),
        ("title: 标题\n", 1, "---"),
        ("---\ntitle: 标题\n", 1, "收尾"),
        ("---\ntitle: [\n---\n", 2, "写法"),
        ("---\ntitle: 标题\nlead: a: b\n---\n", 3, "写法"),
        ("---\ntitle: 一\ntitle: 二\n---\n", 3, "写了两次"),
        ("---\n- 一\n---\n", 2, "键"),
        ("---\n---\n", 2, "键"),
        ("---\ntitle: 标题\n1: 数字\n---\n", 3, "1"),
        ("---\ntitle: 标题\n<<: {a: b}\n---\n", 3, "<<"),
        ("---\ntitle: 标题\n? [a]\n: b\n---\n", 3, "写法"),
        ("---\ntitle: 标题\npublished: 2026-13-45\n---\n", 3, "2026-13-45"),
        ("---\ntitle: 标题\nlead: a\x07b\n---\n", 3, "控制字符"),
        ("---\ntitle: !!python/object/apply:os.system [ls]\n---\n", 2, "写法"),
        (HEAD + "::: video x\n:::\n", 4, "video"),
        (HEAD + "::: callout\n:::\n", 4, "callout"),
        (HEAD + "::: figure\n:::\n", 4, "figure"),
        (HEAD + "一段。\n:::\n", 5, "开头"),
        (HEAD + "::: quote\n原话\n", 4, "收尾"),
        (HEAD + "::: quote\n::: faq\n:::\n", 5, "第 4 行"),
        (HEAD + "::: Quote\n:::\n", 4, "Quote"),
        (HEAD + ":::: quote\n:::\n", 4, "看不懂"),
        (b"---\ntitle: \xff\xfe\n---\n", 1, "UTF-8"),
    ],
)
def test_a_broken_file_is_named_with_its_line(
    tmp_path: Path, source: str | bytes, line: int, words: str
) -> None:
    sentence = problem(tmp_path, source)
    assert sentence.startswith(f"articles/x.md:{line}：")
    assert words in sentence


def test_front_matter_keeps_kinds_and_time_zones() -> None:
    data, lines = read_mapping(
        "published: 2026-11-25T18:17:22+08:00\nfacts_as_of: 2026-11-24\nai_generated: true\n",
        name="x",
        first_line=2,
    )
    assert isinstance(data["published"], datetime)
    assert data["published"].utcoffset() == timedelta(hours=8)
    assert data["facts_as_of"] == date(2026, 11, 24)
    assert data["ai_generated"] is True
    assert lines == {"published": 2, "facts_as_of": 3, "ai_generated": 4}
