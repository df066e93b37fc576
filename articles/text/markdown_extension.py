"""What Markdown means on this site beyond the parser's own rules: pictures of the library, "1、" lists, tables.

Works on the parser's lines and element tree; what comes out still passes the allow-list.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

_TYPED_MARK = re.compile(r"^ {0,3}(\d{1,2})[、．][ \t]*(?=\S)")
_ITEM = re.compile(r"^ {0,3}(?:[-*+]|\d{1,2}\.)[ \t]+\S")
_PICTURE = re.compile(r"image:([0-9]{1,9})")
_ALIGNMENT = re.compile(r"text-align: (center|right);")


@dataclass(frozen=True)
class Picture:
    """A picture of the library in the size that is shown; alt stands in where the text has none."""

    src: str
    width: int
    height: int
    alt: str = ""


def picture_ids(source: str) -> frozenset[int]:
    """Return the ids of the pictures that a Markdown text names as image:ID."""
    return frozenset(int(number) for number in _PICTURE.findall(source))


class HouseExtension(Extension):
    """Registers the site's own processors; pictures maps ids to what is shown for image:ID."""

    def __init__(self, pictures: Mapping[int, Picture]) -> None:
        super().__init__()
        self.pictures = pictures

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the parser's name
        # Behind fenced code (25), which puts its lines out of reach, and before raw HTML (20).
        md.preprocessors.register(ListPreprocessor(md), "house-lists", 22)
        # Behind inline markup (20), which makes the elements.
        md.treeprocessors.register(PictureTreeprocessor(md, self.pictures), "house-pictures", 12)
        md.treeprocessors.register(TableTreeprocessor(md), "house-tables", 11)


class ListPreprocessor(Preprocessor):
    """Makes lists of what people type as lists: "1、" in a run, and items right below a paragraph."""

    def run(self, lines: list[str]) -> list[str]:
        return separate_lists(number_typed_lists(lines))


def number_typed_lists(lines: list[str]) -> list[str]:
    """Return the lines with every run of "1、", "2、" (counting up by one, two at least) as "1. ", "2. ".

    Between two items may stand blank lines, which are left out, and lines that go on with the item above.
    """
    result: list[str] = []
    index = 0
    while index < len(lines):
        run = _typed_run(lines, index)
        if len(run) < 2:
            result.append(lines[index])
            index += 1
            continue
        end = run[-1] + 1
        if result and result[-1].strip():
            result.append("")
        for line_number in range(index, end):
            line = lines[line_number]
            if line_number in run:
                line = _TYPED_MARK.sub(r"\1. ", line)
            if line.strip():
                result.append(line)
        index = end
    return result


def _typed_run(lines: list[str], start: int) -> list[int]:
    """Line numbers of the items of the run that begins on the line start; empty where none does."""
    first = _TYPED_MARK.match(lines[start])
    if first is None:
        return []
    run = [start]
    expected = int(first.group(1)) + 1
    after_blank = False
    for number in range(start + 1, len(lines)):
        line = lines[number]
        mark = _TYPED_MARK.match(line)
        if mark and int(mark.group(1)) == expected:
            run.append(number)
            expected += 1
        elif mark or (after_blank and line.strip()):
            break
        after_blank = not line.strip()
    return run


def separate_lists(lines: list[str]) -> list[str]:
    """Return the lines with a blank one before each list that begins right below a paragraph."""
    result: list[str] = []
    in_list = False
    previous = ""
    for line in lines:
        is_item = bool(_ITEM.match(line))
        if is_item and not in_list and previous.strip():
            result.append("")
        if is_item:
            in_list = True
        elif line.strip() and not previous.strip() and not line.startswith((" ", "\t")):
            in_list = False
        result.append(line)
        previous = line
    return result


class PictureTreeprocessor(Treeprocessor):
    """Puts the library's pictures in the place of image:ID; a picture that is gone leaves its words."""

    def __init__(self, md: Markdown, pictures: Mapping[int, Picture]) -> None:
        super().__init__(md)
        self.pictures = pictures

    def run(self, root: Element) -> None:
        for image in root.iter("img"):
            image.set("loading", "lazy")
            image.set("decoding", "async")
            named = _PICTURE.fullmatch(image.get("src", ""))
            picture = self.pictures.get(int(named.group(1))) if named else None
            if picture is None:
                continue
            image.set("src", picture.src)
            image.set("width", str(picture.width))
            image.set("height", str(picture.height))
            image.set("alt", image.get("alt") or picture.alt)


class TableTreeprocessor(Treeprocessor):
    """Wraps tables so that they scroll by themselves, by keyboard too, and says alignment by class."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for position, child in enumerate(list(parent)):
                if child.tag == "table":
                    parent[position] = self._wrapped(child)

    def _wrapped(self, table: Element) -> Element:
        for cell in table.iter():
            alignment = _ALIGNMENT.fullmatch(cell.attrib.pop("style", ""))
            if alignment:
                cell.set("class", f"align-{alignment.group(1)}")
            if cell.tag == "th":
                cell.set("scope", "col")
        headings = ["".join(cell.itertext()).strip() for cell in table.iter("th")]
        named = "、".join(heading for heading in headings if heading and "\x02" not in heading)
        wrapper = Element("section", {"class": "table-scroll", "tabindex": "0"})
        wrapper.set("aria-label", f"表格：{named}" if named else "表格")
        wrapper.tail, table.tail = table.tail, "\n"
        wrapper.append(table)
        return wrapper


class NumberedFootnotes(FootnoteExtension):
    """Footnotes whose ids are numbers behind a prefix, whatever the editor called them.

    The prefix keeps two texts of one page apart: fn-PREFIX-1, fnref-PREFIX-1.
    """

    def __init__(self, prefix: str) -> None:
        super().__init__(
            # Footnotes stand at the end: the parser takes these characters out of every text.
            PLACE_MARKER="\x02footnotes\x03",
            SEPARATOR="-",
            SUPERSCRIPT_TEXT="[{}]",
            BACKLINK_TEXT="↩\ufe0e",
            BACKLINK_TITLE="回到正文里的注 {}",
        )
        self.prefix = prefix

    def makeFootnoteId(self, id: str) -> str:  # noqa: A002, N802 - the parser's names
        return f"fn-{self.prefix}-{self._number(id)}"

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: A002, N802 - the parser's names
        return self.unique_ref(f"fnref-{self.prefix}-{self._number(id)}", found)

    def _number(self, label: str) -> int:
        return list(self.footnotes).index(label) + 1
