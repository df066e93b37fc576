"""The editor's interface: what is added to Wagtail's admin, each in one line here."""

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet
from wagtail.snippets.models import register_snippet

from articles.web.admin_labels import label_untranslated_forms
from articles.web.article_listing import ArticleListingViewSet, SectionArticlesViewSet
from articles.web.slug_suggestions import suggest_slug
from articles.web.snippets import SiteContentGroup

register_snippet(SiteContentGroup)
label_untranslated_forms()

ADMIN_STYLESHEETS = ("admin/theme.css",)
EDITOR_SCRIPTS = ("admin/pinyin-slug.js",)


@hooks.register("register_admin_viewset")
def article_viewsets() -> list[ViewSet]:
    """The lists of articles."""
    return [ArticleListingViewSet(), SectionArticlesViewSet()]


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    """Views that only editors reach."""
    return [path("suggest-slug/", suggest_slug, name="suggest_slug")]


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
