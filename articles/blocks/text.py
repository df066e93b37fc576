"""Blocks made of words: rich text, callout, quote, FAQ."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText

from articles.blocks.anchors import AnchoredBlock
from articles.text.excerpts import is_wordless
from articles.text.numbered_lists import mend_numbered_lists

FULL_FEATURES = ["h2", "h3", "bold", "ol", "ul", "link", "document-link", "code"]
SHORT_FEATURES = ["bold", "ol", "ul", "link"]

# (stored value, label, heading where the editor wrote none)
CALLOUT_KINDS = (
    ("tip", _("提示"), _("提示")),
    ("note", _("注意"), _("注意")),
    ("warning", _("警告"), _("警告")),
    ("unverified", _("未经核实"), _("未经核实，以运营商 App 和当地营业厅为准")),
)


def _written(text: RichText) -> RichText:
    return RichText("") if is_wordless(text.source) else text


class ArticleRichTextBlock(blocks.RichTextBlock):
    """Rich text in which pasted runs of "1、", "2、" paragraphs become real ordered lists.

    One that shows nothing is empty. The editor sends an untouched field as an empty paragraph, which would pass as
    written: past "this field is required", and with its heading onto the page.
    """

    def to_python(self, value: str | None) -> RichText:
        return _written(super().to_python(value))

    def value_from_form(self, value: str | None) -> RichText:
        return _written(super().value_from_form(value))

    def normalize(self, value: Any) -> RichText:
        return _written(super().normalize(value))

    def clean(self, value: RichText) -> RichText:
        value = super().clean(value)
        return RichText(mend_numbered_lists(value.source))


class ParagraphBlock(ArticleRichTextBlock):
    """Ordinary text of an article."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", FULL_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        label = _("正文")
        icon = "pilcrow"
        group = _("正文")
        template = "blocks/paragraph.html"
        description = _("段落、小标题、列表和链接。粘贴“1、2、3、”开头的段落会自动变成编号列表。")
        preview_value = (
            "<h2>先做哪一步</h2><p>销户之前，先把<b>银行卡预留的手机号</b>换掉，再按这个顺序来：</p>"
            "<ol><li>逐个换绑用手机号登录的账号</li><li>结清话费</li><li>带上证件去办理</li></ol>"
        )


class CalloutValue(blocks.StructValue):
    """A callout's value, with the heading that readers see."""

    @cached_property
    def heading(self) -> str:
        """The editor's title; for unverified text the fixed warning comes first, whatever the title."""
        standard = {kind: heading for kind, _label, heading in CALLOUT_KINDS}.get(self["kind"], "")
        title = self.get("title") or ""
        return str(standard if self["kind"] == "unverified" else title or standard)

    @cached_property
    def subheading(self) -> str:
        """The editor's title where the fixed warning took the heading's place, else empty."""
        return (self.get("title") or "") if self["kind"] == "unverified" else ""


class CalloutBlock(blocks.StructBlock):
    """A framed remark."""

    kind = blocks.ChoiceBlock(
        choices=[(kind, label) for kind, label, _heading in CALLOUT_KINDS],
        default="tip",
        label=_("类型"),
        help_text=_("“未经核实”会自动印上“以运营商 App 和当地营业厅为准”。"),
    )
    title = blocks.CharBlock(required=False, max_length=40, label=_("标题"))
    text = ArticleRichTextBlock(features=SHORT_FEATURES, label=_("内容"))

    class Meta:
        label = _("提示框")
        icon = "info-circle"
        group = _("提示")
        template = "blocks/callout.html"
        value_class = CalloutValue
        description = _("提示、注意、警告，或者还没有核实的说法。")
        preview_value = {
            "kind": "note",
            "title": "先别急着注销",
            "text": "<p>还要收验证码的账号，请先换绑。</p>",
        }


class QuoteBlock(blocks.StructBlock):
    """Somebody else's words, with their source."""

    text = blocks.TextBlock(label=_("原话"))
    source = blocks.CharBlock(required=False, max_length=120, label=_("出处"))
    url = blocks.URLBlock(required=False, label=_("出处链接"))

    class Meta:
        label = _("引用")
        icon = "openquote"
        group = _("正文")
        template = "blocks/quote.html"
        description = _("引用规定或公告的原文，请写明出处。")
        preview_value = {"text": "引用的原话，一字不改地写在这里。", "source": "文件或公告的名称", "url": ""}


class QuestionBlock(blocks.StructBlock):
    """One question and its answer."""

    question = blocks.CharBlock(max_length=80, label=_("问题"))
    answer = ArticleRichTextBlock(features=SHORT_FEATURES, label=_("回答"))

    class Meta:
        label = _("一问一答")
        icon = "help"


class FaqValue(blocks.StructValue):
    """A list of questions."""

    @cached_property
    def written(self) -> list[ListValue.ListChild]:
        """The questions that ask something, each with its id and value."""
        return [child for child in self["questions"].bound_blocks if child.value["question"]]


class FaqBlock(AnchoredBlock):
    """Questions that readers ask, each folded open by itself."""

    title = blocks.CharBlock(required=False, max_length=40, default="常见问题", label=_("标题"))
    questions = blocks.ListBlock(QuestionBlock(), min_num=1, label=_("问答"))

    class Meta:
        label = _("常见问题")
        icon = "help"
        group = _("资料")
        template = "blocks/faq.html"
        value_class = FaqValue
        description = _("一组问答，读者点问题展开回答。")
        preview_value: Mapping[str, Any] = {
            "title": "常见问题",
            "questions": [
                {"question": "销户后还能恢复吗？", "answer": "<p>请当成不能恢复来准备。</p>"},
                {"question": "要带什么证件？", "answer": "<p>机主本人的有效身份证件。</p>"},
                {"question": "欠着费能办吗？", "answer": "<p>先结清，再办理。</p>"},
            ],
        }
