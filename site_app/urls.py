"""Addresses: the admin, the site's own views, and everything else through Wagtail's page tree."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from articles import urls as articles_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    # Pictures only: documents go through Wagtail's view, which asks for permission first.
    re_path(
        r"^media/(?P<path>(?:images|original_images)/.+)$", serve, {"document_root": settings.MEDIA_ROOT}
    ),
    path("", include(articles_urls)),
    path("", include(wagtail_urls)),
]

handler403 = "articles.web.errors.forbidden"
handler404 = "articles.web.errors.not_found"
handler500 = "articles.web.errors.server_error"
