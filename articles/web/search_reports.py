"""Reports for editors: what search engines were told, and which addresses readers asked for in vain."""

from typing import Any

import django_filters
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.redirects.permissions import permission_policy as redirect_policy
from wagtail.contrib.redirects.views import CreateView

from articles.models import MissingAddress, SearchEngine, SearchPing, User
from articles.services.missing_addresses import dismiss
from articles.web.redirect_form import CarefulRedirectForm

# Redirects hold no longer path.
LONGEST_REDIRECT = 255


class SearchPingFilterSet(WagtailFilterSet):
    """What an editor narrows the log by."""

    engine = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("搜索引擎"), choices=SearchEngine.choices, widget=CheckboxSelectMultiple
    )
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("状态"), choices=SearchPing.State.choices, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = SearchPing
        fields: list[str] = []


def _answer(ping: SearchPing) -> str:
    """Return the answer in words, with the time of the next try where there is one."""
    if ping.state != SearchPing.State.WAITING or not ping.attempts:
        return ping.answer or _("还没有发送")
    moment = timezone.localtime(ping.next_try_at).strftime("%m-%d %H:%M")
    return _("%(answer)s；%(moment)s 再试") % {"answer": ping.answer or _("正在发送"), "moment": moment}


def _page_url(ping: SearchPing) -> str | None:
    return reverse("wagtailadmin_pages:edit", args=[ping.page_id]) if ping.page_id else None


class SearchPingReport(ReportView):
    """The log: when, which page, which engine, how it went. Only read; every editor may."""

    model = SearchPing
    page_title = gettext_lazy("搜索引擎推送")
    header_icon = "search"
    index_url_name = "search_pings"
    index_results_url_name = "search_pings_results"
    filterset_class = SearchPingFilterSet
    default_ordering = "-created_at"
    columns = [
        TitleColumn("title", label=gettext_lazy("页面"), get_url=_page_url),
        Column("url", label=gettext_lazy("网址"), width="22%"),
        Column("engine", label=gettext_lazy("搜索引擎"), accessor="get_engine_display", width="10%"),
        Column("reason", label=gettext_lazy("原因"), accessor="get_reason_display", width="6%"),
        StatusTagColumn(
            "state",
            label=gettext_lazy("状态"),
            accessor="get_state_display",
            primary=lambda ping: ping.state == SearchPing.State.SENT,
            width="9%",
        ),
        Column("answer", label=gettext_lazy("结果"), accessor=_answer, width="20%"),
        DateColumn("created_at", label=gettext_lazy("提出时间"), sort_key="created_at", width="10%"),
    ]
    list_export = ["created_at", "title", "url", "get_engine_display", "get_reason_display", "answer"]
    export_headings = {
        "created_at": gettext_lazy("提出时间"),
        "get_engine_display": gettext_lazy("搜索引擎"),
        "get_reason_display": gettext_lazy("原因"),
    }


def may_redirect(user: User | AnonymousUser) -> bool:
    """Whether somebody may make redirects, and with it tidy the list of dead addresses."""
    return bool(redirect_policy.user_has_permission(user, "add"))


class ActionsColumn(Column):
    """The two things to do about an address: lead it somewhere, or forget it."""

    cell_template_name = "admin/missing_addresses/actions_cell.html"

    def get_cell_context_data(self, instance: MissingAddress, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        context["may_redirect"] = may_redirect(request.user)
        context["is_too_long"] = len(instance.path) > LONGEST_REDIRECT
        context["request"] = request
        return context


class MissingAddressReport(ReportView):
    """Addresses that readers asked for in vain, most asked first."""

    model = MissingAddress
    page_title = gettext_lazy("读者要找却没有的地址")
    header_icon = "warning"
    index_url_name = "missing_addresses"
    index_results_url_name = "missing_addresses_results"
    default_ordering = "-count"
    columns = [
        TitleColumn("path", label=gettext_lazy("地址"), get_url=lambda address: address.path),
        NumberColumn("count", label=gettext_lazy("次数"), sort_key="count", width="8%"),
        DateColumn("last_asked_at", label=gettext_lazy("最近一次"), sort_key="last_asked_at", width="12%"),
        DateColumn("first_asked_at", label=gettext_lazy("第一次"), sort_key="first_asked_at", width="12%"),
        ActionsColumn("actions", label=gettext_lazy("怎么处理"), width="25%"),
    ]
    list_export = ["path", "count", "first_asked_at", "last_asked_at"]

    def get_queryset(self) -> QuerySet[MissingAddress]:
        queryset: QuerySet[MissingAddress] = super().get_queryset()
        return queryset.filter(is_dismissed=False)


class MissingAddressRedirectView(CreateView):
    """Wagtail's form of a redirect, with the dead address filled in; what leads on leaves the list."""

    form_class = CarefulRedirectForm
    page_title = gettext_lazy("给这个地址设置跳转")
    index_url_name = "missing_addresses"
    success_url = reverse_lazy("missing_addresses")

    def get_add_url(self) -> str:
        return reverse("redirect_missing_address", args=[self.kwargs["address_id"]])

    def get_initial_form_instance(self) -> Redirect:
        address = get_object_or_404(MissingAddress, pk=self.kwargs["address_id"])
        return Redirect(old_path=address.path)

    def get_success_url(self) -> str:
        return reverse("missing_addresses")

    def get_success_buttons(self) -> list[Any]:
        return []


@require_POST
def dismiss_address(request: HttpRequest, address_id: int) -> HttpResponse:
    """Leave an address out of the list from now on."""
    if not may_redirect(request.user):
        raise PermissionDenied
    address = get_object_or_404(MissingAddress, pk=address_id)
    dismiss(address.pk)
    messages.success(request, _("不再提醒“%(path)s”。") % {"path": address.path})
    return redirect("missing_addresses")


def report_urls() -> list[URLPattern]:
    """Return the addresses below the admin."""
    missing = "reports/missing-addresses/"
    return [
        path("reports/search-pings/", SearchPingReport.as_view(), name="search_pings"),
        path(
            "reports/search-pings/results/",
            SearchPingReport.as_view(results_only=True),
            name="search_pings_results",
        ),
        path(missing, MissingAddressReport.as_view(), name="missing_addresses"),
        path(
            f"{missing}results/",
            MissingAddressReport.as_view(results_only=True),
            name="missing_addresses_results",
        ),
        path(
            f"{missing}<int:address_id>/redirect/",
            MissingAddressRedirectView.as_view(),
            name="redirect_missing_address",
        ),
        path(f"{missing}<int:address_id>/dismiss/", dismiss_address, name="dismiss_missing_address"),
    ]


def search_pings_item() -> MenuItem:
    """Return the log's item in the menu of reports."""
    return MenuItem(
        gettext_lazy("搜索引擎推送"),
        reverse_lazy("search_pings"),
        name="search-pings",
        icon_name="search",
        order=1100,
    )


def missing_addresses_item() -> MenuItem:
    """Return the list's item in the menu of reports."""
    return MenuItem(
        gettext_lazy("读者要找却没有的地址"),
        reverse_lazy("missing_addresses"),
        name="missing-addresses",
        icon_name="warning",
        order=1110,
    )
