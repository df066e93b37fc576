"""What to do, in order: numbered steps, each with what to bring, how long it takes and what to do when it fails."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from articles.blocks.anchors import AnchoredBlock
from articles.blocks.facts import FactValueBlock
from articles.blocks.media import PictureBlock
from articles.blocks.text import SHORT_FEATURES, ArticleRichTextBlock


class StepBlock(blocks.StructBlock):
    """One step."""

    title = blocks.CharBlock(
        max_length=60, label=_("做什么"), help_text=_("一句话，动词开头，例如“打开官方 App，搜‘销户’”。")
    )
    text = ArticleRichTextBlock(required=False, features=SHORT_FEATURES, label=_("怎么做"))
    picture = PictureBlock(required=False, label=_("配图"))
    to_bring = blocks.CharBlock(
        required=False, max_length=200, label=_("需要带上"), help_text=_("证件、卡、协议，用顿号隔开。")
    )
    duration = FactValueBlock(required=False, label=_("大约多久"))
    fallback = ArticleRichTextBlock(
        required=False,
        features=SHORT_FEATURES,
        label=_("办不了怎么办"),
        help_text=_("这一步走不通时，读者接着做什么、找谁。"),
    )

    class Meta:
        label = _("一步")
        icon = "arrow-right"
        label_format = "{title}"


def written_steps(steps: ListValue) -> list[ListValue.ListChild]:
    """Return the steps that say something, with their ids: a draft may hold empty ones."""
    return [
        step for step in steps.bound_blocks if step.value.get("title") or has_words(step.value.get("text"))
    ]


def has_words(text: RichText | None) -> bool:
    """Whether a rich text that may be missing holds anything."""
    return bool(text and text.source)


class StepsValue(blocks.StructValue):
    """A step list's value."""

    @cached_property
    def written(self) -> list[ListValue.ListChild]:
        """The steps that say something, each with its id and value."""
        return written_steps(self["steps"])


class StepsBlock(AnchoredBlock):
    """Numbered steps."""

    title = blocks.CharBlock(required=False, max_length=40, label=_("标题"))
    steps = blocks.ListBlock(StepBlock(), min_num=1, label=_("步骤"))

    class Meta:
        label = _("办事步骤")
        icon = "list-ol"
        group = _("办事")
        template = "blocks/steps.html"
        value_class = StepsValue
        description = _("一步一步怎么办，自动编号；每一步可以写要带什么、多久、办不了怎么办。")
        preview_value: Mapping[str, Any] = {
            "title": "线下怎么办",
            "steps": [
                {
                    "title": "打热线，定下去哪家营业厅",
                    "text": "<p>问清哪家能办、要带什么，记下工号。</p>",
                    "duration": {"text": "几分钟"},
                },
                {
                    "title": "带齐东西到柜台",
                    "text": "<p>先说清楚：要办销户，不是停机。</p>",
                    "to_bring": "身份证原件、手机和 SIM 卡",
                    "fallback": "<p>请对方说明理由，记下网点和工号。</p>",
                },
            ],
        }
