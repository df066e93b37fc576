"""Numbers that a reader can call with one touch."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListValue

from articles.blocks.anchors import AnchoredBlock
from articles.blocks.facts import FactValueBlock


def written_hotlines(hotlines: ListValue) -> list[blocks.StructValue]:
    """Return the hotlines that say whom they reach."""
    return [hotline for hotline in hotlines if hotline["name"]]


class HotlinesValue(blocks.StructValue):
    """A hotline card's value."""

    @cached_property
    def written(self) -> list[blocks.StructValue]:
        """The hotlines that say whom they reach."""
        return written_hotlines(self["hotlines"])


class HotlineBlock(blocks.StructBlock):
    """Whom to call, at which number."""

    name = blocks.CharBlock(max_length=40, label=_("名称"))
    number = FactValueBlock(
        label=_("号码"),
        help_text=_("只写一个号码：数字、空格、连字符、括号和开头的加号。写了别的字，就不能点了直接拨打。"),
    )
    note = blocks.CharBlock(
        required=False, max_length=120, label=_("补充说明"), help_text=_("什么时候打、接通后说什么。")
    )

    class Meta:
        label = _("一个热线")
        icon = "mobile-alt"
        label_format = "{name}"

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        value = super().clean(value)
        if not value["number"]["text"] and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(
                block_errors={"number": ValidationError(_("请写上号码。"))}
            )
        return value


class HotlinesBlock(AnchoredBlock):
    """A card of hotlines."""

    title = blocks.CharBlock(required=False, max_length=40, default="客服热线", label=_("标题"))
    hotlines = blocks.ListBlock(HotlineBlock(), min_num=1, label=_("热线"))

    class Meta:
        label = _("热线卡")
        icon = "mobile-alt"
        group = _("办事")
        template = "blocks/hotlines.html"
        value_class = HotlinesValue
        description = _("客服和投诉电话，读者点一下就能拨打。")
        preview_value: Mapping[str, Any] = {
            "title": "客服热线",
            "hotlines": [
                {"name": "中国移动", "number": {"text": "10086"}, "note": "接通后说“我要办销户”。"},
                {"name": "中国联通", "number": {"text": "10010"}, "note": ""},
                {"name": "中国电信", "number": {"text": "10000"}, "note": ""},
            ],
        }
