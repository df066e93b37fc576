"""The site's addresses with those of the style page, which the tests' own settings leave out."""

from articles.urls import style_pages
from site_app.urls import handler403, handler404, handler500
from site_app.urls import urlpatterns as site_patterns

__all__ = ["handler403", "handler404", "handler500", "urlpatterns"]

urlpatterns = [*style_pages(debug=True), *site_patterns]
