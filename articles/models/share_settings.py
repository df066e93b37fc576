"""Which ways to share readers see, and in what order: an editor's choice."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from articles.sharing.targets import TARGETS, TARGETS_BY_NAME


def target_choices() -> list[tuple[str, str]]:
    """Return every target of the registry; a callable, so that a new one needs no migration."""
    return [(target.name, target.label) for target in TARGETS]


class ShareSettingsForm(WagtailAdminModelForm):
    """Refuses what no single row can see: a way chosen twice, or one that isn't switched on."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        formset = self.formsets.get("targets")
        forms = formset.forms if formset is not None and formset.is_valid() else []
        taken: set[str] = set()
        for form in forms:
            name = form.cleaned_data.get("target")
            if not name or form.cleaned_data.get("DELETE"):
                continue
            target = TARGETS_BY_NAME[name]
            words = {"label": target.label}
            if name in taken:
                form.add_error("target", _("“%(label)s”已经选过了，请删掉一个。") % words)
            elif target.is_optional and not cleaned.get("shows_optional"):
                form.add_error("target", _("要显示“%(label)s”，请先勾选上面的“更多网络”。") % words)
            taken.add(name)
        return cleaned


@register_setting(icon="group", order=120)
class ShareSettings(BaseSiteSetting, ClusterableModel):
    """The share row below every article."""

    shows_optional = models.BooleanField(
        _("更多网络"),
        default=False,
        help_text=_(
            "在“更多”里加上豆瓣、电子邮件、X、Facebook、LinkedIn、Telegram、WhatsApp、LINE 和 Reddit。"
            "其中不少在内地打不开，读者在海外时再开。"
        ),
    )

    base_form_class = ShareSettingsForm
    panels = [
        FieldPanel("shows_optional"),
        InlinePanel(
            "targets",
            heading=_("显示哪些，按什么顺序"),
            label=_("分享方式"),
            help_text=_("一个都不加，就用默认的一排；加了，读者就只看到这里的，顺序也照这里。"),
        ),
    ]

    class Meta:
        verbose_name = _("分享按钮")
        verbose_name_plural = _("分享按钮")


class ShareTargetChoice(Orderable):
    """One way to share, at its place in the row."""

    settings = ParentalKey(ShareSettings, on_delete=models.CASCADE, related_name="targets")
    target = models.CharField(_("分享方式"), max_length=20, choices=target_choices)
    is_under_more = models.BooleanField(_("收进“更多”"), default=False)

    panels = [FieldPanel("target"), FieldPanel("is_under_more")]

    class Meta(Orderable.Meta):
        verbose_name = _("分享方式")
        verbose_name_plural = _("分享方式")

    def __str__(self) -> str:
        known = TARGETS_BY_NAME.get(self.target)
        return known.label if known else self.target
