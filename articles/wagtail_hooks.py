"""The editor's interface: what is added to Wagtail's admin, each in one line here."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.models import register_snippet

from articles.services.task_backlog import task_backlog
from articles.web import markdown_editor
from articles.web.admin_labels import label_untranslated_forms
from articles.web.arrivals_report import arrivals_menu_item, arrivals_urls
from articles.web.article_listing import ArticleListingViewSet, SectionArticlesViewSet
from articles.web.channel_links import channel_link_buttons, channel_link_urls
from articles.web.dashboard import BacklogPanel
from articles.web.redirect_form import use_careful_form
from articles.web.rich_text_links import ExternalLinkHandler
from articles.web.rich_text_lists import register_numbered_lists
from articles.web.search_reports import missing_addresses_item, report_urls, search_pings_item
from articles.web.slug_suggestions import suggest_slug
from articles.web.snippets import SiteContentGroup
from articles.web.writing_hooks import (
    SESSION_GUARD_STYLESHEET,
    paste_buttons,
    session_guard_script,
    writing_menu_item,
    writing_urls,
)

register_snippet(SiteContentGroup)
label_untranslated_forms()
use_careful_form()
hooks.register("register_admin_urls", report_urls)
hooks.register("register_reports_menu_item", search_pings_item)
hooks.register("register_reports_menu_item", missing_addresses_item)
hooks.register("register_admin_urls", writing_urls)
hooks.register("register_admin_menu_item", writing_menu_item)
hooks.register("register_admin_urls", arrivals_urls)
hooks.register("register_admin_urls", channel_link_urls)
hooks.register("register_page_header_buttons", channel_link_buttons)
hooks.register("register_reports_menu_item", arrivals_menu_item)
hooks.register("register_page_header_buttons", paste_buttons)
hooks.register("insert_global_admin_js", session_guard_script)
hooks.register("register_rich_text_features", register_numbered_lists, order=1)

ADMIN_STYLESHEETS = ("admin/theme.css", SESSION_GUARD_STYLESHEET)
EDITOR_SCRIPTS = ("admin/pinyin-slug.js",)


@hooks.register("register_admin_viewset")
def article_viewsets() -> list[ViewSet]:
    """The lists of articles."""
    return [ArticleListingViewSet(), SectionArticlesViewSet()]


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Views that only editors reach."""
    return [path("suggest-slug/", suggest_slug, name="suggest_slug"), *markdown_editor.admin_urlpatterns]


@hooks.register("construct_homepage_panels")
def backlog_panel(request: HttpRequest, panels: list[Any]) -> None:
    """A word on the front page where nobody does the background work."""
    if backlog := task_backlog():
        panels.append(BacklogPanel(backlog))


@hooks.register("insert_global_admin_css")
def admin_stylesheets() -> str:
    """The site's colours in the admin."""
    return format_html_join(
        "\n", '<link rel="stylesheet" href="{}">', ((static(name),) for name in ADMIN_STYLESHEETS)
    )


@hooks.register("insert_editor_js")
def editor_scripts() -> str:
    """Controllers of the editing form."""
    return format_html_join("\n", '<script src="{}"></script>', ((static(name),) for name in EDITOR_SCRIPTS))


@hooks.register("register_rich_text_features")
def rich_text_links(features: Any) -> None:
    """Links out of rich text."""
    features.register_link_type(ExternalLinkHandler)
