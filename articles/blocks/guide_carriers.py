"""The same errand at each carrier and through each channel; a reader chooses once and is shown what concerns them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.list_block import ListValue

from articles.blocks.anchors import AnchoredBlock
from articles.blocks.facts import FactValueBlock
from articles.blocks.guide_steps import StepBlock, has_words, written_steps
from articles.blocks.text import SHORT_FEATURES, ArticleRichTextBlock


@dataclass(frozen=True)
class Option:
    """One answer of a chooser: as it is stored and stands in addresses, in full, and on the button."""

    value: str
    name: Promise | str
    short: Promise | str


# static/js/head.js knows the same values.
CARRIERS = (
    Option("mobile", _("中国移动"), _("移动")),
    Option("unicom", _("中国联通"), _("联通")),
    Option("telecom", _("中国电信"), _("电信")),
    Option("broadnet", _("中国广电"), _("广电")),
    Option("virtual", _("虚拟运营商"), _("虚拟运营商")),
)
CHANNELS = (
    # Not for translation: the catalogues of Django and Wagtail make it 应用, which nobody calls it.
    Option("app", "App", "App"),
    Option("store", _("营业厅"), _("营业厅")),
    Option("phone", _("电话"), _("电话")),
)
FACT, UNVERIFIED, UNSOURCED = "fact", "unverified", "unsourced"
RELIABILITIES = (
    (FACT, _("有来源：照常印出来")),
    (UNVERIFIED, _("未经核实：整段放进“未经核实”的框里")),
    (UNSOURCED, _("没有来源：不写步骤，只写找谁问")),
)
_NAMES = {option.value: option.name for option in (*CARRIERS, *CHANNELS)}


class VariantValue(blocks.StructValue):
    """A variant's value, as readers meet it."""

    @cached_property
    def carrier_name(self) -> str:
        """The carrier's full name."""
        return str(_NAMES.get(self["carrier"], ""))

    @cached_property
    def channel_name(self) -> str:
        """The channel's name."""
        return str(_NAMES.get(self["channel"], ""))

    @cached_property
    def combination(self) -> str:
        """Carrier and channel as classes and anchors name them."""
        return f"{self['carrier']}-{self['channel']}"

    @cached_property
    def steps_shown(self) -> list[ListValue.ListChild]:
        """The steps that may be printed: none where no source is known for them."""
        return [] if self.get("reliability") == UNSOURCED else written_steps(self["steps"])

    @cached_property
    def says_whom_to_ask(self) -> bool:
        """Whether it names anybody to turn to."""
        return has_words(self.get("whom_to_ask")) or bool((self.get("hotline") or {}).get("text"))

    @cached_property
    def is_written(self) -> bool:
        """Whether it belongs to a carrier and channel and says anything."""
        says_anything = self.steps_shown or self.says_whom_to_ask
        return bool(self.carrier_name and self.channel_name and says_anything)


class VariantBlock(blocks.StructBlock):
    """How one carrier does it through one channel."""

    carrier = blocks.ChoiceBlock(choices=[(one.value, one.name) for one in CARRIERS], label=_("运营商"))
    channel = blocks.ChoiceBlock(choices=[(one.value, one.name) for one in CHANNELS], label=_("在哪里办"))
    reliability = blocks.ChoiceBlock(choices=RELIABILITIES, default=UNVERIFIED, label=_("可靠程度"))
    steps = blocks.ListBlock(StepBlock(), default=[], label=_("步骤"))
    whom_to_ask = ArticleRichTextBlock(
        required=False,
        features=SHORT_FEATURES,
        label=_("找谁问"),
        help_text=_("拿不准时问谁、怎么问。没有来源的办法，读者只看到这一段和热线。"),
    )
    hotline = FactValueBlock(required=False, label=_("客服热线"))

    class Meta:
        label = _("一种办法")
        icon = "mobile-alt"
        value_class = VariantValue
        label_format = "{carrier} {channel}"

    def clean(self, value: VariantValue) -> VariantValue:
        value = super().clean(value)
        if self.is_deferred_validation:
            return value
        errors = {}
        if value["reliability"] != UNSOURCED and not value["steps"]:
            errors["steps"] = ValidationError(_("请写步骤；查不到来源的，把可靠程度改成“没有来源”。"))
        if value["reliability"] == UNSOURCED and value["steps"]:
            errors["steps"] = ValidationError(
                _("没有来源的步骤不会印出来：请删掉步骤，或者把可靠程度改成“未经核实”。")
            )
        if value["reliability"] == UNSOURCED and not value.says_whom_to_ask:
            errors["whom_to_ask"] = ValidationError(_("没有来源的办法，至少要写找谁问，或者写客服热线。"))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value


