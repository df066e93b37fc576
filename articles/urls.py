"""The site's own addresses, beside the page tree."""

from django.urls import path

from articles.web import corrections, lists, session_guard, view_counts

urlpatterns = [
    path("tag/<str:slug>/", lists.tag, name="tag"),
    path("author/<slug:slug>/", lists.author, name="author"),
    path("read/<int:article_id>/", view_counts.count_view, name="count_view"),
    path("correct/<int:article_id>/", corrections.correction, name="correction"),
    path("correct/<int:article_id>/thanks/", corrections.correction_thanks, name="correction_thanks"),
    path("session-state/", session_guard.session_state, name="session_state"),
]
