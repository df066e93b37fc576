"""What the form of every page does beside Wagtail's: it needs no address, and refuses one that never answers."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm

from articles.models.page_slugs import RESERVED_SLUG, is_reserved


class SitePageForm(WagtailAdminPageForm):
    """The editor's form of a page. A slug left empty is made from the title when the page is saved."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "留空时按标题的拼音生成。发布以后改动，旧网址会自动转到新网址。"
            )

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if is_reserved(slug, parent=self.parent_page):
            raise ValidationError(RESERVED_SLUG, params={"slug": slug})
        return slug


class SitePageCopyForm(CopyForm):
    """The form that asks where a copy goes."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        slug = cleaned.get("new_slug", "")
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        if is_reserved(slug, parent=parent):
            self.add_error("new_slug", ValidationError(RESERVED_SLUG, params={"slug": slug}))
        return cleaned
