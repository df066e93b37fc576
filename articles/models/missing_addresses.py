"""Addresses that readers asked for in vain: a list to make redirects from. It holds nothing about the readers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

MAX_PATH = 500


class MissingAddress(models.Model):
    """A path, without its query, and how often it was asked for."""

    path = models.CharField(_("地址"), max_length=MAX_PATH, unique=True)
    count = models.PositiveIntegerField(_("次数"), default=1)
    first_asked_at = models.DateTimeField(_("第一次"))
    last_asked_at = models.DateTimeField(_("最近一次"))
    # What an editor dismissed stays, so that it isn't listed again, and counts on.
    is_dismissed = models.BooleanField(_("不再提醒"), default=False)

    class Meta:
        verbose_name = _("找不到的地址")
        verbose_name_plural = _("读者要找却没有的地址")
        ordering = ["-count", "-last_asked_at"]
        indexes = [models.Index(fields=["count", "last_asked_at"], name="missing_addresses_by_count")]

    def __str__(self) -> str:
        return self.path
