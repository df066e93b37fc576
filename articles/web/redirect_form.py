"""Wagtail's form of a redirect, which here refuses circles and says what is missing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects import views
from wagtail.contrib.redirects.forms import RedirectForm
from wagtail.contrib.redirects.models import Redirect

from articles.services.redirect_chains import leads_back

NO_TARGET = _("请选一个页面，或者填一个网址，读者才有地方可去。")
CIRCLE = _("这样会绕回“%(path)s”自己，读者永远打不开；请换一个目标。")


class CarefulRedirectForm(RedirectForm):
    """The form that adding, editing and importing share."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        page, link = cleaned.get("redirect_page"), cleaned.get("redirect_link")
        old_path = cleaned.get("old_path", "")
        target = (page.get_url() if page else link) or ""
        if "redirect_page" in cleaned and "redirect_link" in cleaned and not target:
            raise ValidationError(NO_TARGET)
        if old_path and target and leads_back(old_path=old_path, target=target):
            field = "redirect_page" if page else "redirect_link"
            self.add_error(field, ValidationError(CIRCLE, params={"path": Redirect.normalise_path(old_path)}))
        return cleaned


def use_careful_form() -> None:
    """Let Wagtail's views of redirects use it; twice is harmless."""
    views.RedirectForm = CarefulRedirectForm
    views.CreateView.form_class = CarefulRedirectForm
    views.EditView.form_class = CarefulRedirectForm
