"""What readers say is wrong in an article."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class Correction(models.Model):
    """A reader's report. It keeps what the reader wrote and nothing about the reader."""

    class State(models.TextChoices):
        NEW = "new", _("待处理")
        DONE = "done", _("已更正")
        DECLINED = "declined", _("不采纳")

    article = models.ForeignKey(
        "articles.ArticlePage", verbose_name=_("文章"), on_delete=models.CASCADE, related_name="corrections"
    )
    message = models.TextField(_("哪里不对"), max_length=1000)
    source = models.CharField(_("依据"), max_length=300, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=State, default=State.NEW)
    created_at = models.DateTimeField(_("收到时间"), auto_now_add=True)

    panels = [
        FieldPanel("article", read_only=True),
        FieldPanel("message", read_only=True),
        FieldPanel("source", read_only=True),
        FieldPanel("state"),
    ]

    class Meta:
        verbose_name = _("纠错")
        verbose_name_plural = _("纠错")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.message[:40]
