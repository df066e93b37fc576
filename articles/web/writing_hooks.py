"""What 写文章 and the session guard add to Wagtail's admin; registered in wagtail_hooks."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from articles.models import ArticlePage, User
from articles.services.drafts import can_write
from articles.web.writing import paste_into, write

# Stands with the admin's other style sheets.
SESSION_GUARD_STYLESHEET = "admin/session-guard.css"


class WritingMenuItem(MenuItem):
    """写文章, for those who may add an article somewhere."""

    def is_shown(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and can_write(request.user)


def writing_menu_item() -> WritingMenuItem:
    """Return the item of the main menu."""
    return WritingMenuItem(
        _("写文章"), reverse_lazy("write_article"), name="write", icon_name="edit", order=50
    )


def writing_urls() -> list[URLPattern]:
    """Return the addresses below the admin."""
    return [
        path("write/", write, name="write_article"),
        path("write/<int:page_id>/paste/", paste_into, name="paste_into_article"),
    ]


def paste_buttons(page: Page, user: User, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """Yield 粘贴导入 in the menu of an article's editing page."""
    if view_name == "edit" and isinstance(page, ArticlePage) and page.permissions_for_user(user).can_edit():
        yield Button(
            _("粘贴导入"),
            reverse("paste_into_article", args=[page.pk]),
            icon_name="clipboard-list",
            priority=25,
        )


def session_guard_script() -> str:
    """Return the guard's dialog and script, for every page of the admin; it acts on editing forms only."""
    return render_to_string(
        "admin/writing/session_guard.html",
        {"state_url": reverse("session_state"), "login_url": reverse("wagtailadmin_login")},
    )
