"""Thin adapters: hand templates what the services gather."""

from typing import Any

from django import template
from django.conf import settings as django_settings
from django.http import HttpRequest
from django.template.context import Context
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.templatetags.wagtailuserbar import wagtailuserbar
from wagtail.blocks.stream_block import StreamValue
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page

from articles.models import ArticleImage, ArticlePage, HomePage, SectionPage
from articles.seo.metadata import PageMetadata
from articles.services import metadata, reading, wechat
from articles.services.arrivals import short_url
from articles.services.body_text import BodyText, describe_body
from articles.services.renditions import (
    STYLES_BY_NAME,
    PictureStyle,
    ReadyPicture,
    prefetch_body_renditions,
    ready_pictures,
)
from articles.services.share_rows import article_share_row
from articles.services.site_chrome import SiteChrome, site_chrome
from articles.sharing.qr import qr_svg
from articles.sharing.targets import ShareRow
from articles.text.numbers import compact_count
from articles.text.phrases import SHORT, phrases

register = template.Library()
register.filter("compact_count", compact_count)


@register.filter
def in_phrases(title: str) -> SafeString:
    """A title whose lines end after its marks where they can."""
    return mark_safe(  # noqa: S308 - each part is escaped
        "".join(
            format_html(
                '<span class="phrase{}">{}</span>', " phrase--short" if len(part) <= SHORT else "", part
            )
            if is_kept
            else conditional_escape(part)
            for part, is_kept in phrases(title)
        )
    )


@register.simple_tag(takes_context=True, name="site_chrome")
def site_chrome_tag(context: Context) -> SiteChrome:
    """The frame of the page."""
    return site_chrome(context["request"])


@register.simple_tag(takes_context=True)
def article_reading(context: Context, article: ArticlePage) -> reading.ArticleReading:
    """What stands around an article."""
    return reading.read_article(article, request=context["request"])


@register.simple_tag(takes_context=True)
def body_text(context: Context, body: StreamValue) -> BodyText:
    """A rendered body, its contents and its reading time."""
    assert context.template is not None  # noqa: S101 - a tag runs inside a template
    template = context.template.engine.get_template("partials/_body.html")
    with context.push(body=body):
        return describe_body(template.render(context))


@register.simple_tag(takes_context=True)
def home_reading(context: Context, home: HomePage) -> reading.HomeReading:
    """The home page's lists."""
    return reading.read_home(home, request=context["request"])


@register.simple_tag(takes_context=True)
def section_listing(context: Context, section: SectionPage) -> reading.ArticleListing:
    """One page of a section's articles."""
    return reading.list_section(section, request=context["request"])


@register.simple_tag(takes_context=True)
def page_metadata(
    context: Context, page: Page, page_number: int = 1, section: SectionPage | None = None
) -> PageMetadata:
    """The head of a page of the tree; an article's section, where it is at hand, saves a query."""
    return metadata.page_metadata(
        page,
        request=context["request"],
        settings=site_chrome_tag(context).settings,
        base_url=django_settings.SITE_URL,
        page_number=page_number,
        section=section,
    )


@register.filter
def as_data(script: str) -> SafeString:
    """JSON that articles/seo has made safe to stand in a script element."""
    return mark_safe(script)  # noqa: S308 - no <, > or & is left in it


@register.simple_tag(takes_context=True)
def share_row(context: Context, article: ArticlePage) -> ShareRow:
    """The ways to share an article."""
    chrome = site_chrome_tag(context)
    return article_share_row(article, settings=chrome.settings, base_url=django_settings.SITE_URL)


@register.simple_tag
def wechat_signing_path() -> str:
    """Where WeChat's browser gets its signature; empty on a site without an official account."""
    return reverse("wechat_signature") if wechat.is_configured() else ""


@register.simple_tag
def leaflet_url(article: ArticlePage) -> str:
    """The address that stands on paper: short enough to be typed."""
    return short_url(article, source="leaflet", base_url=django_settings.SITE_URL)


@register.simple_tag
def canonical_url(page: Page) -> str:
    """The absolute address of a page."""
    return metadata.canonical_url(page, base_url=django_settings.SITE_URL)


@register.simple_tag
def fetch_pictures(body: StreamValue) -> str:
    """Fetch what the pictures of a body need together, before they are shown one by one; prints nothing."""
    prefetch_body_renditions(body)
    return ""


@register.simple_tag
def qr_code(text: str) -> SafeString:
    """A code that leads to an address."""
    return mark_safe(qr_svg(text))  # noqa: S308 - a drawing; the text itself doesn't stand in it


@register.inclusion_tag("partials/_picture.html")
def cover_picture(
    image: ArticleImage | None, style: str, alt: str = "", *, eager: bool = False
) -> dict[str, Any]:
    """A picture in one of the declared styles; nothing where the image or its file was deleted."""
    if image is None:
        return {"image": None}
    names = [name for name in (STYLES_BY_NAME[style].narrow, style) if name]
    styles = tuple(STYLES_BY_NAME[name] for name in names)
    try:
        ready = ready_pictures(image, styles=styles)
    except SourceImageIOError:  # the library knows the picture, but its file is gone
        return {"image": None}
    return {
        "image": image,
        "sources": [
            source
            for one, picture in zip(styles, ready, strict=True)
            for source in _sources(one, picture, is_narrow=one.name != style)
        ],
        "fallback": ready[-1].fallback,
        "alt": alt,
        "eager": eager,
    }


@register.simple_tag(takes_context=True)
def editor_bar(context: Context) -> SafeString:
    """Wagtail's user bar, only where the visitor bears a session: opening one would vary every page."""
    request: HttpRequest = context["request"]
    if django_settings.SESSION_COOKIE_NAME not in request.COOKIES and not getattr(
        request, "is_preview", False
    ):
        return mark_safe("")
    return wagtailuserbar(context)


def _sources(style: PictureStyle, picture: ReadyPicture, *, is_narrow: bool) -> list[dict[str, Any]]:
    """What the <source> elements of a style say; a narrow style needs its fallback among them."""
    formats = {**picture.modern, **({"jpeg": [picture.fallback]} if is_narrow else {})}
    return [
        {
            "media": "(max-width: 639px)" if is_narrow else "",
            "type": f"image/{image_format}",
            "srcset": _srcset(renditions),
            "sizes": style.sizes,
            "width": renditions[-1].width,
            "height": renditions[-1].height,
        }
        for image_format, renditions in formats.items()
        if renditions
    ]


def _srcset(renditions: list[Any]) -> str:
    # Small originals give the same width more than once.
    by_width = {rendition.width: rendition.url for rendition in renditions}
    return ", ".join(f"{url} {width}w" for width, url in by_width.items())
