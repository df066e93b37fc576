"""Pictures in a pasted draft: those that came along as bytes, and those that did not."""

import base64
import binascii
import re
from collections.abc import Sequence

from articles.text.html_tree import Element
from articles.text.pasted_losses import Losses
from articles.text.pasted_parts import Loss, Picture

PICTURE_MARK = "pasted-picture:"
MAX_PICTURE_BYTES = 10 * 1024 * 1024
# One-pixel pictures that keep a layout apart or count readers.
_MIN_PICTURE_BYTES = 100
_PICTURE_TYPES = {"png": "png", "jpeg": "jpg", "jpg": "jpg", "gif": "gif", "webp": "webp", "avif": "avif"}
_DATA_URI = re.compile(r"data:image/([a-z0-9.+-]+);base64,([A-Za-z0-9+/=\s]+)", re.IGNORECASE)


def take_out_pictures(html: str) -> tuple[str, list[tuple[str, str]]]:
    """Return HTML with its data: pictures named PICTURE_MARK and a number, and them as (type, base64)."""
    pictures: list[tuple[str, str]] = []

    def mark(match: re.Match[str]) -> str:
        pictures.append((match[1].lower(), match[2]))
        return f"{PICTURE_MARK}{len(pictures) - 1}"

    return _DATA_URI.sub(mark, html), pictures


def read_picture(element: Element, pictures: Sequence[tuple[str, str]], losses: Losses) -> Picture | None:
    """Return the picture of an <img> whose bytes came along; any other is counted in losses."""
    alt = " ".join(element.get("alt").split())
    # Where a page loads its pictures late, src holds a stand-in.
    source = (element.get("data-src") or element.get("data-original") or element.get("src")).strip()
    if source.startswith(PICTURE_MARK):
        return _decoded(source, alt, pictures, losses)
    if element.get("width") in {"0", "1"} or not (source or alt):
        return None
    if source[:5].lower() == "data:":
        losses.add(Loss.UNREADABLE_PICTURE, alt)
    elif re.match(r"(?:file|blob|cid|content|ms-[a-z]+):|[a-z]:\\", source, re.IGNORECASE):
        losses.add(Loss.LOCAL_PICTURE, alt)
    else:
        losses.add(Loss.REMOTE_PICTURE, alt)
    return None


def _decoded(source: str, alt: str, pictures: Sequence[tuple[str, str]], losses: Losses) -> Picture | None:
    number = source.removeprefix(PICTURE_MARK)
    if not number.isdecimal() or int(number) >= len(pictures):
        return None
    kind, encoded = pictures[int(number)]
    extension = _PICTURE_TYPES.get(kind)
    try:
        data = base64.b64decode(encoded)
    except binascii.Error:
        data = b""
    if extension and _MIN_PICTURE_BYTES <= len(data) <= MAX_PICTURE_BYTES:
        return Picture(data, extension, alt)
    if not extension or not data or len(data) > MAX_PICTURE_BYTES:
        losses.add(Loss.UNREADABLE_PICTURE, alt)
    return None
