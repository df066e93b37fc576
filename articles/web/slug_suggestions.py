"""Tells the editor's form which address a title would get, while it is being typed."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET
from wagtail.models import Page

from articles.text.slugs import make_slug, make_unique


@require_GET
def suggest_slug(request: HttpRequest) -> JsonResponse:
    """Answer {"slug": …} for ?title=…, unique below ?parent=<page id>, apart from the page ?page=<page id> itself."""
    slug = make_slug(request.GET.get("title", "")[:255])
    parent = Page.objects.filter(pk=_number(request, "parent")).first()
    if slug and parent:
        siblings = parent.get_children().exclude(pk=_number(request, "page"))
        slug = make_unique(slug, set(siblings.values_list("slug", flat=True)))
    return JsonResponse({"slug": slug})


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0
