"""Markdown as a block, for those who write it faster than they click."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.text.markdown import render_markdown


class MarkdownBlock(blocks.FieldBlock):
    """Text kept as Markdown and rendered through the allow-list sanitiser."""

    def __init__(self, required: bool = True, help_text: str | None = None, **kwargs: Any) -> None:
        self.field_options = {"required": required, "help_text": help_text}
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> forms.CharField:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 8}), **self.field_options)

    def get_context(self, value: str, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context=parent_context)
        context["html"] = self.to_html(value)
        return context

    def to_html(self, value: str) -> SafeString:
        """Return the sanitised HTML of a value."""
        return mark_safe(render_markdown(value or ""))  # noqa: S308 - sanitised by render_markdown

    def get_searchable_content(self, value: str) -> list[str]:
        return [value or ""]

    class Meta:
        label = _("Markdown")
        icon = "code"
        group = _("正文")
        template = "blocks/markdown.html"
        description = _("用 Markdown 写：表格、脚注、任务清单、代码都可以，旁边有实时预览。")
        preview_value = "- [ ] 银行卡预留手机号\n- [x] 微信"
