"""Draws the code that leads from paper back to a page."""

from functools import lru_cache

import segno


@lru_cache(maxsize=1024)
def qr_svg(text: str) -> str:
    """Return a QR code as an inline SVG that takes the size of what it stands in; text holds 2,331 bytes at most.

    A seventh of the code may be lost in a fold or a stain (level M), and the quiet zone around it is its own.
    """
    code = segno.make_qr(text, error="m", boost_error=False)
    svg: str = code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None)
    return svg
