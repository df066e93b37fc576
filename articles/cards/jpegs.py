"""Reads the pictures that covers are, and writes JPEGs that stay below a size."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps

_MAX_PIXELS = 60_000_000
_QUALITIES = (86, 80, 74, 66, 58, 48, 38)
# Below this quality blocks show more than coloured edges do.
_COARSE = 60
# What Pillow raises where a file is not what its first bytes promise.
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)


def fitted(content: bytes, *, width: int, height: int) -> Image.Image | None:
    """Return a picture file filled into a size (its middle), or None for what is no picture or too large a one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as picture:
                if picture.width * picture.height > _MAX_PIXELS:
                    return None
                return ImageOps.fit(picture.convert("RGB"), (width, height), Image.Resampling.LANCZOS)
    except _BROKEN:
        return None


def jpeg(picture: Image.Image, *, max_bytes: int, is_text: bool = False) -> bytes:
    """Return a JPEG as good as `max_bytes` allow; letters and codes (`is_text`) keep their colours' edges.

    A picture that is noise all over loses its finest grain, should nothing else make it small enough.
    """
    for quality in _QUALITIES:
        content = _encoded(picture, quality, is_text=is_text)
        if len(content) <= max_bytes:
            return content
    small = picture.reduce(2).resize(picture.size, Image.Resampling.BILINEAR)
    return _encoded(small, _QUALITIES[-1], is_text=False)


def _encoded(picture: Image.Image, quality: int, *, is_text: bool) -> bytes:
    output = BytesIO()
    colours = "4:4:4" if is_text and quality > _COARSE else "4:2:0"
    picture.save(output, "JPEG", quality=quality, optimize=True, progressive=True, subsampling=colours)
    return output.getvalue()
