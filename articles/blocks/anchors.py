"""Addresses inside a page: what the parts of a block are called in links to them."""

from collections.abc import Mapping
from typing import Any

from wagtail import blocks

_LENGTH = 8


def block_anchor(parent_context: Mapping[str, Any] | None) -> str:
    """Return the id of a block's heading, which stays as long as the block does: b- and the start of its own id.

    Empty where a block is shown without its page, which has no id to give.
    """
    block_id = str((parent_context or {}).get("block_id") or "")
    return f"b-{block_id[:_LENGTH]}" if block_id else ""


class AnchoredBlock(blocks.StructBlock):
    """A block whose template is given `anchor`, the address of its heading or of itself."""

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        return {**context, "anchor": block_anchor(parent_context)}
