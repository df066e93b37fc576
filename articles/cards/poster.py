"""Draws a poster: what a reader saves from the page and shows to others, with a code that leads back."""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from articles.cards import palette
from articles.cards.facts import PosterFacts
from articles.cards.jpegs import fitted, jpeg
from articles.cards.poster_layout import (
    COVER_SIZE,
    INNER,
    MARGIN,
    MARK,
    RULE_TOP,
    WIDTH,
    PosterLayout,
    lay_out,
)
from articles.cards.shapes import double_rule, mark, paste_card
from articles.cards.typesetting import Box

MAX_BYTES = 500_000
_WATERMARK_HEIGHT = 430


@dataclass(frozen=True)
class Poster:
    """A drawn poster and where its texts stand."""

    content: bytes
    layout: PosterLayout


def draw_poster(facts: PosterFacts, *, cover: bytes = b"") -> Poster:
    """Return a poster as a JPEG, 1080 pixels wide. A cover that can't be read is left out."""
    picture = fitted(cover, width=COVER_SIZE[0], height=COVER_SIZE[1]) if cover else None
    layout = lay_out(facts, with_cover=picture is not None)
    accent = palette.accent_of(facts.accent)
    canvas = Image.new("RGB", (WIDTH, layout.height), palette.PAPER)
    draw = ImageDraw.Draw(canvas)
    sign = mark(int(MARK.height))
    canvas.paste(sign, (int(MARK.left), int(MARK.top)), sign)
    double_rule(draw, left=MARGIN, right=MARGIN + INNER, top=RULE_TOP, fill=palette.RULE)
    if picture and layout.cover:
        paste_card(canvas, picture, box=_pixels(layout.cover), cut=64, radius=12)
    if layout.panel:
        _draw_panel(canvas, layout.panel, accent)
    if layout.chip:
        paste_card(canvas, accent.fill, box=_pixels(layout.chip), cut=16, radius=6)
    _draw_band(canvas, layout, accent)
    _draw_texts(draw, layout, accent)
    return Poster(jpeg(canvas, max_bytes=MAX_BYTES, is_text=True), layout)


def _draw_panel(canvas: Image.Image, panel: Box, accent: palette.Accent) -> None:
    """Draw the ground of a title without a picture, with the mark faintly at its foot."""
    left, top, right, bottom = _pixels(panel)
    ground = Image.new("RGB", (right - left, bottom - top), accent.tint)
    stamp = mark(_WATERMARK_HEIGHT, card=palette.PAPER, lines=accent.tint, strength=55)
    ground.paste(stamp, (ground.width - stamp.width - 36, ground.height - stamp.height * 3 // 4), stamp)
    paste_card(canvas, ground, box=(left, top, right, bottom), cut=72, radius=12)


def _draw_band(canvas: Image.Image, layout: PosterLayout, accent: palette.Accent) -> None:
    left, top, right, bottom = _pixels(layout.band)
    draw = ImageDraw.Draw(canvas)
    draw.rectangle((left, top, right, bottom), fill=palette.BAND)
    draw.rectangle((left, top, right, top + 9), fill=accent.fill)
    # The cut takes a corner of the quiet zone's outside only.
    paste_card(canvas, layout.code, box=_pixels(layout.code_box), cut=24, radius=8)


def _draw_texts(draw: ImageDraw.ImageDraw, layout: PosterLayout, accent: palette.Accent) -> None:
    colours = {
        "name": palette.INK,
        "label": palette.ON_BRAND,
        "title": palette.INK,
        "lead": palette.TEXT,
        "dated": palette.MUTED,
        "hint": palette.BAND_TEXT,
        "address": palette.BAND_MUTED,
    }
    for name, block in layout.texts.items():
        block.draw(draw, fill=colours[name])
    if dated := layout.texts.get("dated"):
        middle = round((dated.box.top + dated.box.bottom) / 2)
        draw.rectangle((MARGIN, middle - 7, MARGIN + 13, middle + 6), fill=accent.fill)


def _pixels(box: Box) -> tuple[int, int, int, int]:
    return round(box.left), round(box.top), round(box.right), round(box.bottom)
