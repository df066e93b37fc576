"""How many readers a shared link brought. Never on the page's row: publishing an old draft would reset it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ShareArrival(models.Model):
    """How often an article was reached through one channel on one day, Asia/Shanghai.

    `channel` is the utm source of `sharing.short_links.CHANNELS`; `count` holds every arrival, `unique_count` one a
    reader and day.
    """

    article = models.ForeignKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="share_arrivals"
    )
    channel = models.CharField(_("渠道"), max_length=20)
    day = models.DateField(_("日期"))
    count = models.PositiveIntegerField(_("到访次数"), default=0)
    unique_count = models.PositiveIntegerField(_("到访人数"), default=0)

    class Meta:
        verbose_name = _("分享到访")
        verbose_name_plural = _("分享到访")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "channel", "day"], name="one_row_per_article_channel_and_day"
            )
        ]
        indexes = [models.Index(fields=["day", "article"], name="share_arrivals_by_day")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.channel} {self.day}: {self.count}"
