"""Addresses inside a page: what the parts of a block are called in links to them."""

from collections.abc import Mapping
from typing import Any

_LENGTH = 8


def block_anchor(parent_context: Mapping[str, Any] | None) -> str:
    """Return the id of a block's heading, which stays as long as the block does: b- and the start of its own id.

    Empty where a block is shown without its page, which has no id to give.
    """
    block_id = str((parent_context or {}).get("block_id") or "")
    return f"b-{block_id[:_LENGTH]}" if block_id else ""
