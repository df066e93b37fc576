"""Sets text into boxes of a picture, and tells where each stands before anything is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import ImageDraw

from articles.cards.faces import Face, Weight
from articles.cards.line_breaking import Cluster, Line, break_lines, clusters_of, is_han, looseness
from articles.text.excerpts import ELLIPSIS, sentences

# Where a Han character's square stands on the baseline of Noto Sans SC, in ems.
_ABOVE_BASELINE = 0.88
# How much smaller a title may be set so that its lines end well.
_NEARLY = 0.82
_CLOSING = "，。、：；！？ "


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, right and bottom outside of it."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """How tall it is."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Glyphs:
    """A cluster where it stands; y is the baseline."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class TextBlock:
    """A text set in lines: what to draw, and the box that it fills."""

    name: str
    face: Face
    box: Box
    lines: tuple[Line, ...]
    glyphs: tuple[Glyphs, ...]

    def draw(self, canvas: ImageDraw.ImageDraw, *, fill: str) -> None:
        """Draw it in one colour."""
        for one in self.glyphs:
            canvas.text((one.x, one.y), one.text, font=self.face.font, fill=fill, anchor="ls")


@dataclass(frozen=True)
class Room:
    """What a text may take: from (left, top), so wide, in so many lines, each `leading` ems high."""

    left: float
    top: float
    width: float
    max_lines: int
    leading: float


def set_title(name: str, text: str, *, room: Room, weight: Weight, sizes: Sequence[int]) -> TextBlock:
    """Set a title in even lines, at the largest of `sizes` (large to small) at which it fits and no word is cut.

    A somewhat smaller size is taken where its lines end better. At the smallest, an address is cut where it
    must be, and a title that is still too long ends in an ellipsis.
    """
    clusters = clusters_of(text)
    best: list[Line] = []
    best_size = largest = 0
    for size in sizes:
        lines = _lines(clusters, Face(weight, size), room.width, is_balanced=True)
        if len(lines) > room.max_lines or sum(map(len, lines)) != len(clusters):
            continue
        largest = largest or size
        if size < largest * _NEARLY:
            break
        if not best or _is_better(lines, best):
            best, best_size = lines, size
    if best or not clusters:
        return _placed(name, Face(weight, best_size or sizes[-1]), best, room)
    face = Face(weight, sizes[-1])
    lines = _lines(clusters, face, room.width, is_balanced=True)
    fits = len(lines) <= room.max_lines
    return _placed(name, face, lines if fits else _shortened(text, face, room, is_balanced=True), room)


def _is_better(lines: list[Line], best: list[Line]) -> bool:
    """Tell whether a smaller title reads better: in as many lines, or in fewer where they end with its clauses."""
    if len(lines) == len(best):
        return looseness(lines) < looseness(best)
    return looseness(lines) == 0 and looseness(best) > 1


def set_sentences(name: str, text: str, *, room: Room, face: Face) -> TextBlock:
    """Set as many whole sentences of a paragraph as fit, justified; one that is too long by itself is cut."""
    whole = sentences(text)
    for count in range(len(whole), 0, -1):
        lines = _lines(clusters_of("".join(whole[:count]).strip()), face, room.width)
        if len(lines) <= room.max_lines:
            return _placed(name, face, lines, room, is_justified=True)
    lines = _shortened(whole[0], face, room) if whole else []
    return _placed(name, face, lines, room, is_justified=True)


def set_line(name: str, text: str, *, room: Room, face: Face) -> TextBlock:
    """Set a short text on the lines that there are, cut with an ellipsis where they don't do."""
    lines = _lines(clusters_of(text), face, room.width)
    if len(lines) > room.max_lines:
        lines = _shortened(text, face, room)
    return _placed(name, face, lines, room)


def _lines(clusters: list[Cluster], face: Face, width: float, *, is_balanced: bool = False) -> list[Line]:
    return break_lines(clusters, width=width, em=face.size, width_of=face.width, is_balanced=is_balanced)


def _shortened(text: str, face: Face, room: Room, *, is_balanced: bool = False) -> list[Line]:
    """Return the longest beginning of text that fits, with an ellipsis; found by halving."""
    low, high = 0, len(text)
    lines: list[Line] = []
    while low < high:
        middle = (low + high + 1) // 2
        shown = text[:middle].rstrip(_CLOSING) + ELLIPSIS
        tried = _lines(clusters_of(shown), face, room.width, is_balanced=is_balanced)
        if len(tried) <= room.max_lines:
            low, lines = middle, tried
        else:
            high = middle - 1
    return lines


def _placed(name: str, face: Face, lines: list[Line], room: Room, *, is_justified: bool = False) -> TextBlock:
    height = face.size * room.leading
    glyphs: list[Glyphs] = []
    right = room.left
    for number, line in enumerate(lines):
        baseline = room.top + number * height + (height - face.size) / 2 + face.size * _ABOVE_BASELINE
        spare = _spare(line, face, room.width) if is_justified and number < len(lines) - 1 else 0.0
        x = room.left
        for index, cluster in enumerate(line):
            x += (cluster.gap * face.size + spare) if index else 0.0
            glyphs.append(Glyphs(cluster.text, x, baseline))
            x += face.width(cluster.text)
        right = max(right, x)
    box = Box(room.left, room.top, right, room.top + len(lines) * height)
    return TextBlock(name, face, box, tuple(lines), tuple(glyphs))


def _spare(line: Line, face: Face, width: float) -> float:
    """Return what each gap of a justified line gets; none where the line would become too loose for it."""
    used = sum(face.width(cluster.text) for cluster in line)
    used += sum(cluster.gap * face.size for cluster in line[1:])
    gaps = len(line) - 1
    spare = (width - used) / gaps if gaps else 0.0
    return spare if 0 < spare <= face.size * 0.2 and any(is_han(one.text[0]) for one in line) else 0.0
