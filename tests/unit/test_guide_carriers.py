"""What the carrier switch refuses from its form, and what it tells readers of a variant."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from articles.blocks.guide_carriers import CarrierSwitchBlock
from articles.text.article_files import ContentError, Segment
from articles.text.guide_directives import GuideReader
from articles.text.guide_shapes import GUIDE_SHAPES

STEPS = [{"title": "打开 App"}]
ASK = "<p>问客服</p>"


def switch(*variants: dict[str, Any]) -> Any:
    block = CarrierSwitchBlock()
    basis = {"carrier": "mobile", "channel": "app", "reliability": "fact", "steps": STEPS}
    return block.normalize({"title": "", "variants": [{**basis, **variant} for variant in variants]})


def messages(error: object) -> str:
    """Every sentence of a nested validation error."""
    found = [str(error.message)] if getattr(error, "message", None) else []
    nested = getattr(error, "block_errors", {})
    found += [messages(one) for one in nested.values()]
    return " ".join(found)


@pytest.mark.parametrize(
    ("variants", "words"),
    [
        ([{"steps": []}], "请写步骤"),
        ([{"reliability": "unverified", "steps": []}], "请写步骤"),
        ([{"reliability": "unsourced", "whom_to_ask": ASK}], "不会印出来"),
        ([{"reliability": "unsourced", "steps": []}], "至少要写找谁问"),
        ([{}, {"channel": "phone"}, {}], "中国移动 · App 已经在第 1 项写过了"),
    ],
)
def test_a_switch_that_readers_would_miss_something_of_is_refused(
    variants: list[dict[str, Any]], words: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        CarrierSwitchBlock().clean(switch(*variants))
    assert words in messages(caught.value)


@pytest.mark.parametrize(
    "variant",
    [
        {},
        {"reliability": "unverified", "hotline": {"text": "10086"}},
        {"reliability": "unsourced", "steps": [], "whom_to_ask": ASK},
        {"reliability": "unsourced", "steps": [], "hotline": {"text": "10086"}},
    ],
)
def test_a_complete_switch_is_taken(variant: dict[str, Any]) -> None:
    assert CarrierSwitchBlock().clean(switch(variant, {"carrier": "unicom"}))


def test_a_draft_may_still_be_incomplete() -> None:
    block = CarrierSwitchBlock()
    block.defer_required_validation()
    assert block.clean(switch({"steps": []}, {"carrier": "", "channel": ""}, {"carrier": "", "channel": ""}))


def test_what_the_choosers_offer_is_what_is_written_in_the_usual_order() -> None:
    value = switch(
        {
            "carrier": "virtual",
            "channel": "phone",
            "reliability": "unsourced",
            "steps": [],
            "whom_to_ask": ASK,
        },
        {"carrier": "unicom", "channel": "store"},
        {"carrier": "unicom", "channel": "app"},
        {"carrier": "telecom", "steps": []},
        {"carrier": "martian"},
    )
    assert [one.value for one in value.carriers] == ["unicom", "virtual"]
    assert [one.value for one in value.channels] == ["app", "store", "phone"]
    assert value.choices.split() == [
        "unicom",
        "virtual",
        "app",
        "store",
        "phone",
        "virtual-phone",
        "unicom-store",
        "unicom-app",
    ]


def test_steps_without_a_source_are_never_shown() -> None:
    value = switch({"reliability": "unsourced", "whom_to_ask": ASK})
    assert value.written[0].steps_shown == []


def test_the_channel_is_called_app_as_everyone_calls_it() -> None:
    assert switch({}).written[0].channel_name == "App"


def read(text: str) -> dict[str, Any]:
    reader = GuideReader(
        name="x.md",
        segment=Segment(name="carrier_switch", argument="各家", text=text, line=2),
        rich_text=lambda text, *, line: f"<p>{text}</p>",
        make_id=lambda *parts: "-".join(map(str, parts)),
        image_id={}.get,
    )
    return reader.read(GUIDE_SHAPES["carrier_switch"])


def test_a_switch_is_written_as_a_list_of_variants() -> None:
    text = """\
- carrier: mobile
  channel: app
  reliability: unverified
  steps:
    - {title: 打开 App, to_bring: 身份证, duration: {text: 当天, unverified: true}, fallback: 打热线}
  hotline: 10086
"""
    block = CarrierSwitchBlock()
    value = block.clean(block.to_python(read(text)))
    (variant,) = value.written
    (step,) = variant.steps_shown
    assert (value["title"], variant.combination, variant["hotline"]["text"]) == (
        "各家",
        "mobile-app",
        "10086",
    )
    assert step.id == "variants-steps-打开 App-1"
    assert step.value["duration"] == {"text": "当天", "unverified": True}
    assert value["whom_to_ask"].source


def test_a_carrier_that_nobody_knows_is_named_with_its_line() -> None:
    with pytest.raises(ContentError) as caught:
        read("- carrier: mobil\n  channel: app\n  reliability: fact\n")
    assert caught.value.problems == [
        "x.md:2：“carrier”没有“mobil”这一种，可以用：mobile、unicom、telecom、broadnet、virtual。"
    ]
