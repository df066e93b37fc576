"""The site's own addresses, beside the page tree."""

from django.conf import settings
from django.urls import URLPattern, path, register_converter
from django.urls.converters import IntConverter

from articles.web import (
    cards,
    corrections,
    lists,
    session_guard,
    share_qr,
    short_links,
    site_icon,
    style_page,
    view_counts,
    wechat,
)


class IdConverter(IntConverter):
    """A number that every database can look up; longer ones are no page's."""

    regex = "[0-9]{1,18}"


register_converter(IdConverter, "id")


def style_pages(*, debug: bool) -> list[URLPattern]:
    """Return the addresses for whoever builds the site; readers' servers have none of them."""
    if not debug:
        return []
    return [
        path("_style/", style_page.index, name="style"),
        path("_style/pages/<slug:name>/", style_page.page, name="style_page"),
        path("_style/extremes/", style_page.extremes, name="style_extremes"),
        path("_style/extremes/<slug:name>/", style_page.extreme_article, name="style_extreme"),
        path("_style/pictures/<int:width>x<int:height>.svg", style_page.picture, name="style_picture"),
    ]


urlpatterns = [
    path("favicon.ico", site_icon.favicon, name="favicon"),
    path("tag/<str:slug>/", lists.tag, name="tag"),
    path("author/<slug:slug>/", lists.author, name="author"),
    path("read/<id:article_id>/", view_counts.count_view, name="count_view"),
    path("correct/<id:article_id>/", corrections.correction, name="correction"),
    path("correct/<id:article_id>/thanks/", corrections.correction_thanks, name="correction_thanks"),
    path("s/<str:code>", short_links.short_link, name="short_link"),
    path("s/<str:code>/", short_links.short_link),
    path("share/qr/<id:article_id>/", share_qr.page, name="share_qr"),
    path("share/qr/<id:article_id>.png", share_qr.picture, name="share_qr_picture"),
    path("share/card/site-<str:shape>-<str:fingerprint>.jpg", cards.site_card, name="site_card"),
    path("share/card/<id:article_id>-<str:shape>-<str:fingerprint>.jpg", cards.card, name="card"),
    path("share/poster/<id:article_id>-<str:fingerprint>.jpg", cards.poster, name="poster"),
    path("share/poster/<id:article_id>/", cards.poster_page, name="poster_page"),
    path("wechat/signature/", wechat.signature, name="wechat_signature"),
    path("session-state/", session_guard.session_state, name="session_state"),
    *style_pages(debug=settings.DEBUG),
]
