"""What the owner of a site sets once: its name, its records, how to reach it."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from articles.models.image import ArticleImage


@register_setting(icon="site", order=100)
class SiteSettings(BaseSiteSetting):
    """One row a site, edited in the admin; empty fields are not shown to readers."""

    name = models.CharField(_("网站名称"), max_length=40, default="号卡头条")
    slogan = models.CharField(_("一句话口号"), max_length=80, blank=True)
    logo = models.ForeignKey(
        ArticleImage,
        verbose_name=_("标志"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("留空时用网站自带的标志。"),
    )
    disclaimer = models.CharField(_("页脚声明"), max_length=160, blank=True)
    contact_email = models.EmailField(_("联系邮箱"), blank=True)
    contact_text = models.CharField(_("联系方式说明"), max_length=160, blank=True)
    icp_number = models.CharField(
        _("ICP 备案号"), max_length=60, blank=True, help_text=_("没有就留空，页脚不会出现。")
    )
    police_number = models.CharField(
        _("公安备案号"),
        max_length=60,
        blank=True,
        validators=[RegexValidator(r"\d{6,}", _("请写完整的备案号，里面要有数字编号。"))],
        help_text=_("没有就留空，页脚不会出现。"),
    )
    share_text = models.CharField(
        _("分享附言"), max_length=60, blank=True, help_text=_("分享到微博时接在标题后面。")
    )
    share_image = models.ForeignKey(
        ArticleImage,
        verbose_name=_("默认分享图"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("首页、栏目、标签和作者页分享出去用这张；留空时用印着网站名称的卡片。"),
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("slogan"), FieldPanel("logo")], _("网站")),
        MultiFieldPanel(
            [FieldPanel("contact_email"), FieldPanel("contact_text"), FieldPanel("disclaimer")],
            _("联系与声明"),
        ),
        MultiFieldPanel([FieldPanel("icp_number"), FieldPanel("police_number")], _("备案")),
        MultiFieldPanel([FieldPanel("share_text"), FieldPanel("share_image")], _("分享")),
    ]

    class Meta:
        verbose_name = _("网站设置")
        verbose_name_plural = _("网站设置")

    @property
    def police_record_code(self) -> str:
        """The digits of the police record, which its address on the ministry's site wants."""
        return "".join(character for character in self.police_number if character.isdigit())
