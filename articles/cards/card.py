"""Draws the picture that a shared link shows: the cover alone, or a card that says the title and whose it is."""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from articles.cards import palette
from articles.cards.characters import drawable
from articles.cards.faces import Face, Weight, has
from articles.cards.facts import CardFacts, Shape
from articles.cards.jpegs import fitted, jpeg
from articles.cards.shapes import double_rule, mark, paste_card
from articles.cards.typesetting import Box, Room, TextBlock, set_line, set_title

_RULE_ROOM = 12


@dataclass(frozen=True)
class CardStyle:
    """The measures of a shape, in pixels."""

    edge: int
    cut: int
    padding: int
    title_sizes: range
    label_size: int
    name_size: int
    mark_height: int
    max_lines: int


_WIDE = CardStyle(30, 84, 66, range(124, 46, -4), 32, 36, 58, 4)
_NARROW = CardStyle(20, 64, 40, range(92, 36, -4), 28, 30, 46, 5)


@dataclass(frozen=True)
class Card:
    """A drawn card and where its texts stand; a cover has none."""

    content: bytes
    texts: dict[str, TextBlock]
    chip: Box | None = None


def draw_card(facts: CardFacts, *, shape: Shape, cover: bytes = b"") -> Card:
    """Return a card as a JPEG of the shape's size. A cover that can't be read gives way to a drawn card."""
    picture = fitted(cover, width=shape.width, height=shape.height) if cover else None
    if picture:
        return Card(jpeg(picture, max_bytes=shape.max_bytes), texts={})
    style = _WIDE if shape.width > shape.height else _NARROW
    accent = palette.accent_of(facts.accent)
    canvas = Image.new("RGB", (shape.width, shape.height), accent.fill)
    draw = ImageDraw.Draw(canvas)
    sheet = (style.edge, style.edge, shape.width - style.edge, shape.height - style.edge)
    paste_card(canvas, _ground(sheet, accent), box=sheet, cut=style.cut, radius=16)
    texts = _set_texts(facts, style, shape)
    chip = _draw_chip(canvas, texts.get("label"), accent)
    _draw_foot(canvas, style, shape)
    colours = {"title": palette.INK, "name": palette.INK, "label": palette.ON_BRAND}
    for name, block in texts.items():
        block.draw(draw, fill=colours[name])
    return Card(jpeg(canvas, max_bytes=shape.max_bytes, is_text=True), texts, chip)


def _ground(sheet: tuple[int, int, int, int], accent: palette.Accent) -> Image.Image:
    """Return the paper of a card, with the mark faintly in its corner."""
    ground = Image.new("RGB", (sheet[2] - sheet[0], sheet[3] - sheet[1]), palette.PAPER)
    stamp = mark(ground.height * 7 // 10, card=accent.tint, lines=palette.PAPER, strength=80)
    ground.paste(
        stamp, (ground.width - stamp.width - ground.width // 22, ground.height - stamp.height * 7 // 8), stamp
    )
    return ground


def _set_texts(facts: CardFacts, style: CardStyle, shape: Shape) -> dict[str, TextBlock]:
    left = style.edge + style.padding
    width = shape.width - 2 * left
    texts: dict[str, TextBlock] = {}
    top = float(left)
    if label := drawable(facts.label, has=has):
        room = Room(left + 20, top + 6, width - style.cut - 40, max_lines=1, leading=1.4)
        texts["label"] = set_line("label", label, room=room, face=Face(Weight.BOLD, style.label_size))
        top = texts["label"].box.bottom + 6
    foot = _foot_top(style, shape)
    name_room = Room(
        left + style.mark_height + 14,
        foot + _RULE_ROOM + 24,
        width - style.mark_height - 14,
        max_lines=1,
        leading=1.3,
    )
    name = drawable(facts.site_name, has=has)
    texts["name"] = set_line("name", name, room=name_room, face=Face(Weight.BOLD, style.name_size))
    title = drawable(facts.title, has=has) or drawable(facts.label, has=has) or name
    texts["title"] = _set_middle(title, style, left=left, width=width, top=top + 12, bottom=foot - 16)
    return texts


def _set_middle(
    text: str, style: CardStyle, *, left: int, width: int, top: float, bottom: float
) -> TextBlock:
    """Set a title at the largest size whose lines fit the height, in its middle."""

    def set_at(start: float, sizes: range) -> TextBlock:
        room = Room(left, start, width, max_lines=style.max_lines, leading=1.32)
        return set_title("title", text, room=room, weight=Weight.BOLD, sizes=sizes)

    sizes = style.title_sizes
    block = set_at(top, sizes)
    while block.box.bottom > bottom and len(sizes) > 1:
        sizes = sizes[1:]
        block = set_at(top, sizes)
    return set_at(top + max(0, (bottom - block.box.bottom) / 2), sizes)


def _foot_top(style: CardStyle, shape: Shape) -> int:
    return shape.height - style.edge - style.padding * 3 // 4 - style.mark_height - 24 - _RULE_ROOM


def _draw_chip(canvas: Image.Image, label: TextBlock | None, accent: palette.Accent) -> Box | None:
    if label is None:
        return None
    box = Box(label.box.left - 20, label.box.top - 6, label.box.right + 20, label.box.bottom + 6)
    place = (round(box.left), round(box.top), round(box.right), round(box.bottom))
    paste_card(canvas, accent.fill, box=place, cut=14, radius=6)
    return box


def _draw_foot(canvas: Image.Image, style: CardStyle, shape: Shape) -> None:
    left = style.edge + style.padding
    top = _foot_top(style, shape)
    draw = ImageDraw.Draw(canvas)
    below = double_rule(draw, left=left, right=shape.width - left, top=top, fill=palette.RULE)
    picture = mark(style.mark_height)
    canvas.paste(picture, (left, below + 20), picture)
