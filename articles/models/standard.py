"""Pages that stand by themselves: about, privacy."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from articles.blocks.body import BodyBlock
from articles.models.site_page import SitePage
from articles.models.title_panel import TitlePanel


class StandardPage(SitePage):
    """A page without section, author or date line."""

    lead = models.TextField(_("导语"), max_length=300, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("正文"), blank=True)
    is_ai_generated = models.BooleanField(_("含 AI 生成内容"), default=False)

    parent_page_types = ["articles.HomePage"]
    subpage_types: list[str] = []
    template = "articles/standard_page.html"

    content_panels = [
        TitlePanel(),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("is_ai_generated"),
    ]

    class Meta:
        verbose_name = _("单页")
        verbose_name_plural = _("单页")
