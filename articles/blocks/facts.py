"""The one place where a block holds something that can stop being true: a hotline, a fee, a period, an app path."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.text.phone_numbers import dialable


class FactValue(blocks.StructValue):
    """A fact's value, with what its link dials."""

    @cached_property
    def dial(self) -> str:
        """The number for a tel: link; empty where what is written isn't a number, which then gets no link."""
        return dialable(self["text"] or "")


class FactValueBlock(blocks.StructBlock):
    """A typed value and whether it was checked.

    Stored in many articles, so the names of its children never change; what is added stands beside them and is
    not required. An unverified value is never printed without saying so.
    """

    text = blocks.CharBlock(required=False, max_length=120, label=_("写法"))
    unverified = blocks.BooleanBlock(
        required=False,
        label=_("还没核实"),
        help_text=_("勾选后，页面会在旁边注明“未经核实，以运营商 App 和当地营业厅为准”。"),
    )

    class Meta:
        label = _("会变的信息")
        icon = "tag"
        template = "blocks/fact_value.html"
        value_class = FactValue
        form_classname = "struct-block fact-value"
        preview_value: Mapping[str, Any] = {"text": "10086", "unverified": False}
