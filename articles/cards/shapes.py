"""The site's drawn language: the cut corner, the thick-and-thin rule, the mark. Edges are smoothed by drawing large."""

from functools import lru_cache

from PIL import Image, ImageDraw

from articles.cards import palette

_FINE = 4
_LARGE = 150
Point = tuple[float, float]


def cut_mask(width: int, height: int, *, cut: int, radius: int) -> Image.Image:
    """Return a mask of a card whose upper right corner is cut, like a SIM's."""
    mask = Image.new("L", (width, height), 255)
    round_corner = Image.new("L", (radius * _FINE, radius * _FINE), 0)
    side = 2 * radius * _FINE
    ImageDraw.Draw(round_corner).ellipse((0, 0, side - 1, side - 1), fill=255)
    upper_left = round_corner.resize((radius, radius), Image.Resampling.BOX)
    mask.paste(upper_left, (0, 0))
    mask.paste(upper_left.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (0, height - radius))
    mask.paste(upper_left.transpose(Image.Transpose.ROTATE_180), (width - radius, height - radius))
    cut_corner = Image.new("L", (cut * _FINE, cut * _FINE), 255)
    ImageDraw.Draw(cut_corner).polygon([(0, 0), (cut * _FINE, 0), (cut * _FINE, cut * _FINE)], fill=0)
    mask.paste(cut_corner.resize((cut, cut), Image.Resampling.BOX), (width - cut, 0))
    return mask


def paste_card(
    picture: Image.Image, content: Image.Image | str, *, box: tuple[int, int, int, int], cut: int, radius: int
) -> None:
    """Put a picture of the box's size, or a plain colour, into a box with a cut corner."""
    left, top, right, bottom = box
    mask = cut_mask(right - left, bottom - top, cut=cut, radius=radius)
    ground = Image.new("RGB", mask.size, content) if isinstance(content, str) else content
    picture.paste(ground, (left, top), mask)


def double_rule(
    draw: ImageDraw.ImageDraw, *, left: int, right: int, top: int, fill: str, thick: int = 6
) -> int:
    """Draw 文武线, thick above thin; return where it ends."""
    draw.rectangle((left, top, right - 1, top + thick - 1), fill=fill)
    thin = max(1, thick // 3)
    below = top + thick + thin * 2
    draw.rectangle((left, below, right - 1, below + thin - 1), fill=fill)
    return below + thin


@lru_cache(maxsize=64)
def mark(
    size: int, *, card: str = palette.BRAND, lines: str = palette.PAPER, strength: int = 100
) -> Image.Image:
    """Return the mark (号 as a SIM card, after templates/icons/mark.svg) with a clear ground, `size` pixels high.

    `strength` in percent makes it faint. The picture is shared: draw on none of them.
    """
    fine = _FINE if size < _LARGE else 2
    scale = size * fine / 58
    large = Image.new("RGBA", (round(48 * scale), size * fine), (0, 0, 0, 0))
    draw = ImageDraw.Draw(large)
    draw.rounded_rectangle((0, 0, large.width - 1, large.height - 1), 8 * scale, fill=card)
    # The cut, a little within the rounded corner that it replaces.
    corner = [_at(34.6, -1, scale), _at(49, -1, scale), _at(49, 13.4, scale)]
    draw.polygon(corner, fill=(0, 0, 0, 0))
    strokes: tuple[list[Point], ...] = (
        [(14, 11.5), (32, 11.5), (32, 23), (14, 23), (14, 11.5), (15, 11.5)],
        [(7, 32), (41, 32)],
        [(19.5, 32), (16.7, 40.5), (35, 40.5), *_hook()],
    )
    for points in strokes:
        _stroke(draw, points, scale, fill=lines)
    picture = large.resize((round(48 * size / 58), size), Image.Resampling.BOX)
    picture.putalpha(picture.getchannel("A").point(lambda value: value * strength // 100))
    return picture


def _hook() -> list[Point]:
    """The last stroke's end: from (35, 40.5) by two curves to (28, 51) and out to the left."""
    first = _curve((35, 40.5), (35, 47.5), (33.5, 51), (28, 51))
    return [*first, (25, 51)]


def _curve(start: Point, one: Point, two: Point, end: Point, steps: int = 16) -> list[Point]:
    points = []
    for step in range(1, steps + 1):
        t = step / steps
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        corners = (start, one, two, end)
        points.append(
            (
                sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True)),
                sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True)),
            )
        )
    return points


def _stroke(draw: ImageDraw.ImageDraw, points: list[Point], scale: float, *, fill: str) -> None:
    width = 5 * scale
    placed = [_at(x, y, scale) for x, y in points]
    draw.line(placed, fill=fill, width=round(width), joint="curve")
    for x, y in placed:
        draw.ellipse((x - width / 2, y - width / 2, x + width / 2, y + width / 2), fill=fill)


def _at(x: float, y: float, scale: float) -> Point:
    return x * scale, y * scale
