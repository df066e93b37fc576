"""Tells the editor's form which address a title would get, while it is being typed."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_GET
from wagtail.models import Page

from articles.models.page_slugs import free_slug


@require_GET
def suggest_slug(request: HttpRequest) -> JsonResponse:
    """Answer {"slug": …} for ?title=…, unique below ?parent=<page id>, apart from the page ?page=<page id> itself."""
    parent = Page.objects.filter(pk=_number(request, "parent")).first()
    slug = free_slug(request.GET.get("title", "")[:255], parent=parent, page_id=_number(request, "page"))
    return JsonResponse({"slug": slug})


def _number(request: HttpRequest, name: str) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0
