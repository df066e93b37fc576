"""Reads the YAML inside a guide block's directive into the block's raw data, by the shapes of guide_shapes.py."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Protocol

import yaml

from articles.text.article_files import ContentError, Segment, compose_yaml
from articles.text.guide_shapes import Choice, Group, GuideShape, Items, Kind, Value

_FLAGS = {"true": True, "false": False}
_NULL = "tag:yaml.org,2002:null"
_PICTURE = Group(required={"file": Value.TEXT}, optional={"alt": Value.TEXT})
_FACT = Group(required={"text": Value.TEXT}, optional={"unverified": Value.FLAG})
_QUOTING = "文字以 [、*、& 等符号开头，或者里面有半角冒号加空格的，请加引号，或写在 | 后面的下一行。"
_PATH = tuple[str | int, ...]


class RichTextMaker(Protocol):
    """Turns Markdown into rich text; `line` is where the text begins."""

    def __call__(self, text: str, *, line: int) -> str: ...


@dataclass
class GuideReader:
    """Reads one directive of one file.

    `make_id` derives a list item's id from the names that lead to it and from its first words, so that it stays
    when something is written above it: what a reader ticked hangs on it. After reading, `pictures` says which
    files of covers/ the block shows, each with its line.
    """

    name: str
    segment: Segment
    rich_text: RichTextMaker
    make_id: Callable[..., str]
    image_id: Callable[[str], int | None]
    pictures: dict[str, int] = field(default_factory=dict)
    _known: Counter[_PATH] = field(default_factory=Counter)

    def read(self, shape: GuideShape) -> dict[str, Any]:
        """Return the block's raw data. Raises ContentError, with the line, for what the shape has no place for."""
        try:
            node = compose_yaml(self.segment.text, name=self.name, first_line=self.segment.line)
        except ContentError as error:
            raise ContentError([f"{problem}{_QUOTING}" for problem in error.problems]) from error
        if node is None or node.tag == _NULL:
            raise self._fail(self.segment.line - 1, f"::: {self.segment.name} 里面还没有写内容。")
        title = {shape.title: self.segment.argument} if shape.title and self.segment.argument else {}
        if shape.main and not isinstance(node, yaml.MappingNode):
            kind = shape.group.kinds[shape.main]
            return {**title, shape.main: self._value(node, kind, (shape.main,))}
        return {**title, **self._group(node, shape.group, ())}

    def _fail(self, line: int, sentence: str) -> ContentError:
        return ContentError([f"{self.name}:{line}：{sentence}"])

    def _line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.segment.line

    def _wrong(self, node: yaml.Node, path: _PATH, wanted: str) -> ContentError:
        what = next((f"“{part}”" for part in reversed(path) if isinstance(part, str)), "这里")
        item = f"的第 {path[-1] + 1} 项" if path and isinstance(path[-1], int) else ""
        return self._fail(self._line(node), f"{what}{item}应该是{wanted}。")

    def _value(self, node: yaml.Node, kind: Kind, path: _PATH) -> Any:
        match kind:
            case Group():
                return self._group(node, kind, path)
            case Items():
                return self._items(node, kind, path)
            case Choice():
                return self._choice(node, kind, path)
            case Value():
                return self._scalars[kind](node, path)

    @cached_property
    def _scalars(self) -> dict[Value, Callable[[yaml.Node, _PATH], Any]]:
        return {
            Value.TEXT: self._text,
            Value.MARKDOWN: self._markdown,
            Value.FLAG: self._flag,
            Value.DATE: self._date,
            Value.FACT: self._fact,
            Value.PICTURE: self._picture,
        }

    def _text(self, node: yaml.Node, path: _PATH, kind: Value = Value.TEXT) -> str:
        """A scalar as it was written: 10086 needs no quotes."""
        if not isinstance(node, yaml.ScalarNode):
            wanted = f"{kind.value}；以 [ 或 {{ 开头的文字，请加引号，或写在 | 后面的下一行"
            raise self._wrong(node, path, wanted)
        return str(node.value).strip()

    def _markdown(self, node: yaml.Node, path: _PATH) -> str:
        text = self._text(node, path, Value.MARKDOWN)
        # Behind | or > the text begins on the next line.
        is_block = isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}
        return self.rich_text(text, line=self._line(node) + is_block)

    def _fact(self, node: yaml.Node, path: _PATH) -> dict[str, Any]:
        if isinstance(node, yaml.MappingNode):
            return self._group(node, _FACT, path)
        return {"text": self._text(node, path, Value.FACT)}

    def _flag(self, node: yaml.Node, path: _PATH) -> bool:
        text = self._text(node, path, Value.FLAG)
        if text not in _FLAGS:
            raise self._wrong(node, path, Value.FLAG.value)
        return _FLAGS[text]

    def _date(self, node: yaml.Node, path: _PATH) -> str:
        try:
            return date.fromisoformat(self._text(node, path, Value.DATE)).isoformat()
        except ValueError as error:
            raise self._wrong(node, path, Value.DATE.value) from error

    def _choice(self, node: yaml.Node, kind: Choice, path: _PATH) -> str:
        text = self._text(node, path)
        if text not in kind.options:
            raise self._fail(
                self._line(node), f"“{path[-1]}”没有“{text}”这一种，可以用：{'、'.join(kind.options)}。"
            )
        return text

    def _picture(self, node: yaml.Node, path: _PATH) -> dict[str, Any]:
        if isinstance(node, yaml.MappingNode):
            written = self._group(node, _PICTURE, path)
        else:
            written = {"file": self._text(node, path, Value.PICTURE)}
        name, words = written["file"], written.get("alt", "")
        self.pictures.setdefault(name, self._line(node))
        return {"image": self.image_id(name), "alt_text": words, "decorative": not words}

    def _items(self, node: yaml.Node, kind: Items, path: _PATH) -> list[dict[str, Any]]:
        if not isinstance(node, yaml.SequenceNode):
            raise self._wrong(node, path, "一个列表，每一项以“- ”开头")
        if len(node.value) < kind.least:
            raise self._wrong(node, path, f"一个列表，至少 {kind.least} 项")
        return [
            {
                "type": "item",
                "id": self._item_id(item, kind.of, path),
                "value": self._value(item, kind.of, (*path, index)),
            }
            for index, item in enumerate(node.value)
        ]

    def _item_id(self, node: yaml.Node, kind: Kind, path: _PATH) -> str:
        names = tuple(part for part in path if isinstance(part, str))
        named = (*names, _first_words(node, kind))
        self._known[named] += 1
        return self.make_id(*named, self._known[named])

    def _group(self, node: yaml.Node, group: Group, path: _PATH) -> dict[str, Any]:
        kinds = group.kinds
        values: dict[str, Any] = {}
        for name, line, value in self._pairs(node, group, path):
            if name not in kinds:
                raise self._fail(line, f"不认识“{name}”，这里可以写的有：{'、'.join(kinds)}。")
            if name in values:
                raise self._fail(line, f"“{name}”写了两次。")
            if not _is_empty(value):
                values[name] = self._value(value, kinds[name], (*path, name))
        for name in group.required:
            if name not in values:
                raise self._fail(self._line(node), f"从这里开始的一项缺少“{name}”。")
        return values

    def _pairs(self, node: yaml.Node, group: Group, path: _PATH) -> Iterator[tuple[str, int, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            raise self._wrong(node, path, f"“名称: 内容”的写法，可以写的有：{'、'.join(group.kinds)}")
        for key, value in node.value:
            yield (str(key.value) if isinstance(key, yaml.ScalarNode) else "？"), self._line(key), value


def _first_words(node: yaml.Node, kind: Kind) -> str:
    """Return a scalar's text, or that of the first child of a mapping that is one, in the shape's order."""
    if isinstance(node, yaml.MappingNode) and isinstance(kind, Group):
        written = {str(key.value): value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
        scalars = (written.get(name) for name in kind.kinds)
        node = next((one for one in scalars if isinstance(one, yaml.ScalarNode)), node)
    return str(node.value).strip() if isinstance(node, yaml.ScalarNode) else ""


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not str(node.value).strip()
