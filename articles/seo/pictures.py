"""The picture that a shared link shows."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SharePicture:
    """A JPEG at an absolute address; width and height in pixels, `alt` says what it shows."""

    url: str
    width: int
    height: int
    alt: str = ""
