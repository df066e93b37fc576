"""The two weights in which pictures are set, and which characters they have.

The fonts hold GB 2312. What else occurs is written in another way (characters.py) and not drawn with whatever fonts a
machine happens to have: a picture is the same everywhere, and none shows an empty box.
"""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageFont

_FOLDER = Path(__file__).parent / "fonts"


class Weight(Enum):
    """A weight, by its font's file."""

    REGULAR = "NotoSansSC-GB2312-Regular.ttf"
    BOLD = "NotoSansSC-GB2312-Bold.ttf"


@lru_cache
def coverage(weight: Weight) -> frozenset[int]:
    """Return the code points that a weight has glyphs for, out of its font's cmap."""
    with TTFont(_FOLDER / weight.value, lazy=True) as font:
        return frozenset(font["cmap"].getBestCmap())


def has(character: str) -> bool:
    """Tell whether both weights can draw a character."""
    return all(ord(character) in coverage(weight) for weight in Weight)


@lru_cache(maxsize=64)
def _font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FOLDER / weight.value), size)


@dataclass(frozen=True)
class Face:
    """A weight at a size in pixels."""

    weight: Weight
    size: int

    @cached_property
    def font(self) -> ImageFont.FreeTypeFont:
        """The font that draws it."""
        return _font(self.weight, self.size)

    def width(self, text: str) -> float:
        """Return the width of text on one line, in pixels."""
        return _width(self.weight, self.size, text)


@lru_cache(maxsize=16_384)
def _width(weight: Weight, size: int, text: str) -> float:
    return _font(weight, size).getlength(text)
