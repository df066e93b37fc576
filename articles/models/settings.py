"""What the owner of a site sets once: its name, its records, how to reach it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from articles.models.image import ArticleImage
from articles.seo.verification import ENGINES, CodeError, read_code


def _verification_field(label: Any) -> models.CharField:
    # Room for a whole <meta>, which gives way to the code that it holds.
    return models.CharField(label, max_length=300, blank=True)


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
    baidu_verification = _verification_field(_("百度"))
    sogou_verification = _verification_field(_("搜狗"))
    so360_verification = _verification_field(_("360 搜索"))
    shenma_verification = _verification_field(_("神马"))
    toutiao_verification = _verification_field(_("头条搜索"))
    bing_verification = _verification_field(_("必应"))
    google_verification = _verification_field(_("谷歌"))

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("slogan"), FieldPanel("logo")], _("网站")),
        MultiFieldPanel(
            [FieldPanel("contact_email"), FieldPanel("contact_text"), FieldPanel("disclaimer")],
            _("联系与声明"),
        ),
        MultiFieldPanel([FieldPanel("icp_number"), FieldPanel("police_number")], _("备案")),
        MultiFieldPanel([FieldPanel("share_text"), FieldPanel("share_image")], _("分享")),
        MultiFieldPanel(
            [FieldPanel(f"{engine.key}_verification") for engine in ENGINES],
            _("搜索引擎验证"),
            help_text=_(
                "在站长平台选“HTML 标签验证”，把验证码或者整个标签粘贴进来，保存后回平台点验证。没有就留空。"
            ),
        ),
    ]

    class Meta:
        verbose_name = _("网站设置")
        verbose_name_plural = _("网站设置")

    def clean(self) -> None:
        super().clean()
        problems = {}
        for engine in ENGINES:
            field = f"{engine.key}_verification"
            try:
                setattr(self, field, read_code(getattr(self, field), engine=engine))
            except CodeError as error:
                problems[field] = str(error)
        if problems:
            raise ValidationError(problems)

    @property
    def verifications(self) -> tuple[tuple[str, str], ...]:
        """The name and the code of each <meta> that proves to a search engine whose site this is."""
        codes = ((engine.meta_name, getattr(self, f"{engine.key}_verification")) for engine in ENGINES)
        return tuple((name, code) for name, code in codes if code)

    @property
    def police_record_code(self) -> str:
        """The digits of the police record, which its address on the ministry's site wants."""
        return "".join(character for character in self.police_number if character.isdigit())
