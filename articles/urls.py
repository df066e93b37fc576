"""The site's own addresses, beside the page tree."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter

from articles.web import corrections, lists, session_guard, site_icon, view_counts


class IdConverter(IntConverter):
    """A number that every database can look up; longer ones are no page's."""

    regex = "[0-9]{1,18}"


register_converter(IdConverter, "id")

urlpatterns = [
    path("favicon.ico", site_icon.favicon, name="favicon"),
    path("tag/<str:slug>/", lists.tag, name="tag"),
    path("author/<slug:slug>/", lists.author, name="author"),
    path("read/<id:article_id>/", view_counts.count_view, name="count_view"),
    path("correct/<id:article_id>/", corrections.correction, name="correction"),
    path("correct/<id:article_id>/thanks/", corrections.correction_thanks, name="correction_thanks"),
    path("session-state/", session_guard.session_state, name="session_state"),
]
