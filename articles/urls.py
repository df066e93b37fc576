"""The site's own addresses, beside the page tree."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import URLPattern, path, register_converter
from django.urls.converters import IntConverter

from articles.services.feed_formats import FORMATS
from articles.web import (
    cards,
    corrections,
    feeds,
    lists,
    opensearch,
    robots,
    session_guard,
    share_qr,
    short_links,
    site_icon,
    sitemaps,
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


def feed_urls() -> Iterator[URLPattern]:
    """Yield the addresses of feeds. A section's bear its id, so that subscribers keep it when it is renamed."""
    for one in FORMATS:
        yield path(one.path, feeds.feed, {"name": one.name}, name=f"feed_{one.name}")
        yield path(
            f"feed/<id:section_id>/{one.section_path}",
            feeds.feed,
            {"name": one.name},
            name=f"section_feed_{one.name}",
        )


urlpatterns = [
    *feed_urls(),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap/<slug:kind>-<id:number>.xml", sitemaps.part, name="sitemap_part"),
    path("robots.txt", robots.robots, name="robots"),
    path("MP_verify_<slug:code>.txt", wechat.domain_proof, name="wechat_proof"),
    path("<slug:key>.txt", robots.indexnow_key, name="indexnow_key"),
    path("opensearch.xml", opensearch.opensearch, name="opensearch"),
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
