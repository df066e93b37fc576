"""The home page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import PageChooserPanel

from articles.models.site_page import SitePage
from articles.models.title_panel import TitlePanel


class HomePage(SitePage):
    """The front of the site: a lead story, the newest of each section, what is read most."""

    lead_article = models.ForeignKey(
        "articles.ArticlePage",
        verbose_name=_("头条文章"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("首页最上面的大图文章；留空时用最新的一篇。"),
    )

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["articles.SectionPage", "articles.StandardPage"]
    template = "articles/home_page.html"

    content_panels = [
        TitlePanel(),
        PageChooserPanel("lead_article", "articles.ArticlePage"),
    ]

    class Meta:
        verbose_name = _("首页")
        verbose_name_plural = _("首页")
