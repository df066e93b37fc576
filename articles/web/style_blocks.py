"""Every block of an article in its states, made from the block's own preview value: a new one appears by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from articles.blocks.body import BodyBlock
from articles.web.style_samples import sample_picture


@dataclass(frozen=True)
class BlockState:
    """One way in which a block looks; `html` is empty where the block then prints nothing."""

    label: str
    html: SafeString


@dataclass(frozen=True)
class BlockSpecimen:
    """One block with all its states."""

    name: str
    label: str
    group: str
    description: str
    states: tuple[BlockState, ...]


def block_specimens(request: Any) -> list[BlockSpecimen]:
    """Return every block that an article can hold, in the chooser's order."""
    return [_specimen(name, block, request) for name, block in BodyBlock().child_blocks.items()]


def _specimen(name: str, block: blocks.Block, request: Any) -> BlockSpecimen:
    states = tuple(
        BlockState(
            label=label, html=_render(block, value, block_id=f"{name[:6]}{number:02}", request=request)
        )
        for number, (label, value) in enumerate(_states(block))
    )
    return BlockSpecimen(
        name=name,
        label=str(block.label),
        group=str(block.meta.group),
        description=str(block.get_description()),
        states=states,
    )


def _render(block: blocks.Block, value: Any, *, block_id: str, request: Any) -> SafeString:
    html = block.render(value, {"block_id": block_id, "request": request})
    return html if html.strip() else SafeString("")


def _states(block: blocks.Block) -> Iterator[tuple[str, Any]]:
    """Yield each state's label and value: the preview, one for every other choice, and nothing filled in."""
    yield "示例", full_value(block)
    for name, choice in getattr(block, "child_blocks", {}).items():
        if isinstance(choice, blocks.ChoiceBlock):
            own = full_value(block)[name]
            for stored, label in choice.field.choices:
                if stored and stored != own:
                    yield f"{choice.label}：{label}", _with(full_value(block), name, stored)
    yield "什么也没填", block.get_default()


def _with(value: Any, name: str, chosen: str) -> Any:
    value[name] = chosen
    return value


def full_value(block: blocks.Block) -> Any:
    """Return a block's preview value, with a drawn picture wherever it leaves one out."""
    preview = getattr(block.meta, "preview_value", None)
    value = block.get_preview_value() if preview is None else block.normalize(preview)
    _complete(block, value, with_pictures=True)
    return value


def native_value(block: blocks.Block, raw: Any) -> Any:
    """Return a value made of plain lists and dicts as the block knows it; what is left out is its default."""
    value = block.normalize(raw)
    _complete(block, value, with_pictures=False)
    return value


def _complete(block: blocks.Block, value: Any, *, with_pictures: bool) -> None:
    if isinstance(block, blocks.StructBlock) and not isinstance(block, ImageBlock):
        for name, child in block.child_blocks.items():
            if name not in value:
                # A form hands over an empty text, not None.
                value[name] = "" if (default := child.get_default()) is None else default
            if not isinstance(child, ImageBlock):
                _complete(child, value[name], with_pictures=with_pictures)
            elif with_pictures and not value[name]:
                value[name] = sample_picture()
    elif isinstance(block, blocks.ListBlock):
        for one in value:
            _complete(block.child_block, one, with_pictures=with_pictures)
