"""Sends the strict content security policy to readers, and the admin's own where an editor is at work."""

from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from articles.services import wechat

# Where WeChat's own script comes from; named on sites with an official account alone.
WECHAT_SCRIPTS = "https://res.wx.qq.com"


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """django-csp's middleware with a second policy for the admin, previews and the pages editors look at."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False, **kwargs: Any
    ) -> PolicyParts:
        """Return the policy's parts; the admin's where the request bears an editor's session."""
        parts = super().get_policy_parts(request, response, report_only, **kwargs)
        if not report_only and is_editors_request(request):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        if wechat.is_configured():
            parts.update = {**(parts.update or {}), "script-src": [WECHAT_SCRIPTS]}
        return parts


def is_editors_request(request: HttpRequest) -> bool:
    """Tell whether Wagtail's own scripts run on the page: in the admin, a preview, or under the user bar.

    Looks at the session cookie's presence only: opening the session would vary every page by cookie.
    """
    return (
        request.path.startswith(reverse("wagtailadmin_home"))
        or getattr(request, "is_preview", False)
        or settings.SESSION_COOKIE_NAME in request.COOKIES
    )
