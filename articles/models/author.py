"""Who wrote an article, as readers see it."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from articles.models.image import ArticleImage
from articles.models.slugged import unique_slug


class Author(index.Indexed, models.Model):
    """A byline: a person or an editorial desk, with a public page of its own."""

    name = models.CharField(_("署名"), max_length=60, unique=True)
    slug = models.SlugField(
        _("网址"), max_length=60, unique=True, blank=True, help_text=_("留空时按署名的拼音生成。")
    )
    picture = models.ForeignKey(
        ArticleImage,
        verbose_name=_("头像"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    introduction = models.CharField(_("一句话介绍"), max_length=160, blank=True)
    is_organization = models.BooleanField(
        _("是编辑部或机构"), default=False, help_text=_("不是一个人时勾选。搜索引擎会据此介绍作者。")
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("picture"),
        FieldPanel("introduction"),
        FieldPanel("is_organization"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("作者")
        verbose_name_plural = _("作者")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._fill_slug()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the path of the author's public page."""
        return reverse("author", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        self._fill_slug()

    def _fill_slug(self) -> None:
        if not self.slug:
            others = Author.objects.exclude(pk=self.pk)
            self.slug = unique_slug(others, name=self.name, fallback="author", max_length=60)
