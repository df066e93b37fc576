"""What search engines are told about articles, and what they answered. A row stands here before anything is sent."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SearchEngine(models.TextChoices):
    """Whom the site tells."""

    INDEXNOW = "indexnow", _("IndexNow（必应等）")
    BAIDU = "baidu", _("百度")


class SearchPing(models.Model):
    """One address that one engine is told of. The worker sends it; a killed worker loses nothing."""

    class Reason(models.TextChoices):
        PUBLISHED = "published", _("发布")
        CHANGED = "changed", _("更新")
        REMOVED = "removed", _("撤下")

    class State(models.TextChoices):
        WAITING = "waiting", _("等待发送")
        SENT = "sent", _("已送达")
        FAILED = "failed", _("没有成功")
        SKIPPED = "skipped", _("不用发了")

    engine = models.CharField(_("搜索引擎"), max_length=10, choices=SearchEngine)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("页面"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    title = models.CharField(_("标题"), max_length=255)
    url = models.CharField(_("网址"), max_length=1000)
    reason = models.CharField(_("原因"), max_length=10, choices=Reason)
    # The article's revised_at when this was written: another one means that its substance changed.
    revised_at = models.DateTimeField(_("最近实质更新"), null=True, blank=True)
    state = models.CharField(_("状态"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("试过几次"), default=0)
    answer = models.CharField(_("结果"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("提出时间"), default=timezone.now)
    next_try_at = models.DateTimeField(_("下次尝试"), default=timezone.now)
    sent_at = models.DateTimeField(_("送达时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("搜索引擎推送")
        verbose_name_plural = _("搜索引擎推送")
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="search_pings_due"),
            models.Index(fields=["engine", "url"], name="search_pings_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.get_engine_display()}: {self.url}"


class PushQuota(models.Model):
    """How many addresses an engine still takes today, as it said itself last."""

    engine = models.CharField(_("搜索引擎"), max_length=10, choices=SearchEngine, unique=True)
    remaining = models.PositiveIntegerField(_("今天还能推送"))
    told_at = models.DateTimeField(_("何时得知"))

    class Meta:
        verbose_name = _("推送配额")
        verbose_name_plural = _("推送配额")

    def __str__(self) -> str:
        return f"{self.get_engine_display()}: {self.remaining}"
