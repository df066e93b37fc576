"""What a reader must not miss: one prominent reminder, and what to do and what to leave."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

from articles.blocks.anchors import AnchoredBlock
from articles.blocks.text import SHORT_FEATURES, ArticleRichTextBlock

LINE_FEATURES = ["bold", "link"]


class DosAndDontsValue(blocks.StructValue):
    """Both lists, without the lines that a draft left empty."""

    @cached_property
    def written_dos(self) -> list[RichText]:
        """What to do."""
        return [line for line in self["dos"] if line.source]

    @cached_property
    def written_donts(self) -> list[RichText]:
        """What to leave."""
        return [line for line in self["donts"] if line.source]


class DosAndDontsBlock(AnchoredBlock):
    """Two lists, told apart by words and icons."""

    title = blocks.CharBlock(required=False, max_length=40, label=_("标题"))
    dos = blocks.ListBlock(
        ArticleRichTextBlock(features=LINE_FEATURES, label=_("一条")), min_num=1, label=_("该做")
    )
    donts = blocks.ListBlock(
        ArticleRichTextBlock(features=LINE_FEATURES, label=_("一条")), min_num=1, label=_("不该做")
    )

    class Meta:
        label = _("该做和不该做")
        icon = "circle-check"
        group = _("办事")
        template = "blocks/dos_and_donts.html"
        value_class = DosAndDontsValue
        description = _("两列短句：该做的和不该做的，各写一句话。")
        preview_value: Mapping[str, Any] = {
            "title": "接到电话时",
            "dos": ["<p>挂断，自己回拨官方客服热线。</p>"],
            "donts": ["<p>把验证码报给来电的人。</p>"],
        }


class ReminderBlock(AnchoredBlock):
    """The one thing of an article that must not be missed."""

    title = blocks.CharBlock(max_length=40, label=_("一句话"))
    text = ArticleRichTextBlock(required=False, features=SHORT_FEATURES, label=_("说明"))

    class Meta:
        label = _("重要提醒")
        icon = "warning"
        group = _("提示")
        template = "blocks/reminder.html"
        description = _("最醒目的一条提醒，一篇文章最好只用一次。")
        preview_value: Mapping[str, Any] = {
            "title": "先换绑，再销户",
            "text": "<p>号码一停，验证码就再也收不到。</p>",
        }
