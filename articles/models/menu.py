"""The menus of the site, edited in the admin."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable, Page


@register_setting(icon="list-ul", order=110)
class SiteMenu(BaseSiteSetting, ClusterableModel):
    """The header's and the footer's links."""

    panels = [InlinePanel("items", heading=_("菜单项"), label=_("菜单项"))]

    class Meta:
        verbose_name = _("菜单")
        verbose_name_plural = _("菜单")


class MenuItem(Orderable):
    """One link: to a page of the site, or to an address."""

    class Place(models.TextChoices):
        HEADER = "header", _("页眉")
        FOOTER = "footer", _("页脚")

    menu = ParentalKey(SiteMenu, on_delete=models.CASCADE, related_name="items")
    place = models.CharField(_("位置"), max_length=10, choices=Place, default=Place.HEADER)
    label = models.CharField(_("文字"), max_length=20, blank=True, help_text=_("留空时用页面标题。"))
    page = models.ForeignKey(
        Page, verbose_name=_("页面"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    url = models.URLField(_("或者网址"), blank=True)

    panels = [FieldPanel("place"), FieldPanel("label"), FieldPanel("page"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = _("菜单项")
        verbose_name_plural = _("菜单项")

    def __str__(self) -> str:
        return self.label or (self.page.title if self.page else self.url)

    def clean(self) -> None:
        super().clean()
        if bool(self.page) == bool(self.url):
            raise ValidationError(_("页面和网址请填一个，而且只填一个。"))
        if self.url and not self.label:
            raise ValidationError({"label": _("指向网址的菜单项要写文字。")})