@dataclass(frozen=True)
class ShownVariant:
    """A variant beside what else is written of its carrier.

    `missing` are the channels that nothing is written of: whoever chose one of them is shown all that the carrier has.
    The first of a carrier's variants says so.
    """

    value: VariantValue
    missing: tuple[Option, ...]
    is_first: bool

    @property
    def channels(self) -> list[str]:
        """The channels with which it is shown: its own and those that are missing."""
        return [self.value["channel"], *(option.value for option in self.missing)]


class CarrierSwitchValue(blocks.StructValue):
    """The switch's value, with what its choosers offer."""

    @cached_property
    def written(self) -> list[VariantValue]:
        """The variants that say something, in the editor's order."""
        return [variant for variant in self["variants"] if variant.is_written]

    @cached_property
    def shown(self) -> list[ShownVariant]:
        """The same with what each stands in for, so that no remembered channel hides all that a carrier has."""
        combinations = {variant.combination for variant in self.written}
        found, told = [], set()
        for variant in self.written:
            carrier = variant["carrier"]
            missing = (one for one in CHANNELS if f"{carrier}-{one.value}" not in combinations)
            found.append(ShownVariant(variant, tuple(missing), is_first=carrier not in told))
            told.add(carrier)
        return found

    @cached_property
    def carriers(self) -> list[Option]:
        """The carriers that have a variant here."""
        present = {variant["carrier"] for variant in self.written}
        return [option for option in CARRIERS if option.value in present]

    @cached_property
    def channels(self) -> list[Option]:
        """The channels that have a variant here."""
        present = {variant["channel"] for variant in self.written}
        return [option for option in CHANNELS if option.value in present]

    @property
    def all_options(self) -> tuple[Option, ...]:
        """Every carrier and channel there is: a reader may have chosen one that isn't written here."""
        return (*CARRIERS, *CHANNELS)

    @cached_property
    def choices(self) -> str:
        """Every choice that has something to show here: carriers, channels and combinations, by spaces."""
        tokens = [option.value for option in (*self.carriers, *self.channels)]
        return " ".join([*tokens, *(variant.combination for variant in self.written)])


class CarrierSwitchBlock(AnchoredBlock):
    """One errand, and how each carrier wants it done."""

    title = blocks.CharBlock(required=False, max_length=40, label=_("标题"))
    variants = blocks.ListBlock(VariantBlock(), min_num=1, label=_("各家的办法"))
    whom_to_ask = ArticleRichTextBlock(
        required=False,
        features=SHORT_FEATURES,
        default="<p>请打这家运营商的客服热线，或者到它的自营营业厅，先问能不能办、要带什么。</p>",
        label=_("没写到的，找谁问"),
        help_text=_("读者选的运营商和渠道这里没有写到时，看到的就是这一段。"),
    )

    class Meta:
        label = _("运营商切换")
        icon = "sliders"
        group = _("办事")
        template = "blocks/carrier_switch.html"
        value_class = CarrierSwitchValue
        description = _("同一件事，各家运营商、各个渠道怎么办。读者选一次，全站都记得。")
        preview_value: Mapping[str, Any] = {
            "title": "各家怎么办",
            "variants": [
                {
                    "carrier": "mobile",
                    "channel": "app",
                    "reliability": UNVERIFIED,
                    "steps": [{"title": "打开官方 App，搜“销户”"}, {"title": "核对号码和余额去向再提交"}],
                    "whom_to_ask": "<p>找不到入口的，先打客服热线。</p>",
                    "hotline": {"text": "10086"},
                },
                {
                    "carrier": "broadnet",
                    "channel": "phone",
                    "reliability": UNSOURCED,
                    "whom_to_ask": "<p>请看卡背面印的客服号码。</p>",
                    "hotline": {"text": "10099", "unverified": True},
                },
            ],
        }

    def clean(self, value: CarrierSwitchValue) -> CarrierSwitchValue:
        value = super().clean(value)
        seen: dict[str, int] = {}
        errors: dict[int, ValidationError] = {}
        for index, variant in enumerate(value["variants"]):
            first = seen.setdefault(variant.combination, index)
            if first != index and variant["carrier"] and variant["channel"]:
                problem = _("%(carrier)s · %(channel)s 已经在第 %(number)s 项写过了，请合成一项。") % {
                    "carrier": variant.carrier_name,
                    "channel": variant.channel_name,
                    "number": first + 1,
                }
                errors[index] = blocks.StructBlockValidationError(
                    block_errors={"channel": ValidationError(problem)}
                )
        if errors:
            raise blocks.StructBlockValidationError(
                block_errors={"variants": blocks.ListBlockValidationError(block_errors=errors)}
            )
        return value
