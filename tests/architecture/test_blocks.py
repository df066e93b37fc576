"""Every block that an editor can choose is described, previewed and has a template."""

import re

import pytest
from django.template.loader import get_template
from wagtail import blocks

from articles.blocks.body import BodyBlock
from articles.models import ArticlePage, StandardPage

BLOCKS = BodyBlock().child_blocks
HAN = re.compile(r"[\u3400-\u9fff]")


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_has_label_icon_description_group_template_and_preview(name: str) -> None:
    meta = BLOCKS[name].meta
    assert str(meta.label)
    assert name == "markdown" or HAN.search(str(meta.label))
    assert HAN.search(str(meta.description))
    assert HAN.search(str(meta.group))
    assert meta.icon not in {"", "placeholder"}
    assert get_template(meta.template)
    assert meta.preview_value
    assert BLOCKS[name].is_previewable


def test_no_two_blocks_share_a_label() -> None:
    labels = [str(block.meta.label) for block in BLOCKS.values()]
    assert len(set(labels)) == len(labels)


def test_every_field_inside_a_block_has_a_chinese_label() -> None:
    def unlabelled(block: blocks.Block, path: str) -> list[str]:
        found = [] if HAN.search(str(block.label)) else [path]
        for name, child in getattr(block, "child_blocks", {}).items():
            found += unlabelled(child, f"{path}.{name}")
        child_block = getattr(block, "child_block", None)
        return found + (unlabelled(child_block, f"{path}.*") if child_block else [])

    missing = [path for name, block in BLOCKS.items() for path in unlabelled(block, name)]
    # Wagtail labels its own picture fields itself; theirs are translated in locale/.
    own = re.compile(r"markdown|.*\.(image|picture)\.(decorative|alt_text)")
    assert [path for path in missing if not own.fullmatch(path)] == []


def test_all_bodies_are_made_of_the_same_blocks() -> None:
    for model in (ArticlePage, StandardPage):
        assert isinstance(model._meta.get_field("body").stream_block, BodyBlock)
