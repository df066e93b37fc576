"""Answers the one address that browsers ask without reading the page: /favicon.ico."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static


def favicon(request: HttpRequest) -> HttpResponse:
    """Lead to the icon among the static files, whose address changes with its content."""
    return redirect(static("brand/favicon.ico"))
