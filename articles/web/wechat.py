"""Signs this site's own pages for WeChat's JS-SDK, and nobody else's; proves to WeChat whose domain it is."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from articles.services import wechat
from articles.sharing.wechat import is_page_of
from articles.web.rate_limits import is_over_limit

SIGNATURES = 300
WINDOW_SECONDS = 10 * 60


@require_GET
@never_cache
def signature(request: HttpRequest) -> JsonResponse:
    """Answer with what wx.config() wants for the page at ?url=; 404 on a site without an official account."""
    if not wechat.is_configured():
        raise Http404
    url = request.GET.get("url", "")
    if not url:
        return _refusal(_("请在 url 参数里写要签名的页面地址。"), status=400)
    if not is_page_of(url, site_url=settings.SITE_URL):
        return _refusal(_("只为本站自己的页面签名，这个地址不是。"), status=403)
    if is_over_limit(request, name="wechat-signature", places=SIGNATURES, seconds=WINDOW_SECONDS):
        return _refusal(_("请求太频繁了，请过几分钟再试。"), status=429, retry_after=WINDOW_SECONDS)
    try:
        signed = wechat.sign_page(url)
    except wechat.NoTicketError as error:
        return _refusal(_("微信那边暂时没有回应，请稍后再试。"), status=503, retry_after=error.retry_after)
    return JsonResponse(
        {
            "appId": settings.WECHAT_APP_ID,
            "timestamp": signed.timestamp,
            "nonceStr": signed.nonce,
            "signature": signed.signature,
        }
    )


@require_safe
def domain_proof(request: HttpRequest, code: str) -> HttpResponse:
    """The file by which WeChat proves that the domain is this site's; it holds the code that its name does.

    For the configured code only: whoever could have another one served would have the domain in their own account.
    """
    if not settings.WECHAT_PROOF or not constant_time_compare(code, settings.WECHAT_PROOF):
        raise Http404
    return HttpResponse(code, content_type="text/plain; charset=utf-8")


def _refusal(sentence: str, *, status: int, retry_after: int = 0) -> JsonResponse:
    answer = JsonResponse({"error": sentence}, status=status)
    if retry_after:
        answer["Retry-After"] = str(retry_after)
    return answer
