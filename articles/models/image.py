"""Pictures with the two things that publishing them needs: what they show, and whose they are."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class ArticleImage(AbstractImage):
    """A picture of the library. `description` is the text read out to those who can't see it."""

    description = models.CharField(
        _("替代文字"),
        max_length=255,
        blank=True,
        help_text=_("画面里有什么，读屏软件会读出来。装饰图可以留空。"),
    )
    credit = models.CharField(
        _("图片来源"), max_length=120, blank=True, help_text=_("作者或出处，会印在图片下面。")
    )
    is_ai_generated = models.BooleanField(_("由 AI 生成"), default=False)

    admin_form_fields = (*Image.admin_form_fields, "credit", "is_ai_generated")

    class Meta(AbstractImage.Meta):
        verbose_name = _("图片")
        verbose_name_plural = _("图片")
        permissions = [("choose_image", "Can choose image")]


class ArticleRendition(AbstractRendition):
    """A picture in one size and format, made on publish or on first use."""

    image = models.ForeignKey(ArticleImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        verbose_name = _("图片尺寸")
        verbose_name_plural = _("图片尺寸")
