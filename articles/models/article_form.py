"""What the article's form refuses that no single row of it can see."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.models.site_page_form import SitePageForm

_RELATED = ("pinned_articles", "excluded_articles")


class ArticlePageForm(SitePageForm):
    """The editor's form of an article."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        # A new row doesn't know its page before it is saved, so the row's own check comes too late.
        for formset in (self.formsets[name] for name in _RELATED if name in self.formsets):
            for form in formset.forms if self.instance.pk and formset.is_valid() else ():
                chosen = form.cleaned_data.get("article")
                if chosen is not None and chosen.pk == self.instance.pk:
                    form.add_error("article", _("不能选这篇文章自己。"))
        return cleaned
