"""Where an article's facts come from."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.blocks.anchors import AnchoredBlock
from articles.text.allow_list import safe_url
from articles.text.partial_dates import is_partial_date


class SourceValue(blocks.StructValue):
    """A source's value, as far as it is safe and readable for machines."""

    @cached_property
    def link(self) -> str:
        """The address if a browser may follow it to another site, else empty."""
        address = safe_url(self["url"] or "") or ""
        return address if address.lower().startswith(("http://", "https://")) else ""

    @cached_property
    def machine_date(self) -> str:
        """The date for a time element, or empty where it isn't one."""
        written = self["published_date"] or ""
        return written if is_partial_date(written) else ""


class SourceBlock(blocks.StructBlock):
    """One source."""

    title = blocks.CharBlock(max_length=160, label=_("题目"), help_text=_("文件、公告或报道的名称。"))
    publisher = blocks.CharBlock(required=False, max_length=80, label=_("发布机构"))
    published_date = blocks.CharBlock(
        required=False,
        max_length=10,
        label=_("发布日期"),
        help_text=_("写成 2025-08-01；只知道月份的写 2025-08，只知道年份的写 2025。"),
    )
    url = blocks.URLBlock(required=False, label=_("链接"), help_text=_("以 https:// 或 http:// 开头。"))
    note = blocks.CharBlock(
        required=False,
        max_length=160,
        label=_("说明"),
        help_text=_("这份资料证明了文章里的哪一点，有多可靠。"),
    )

    class Meta:
        label = _("一份资料")
        icon = "link"
        label_format = "{title}"
        value_class = SourceValue

    def clean(self, value: SourceValue) -> SourceValue:
        value = super().clean(value)
        errors = {}
        if value["published_date"] and not value.machine_date:
            sentence = _("日期请写成 2025-08-01；只知道月份的写 2025-08，只知道年份的写 2025。")
            errors["published_date"] = ValidationError(sentence)
        if value["url"] and not value.link:
            errors["url"] = ValidationError(_("链接要以 https:// 或 http:// 开头。"))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value


class SourcesValue(blocks.StructValue):
    """A list of sources."""

    @cached_property
    def written(self) -> list[SourceValue]:
        """The sources that have a title."""
        return [source for source in self["sources"] if source["title"]]


class SourcesBlock(AnchoredBlock):
    """A numbered list of sources."""

    title = blocks.CharBlock(required=False, max_length=40, default="参考来源", label=_("标题"))
    sources = blocks.ListBlock(SourceBlock(), min_num=1, label=_("资料"))

    class Meta:
        label = _("参考来源")
        icon = "link-external"
        group = _("资料")
        template = "blocks/sources.html"
        value_class = SourcesValue
        description = _("文章依据的资料：题目、发布机构、日期和链接，自动编号。")
        preview_value: Mapping[str, Any] = {
            "title": "参考来源",
            "sources": [
                {
                    "title": "规定或报道的题目",
                    "publisher": "发布机构",
                    "published_date": "2025-08-01",
                    "url": "https://example.com/",
                    "note": "",
                }
            ],
        }
