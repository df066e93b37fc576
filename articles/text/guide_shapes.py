"""How the blocks of a guide are written in an article file: one entry for each, in GUIDE_SHAPES.

Names are those of the block and its children (articles/blocks/guide_*.py), which never change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias


class Value(Enum):
    """A value that is written as one YAML scalar; the enum's value is what messages call it."""

    TEXT = "一段文字"
    MARKDOWN = "一段 Markdown 文字"
    FLAG = " true 或 false"
    DATE = "一个日期，例如 2026-11-24"
    # A FactValueBlock: the text alone, or a mapping of text and unverified.
    FACT = "一段文字，或者 text 和 unverified"
    # A PictureBlock: a file name of covers/ alone, or a mapping of file and alt.
    PICTURE = "covers 里的一个图片文件名，或者 file 和 alt"


@dataclass(frozen=True)
class Choice:
    """One of some words, stored as it is written."""

    options: tuple[str, ...]


@dataclass(frozen=True)
class Items:
    """A list with at least `least` items of one kind: a ListBlock."""

    of: "Kind"
    least: int = 1


@dataclass(frozen=True)
class Group:
    """A mapping: a StructBlock. What is optional and isn't written takes the block's own default."""

    required: Mapping[str, "Kind"]
    optional: Mapping[str, "Kind"] = field(default_factory=dict)

    @property
    def kinds(self) -> dict[str, "Kind"]:
        """Every key that may be written, the required ones first."""
        return {**self.required, **self.optional}


Kind: TypeAlias = Value | Choice | Items | Group


@dataclass(frozen=True)
class GuideShape:
    """One guide block.

    `title` is the child that takes the words behind the directive's name ("" where none does). Where the YAML
    isn't a mapping, it is the value of the child `main`.
    """

    group: Group
    main: str = ""
    title: str = "title"


STEP = Group(
    required={"title": Value.TEXT},
    optional={
        "text": Value.MARKDOWN,
        "picture": Value.PICTURE,
        "to_bring": Value.TEXT,
        "duration": Value.FACT,
        "fallback": Value.MARKDOWN,
    },
)
VARIANT = Group(
    required={
        "carrier": Choice(("mobile", "unicom", "telecom", "broadnet", "virtual")),
        "channel": Choice(("app", "store", "phone")),
        "reliability": Choice(("fact", "unverified", "unsourced")),
    },
    optional={"steps": Items(STEP), "whom_to_ask": Value.MARKDOWN, "hotline": Value.FACT},
)
CHECKLIST_ENTRY = Group(required={"text": Value.TEXT}, optional={"must_do": Value.FLAG, "note": Value.TEXT})
CHECKLIST_GROUP = Group(required={"entries": Items(CHECKLIST_ENTRY)}, optional={"title": Value.TEXT})
HOTLINE = Group(required={"name": Value.TEXT, "number": Value.FACT}, optional={"note": Value.TEXT})
ESCALATION_STEP = Group(
    required={"title": Value.TEXT}, optional={"text": Value.MARKDOWN, "waiting_time": Value.FACT}
)
# A source's date may be a month or a year only; the block itself checks it.
SOURCE = Group(
    required={"title": Value.TEXT},
    optional=dict.fromkeys(("publisher", "published_date", "url", "note"), Value.TEXT),
)
GUIDE_SHAPES: dict[str, GuideShape] = {
    "steps": GuideShape(Group({"steps": Items(STEP)}), main="steps"),
    "carrier_switch": GuideShape(
        Group({"variants": Items(VARIANT)}, {"whom_to_ask": Value.MARKDOWN}), main="variants"
    ),
    "checklist": GuideShape(
        Group(
            required={"groups": Items(CHECKLIST_GROUP)},
            optional={"kind": Choice(("preparation", "rebinding")), "introduction": Value.MARKDOWN},
        ),
        main="groups",
    ),
    "hotlines": GuideShape(Group({"hotlines": Items(HOTLINE)}), main="hotlines"),
    "refusal": GuideShape(
        Group(
            required={"steps": Items(ESCALATION_STEP)},
            optional={
                "introduction": Value.MARKDOWN,
                "sayings": Items(Value.TEXT),
                "steps_title": Value.TEXT,
                "hotlines": Items(HOTLINE),
            },
        ),
        main="steps",
    ),
    "dos_and_donts": GuideShape(Group({"dos": Items(Value.MARKDOWN), "donts": Items(Value.MARKDOWN)})),
    "sources": GuideShape(Group({"sources": Items(SOURCE)}), main="sources"),
}
