"""The 纠错 form: a reader says what is wrong, without an account, a cookie or a trace."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from articles.models import ArticlePage, Correction
from articles.web.rate_limits import is_over_limit
from articles.web.reader_requests import is_same_site_post

MAX_PER_HOUR = 10


class ReaderText(forms.CharField):
    """Text as a reader's keyboard gives it: line ends count once, as in the browser, and no NUL gets through."""

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = value.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
        return super().to_python(value)


class CorrectionForm(forms.ModelForm):
    """What a reader may write. `website` is a trap: people don't see it, programs fill it in."""

    website = ReaderText(required=False)

    class Meta:
        model = Correction
        fields = ["message", "source"]
        field_classes = {"message": ReaderText, "source": ReaderText}
        widgets = {"message": forms.Textarea(attrs={"rows": 5, "maxlength": 1000})}
        error_messages = {
            "message": {
                "required": _("请写一句哪里不对，再提交。"),
                "max_length": _("写得太长了，请压缩到 1000 字以内。"),
            },
            "source": {"max_length": _("依据请写在 300 字以内。")},
        }


@csrf_exempt
@never_cache
def correction(request: HttpRequest, article_id: int) -> HttpResponse:
    """Show the form, and keep a report. What was typed is shown again with the reason where it can't be kept."""
    article = _article_or_404(request, article_id)
    form = CorrectionForm(request.POST if request.method == "POST" else None)
    problem = ""
    status = 200
    if request.method == "POST":
        if not is_same_site_post(request):
            problem, status = gettext("这次提交不是从本站页面发出的，请在本页重新提交。"), 403
        elif form.is_valid() and is_over_limit(
            request, name="corrections", places=MAX_PER_HOUR, seconds=3600
        ):
            problem, status = gettext("这一小时提交得太多了，请过一会儿再来。"), 429
        elif form.is_valid():
            if not form.cleaned_data["website"]:
                form.instance.article = article
                form.save()
            return redirect(reverse("correction_thanks", args=[article.pk]))
        else:
            status = 400
    context = {"article": article, "form": form, "problem": problem}
    return render(request, "articles/correction.html", context, status=status)


def correction_thanks(request: HttpRequest, article_id: int) -> HttpResponse:
    """Say that the report has arrived, and where to go on."""
    article = _article_or_404(request, article_id)
    return render(request, "articles/correction_thanks.html", {"article": article})


def _article_or_404(request: HttpRequest, article_id: int) -> ArticlePage:
    """Return a published article that this reader may see: whoever has a private one's password may correct it."""
    article = get_object_or_404(ArticlePage.objects.live(), pk=article_id)
    restrictions: Any = article.get_view_restrictions()
    if not all(restriction.accept_request(request) for restriction in restrictions):
        raise Http404
    return article
