"""The editors' report on sharing: which article was reached by which short links in the last month."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from articles.models import ShareArrival
from articles.services.arrivals import arrivals_by_channel
from articles.sharing.short_links import CHANNELS_BY_SOURCE

DAYS = 30


def channel_label(source: str) -> str:
    """Return what a channel is called; one that is no longer used keeps its name."""
    channel = CHANNELS_BY_SOURCE.get(source)
    return channel.label if channel else source


class ArrivalsReportView(ReportView):
    """One row an article and channel, most arrivals first."""

    model = ShareArrival
    page_title = _("分享到访（最近 30 天）")
    header_icon = "group"
    index_url_name = "share_arrivals"
    index_results_url_name = "share_arrivals_results"
    permission_policy = page_permission_policy
    any_permission_required = ["add", "change", "publish"]
    columns = [
        TitleColumn(
            "article__title",
            label=_("文章"),
            get_url=lambda row: reverse("wagtailadmin_pages:edit", args=[row["article_id"]]),
        ),
        Column("channel", label=_("渠道"), accessor=lambda row: channel_label(row["channel"])),
        NumberColumn("arrivals", label=_("到访次数")),
        NumberColumn("readers", label=_("到访人数（按天去重）")),
    ]
    list_export = ["article__title", "channel", "arrivals", "readers"]
    custom_field_preprocess = {"channel": {"csv": channel_label, "xlsx": channel_label}}
    export_headings = {
        "article__title": _("文章"),
        "channel": _("渠道"),
        "arrivals": _("到访次数"),
        "readers": _("到访人数（按天去重）"),
    }

    def get_queryset(self) -> QuerySet[Any]:
        return arrivals_by_channel(days=DAYS)

    @property
    def no_results_message(self) -> str:
        return gettext("最近 30 天还没有人从二维码、海报或打印页的短链接来过。")


class ArrivalsMenuItem(MenuItem):
    """分享到访, for those who work on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(
            page_permission_policy.user_has_any_permission(request.user, ["add", "change", "publish"])
        )


def arrivals_menu_item() -> MenuItem:
    """Return the item of the reports' menu."""
    return ArrivalsMenuItem(
        _("分享到访"), reverse_lazy("share_arrivals"), name="share-arrivals", icon_name="group", order=50
    )


def arrivals_urls() -> list[URLPattern]:
    """Return the addresses below the admin."""
    return [
        path("reports/share-arrivals/", ArrivalsReportView.as_view(), name="share_arrivals"),
        path(
            "reports/share-arrivals/results/",
            ArrivalsReportView.as_view(results_only=True),
            name="share_arrivals_results",
        ),
    ]
