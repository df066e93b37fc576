"""The title field of a page's form, which fills in the address in pinyin as long as nobody wrote another one."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel


class TitlePanel(FieldPanel):
    """Wagtail's own title panel romanises no Han characters; this one asks the server."""

    def __init__(self, field_name: str = "title", **kwargs: Any) -> None:
        kwargs.setdefault("classname", "title")
        super().__init__(field_name, **kwargs)

    class BoundPanel(FieldPanel.BoundPanel):
        """Ties the input to its controller in static/admin/pinyin-slug.js."""

        def get_editable_context_data(self) -> dict[str, Any]:
            if self.bound_field is not None:
                self.bound_field.field.widget.attrs.update(self._attributes())
            return super().get_editable_context_data()

        def _attributes(self) -> dict[str, str]:
            attributes = {"placeholder": str(_("标题"))}
            if self.instance.live and self.instance.pk:
                # A published address stays: links to it are out in the world.
                return attributes
            parent_id = ""
            if self.request is not None and self.request.resolver_match is not None:
                parent_id = str(self.request.resolver_match.kwargs.get("parent_page_id", ""))
            if self.instance.pk:
                parent = self.instance.get_parent()
                parent_id = str(parent.pk) if parent else ""
            return attributes | {
                "data-controller": "pinyin-slug",
                "data-action": "input->pinyin-slug#update",
                "data-pinyin-slug-url-value": reverse("suggest_slug"),
                "data-pinyin-slug-parent-value": parent_id,
                "data-pinyin-slug-page-value": str(self.instance.pk or ""),
            }
