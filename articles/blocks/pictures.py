"""Finds the pictures that a body shows, wherever in its blocks they stand."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import StructValue
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.images.models import AbstractImage


def pictures_in(value: Any) -> Iterator[AbstractImage]:
    """Yield the pictures of a body, or of a block's value, as often as they stand there.

    Those inside Markdown aren't among them: they are named in its text.
    """
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, StreamValue):
        for block in value:
            yield from pictures_in(block.value)
    elif isinstance(value, StructValue):
        for child in value.values():
            yield from pictures_in(child)
    elif isinstance(value, ListValue):
        for item in value:
            yield from pictures_in(item)
