"""Markdown as a block, for those who write it faster than they click."""

from collections.abc import Iterator
from hashlib import blake2s
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.renderers import BaseRenderer, TemplatesSetting
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from markdownx.widgets import MarkdownxWidget
from wagtail import blocks
from wagtail.admin.compare import CharBlockComparison
from wagtail.images import get_image_model

from articles.text.excerpts import plain_text
from articles.text.markdown import normalise_line_ends, render_markdown
from articles.text.markdown_extension import Picture, picture_ids
from articles.text.markdown_limits import find_problem

# How a picture of the library is shown inside Markdown.
PICTURE_SPEC = "max-1600x1600|format-webp"

_SAMPLE = """\
### 销户前先换绑

- [x] 微信、支付宝
- [ ] 银行卡预留手机号

| 运营商 | 客服热线 |
| --- | --- |
| 中国移动 | 10086 |
| 中国联通 | 10010 |

拿不准的，先问客服[^1]。

[^1]: 记下日期和客服工号。
"""


class MarkdownEditorWidget(MarkdownxWidget):
    """django-markdownx's editor, started by a Stimulus controller, so that it works in a late block too."""

    template_name = "admin/markdown_editor/widget.html"

    class Media:
        # The first file waits for what markdownx's own script (of the parent class) hands over.
        extend = False
        css = {"all": ["admin/markdown-editor.css"]}
        js = ["admin/markdown-editor.js", *MarkdownxWidget.Media.js]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, dict(attrs or {}))
        context["widget"]["attrs"] |= {
            "data-markdownx-urls-path": reverse("markdown_preview"),
            "data-markdownx-upload-urls-path": reverse("markdown_upload"),
            "data-markdown-editor-target": "text",
            "spellcheck": "false",
        }
        context["accepted"] = ",".join(f".{extension}" for extension in settings.WAGTAILIMAGES_EXTENSIONS)
        return context

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        # Django's own renderer of forms knows the templates of installed apps only.
        html: SafeString = super().render(name, value, dict(attrs or {}), TemplatesSetting())
        return html


class MarkdownBlock(blocks.FieldBlock):
    r"""Text kept as Markdown with \n line ends, and rendered through the allow-list sanitiser.

    Pictures stand in it as image:ID, so that they follow what becomes of them in the library: an edited
    picture is shown as it is now, a deleted one gives way to its words.
    """

    def __init__(self, required: bool = True, help_text: str | None = None, **kwargs: Any) -> None:
        self.field_options: dict[str, Any] = {"required": required, "help_text": help_text}
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> forms.CharField:
        # Leading blanks mean something in Markdown.
        return forms.CharField(widget=MarkdownEditorWidget(), strip=False, **self.field_options)

    def normalize(self, value: str | None) -> str:
        return normalise_line_ends(value or "")

    def value_from_form(self, value: str | None) -> str:
        return normalise_line_ends(value or "")

    def clean(self, value: str) -> str:
        value = self.normalize(value)
        cleaned: str = super().clean(value if value.strip() else "")
        if problem := find_problem(cleaned):
            raise ValidationError(problem)
        return cleaned

    def get_context(self, value: str, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["html"] = self.to_html(value, prefix=str((parent_context or {}).get("block_id") or ""))
        return context

    def to_html(self, value: str, *, prefix: str = "") -> SafeString:
        """Return the sanitised HTML of a value, with the library's pictures in it.

        prefix tells its footnotes apart from other blocks' of the same page; without one the text's own
        hash does, so that only two equal texts on one page would share them.
        """
        source = value or ""
        prefix = prefix or blake2s(source.encode("utf-8", "replace"), digest_size=4).hexdigest()
        html = render_markdown(
            source, prefix=prefix, pictures=library_pictures(source), own_hosts=own_hosts()
        )
        return mark_safe(html)  # noqa: S308 - sanitised by render_markdown

    def get_searchable_content(self, value: str) -> list[str]:
        return [plain_text(render_markdown(value or ""))]

    def extract_references(self, value: str) -> Iterator[tuple[type[Model], str, str, str]]:
        for image_id in sorted(picture_ids(value or "")):
            yield get_image_model(), str(image_id), "", ""

    def get_comparison_class(self) -> type[CharBlockComparison]:
        return CharBlockComparison

    class Meta:
        label = _("Markdown")
        icon = "code"
        group = _("正文")
        template = "blocks/markdown.html"
        description = _("用 Markdown 写：表格、脚注、任务清单、代码都可以，旁边有实时预览。")
        preview_value = _SAMPLE


def library_pictures(source: str) -> dict[int, Picture]:
    """Return what is shown for every picture that a Markdown text names; missing ones are left out."""
    ids = picture_ids(source)
    if not ids:
        return {}
    pictures = {}
    for image in get_image_model().objects.filter(pk__in=ids).prefetch_renditions(PICTURE_SPEC):
        try:
            rendition = image.get_rendition(PICTURE_SPEC)
        except OSError:
            # The library knows the picture, but its file is gone: readers get its words.
            continue
        pictures[image.pk] = Picture(rendition.url, rendition.width, rendition.height, image.description)
    return pictures


def own_hosts() -> set[str]:
    """Return the names of the hosts whose links and pictures count as the site's own."""
    addresses = (settings.SITE_URL, settings.MEDIA_URL)
    return {host for address in addresses if (host := urlsplit(address).hostname)}
