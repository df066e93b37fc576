"""The article, and the articles that an editor ties to it or keeps away from it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from articles.blocks.body import BodyBlock
from articles.models.article_form import ArticlePageForm
from articles.models.author import Author
from articles.models.image import ArticleImage
from articles.models.querysets import ArticleManager
from articles.models.site_page import SitePage
from articles.models.tag import ArticleTag
from articles.models.title_panel import TitlePanel


class ArticlePage(SitePage):
    """One article. Its section is its parent; its counts live in `ArticleViews`."""

    lead = models.TextField(
        _("导语"), max_length=300, blank=True, help_text=_("一段话：写给谁看，看完能做成什么。")
    )
    body = StreamField(BodyBlock(), verbose_name=_("正文"), blank=True)
    cover = models.ForeignKey(
        ArticleImage,
        verbose_name=_("封面"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("建议 1600×900。在图片里设好焦点，裁成方图也不会切掉重点。"),
    )
    author = models.ForeignKey(
        Author,
        verbose_name=_("作者"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="articles",
    )
    tags = ClusterTaggableManager(
        through="articles.TaggedArticle",
        blank=True,
        verbose_name=_("标签"),
        help_text=_("用逗号或回车隔开。"),
    )
    revised_at = models.DateTimeField(
        _("最近实质更新"),
        null=True,
        blank=True,
        help_text=_("内容有实质变化时填；改错别字不算。留空时只显示发布时间。"),
    )
    facts_as_of = models.DateField(
        _("资料截至"), null=True, blank=True, help_text=_("文章里的资料收集到哪一天。读者会看到。")
    )
    is_ai_generated = models.BooleanField(
        _("含 AI 生成内容"), default=False, help_text=_("勾选后，文章开头会印上规定要求的提示。")
    )

    objects = ArticleManager()

    parent_page_types = ["articles.SectionPage"]
    subpage_types: list[str] = []
    base_form_class = ArticlePageForm
    template = "articles/article_page.html"

    search_fields = [
        *SitePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("author"),
    ]

    edit_handler = TabbedInterface(
        [
            ObjectList([TitlePanel(), FieldPanel("lead"), FieldPanel("body")], heading=_("写作")),
            ObjectList(
                [
                    FieldPanel("cover"),
                    FieldPanel("author"),
                    FieldPanel("tags"),
                    MultiFieldPanel(
                        [FieldPanel("revised_at"), FieldPanel("facts_as_of"), FieldPanel("is_ai_generated")],
                        heading=_("日期与标识"),
                    ),
                ],
                heading=_("封面与归类"),
            ),
            ObjectList(
                [
                    InlinePanel("pinned_articles", heading=_("置顶的相关文章"), label=_("文章"), max_num=6),
                    InlinePanel("excluded_articles", heading=_("不要出现的文章"), label=_("文章")),
                ],
                heading=_("相关文章"),
            ),
            ObjectList(
                [
                    FieldPanel("slug"),
                    FieldPanel("seo_title"),
                    FieldPanel("search_description"),
                    PublishingPanel(),
                ],
                heading=_("搜索与分享"),
            ),
        ]
    )

    class Meta:
        verbose_name = _("文章")
        verbose_name_plural = _("文章")

    @cached_property
    def shown_tags(self) -> list[ArticleTag]:
        """The article's tags, asked for once: head, related articles and page all show or weigh them."""
        return list(self.tags.all())

    @property
    def has_figure(self) -> bool:
        """Whether the body shows a picture itself, so that the cover needn't stand above it."""
        return any(block.block_type == "figure" for block in self.body)

    @cached_property
    def is_open_to_all(self) -> bool:
        """Whether every reader may see it, so that a code or a short link to it leads somewhere."""
        return bool(self.pk and self.live) and ArticlePage.objects.visible().filter(pk=self.pk).exists()

    @property
    def updated_at(self) -> Any:
        """When readers were last given something new: the revision's date, else the publication."""
        return self.revised_at or self.first_published_at


class RelatedChoice(Orderable):
    """An article that an editor chose beside another one."""

    article = models.ForeignKey(
        ArticlePage, verbose_name=_("文章"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("article")]

    class Meta(Orderable.Meta):
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.article_id and self.article_id == getattr(self, "page_id", None):
            raise ValidationError({"article": _("不能选这篇文章自己。")})


class PinnedArticle(RelatedChoice):
    """Stands first in the related list."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="pinned_articles")


class ExcludedArticle(RelatedChoice):
    """Never stands in the related list."""

    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="excluded_articles")
