"""Where everything stands on a poster: a column as tall as its text needs, and never taller than two squares."""

from dataclasses import dataclass, field

from PIL import Image

from articles.cards.characters import drawable
from articles.cards.codes import qr_picture
from articles.cards.faces import Face, Weight, has
from articles.cards.facts import PosterFacts
from articles.cards.typesetting import Box, Room, TextBlock, set_line, set_sentences, set_title

WIDTH = 1080
MAX_HEIGHT = 2 * WIDTH
MARGIN = 72
INNER = WIDTH - 2 * MARGIN
COVER_SIZE = (INNER, INNER * 9 // 16)
MARK = Box(MARGIN, 60, MARGIN + 60, 132)
RULE_TOP = 160
HINT = "长按识别二维码，阅读全文"
_CONTENT_TOP = 208
_CODE_SIDE = 300
_CHIP_HEIGHT = 58
_CHIP_PADDING = 24
_PANEL_PADDING = 60
_PANEL_MIN_HEIGHT = 480
_BAND_PADDING = 52
_LEAD = Face(Weight.REGULAR, 36)
_LEAD_LEADING = 1.72
_LEAD_LINES = 7
_DATED = Face(Weight.REGULAR, 29)


@dataclass(frozen=True)
class PosterLayout:
    """A poster before it is drawn. `cover` and `panel` are None where the other one stands; `chip` is a box's place."""

    height: int
    cover: Box | None
    panel: Box | None
    chip: Box | None
    band: Box
    code: Image.Image
    code_box: Box
    texts: dict[str, TextBlock] = field(default_factory=dict)


def lay_out(facts: PosterFacts, *, with_cover: bool) -> PosterLayout:
    """Return a poster's layout. Texts that are empty, or hold nothing that can be drawn, are left out."""
    texts = {"name": _name(facts)}
    code = qr_picture(facts.address, at_least=_CODE_SIDE)
    band_height = code.height + 2 * _BAND_PADDING
    cover = Box(MARGIN, _CONTENT_TOP, MARGIN + INNER, _CONTENT_TOP + COVER_SIZE[1]) if with_cover else None
    inset = 0 if cover else _PANEL_PADDING
    top = cover.bottom + 36 if cover else _CONTENT_TOP + _PANEL_PADDING
    chip, top = _set_chip(facts, texts, left=MARGIN + inset, top=top)
    texts["title"] = title = _title(facts, top=top, inset=inset)
    top = title.box.bottom + (24 if cover else _PANEL_PADDING + 8)
    panel = None
    if not cover:
        top = max(top, _CONTENT_TOP + _PANEL_MIN_HEIGHT)
        panel = Box(MARGIN, _CONTENT_TOP, MARGIN + INNER, top)
        top += 36
    top = _set_lead(facts, texts, top=top, below=band_height + 160)
    top = _set_date(facts, texts, top=top)
    band = Box(0, round(top + 24), WIDTH, round(top + 24) + band_height)
    code_box = _set_band(facts, texts, band=band, code=code)
    return PosterLayout(
        int(band.bottom),
        cover=cover,
        panel=panel,
        chip=chip,
        band=band,
        code=code,
        code_box=code_box,
        texts=texts,
    )


def _text(value: str) -> str:
    return drawable(value, has=has)


def _name(facts: PosterFacts) -> TextBlock:
    room = Room(MARK.right + 22, MARK.top + 8, WIDTH - MARGIN - MARK.right - 22, max_lines=1, leading=1.27)
    return set_line("name", _text(facts.site_name), room=room, face=Face(Weight.BOLD, 44))


def _set_chip(
    facts: PosterFacts, texts: dict[str, TextBlock], *, left: float, top: float
) -> tuple[Box | None, float]:
    """Set the section's name; return its box and where what follows begins."""
    label = _text(facts.label)
    if not label:
        return None, top
    room = Room(left + _CHIP_PADDING, top + 7, INNER - 240, max_lines=1, leading=1.4)
    texts["label"] = block = set_line("label", label, room=room, face=Face(Weight.BOLD, 31))
    return Box(left, top, round(block.box.right + _CHIP_PADDING), top + _CHIP_HEIGHT), top + _CHIP_HEIGHT + 20


def _title(facts: PosterFacts, *, top: float, inset: int) -> TextBlock:
    title = _text(facts.title) or _text(facts.label) or _text(facts.site_name)
    room = Room(MARGIN + inset, top, INNER - 2 * inset, max_lines=4, leading=1.36)
    sizes = range(96, 46, -4) if inset else range(76, 46, -4)
    return set_title("title", title, room=room, weight=Weight.BOLD, sizes=sizes)


def _set_lead(facts: PosterFacts, texts: dict[str, TextBlock], *, top: float, below: float) -> float:
    """Set as much of the lead as the poster has room for; return where what follows begins."""
    lead = _text(facts.lead)
    fitting = int((MAX_HEIGHT - below - top) / (_LEAD.size * _LEAD_LEADING))
    lines = min(_LEAD_LINES, fitting)
    if not lead or lines < 1:
        return top
    room = Room(MARGIN, top, INNER, max_lines=lines, leading=_LEAD_LEADING)
    texts["lead"] = block = set_sentences("lead", lead, room=room, face=_LEAD)
    return block.box.bottom + 24


def _set_date(facts: PosterFacts, texts: dict[str, TextBlock], *, top: float) -> float:
    if not facts.dated:
        return top
    room = Room(MARGIN + 28, top, INNER - 28, max_lines=1, leading=1.6)
    texts["dated"] = block = set_line("dated", _text(facts.dated), room=room, face=_DATED)
    return block.box.bottom + 24


def _set_band(facts: PosterFacts, texts: dict[str, TextBlock], *, band: Box, code: Image.Image) -> Box:
    """Set what stands beside the code, in the middle of its height; return the code's box."""
    right = WIDTH - MARGIN
    code_box = Box(right - code.width, band.top + _BAND_PADDING, right, band.bottom - _BAND_PADDING)
    width = code_box.left - MARGIN - 40
    address = facts.address.partition("://")[2] or facts.address

    def set_at(top: float) -> float:
        room = Room(MARGIN, top, width, max_lines=2, leading=1.45)
        texts["hint"] = hint = set_title("hint", HINT, room=room, weight=Weight.BOLD, sizes=range(46, 24, -2))
        below = Room(MARGIN, hint.box.bottom + 20, width, max_lines=4, leading=1.5)
        texts["address"] = set_line("address", _text(address), room=below, face=Face(Weight.REGULAR, 28))
        return texts["address"].box.bottom - top

    set_at(band.top + (band.height - set_at(0)) / 2 + 14)
    return code_box
