"""Takes the small POST by which an article's page says that it was read."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.models import ArticlePage
from articles.services.view_counts import is_repeat, record_view, total_views
from articles.text.numbers import compact_count
from articles.web.reader_requests import client_address, is_human_read, is_same_site_post


# Readers have no cookie, so there is no token to check; Origin and Sec-Fetch-Site are checked instead.
@csrf_exempt
@require_POST
@never_cache
def count_view(request: HttpRequest, article_id: int) -> HttpResponse:
    """Count one read and answer with the article's new total, in full and as it is shown."""
    if not is_same_site_post(request):
        return JsonResponse({"error": "这个请求不是从本站页面发出的。"}, status=403)
    if not ArticlePage.objects.visible().filter(pk=article_id).exists():
        return JsonResponse({"error": "没有这篇文章，或者它已经下线。"}, status=404)
    if is_human_read(request) and not is_repeat(
        article_id=article_id,
        address=client_address(request),
        user_agent=request.headers.get("User-Agent", ""),
    ):
        record_view(article_id=article_id)
    total = total_views(article_id)
    return JsonResponse({"total": total, "label": compact_count(total)})
