"""Blocks that show something: a picture, a table."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from articles.blocks.text import SHORT_FEATURES, ArticleRichTextBlock


class PictureBlock(ImageBlock):
    """Wagtail's picture with its alternative text; Wagtail leaves the chooser's label in English."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.child_blocks["image"].label = _("图片")


class FigureBlock(blocks.StructBlock):
    """A picture with its caption and where it comes from."""

    image = PictureBlock(required=True, label=_("图片"))
    caption = blocks.CharBlock(required=False, max_length=120, label=_("图注"))
    credit = blocks.CharBlock(
        required=False, max_length=80, label=_("图片来源"), help_text=_("留空时用图片库里填的来源。")
    )

    def get_preview_value(self) -> blocks.StructValue:
        """The sample, with the newest picture of the library where there is one."""
        newest = get_image_model().objects.order_by("pk").last()
        return self.normalize({**self.meta.preview_value, "image": newest})

    class Meta:
        label = _("图片")
        icon = "image"
        group = _("正文")
        template = "blocks/figure.html"
        preview_template = "blocks/previews/figure.html"
        description = _("一张图片，配图注和来源。")
        preview_value: Mapping[str, Any] = {
            "image": None,
            "caption": "图注写在这里。",
            "credit": "来源写在这里",
        }


class TableBlock(TypedTableBlock):
    """A table that scrolls inside itself on a phone."""

    def __init__(self, **kwargs: Any) -> None:
        columns = [
            ("text", blocks.CharBlock(required=False, label=_("文字"))),
            (
                "rich_text",
                ArticleRichTextBlock(required=False, features=SHORT_FEATURES, label=_("带格式文字")),
            ),
        ]
        super().__init__(columns, **kwargs)

    class Meta:
        label = _("表格")
        icon = "table"
        group = _("资料")
        template = "blocks/table.html"
        description = _("第一行是表头。手机上表格会在自己的框里左右滑动。")
        preview_value: Mapping[str, Any] = {
            "columns": [{"type": "text", "heading": "运营商"}, {"type": "text", "heading": "客服热线"}],
            "rows": [
                {"values": ["中国移动", "10086"]},
                {"values": ["中国联通", "10010"]},
                {"values": ["中国电信", "10000"]},
            ],
            "caption": "客服热线",
        }
