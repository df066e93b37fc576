"""The editors' views of what isn't a page: authors, tags, corrections."""

from django.contrib.auth.models import AnonymousUser, Permission
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.permissions import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from articles.models import ArticleTag, Author, Correction, User


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


class ReportsPolicy(ModelPermissionPolicy):
    """Nobody adds what only readers write, whatever their rights."""

    def user_has_permission(self, user: User | AnonymousUser, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)


class CorrectionViewSet(SnippetViewSet):
    """What readers reported. They write it; editors only settle it."""

    model = Correction
    icon = "warning"
    menu_label = _("纠错")
    list_display = ["message", "article", "state", "created_at"]
    list_filter = ["state"]
    search_fields = ["message"]
    copy_view_enabled = False

    @property
    def permission_policy(self) -> ReportsPolicy:
        return ReportsPolicy(self.model)

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        return super().get_permissions_to_register().exclude(codename="add_correction")


class SiteContentGroup(SnippetViewSetGroup):
    """One menu entry for the three."""

    items = (AuthorViewSet, TagViewSet, CorrectionViewSet)
    menu_label = _("作者与标签")
    menu_icon = "tag"
    menu_order = 160
