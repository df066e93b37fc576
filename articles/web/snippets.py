"""The editors' views of what isn't a page: authors, tags, corrections."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from articles.models import ArticleTag, Author, Correction


class AuthorViewSet(SnippetViewSet):
    """Bylines."""

    model = Author
    icon = "user"
    menu_label = _("作者")
    list_display = ["name", "introduction", UpdatedAtColumn()]
    search_fields = ["name"]
    copy_view_enabled = False


class TagViewSet(SnippetViewSet):
    """Tags."""

    model = ArticleTag
    icon = "tag"
    menu_label = _("标签")
    list_display = ["name", "slug", "description"]
    search_fields = ["name"]
    copy_view_enabled = False
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]


class CorrectionViewSet(SnippetViewSet):
    """What readers reported. They write it; editors only settle it."""

    model = Correction
    icon = "warning"
    menu_label = _("纠错")
    list_display = ["message", "article", "state", "created_at"]
    list_filter = ["state"]
    search_fields = ["message"]
    copy_view_enabled = False
    inspect_view_enabled = False
    add_view_class = CreateView


class SiteContentGroup(SnippetViewSetGroup):
    """One menu entry for the three."""

    items = (AuthorViewSet, TagViewSet, CorrectionViewSet)
    menu_label = _("作者与标签")
    menu_icon = "tag"
    menu_order = 160
