"""What the owner of a site tells search engines: what they may read, and whether they hear of news at once."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from articles.seo.robots import MAX_LINES, robots_problems

PROBLEMS = {
    "form": _("第 %(number)d 行“%(line)s”看不懂：每行要写成“名称: 内容”，例如 Disallow: /drafts/"),
    "field": _(
        "第 %(number)d 行“%(line)s”的名称不认识，可以写 User-agent、Allow、Disallow、Crawl-delay、Sitemap。"
    ),
    "agent": _("第 %(number)d 行“%(line)s”：User-agent 后面写一个爬虫的名字（英文字母），或者 *。"),
    "path": _("第 %(number)d 行“%(line)s”：路径要以 / 开头。"),
    "address": _("第 %(number)d 行“%(line)s”：Sitemap 后面要写以 https:// 开头的完整网址。"),
    "preview": _(
        "第 %(number)d 行“%(line)s”：这个爬虫负责显示分享出去的链接，拦住它，分享就没有标题和图片了。"
    ),
    "open": _("第 %(number)d 行“%(line)s”会拦住图片和样式，搜索和分享就看不到图片了；请写得更具体一些。"),
    "many": _("最多写 %(limit)d 行。"),
}


def validate_robots_lines(text: str) -> None:
    """Raise ValidationError, with a sentence for each line that robots.txt cannot hold."""
    errors = [
        ValidationError(
            PROBLEMS[problem.kind],
            params={"number": problem.number, "line": problem.line[:60], "limit": MAX_LINES},
        )
        for problem in robots_problems(text)[:5]
    ]
    if errors:
        raise ValidationError(errors)


@register_setting(icon="search", order=110)
class SearchSettings(BaseSiteSetting):
    """One row a site, edited in the admin."""

    is_hidden = models.BooleanField(
        _("暂时不让搜索引擎收录"),
        default=False,
        help_text=_(
            "网站还没准备好时勾选：robots.txt 会请搜索引擎不要收录任何页面。分享出去的链接照常显示。"
        ),
    )
    robots_lines = models.TextField(
        _("robots.txt 的附加内容"),
        blank=True,
        max_length=4000,
        validators=[validate_robots_lines],
        help_text=_("一般不用填。每行一条，例如 Disallow: /drafts/；后台和网站地图已经写好了。"),
    )
    indexnow_key = models.CharField(
        _("IndexNow 密钥"),
        max_length=128,
        blank=True,
        validators=[
            RegexValidator(r"^[A-Za-z0-9-]{8,128}\Z", _("密钥是 8 到 128 个英文字母、数字或连字符。"))
        ],
        help_text=_(
            "自己定一串 8 到 128 个英文字母和数字，填好就生效：文章发布、更新、撤下时会马上告诉必应等搜索引擎。"
            "留空就不通知。"
        ),
    )

    panels = [
        MultiFieldPanel([FieldPanel("is_hidden"), FieldPanel("robots_lines")], _("收录")),
        MultiFieldPanel(
            [
                FieldPanel("indexnow_key"),
                HelpPanel(
                    _("百度推送由管理服务器的人在环境变量里设置。推送得怎么样，看“报表”里的“搜索引擎推送”。")
                ),
            ],
            _("发布时通知搜索引擎"),
        ),
    ]

    class Meta:
        verbose_name = _("搜索引擎")
        verbose_name_plural = _("搜索引擎")
