"""Numbered lists in the rich text editor that don't begin at 1.

Wagtail's converter drops `start` on the way into the editor, and the editor knows items but no lists, so that
two lists on end become one. Here an item carries the number that it begins anew with: as `data` inside the
editor, and as `<li value="3">` in the database. Browsers count on from there.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.contentstate_models import Block, ContentState
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    HandlerState,
    ListElementHandler,
    ListItemElementHandler,
)
from wagtail.admin.rich_text.editors.draftail.features import BlockFeature

NUMBERED = "ordered-list-item"
_NUMBER = re.compile(r"[0-9]{1,4}")


class NumberedItem(Block):
    """An item of the editor that begins at a number of its own."""

    def __init__(self, block: Block, start: int) -> None:
        super().__init__(block.type, depth=block.depth, key=block.key)
        self.start = start

    def as_dict(self) -> dict[str, Any]:
        return {**super().as_dict(), "data": {"start": self.start}}


class NumberedListHandler(ListElementHandler):
    """Reads <ol>, and leaves its first number with the state for the first item to take."""

    def __init__(self) -> None:
        super().__init__(NUMBERED)

    def handle_starttag(
        self, name: str, attrs: list[tuple[str, str | None]], state: HandlerState, contentstate: ContentState
    ) -> None:
        super().handle_starttag(name, attrs, state, contentstate)
        start = _number(dict(attrs).get("start"))
        state.list_start = 1 if start is None else start


class ItemHandler(ListItemElementHandler):
    """Reads <li>, of whichever list."""

    def create_block(
        self, name: str, attrs: dict[str, str | None], state: HandlerState, contentstate: ContentState
    ) -> Block:
        block = super().create_block(name, attrs, state, contentstate)
        of_list, state.list_start = getattr(state, "list_start", None), None
        own = _number(attrs.get("value"))
        start = of_list if own is None else own
        if block.type != NUMBERED or start is None:
            return block
        before = [(one.type, one.depth, getattr(one, "start", None)) for one in contentstate.blocks]
        return block if start == _next_number(before, block.depth) else NumberedItem(block, start)


class NumberedListFeature(BlockFeature):
    """The editor's button, with a script that shows the numbers as readers will see them."""

    def construct_options(self, options: dict[str, Any]) -> None:
        super().construct_options(options)
        options.setdefault("plugins", []).append({"type": "numbered-list-start"})


def write_item(props: dict[str, Any]) -> Any:
    """Return the <li> for an item of a numbered list."""
    block, blocks = props["block"], props["blocks"]
    start = _start(block)
    # A bulleted list below an item splits the list that it stands in: the exporter's way.
    position = next((index for index, one in enumerate(blocks) if one is block), 0)
    above = blocks[position - 1] if position else block
    if start is None and above["depth"] > block["depth"] and above["type"] != NUMBERED:
        before = [(one["type"], one["depth"], _start(one)) for one in blocks[:position]]
        start = _next_number(before, block["depth"])
    return DOM.create_element("li", {} if start is None else {"value": str(start)}, props["children"])


def register_numbered_lists(features: Any) -> None:
    """Put all this in the place of Wagtail's own feature; to be called after Wagtail's hook."""
    description = {"type": NUMBERED, "icon": "list-ol", "description": _("编号列表")}
    script = "admin/numbered-lists.js"
    features.register_editor_plugin("draftail", "ol", NumberedListFeature(description, js=[script]))
    numbered = {"element": write_item, "wrapper": "ol"}
    bulleted = {"element": "li", "wrapper": "ul"}
    # Both features bring a rule for <li>, and the one that is named first in a field's list counts.
    for name, handler, block_map in (
        ("ol", NumberedListHandler(), {NUMBERED: numbered}),
        ("ul", ListElementHandler("unordered-list-item"), {"unordered-list-item": bulleted}),
    ):
        rules = {name: handler, "li": ItemHandler()}
        rule = {"from_database_format": rules, "to_database_format": {"block_map": block_map}}
        features.register_converter_rule("contentstate", name, rule)


def _next_number(before: Sequence[tuple[str, int, int | None]], depth: int) -> int:
    """Return what an item of that depth counts, behind blocks of these types, depths and own numbers."""
    count = 1
    for type_, other, start in reversed(before):
        if other > depth:
            continue
        if (type_, other) != (NUMBERED, depth):
            break
        if start is not None:
            return start + count
        count += 1
    return count


def _start(block: dict[str, Any]) -> int | None:
    return _number(str((block.get("data") or {}).get("start", "")))


def _number(text: str | None) -> int | None:
    return int(text) if text and _NUMBER.fullmatch(text) else None
