"""Tells an editing page whether its session still stands, so that nothing typed is sent into the void."""

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET


@never_cache
@require_GET
def session_state(request: HttpRequest) -> JsonResponse:
    """Answer {"logged_in", "user", "csrf_token"}, with 200 for everybody: a redirect would be followed unseen.

    `user` is the account's name, so that a page notices when somebody else has logged in meanwhile.
    """
    user = request.user
    logged_in = user.is_authenticated and user.has_perm("wagtailadmin.access_admin")
    return JsonResponse(
        {
            "logged_in": logged_in,
            "user": user.get_username() if logged_in else "",
            "csrf_token": get_token(request) if logged_in else "",
        }
    )
