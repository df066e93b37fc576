"""What a reader can do when the other side says no: words to say, and whom to turn to next."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from articles.blocks.anchors import AnchoredBlock
from articles.blocks.facts import FactValueBlock
from articles.blocks.guide_hotlines import HotlineBlock, written_hotlines
from articles.blocks.text import SHORT_FEATURES, ArticleRichTextBlock


class RefusalValue(blocks.StructValue):
    """A refusal's value, without what a draft left empty."""

    @cached_property
    def written_sayings(self) -> list[str]:
        """The words to say."""
        return [saying for saying in self["sayings"] if saying]

    @cached_property
    def written_steps(self) -> list[blocks.StructValue]:
        """The steps that say whom to turn to."""
        return [step for step in self["steps"] if step["title"]]

    @cached_property
    def written_hotlines(self) -> list[blocks.StructValue]:
        """The hotlines that say whom they reach."""
        return written_hotlines(self["hotlines"])

    @cached_property
    def has_content(self) -> bool:
        """Whether there is anything below the title."""
        introduction = self["introduction"].source
        return bool(introduction or self.written_sayings or self.written_steps or self.written_hotlines)


class EscalationStepBlock(blocks.StructBlock):
    """Whom to turn to, and when to go on to the next."""

    title = blocks.CharBlock(max_length=60, label=_("找谁"))
    text = ArticleRichTextBlock(required=False, features=SHORT_FEATURES, label=_("怎么说、要什么"))
    waiting_time = FactValueBlock(
        required=False, label=_("等多久"), help_text=_("多久没有答复，就走下一步。")
    )

    class Meta:
        label = _("一步")
        icon = "order-up"
        label_format = "{title}"


class RefusalBlock(AnchoredBlock):
    """What to say to a refusal, and the steps of a complaint in their order."""

    title = blocks.CharBlock(required=False, max_length=40, default="如果对方拒绝办理", label=_("标题"))
    introduction = ArticleRichTextBlock(required=False, features=SHORT_FEATURES, label=_("开头的话"))
    sayings = blocks.ListBlock(
        blocks.CharBlock(max_length=160, label=_("一句话")),
        default=[],
        label=_("可以这样说"),
        help_text=_("读者能照着念的原话，不用加引号。"),
    )
    steps_title = blocks.CharBlock(
        required=False,
        max_length=40,
        default="还是不行，一级一级往上找",
        label=_("下面几步的小标题"),
        help_text=_("留空时不印。"),
    )
    steps = blocks.ListBlock(EscalationStepBlock(), min_num=1, label=_("一级一级往上找"))
    hotlines = blocks.ListBlock(HotlineBlock(), default=[], label=_("投诉和申诉电话"))

    class Meta:
        label = _("如果对方拒绝办理")
        icon = "redirect"
        group = _("办事")
        template = "blocks/refusal.html"
        value_class = RefusalValue
        description = _("照着念的话、一级一级往上找谁、投诉电话。")
        preview_value: Mapping[str, Any] = {
            "title": "如果对方拒绝办理",
            "introduction": "<p>先请对方说清理由。</p>",
            "sayings": ["请告诉我不能办的理由，我记一下您的工号。"],
            "steps": [
                {
                    "title": "找营业厅的值班经理",
                    "text": "<p>请他当面查一次。</p>",
                    "waiting_time": {"text": ""},
                },
                {"title": "打客服热线投诉", "text": "<p>记下工单号。</p>", "waiting_time": {"text": "15 日"}},
            ],
            "hotlines": [{"name": "中国移动", "number": {"text": "10086"}, "note": ""}],
        }
