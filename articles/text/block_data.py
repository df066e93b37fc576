"""Turns the segments of an article file into the raw data of blocks."""

import re
import uuid
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import markdown
from bs4 import BeautifulSoup

from articles.text.article_files import ArticleFile, ContentError, Segment
from articles.text.guide_directives import GuideReader
from articles.text.guide_shapes import GUIDE_SHAPES

_NAMESPACE = uuid.UUID("6f1d9c0e-6e1c-5c4e-9a43-0d6f0f2f2b11")
_CALLOUT_KINDS = ("tip", "note", "warning", "unverified")
# What rich text can hold; the admin's editor would drop everything else without a word.
_RICH_TEXT_TAGS = frozenset("p br strong b em i ul ol li a code".split())
_HEADINGS = frozenset({"h2", "h3"})
_MARKUP = re.compile(r"\*\*|\]\(|`")
_FIELD = re.compile(r"^(?P<key>[a-z]+|来源|链接)\s*[:：]\s*(?P<value>.*)$")

_BOLD_GAP = re.compile(r"([，。：；？！、]</b>) +(?=[\u4e00-\u9fff“《])")

RawBlock = dict[str, Any]


class BlockData:
    """Makes the raw StreamField data of one file. Block ids are derived from the slug and the place among its kind."""

    def __init__(
        self, file: ArticleFile, *, page_ids: Mapping[str, int], image_ids: Mapping[str, int]
    ) -> None:
        """`page_ids`: slug → page; `image_ids`: picture file name → image. Both may be empty for a dry run."""
        self.file = file
        self.page_ids = page_ids
        self.image_ids = image_ids
        self._makers: dict[str, Callable[[Segment], tuple[str, Any]]] = {
            "text": self._paragraph,
            "callout": self._callout,
            "figure": self._figure,
            "table": self._table,
            "quote": self._quote,
            "faq": self._faq,
            "markdown": self._markdown,
            "reminder": self._reminder,
            **dict.fromkeys(GUIDE_SHAPES, self._guide_block),
        }
        self.pictures: dict[str, int] = {}
        self._questions: Counter[str] = Counter()

    def make(self) -> list[RawBlock]:
        """Return the body. Raises ContentError with the line of the first broken directive.

        Afterwards `pictures` says which files of covers/ the body shows, each with its line.
        """
        body = []
        kinds: Counter[str] = Counter()
        for segment in self.file.segments:
            kind, value = self._makers[segment.name](segment)
            kinds[kind] += 1
            body.append({"type": kind, "value": value, "id": self._id(kind, kinds[kind])})
        return body

    def _id(self, *parts: object) -> str:
        return str(uuid.uuid5(_NAMESPACE, "/".join([self.file.slug, *map(str, parts)])))

    def _fail(self, line: int, sentence: str) -> ContentError:
        return ContentError([self.file.problem(line, sentence)])

    def rich_text(self, text: str, *, line: int, has_headings: bool = False) -> str:
        """Return Markdown as Wagtail's rich text, with links to articles by their page id.

        `line` is where the text begins. Raises ContentError for what rich text has no place for.
        """
        soup = BeautifulSoup(markdown.markdown(text, extensions=["sane_lists"]), "html.parser")
        allowed = _RICH_TEXT_TAGS | (_HEADINGS if has_headings else frozenset())
        for tag in soup.find_all(lambda tag: tag.name not in allowed):
            raise self._fail(
                line, f"从这里开始的文字里有 <{tag.name}>，这里放不了；请换一种写法，或放进 ::: markdown。"
            )
        for strong in soup.find_all("strong"):
            strong.name = "b"
        for link in soup.find_all("a"):
            target = str(link.get("href", ""))
            link.attrs = {"href": target}
            if target.startswith("article:"):
                link.attrs = {"linktype": "page", "id": str(self.page_ids.get(target[8:], 0))}
        # Markdown closes bold text only before a space; behind full-width punctuation Chinese wants none.
        return _BOLD_GAP.sub(r"\1", re.sub(r"\n+", "", str(soup)))

    def _paragraph(self, segment: Segment) -> tuple[str, Any]:
        return "paragraph", self.rich_text(segment.text, line=segment.line, has_headings=True)

    def _markdown(self, segment: Segment) -> tuple[str, Any]:
        if "](article:" in segment.text:
            raise self._fail(segment.line, "Markdown 块里不能用 article: 链接，请把链接写在正文里。")
        return "markdown", segment.text.strip("\n")

    def _callout(self, segment: Segment) -> tuple[str, Any]:
        kind, _space, title = segment.argument.partition(" ")
        if kind not in _CALLOUT_KINDS:
            raise self._fail(
                segment.line - 1, f"提示框没有“{kind}”这一类，可以用：{'、'.join(_CALLOUT_KINDS)}。"
            )
        return "callout", {
            "kind": kind,
            "title": title.strip(),
            "text": self.rich_text(segment.text, line=segment.line),
        }

    def _reminder(self, segment: Segment) -> tuple[str, Any]:
        return "reminder", {
            "title": segment.argument,
            "text": self.rich_text(segment.text, line=segment.line),
        }

    def _fields(self, segment: Segment, allowed: tuple[str, ...]) -> dict[str, str]:
        fields: dict[str, str] = {}
        for number, line in enumerate(segment.text.split("\n"), start=segment.line):
            if not line.strip():
                continue
            match = _FIELD.match(line)
            if not match or match["key"] not in allowed:
                raise self._fail(number, f"这里只能写 {'、'.join(allowed)}，写法是“名称: 内容”。")
            fields[match["key"]] = match["value"].strip()
        return fields

    def _guide_block(self, segment: Segment) -> tuple[str, Any]:
        same_kind = [one for one in self.file.segments if one.name == segment.name]
        reader = GuideReader(
            name=self.file.path,
            segment=segment,
            rich_text=self.rich_text,
            make_id=partial(self._id, segment.name, same_kind.index(segment)),
            image_id=self.image_ids.get,
        )
        value = reader.read(GUIDE_SHAPES[segment.name])
        self.pictures = {**reader.pictures, **self.pictures}
        return segment.name, value

    def _figure(self, segment: Segment) -> tuple[str, Any]:
        self.pictures.setdefault(segment.argument, segment.line - 1)
        fields = self._fields(segment, ("alt", "caption", "credit"))
        image = {
            "image": self.image_ids.get(segment.argument),
            "alt_text": fields.get("alt", ""),
            "decorative": not fields.get("alt"),
        }
        return "figure", {
            "image": image,
            "caption": fields.get("caption", ""),
            "credit": fields.get("credit", ""),
        }

    def _quote(self, segment: Segment) -> tuple[str, Any]:
        fields = {"来源": "", "链接": ""}
        text = []
        for line in segment.text.split("\n"):
            match = _FIELD.match(line)
            if match and match["key"] in fields:
                fields[match["key"]] = match["value"].strip()
            else:
                text.append(line)
        return "quote", {"text": "\n".join(text).strip(), "source": fields["来源"], "url": fields["链接"]}

    def _faq(self, segment: Segment) -> tuple[str, Any]:
        pairs: list[tuple[str, list[str]]] = []
        for number, line in enumerate(segment.text.split("\n"), start=segment.line):
            if line.startswith(("问:", "问：")):
                pairs.append((line[2:].strip(), []))
            elif line.startswith(("答:", "答：")) and pairs and not pairs[-1][1]:
                pairs[-1][1].append(line[2:].strip())
            elif pairs and pairs[-1][1]:
                pairs[-1][1].append(line)
            elif line.strip():
                raise self._fail(number, "问答要以“问: ”一行开头，接着是“答: ”一行。")
        if not pairs or not all(answer for _question, answer in pairs):
            raise self._fail(segment.line - 1, "每个“问: ”后面要有一行“答: ”。")
        questions = [
            {
                "type": "item",
                "id": self._question_id(question),
                "value": {
                    "question": question,
                    "answer": self.rich_text("\n".join(answer).strip(), line=segment.line),
                },
            }
            for question, answer in pairs
        ]
        return "faq", {"title": segment.argument or "常见问题", "questions": questions}

    def _question_id(self, question: str) -> str:
        """A question's address hangs on its words, so that it survives what is written above it."""
        self._questions[question] += 1
        return self._id("faq", question, self._questions[question])

    def _table(self, segment: Segment) -> tuple[str, Any]:
        rows: list[list[str]] = []
        for number, line in enumerate(segment.text.split("\n"), start=segment.line):
            if not line.strip():
                continue
            if not line.strip().startswith("|"):
                raise self._fail(number, "表格的每一行都要以 | 开头。")
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if rows and len(cells) != len(rows[0]):
                raise self._fail(number, f"这一行有 {len(cells)} 格，表头有 {len(rows[0])} 格。")
            rows.append(cells)
        if len(rows) < 3 or not all(re.fullmatch(r":?-+:?", cell) for cell in rows[1]):
            raise self._fail(segment.line, "表格要有表头、一行 |---| 和至少一行内容。")
        head, cells_by_row = rows[0], rows[2:]
        kinds = [
            "rich_text" if any(_MARKUP.search(row[column]) for row in cells_by_row) else "text"
            for column in range(len(head))
        ]
        return "table", {
            "columns": [
                {"type": kind, "heading": heading} for kind, heading in zip(kinds, head, strict=True)
            ],
            "rows": [
                {
                    "values": [
                        self.rich_text(cell, line=segment.line) if kind == "rich_text" else cell
                        for kind, cell in zip(kinds, row, strict=True)
                    ]
                }
                for row in cells_by_row
            ],
            "caption": segment.argument,
        }


def pictures_of(file: ArticleFile) -> dict[str, int]:
    """Return the files of covers/ that a body shows, each with its line. Raises ContentError as make() does."""
    data = BlockData(file, page_ids={}, image_ids={})
    data.make()
    return data.pictures
