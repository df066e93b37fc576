"""The site's addresses and two more, since no page of a sound site refuses or breaks when it is asked."""

from typing import NoReturn

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from articles.web.errors import server_error
from site_app.urls import handler403, handler404, handler500
from site_app.urls import urlpatterns as of_the_site

__all__ = ["handler403", "handler404", "handler500"]


def refuse(request: HttpRequest) -> NoReturn:
    """Answer 403."""
    raise PermissionDenied


def break_down(request: HttpRequest) -> HttpResponse:
    """Answer 500 as after an error, without the traceback in the test's log."""
    return server_error(request)


urlpatterns = [path("refused/", refuse), path("broken/", break_down), *of_the_site]
