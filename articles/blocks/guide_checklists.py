"""Lists that a reader ticks off: what to bring, and which accounts to move before a number goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.blocks.anchors import AnchoredBlock
from articles.blocks.text import SHORT_FEATURES, ArticleRichTextBlock

CHECKLIST_KINDS = (("preparation", _("准备清单")), ("rebinding", _("换绑清单")))
# The start of a line's own id tells the lines of one list apart, and is a fifth of its bytes.
ENTRY_ID_LENGTH = 8


@dataclass(frozen=True)
class ChecklistEntry:
    """One line to tick off. `id` stays the same as long as the line does: the reader's phone remembers it."""

    id: str
    text: str
    must_do: bool
    note: str


@dataclass(frozen=True)
class ChecklistGroup:
    """Lines that belong together."""

    title: str
    entries: tuple[ChecklistEntry, ...]


class ChecklistValue(blocks.StructValue):
    """A checklist's value, with what readers see of it."""

    @cached_property
    def kind_label(self) -> str:
        """What the list is called when nobody named it."""
        labels = dict(CHECKLIST_KINDS)
        return str(labels.get(self["kind"], labels["preparation"]))

    @cached_property
    def shown_groups(self) -> tuple[ChecklistGroup, ...]:
        """The groups that have something to tick off."""
        groups = (_group(group) for group in self["groups"])
        return tuple(group for group in groups if group.entries)

    @cached_property
    def entry_count(self) -> int:
        """How many lines there are to tick off."""
        return sum(len(group.entries) for group in self.shown_groups)

    @cached_property
    def must_do_count(self) -> int:
        """How many of them nobody may leave out."""
        return sum(entry.must_do for group in self.shown_groups for entry in group.entries)


def _group(value: Mapping[str, Any]) -> ChecklistGroup:
    entries = (
        ChecklistEntry(
            id=str(child.id or "")[:ENTRY_ID_LENGTH],
            text=child.value["text"],
            must_do=bool(child.value["must_do"]),
            note=child.value["note"] or "",
        )
        for child in value["entries"].bound_blocks
        if child.value["text"]
    )
    return ChecklistGroup(title=value["title"] or "", entries=tuple(entries))


class ChecklistEntryBlock(blocks.StructBlock):
    """One line of a checklist."""

    text = blocks.CharBlock(max_length=120, label=_("要做的事"))
    must_do = blocks.BooleanBlock(
        required=False, label=_("必做"), help_text=_("勾选后，这一项前面印“必做”。")
    )
    note = blocks.CharBlock(
        required=False, max_length=160, label=_("补充说明"), help_text=_("一句话：去哪里办、要注意什么。")
    )

    class Meta:
        label = _("清单的一项")
        icon = "check"
        label_format = "{text}"


class ChecklistGroupBlock(blocks.StructBlock):
    """A group of a checklist."""

    title = blocks.CharBlock(required=False, max_length=40, label=_("这一组的名称"))
    entries = blocks.ListBlock(ChecklistEntryBlock(), min_num=1, label=_("清单项"))

    class Meta:
        label = _("清单的一组")
        icon = "list-ul"
        label_format = "{title}"


class ChecklistBlock(AnchoredBlock):
    """A list to tick off, kept on the reader's own phone. It never asks for a phone number or any other text."""

    kind = blocks.ChoiceBlock(choices=CHECKLIST_KINDS, default="preparation", label=_("类型"))
    title = blocks.CharBlock(
        required=False, max_length=40, label=_("标题"), help_text=_("留空时用类型的名称。")
    )
    introduction = ArticleRichTextBlock(required=False, features=SHORT_FEATURES, label=_("开头的话"))
    groups = blocks.ListBlock(ChecklistGroupBlock(), min_num=1, label=_("分组"))

    class Meta:
        label = _("清单")
        icon = "tasks"
        group = _("办事")
        template = "blocks/checklist.html"
        value_class = ChecklistValue
        description = _("准备清单或换绑清单：读者逐项打勾，勾选只保存在自己手机上，可以打印。")
        preview_value: Mapping[str, Any] = {
            "kind": "rebinding",
            "title": "销户前换绑清单",
            "introduction": "<p>换好一项勾一项。</p>",
            "groups": [
                {
                    "title": "钱",
                    "entries": [
                        {"text": "每一家银行的预留手机号", "must_do": True, "note": "每家单独换。"},
                        {"text": "支付宝、微信支付", "must_do": True, "note": ""},
                        {"text": "水、电、燃气的自动代扣", "must_do": False, "note": ""},
                    ],
                }
            ],
        }
