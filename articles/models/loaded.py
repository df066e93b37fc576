"""Remembers what the demo loader wrote, so that it never overwrites an editor's work."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class LoadedPage(models.Model):
    """The hash of the file a page was loaded from, and the revision that the loading made."""

    # Empty where an editor deleted the page: it must not come back by itself.
    page = models.OneToOneField(Page, null=True, on_delete=models.SET_NULL, related_name="loaded_from")
    path = models.CharField(_("文件"), max_length=200, unique=True)
    content_hash = models.CharField(_("内容哈希"), max_length=64)
    revision_id = models.BigIntegerField(_("载入时的版本"))

    class Meta:
        verbose_name = _("示例内容记录")
        verbose_name_plural = _("示例内容记录")

    def __str__(self) -> str:
        return self.path
