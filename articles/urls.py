"""The site's own addresses, beside the page tree."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def todo(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse(slug)


urlpatterns = [
    path("tag/<slug:slug>/", todo, name="tag"),
    path("author/<slug:slug>/", todo, name="author"),
]
