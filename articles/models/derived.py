"""Numbers that arise from reading. Never on the page's row: publishing an old draft would reset them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleViews(models.Model):
    """How often an article was read on one day, Asia/Shanghai. The total is the sum of its days."""

    article = models.ForeignKey("articles.ArticlePage", on_delete=models.CASCADE, related_name="daily_views")
    day = models.DateField(_("日期"))
    count = models.PositiveIntegerField(_("阅读次数"), default=0)

    class Meta:
        verbose_name = _("阅读量")
        verbose_name_plural = _("阅读量")
        constraints = [models.UniqueConstraint(fields=["article", "day"], name="one_row_per_article_and_day")]
        indexes = [models.Index(fields=["day", "article"], name="article_views_by_day")]

    def __str__(self) -> str:
        return f"{self.article_id} {self.day}: {self.count}"
