"""Sections (栏目): the shelves that articles stand on."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from articles.models.site_page import SitePage
from articles.models.title_panel import TitlePanel


class SectionPage(SitePage):
    """A list of articles on one subject; the parent of its articles."""

    class Accent(models.TextChoices):
        """Colour families of the design; each stands in static/css/tokens.css."""

        VERMILION = "vermilion", _("朱红")
        BLUE = "blue", _("靛蓝")
        AMBER = "amber", _("琥珀")
        GREEN = "green", _("松绿")
        PURPLE = "purple", _("绛紫")
        SLATE = "slate", _("青灰")

    class ArticleKind(models.TextChoices):
        """What search engines are told of the section's articles."""

        GUIDE = "guide", _("办事指南、知识")
        NEWS = "news", _("资讯、报道")

    introduction = models.CharField(
        _("栏目介绍"), max_length=160, blank=True, help_text=_("印在栏目标题下面。")
    )
    accent = models.CharField(_("栏目颜色"), max_length=12, choices=Accent, default=Accent.VERMILION)
    article_kind = models.CharField(
        _("文章体裁"),
        max_length=8,
        choices=ArticleKind,
        default=ArticleKind.GUIDE,
        help_text=_("读者看不到。搜索引擎按它决定把文章当知识还是当新闻。"),
    )

    parent_page_types = ["articles.HomePage"]
    subpage_types = ["articles.ArticlePage"]
    template = "articles/section_page.html"

    content_panels = [
        TitlePanel(),
        FieldPanel("introduction"),
        FieldPanel("accent"),
        FieldPanel("article_kind"),
    ]

    class Meta:
        verbose_name = _("栏目")
        verbose_name_plural = _("栏目")
