"""The editors' list of articles: cover, section, author, state, date and views, with filters for each."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView, PageFilterSet
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet

from articles.models import ArticleImage, ArticlePage, Author, SectionPage
from articles.models.querysets import ArticleQuerySet
from articles.services.listing import parent_path

THUMBNAIL = "fill-96x54|format-webp"


class CoverColumn(Column):
    """The cover, small; a missing one is said, because a published article should have one."""

    cell_template_name = "admin/article_listing/cover_cell.html"


def _child_pages(queryset: ArticleQuerySet, sections: Iterable[SectionPage]) -> ArticleQuerySet:
    paths = [section.path for section in sections]
    if not paths:
        return queryset
    matching = ArticlePage.objects.none()
    for path in paths:
        matching = matching | ArticlePage.objects.filter(path__startswith=path)
    return queryset.filter(pk__in=matching.values("pk"))


class ArticleFilterSet(PageFilterSet):
    """What an editor narrows the list by."""

    section = django_filters.ModelMultipleChoiceFilter(
        label=_("栏目"),
        queryset=SectionPage.objects.all(),
        method="filter_section",
        widget=CheckboxSelectMultiple,
    )
    author = django_filters.ModelMultipleChoiceFilter(
        label=_("作者"), queryset=Author.objects.all(), widget=CheckboxSelectMultiple
    )
    state = django_filters.ChoiceFilter(
        label=_("状态"),
        empty_label=_("不限"),
        method="filter_state",
        widget=RadioSelect,
        choices=[
            ("live", _("已发布")),
            ("changed", _("已发布，有未发布的修改")),
            ("draft", _("草稿")),
            ("scheduled", _("定时发布")),
        ],
    )
    has_cover = django_filters.ChoiceFilter(
        label=_("封面"),
        empty_label=_("不限"),
        method="filter_cover",
        widget=RadioSelect,
        choices=[("yes", _("有封面")), ("no", _("没有封面"))],
    )
    first_published_at = django_filters.DateFromToRangeFilter(
        label=_("首次发布"), widget=DateRangePickerWidget
    )
    total_views = django_filters.NumberFilter(label=_("阅读量不少于"), lookup_expr="gte", min_value=0)

    class Meta:
        model = ArticlePage
        fields: list[str] = []

    def filter_section(
        self, queryset: ArticleQuerySet, name: str, value: list[SectionPage]
    ) -> ArticleQuerySet:
        return _child_pages(queryset, value)

    def filter_state(self, queryset: ArticleQuerySet, name: str, value: str) -> ArticleQuerySet:
        conditions: dict[str, dict[str, Any]] = {
            "live": {"live": True},
            "changed": {"live": True, "has_unpublished_changes": True},
            "draft": {"live": False, "go_live_at": None},
            "scheduled": {"live": False, "go_live_at__isnull": False},
        }
        return queryset.filter(**conditions[value])

    def filter_cover(self, queryset: ArticleQuerySet, name: str, value: str) -> ArticleQuerySet:
        return queryset.filter(cover__isnull=value == "no")


COLUMNS = [
    IndexView.base_columns[0],
    CoverColumn("cover", label=_("封面"), accessor="listed_thumbnail", width="8%"),
    IndexView.base_columns[1],
    Column("section", label=_("栏目"), accessor="listed_section", width="10%"),
    Column("author", label=_("作者"), accessor="listed_author", width="10%"),
    DateColumn("first_published_at", label=_("首次发布"), sort_key="first_published_at", width="11%"),
    DateColumn(
        "latest_revision_created_at", label=_("更新"), sort_key="latest_revision_created_at", width="11%"
    ),
    NumberColumn("total_views", label=_("阅读"), sort_key="total_views", width="7%"),
    next(column for column in IndexView.base_columns if column.name == "status"),
]


class ArticleIndexView(IndexView):
    """All articles in one list, with their views; covers, sections and authors cost one query each."""

    def annotate_queryset(self, pages: ArticleQuerySet) -> QuerySet[Any]:
        return super().annotate_queryset(pages.with_total_views())

    def get_table(self, object_list: Iterable[ArticlePage]) -> Any:
        rows = list(object_list)
        covers = {
            image.pk: image
            for image in ArticleImage.objects.filter(
                pk__in={row.cover_id for row in rows}
            ).prefetch_renditions(THUMBNAIL)
        }
        sections = {section.path: section.title for section in SectionPage.objects.all()}
        authors = dict(Author.objects.values_list("pk", "name"))
        for row in rows:
            cover = covers.get(row.cover_id)
            row.listed_thumbnail = cover.get_rendition(THUMBNAIL) if cover else None
            row.listed_section = sections.get(parent_path(row), "")
            row.listed_author = authors.get(row.author_id, "")
        return super().get_table(object_list)


class SectionArticlesView(ArticleIndexView, ExplorableIndexView):
    """The articles of one section, in the page tree."""


class ArticleListingViewSet(PageListingViewSet):
    """The menu's 文章: every article, whatever its section."""

    model = ArticlePage
    icon = "doc-full"
    menu_label = _("文章")
    menu_order = 110
    add_to_admin_menu = True
    name = "articles"
    url_prefix = "articles"
    index_view_class = ArticleIndexView
    columns = COLUMNS
    filterset_class = ArticleFilterSet


class SectionArticlesViewSet(PageViewSet):
    """The same columns where an editor walks through the tree."""

    model = ArticlePage
    index_view_class = SectionArticlesView
    columns = [column for column in COLUMNS if column.name != "section"]
    filterset_class = ArticleFilterSet

    @cached_property
    def parent_models(self) -> list[type[SectionPage]]:
        return [SectionPage]
