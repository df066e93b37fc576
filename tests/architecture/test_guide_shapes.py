"""What may be written in article files is what the blocks hold, and head.js knows what choosers offer."""

import re

import pytest
from django.conf import settings
from wagtail import blocks

from articles.blocks.body import BodyBlock
from articles.blocks.facts import FactValueBlock
from articles.blocks.guide_carriers import CARRIERS, CHANNELS
from articles.blocks.media import PictureBlock
from articles.text.guide_shapes import GUIDE_SHAPES, Choice, Group, Items, Kind, Value

BLOCKS = BodyBlock().child_blocks
BLOCK_CLASSES: dict[Value, type[blocks.Block]] = {
    Value.TEXT: blocks.FieldBlock,
    Value.MARKDOWN: blocks.RichTextBlock,
    Value.FLAG: blocks.BooleanBlock,
    Value.DATE: blocks.DateBlock,
    Value.FACT: FactValueBlock,
    Value.PICTURE: PictureBlock,
}


def differences(kind: Kind, block: blocks.Block, path: str) -> list[str]:
    """Return where a shape says something else than the block."""
    match kind:
        case Group():
            found = [f"{path}.{name}" for name in set(kind.kinds) - set(block.child_blocks)]
            for name in set(kind.kinds) & set(block.child_blocks):
                found += differences(kind.kinds[name], block.child_blocks[name], f"{path}.{name}")
            return found
        case Items():
            return differences(kind.of, block.child_block, f"{path}.*")
        case Choice():
            known = {value for value, _label in block.field.choices}
            return [] if set(kind.options) == known - {""} else [path]
        case Value():
            return [] if isinstance(block, BLOCK_CLASSES[kind]) else [path]


@pytest.mark.parametrize("name", GUIDE_SHAPES)
def test_a_shape_is_that_of_its_block(name: str) -> None:
    shape, block = GUIDE_SHAPES[name], BLOCKS[name]
    assert differences(shape.group, block, name) == []
    assert {shape.main, shape.title} - {""} <= set(block.child_blocks)
    # Whatever an editor can fill in, a file can hold too.
    if isinstance(block, blocks.StructBlock):
        assert set(block.child_blocks) == {*shape.group.kinds, shape.title} - {""}


def test_the_script_of_the_head_knows_the_same_carriers_and_channels() -> None:
    source = (settings.BASE_DIR / "static" / "js" / "head.js").read_text("utf-8")
    for name, options in (("carrier", CARRIERS), ("channel", CHANNELS)):
        listed = re.search(rf"{name}: \[([^\]]*)\]", source)
        assert listed
        assert re.findall(r'"(\w+)"', listed[1]) == [option.value for option in options]


def test_the_stylesheet_knows_every_carrier_and_channel() -> None:
    source = (settings.BASE_DIR / "static" / "css" / "components" / "carriers.css").read_text("utf-8")
    for name, options in (("carrier", CARRIERS), ("channel", CHANNELS)):
        for option in options:
            chosen = f'[data-{name}="{option.value}"] .carriers__variant'
            assert f"{chosen}:not(.carriers__variant--{option.value})" in source
    assert all(f'[data-choices~="{carrier.value}"]' in source for carrier in CARRIERS)
    assert all(f".carriers__instead--{channel.value}" in source for channel in CHANNELS)
