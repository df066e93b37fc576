"""The site's addresses with a search page among them."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from site_app import urls as site_urls


def search(request: HttpRequest) -> HttpResponse:
    return HttpResponse("找到了")


urlpatterns = [path("search/", search, name="search"), *site_urls.urlpatterns]
handler404 = site_urls.handler404
