"""Numbered lists survive the rich text editor: what goes in and comes out counts the same."""

import json
from typing import Any

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from articles.blocks.body import BodyBlock
from articles.blocks.text import FULL_FEATURES, SHORT_FEATURES
from articles.text.numbered_lists import mend_numbered_lists
from tests.web.html import parse


def opened(html: str, features: list[str] = FULL_FEATURES) -> Any:
    """What the editor gets to see."""
    return json.loads(ContentstateConverter(features).from_database_format(html))


def through_the_editor(html: str, features: list[str] = FULL_FEATURES) -> str:
    """The HTML that the editor gives back for what it was given, without the keys of its blocks."""
    converter = ContentstateConverter(features)
    soup = parse(converter.to_database_format(converter.from_database_format(html)))
    for tag in soup.select("[data-block-key]"):
        del tag["data-block-key"]
    return str(soup)


THIRD = '<ol><li value="3">三</li><li>四</li></ol>'


@pytest.mark.parametrize("features", [FULL_FEATURES, SHORT_FEATURES, [*reversed(FULL_FEATURES)]])
@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<ol start="3"><li>三</li><li>四</li></ol>', THIRD),
        (THIRD, THIRD),
        (mend_numbered_lists("<p>3、三</p><p>4、四</p>"), THIRD),
        ("<ol><li>一</li></ol>", "<ol><li>一</li></ol>"),
        ('<ol start="0"><li>零</li></ol>', '<ol><li value="0">零</li></ol>'),
        ("<ul><li>甲</li></ul>", "<ul><li>甲</li></ul>"),
        ('<ul><li value="3">甲</li></ul>', "<ul><li>甲</li></ul>"),
        # Two lists on end are one in the editor; the second still begins at 1.
        (
            "<ol><li>一</li><li>二</li></ol><ol><li>甲</li><li>乙</li></ol>",
            '<ol><li>一</li><li>二</li><li value="1">甲</li><li>乙</li></ol>',
        ),
        (
            "<ol><li>一<ul><li>细</li></ul></li></ol><ol><li>甲</li></ol>",
            '<ol><li>一<ul><li>细</li></ul></li></ol><ol><li value="1">甲</li></ol>',
        ),
        # Bullets below an item part its list in the database; the numbers go on.
        (
            "<ol><li>一<ul><li>细</li></ul></li><li>二</li><li>三</li></ol>",
            '<ol><li>一<ul><li>细</li></ul></li></ol><ol><li value="2">二</li><li>三</li></ol>',
        ),
        (
            "<ol><li>一</li></ol><p>中间</p><ol><li>甲</li></ol>",
            "<ol><li>一</li></ol><p>中间</p><ol><li>甲</li></ol>",
        ),
        (
            '<ol start="2"><li>甲<ol start="5"><li>一</li></ol></li><li>乙<ol><li>二</li></ol></li></ol>',
            '<ol><li value="2">甲<ol><li value="5">一</li></ol></li><li>乙<ol><li>二</li></ol></li></ol>',
        ),
        (
            '<ol start="3"></ol><ul><li>甲</li></ul><ol><li>一</li></ol>',
            "<ul><li>甲</li></ul><ol><li>一</li></ol>",
        ),
        ('<ol start="abc"><li>一</li></ol>', "<ol><li>一</li></ol>"),
        ('<ol start="99999"><li>一</li></ol>', "<ol><li>一</li></ol>"),
    ],
)
def test_a_list_keeps_its_numbers_in_the_editor(html: str, kept: str, features: list[str]) -> None:
    once = through_the_editor(html, features)
    assert once == kept
    assert through_the_editor(once, features) == kept


def test_a_number_that_only_goes_on_is_nothing_of_its_own() -> None:
    blocks = opened('<ol><li>一<ul><li>细</li></ul></li></ol><ol><li value="2">二</li></ol>')["blocks"]
    assert not [block for block in blocks if block.get("data")]


@pytest.mark.parametrize("start", ['3"><script>', -1, None, [], {"a": 1}, 3.5, True])
def test_a_number_that_a_forged_form_brings_is_no_markup(start: object) -> None:
    state = opened("<ol><li>一</li></ol>")
    state["blocks"][0]["data"] = {"start": start}
    html = ContentstateConverter(FULL_FEATURES).to_database_format(json.dumps(state))
    assert [*parse(html).find_all("li")[0].attrs] == ["data-block-key"]


def test_a_paragraph_block_saved_twice_still_begins_at_three() -> None:
    block = BodyBlock().child_blocks["paragraph"]
    html = "<p>3、三</p><p>4、四</p>"
    for _turn in range(2):
        sent = block.field.widget.format_value(block.clean(block.to_python(html)))
        html = block.value_from_form(block.field.widget.value_from_datadict({"x": sent}, {}, "x")).source
    assert parse(html).find_all("li")[0]["value"] == "3"
