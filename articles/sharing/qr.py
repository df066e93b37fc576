"""Draws the codes that lead from paper and from other screens to a page."""

from functools import lru_cache
from io import BytesIO

import segno

# Dots of the picture to a module of the code: 33 modules and the quiet zone make about 500 pixels.
_SCALE = 12
_QUIET_ZONE = 4


def _code(text: str) -> segno.QRCode:
    # A seventh of the code may be lost in a fold, a stain or a glare (level M).
    return segno.make_qr(text, error="m", boost_error=False)


@lru_cache(maxsize=1024)
def qr_svg(text: str) -> str:
    """Return a QR code as an inline SVG that takes the size of what it stands in; text holds 2,331 bytes at most.

    The quiet zone around it is its own.
    """
    svg: str = _code(text).svg_inline(border=_QUIET_ZONE, omitsize=True, svgclass=None, lineclass=None)
    return svg


@lru_cache(maxsize=1024)
def qr_png(text: str) -> bytes:
    """Return a QR code as a PNG, black on white: the kind that WeChat reads when a finger rests on it."""
    buffer = BytesIO()
    _code(text).save(buffer, kind="png", scale=_SCALE, border=_QUIET_ZONE, dark="#000", light="#fff")
    return buffer.getvalue()
