"""Tags with a public page, and their tie to articles."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel

from articles.models.slugged import unique_slug
from articles.text.slugs import make_slug


class ArticleTagForm(WagtailAdminModelForm):
    """The editor's form of a tag, which needs no address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].help_text = _("留空时按名称的拼音生成。")


class ArticleTag(TagBase):
    """A subject that runs across sections."""

    description = models.CharField(
        _("说明"), max_length=160, blank=True, help_text=_("印在标签页的标题下面。")
    )
    slug: str
    free_tagging = True
    base_form_class = ArticleTagForm

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]

    class Meta:
        verbose_name = _("标签")
        verbose_name_plural = _("标签")
        ordering = ["name"]

    def clean(self) -> None:
        super().clean()
        if not self.slug:
            others = ArticleTag.objects.exclude(pk=self.pk)
            self.slug = unique_slug(others, name=self.name, fallback="tag", max_length=90)
        if not self.slug.isascii():
            # The field itself allows Chinese, the address of a tag does not.
            raise ValidationError({"slug": _("网址只能用小写字母、数字和连字符。")})

    def get_absolute_url(self) -> str:
        """Return the path of the tag's public page."""
        return reverse("tag", args=[self.slug])

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return the pinyin slug of a tag's name; taggit's hook, called with i from 1 on a clash."""
        slug = make_slug(tag, max_length=90) or "tag"
        return slug if i is None else f"{slug}-{i}"


class TaggedArticle(ItemBase):
    """One tag on one article."""

    tag = models.ForeignKey(ArticleTag, on_delete=models.CASCADE, related_name="tagged_articles")
    content_object = ParentalKey(
        "articles.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items"
    )

    class Meta:
        verbose_name = _("文章标签")
        verbose_name_plural = _("文章标签")
