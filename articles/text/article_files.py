"""Reads articles written as Markdown with front matter and fenced directives; fixtures/README.md has the format."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from articles.text.guide_shapes import GUIDE_SHAPES

_DIRECTIVE = re.compile(r"^:::\s*(?P<name>[a-z_]+)(?:\s+(?P<argument>.*\S))?\s*$")
_END = re.compile(r"^:::\s*$")
_LINK = re.compile(r"\]\(article:(?P<slug>[^)\s]*)")
# What messages call a kind of value.
KIND_NAMES = {
    str: "一段文字",
    list: "一个列表",
    datetime: "一个带时区的时间",
    date: "一个日期",
    bool: "true 或 false",
}
# Name of the directive → whether it wants something on its first line.
DIRECTIVES = {
    "callout": True,
    "figure": True,
    "table": False,
    "quote": False,
    "faq": False,
    "markdown": False,
    "reminder": True,
    **dict.fromkeys(GUIDE_SHAPES, False),
}


class ContentError(Exception):
    """Says which files are broken, where, and how; one sentence a problem."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True)
class Segment:
    """A stretch of a body: plain text (name "text") or the inside of a directive.

    `line` is the line of the file on which its text begins.
    """

    name: str
    argument: str
    text: str
    line: int


@dataclass(frozen=True)
class ArticleFile:
    """A file as read: `metadata` from the front matter, `lines` says where each of its keys stands."""

    path: str
    slug: str
    metadata: dict[str, Any]
    lines: dict[str, int]
    segments: tuple[Segment, ...]
    links: tuple[tuple[str, int], ...] = field(default=())

    def problem(self, line: int, sentence: str) -> str:
        """Return a sentence with the place it speaks of."""
        return f"{self.path}:{line}：{sentence}"


def read_article_file(path: Path, *, name: str) -> ArticleFile:
    """Read one file. `name` is how messages call it.

    Raises ContentError with the line where the front matter, the encoding or a directive is broken.
    """
    head, body, body_line = _split(read_source(path, name=name), name)
    metadata, lines = read_mapping(head, name=name, first_line=2)
    segments = tuple(_segments(body, body_line, name))
    return ArticleFile(
        path=name,
        slug=path.stem,
        metadata=metadata,
        lines=lines,
        segments=segments,
        links=tuple(_links(body, body_line)),
    )


def read_source(path: Path, *, name: str) -> str:
    """Return a file's text with plain line ends. Raises ContentError where it isn't UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ContentError([f"{name}:1：文件不是 UTF-8 编码（第 {error.start} 个字节读不懂）。"]) from error


class _MappingLoader(yaml.SafeLoader):
    """YAML's safe loader, which says where a date stands that no calendar has."""

    def construct_date(self, node: yaml.ScalarNode) -> Any:
        try:
            return self.construct_yaml_timestamp(node)
        except ValueError as error:
            raise yaml.constructor.ConstructorError(
                None, None, f"没有“{node.value}”这个时间", node.start_mark
            ) from error


_MappingLoader.add_constructor("tag:yaml.org,2002:timestamp", _MappingLoader.construct_date)


def read_mapping(text: str, *, name: str, first_line: int = 1) -> tuple[dict[str, Any], dict[str, int]]:
    """Return a YAML mapping and the line of each top-level key. Raises ContentError with the line."""
    with _naming_lines(text, name=name, first_line=first_line):
        node = yaml.compose(text, Loader=_MappingLoader)
        data = yaml.load(text, Loader=_MappingLoader)  # noqa: S506 - a safe loader's child
    if not isinstance(node, yaml.MappingNode):
        raise ContentError([f"{name}:{first_line}：这里应该是“键: 值”的写法。"])
    lines: dict[str, int] = {}
    for key, _value in node.value:
        line = key.start_mark.line + first_line
        if key.tag != "tag:yaml.org,2002:str":
            raise ContentError([f"{name}:{line}：“{key.value}”不能当名称用，请写成普通的字。"])
        if key.value in lines:
            raise ContentError([f"{name}:{line}：“{key.value}”写了两次。"])
        lines[key.value] = line
    return data, lines


def compose_yaml(text: str, *, name: str, first_line: int) -> yaml.Node | None:
    """Return YAML as nodes, which know their lines, or None for an empty text. Raises ContentError with the line."""
    with _naming_lines(text, name=name, first_line=first_line):
        return yaml.compose(text, Loader=_MappingLoader)


@contextmanager
def _naming_lines(text: str, *, name: str, first_line: int) -> Iterator[None]:
    try:
        yield
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + first_line
        raise ContentError([f"{name}:{line}：这里的写法不对（{error.problem}）。"]) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, int(error.position)) + first_line
        raise ContentError([f"{name}:{line}：这里有看不见的控制字符，请删掉。"]) from error


def _split(source: str, name: str) -> tuple[str, str, int]:
    lines = source.split("\n")
    if lines[0].strip() != "---":
        raise ContentError([f"{name}:1：文件要以一行 --- 开头，下面写标题等信息。"])
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == "---":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), number + 2
    raise ContentError([f"{name}:1：开头的信息没有用一行 --- 收尾。"])


def _segments(body: str, first_line: int, name: str) -> Iterator[Segment]:
    buffer: list[str] = []
    start = first_line
    opened: tuple[str, str, int] | None = None
    in_code = False
    for number, line in enumerate(body.split("\n"), start=first_line):
        if line.startswith("```"):
            in_code = not in_code
        match = None if in_code else _DIRECTIVE.match(line)
        if match or (not in_code and _END.match(line)):
            if match and opened:
                raise ContentError([f"{name}:{number}：第 {opened[2]} 行的 ::: {opened[0]} 还没有收尾。"])
            if not match and not opened:
                raise ContentError([f"{name}:{number}：这个 ::: 没有对应的开头。"])
            yield from _segment(opened, buffer, start)
            buffer, start = [], number + 1
            opened = _open(match, number, name) if match else None
        elif line.startswith(":::") and not in_code:
            raise ContentError([f"{name}:{number}：看不懂“{line.strip()}”，写法是 ::: 名称 标题。"])
        else:
            buffer.append(line)
    if opened:
        raise ContentError([f"{name}:{opened[2]}：::: {opened[0]} 没有用一行 ::: 收尾。"])
    yield from _segment(None, buffer, start)


def _open(match: re.Match[str], number: int, name: str) -> tuple[str, str, int]:
    directive, argument = match["name"], match["argument"] or ""
    if directive not in DIRECTIVES:
        known = "、".join(DIRECTIVES)
        raise ContentError([f"{name}:{number}：没有“{directive}”这种块，可以用的有：{known}。"])
    if DIRECTIVES[directive] and not argument:
        raise ContentError([f"{name}:{number}：::: {directive} 后面要写明是哪一种或哪一张。"])
    return directive, argument, number


def _segment(opened: tuple[str, str, int] | None, buffer: list[str], start: int) -> Iterator[Segment]:
    text = "\n".join(buffer)
    if opened:
        # Empty lines at the start stay: problems count their lines from here.
        yield Segment(name=opened[0], argument=opened[1], text=text.rstrip("\n"), line=start)
    elif text.strip():
        leading = len(buffer) - len("\n".join(buffer).lstrip("\n").split("\n"))
        yield Segment(name="text", argument="", text=text.strip("\n"), line=start + leading)


def _links(body: str, first_line: int) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(body.split("\n"), start=first_line):
        for match in _LINK.finditer(line):
            yield match["slug"], number
