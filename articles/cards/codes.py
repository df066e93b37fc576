"""QR codes as pixels: whole modules, a quiet zone of four, large enough to be read off a screen."""

from io import BytesIO

import segno
from PIL import Image

QUIET_ZONE = 4


def qr_picture(text: str, *, at_least: int) -> Image.Image:
    """Return a code, dark on white, whose square without the quiet zone is `at_least` pixels wide.

    text holds 2,331 bytes at most; a longer one raises segno's DataOverflowError, a ValueError.
    """
    code = segno.make_qr(text, error="m")
    modules = code.symbol_size(border=0)[0]
    output = BytesIO()
    code.save(output, kind="png", scale=-(-at_least // modules), border=QUIET_ZONE)
    return Image.open(output).convert("RGB")
