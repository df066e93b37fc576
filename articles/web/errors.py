"""Error pages in the site's design."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.views.decorators.csrf import requires_csrf_token


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404. A sentence that a view gave is shown; Django's own English ones are not."""
    reason = exception.args[0] if isinstance(exception, Http404) and exception.args else ""
    is_ours = isinstance(reason, str) and reason.startswith("没有")
    return render(request, "404.html", {"reason": reason if is_ours else ""}, status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return render(request, "403.html", status=403)


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """500: a page that needs neither the database nor the request."""
    return HttpResponse(loader.get_template("500.html").render(), status=500)
