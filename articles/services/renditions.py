"""The sizes in which pictures appear: declared once, made when an article is published."""

from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.blocks.stream_block import StreamValue
from wagtail.images.models import Filter

from articles.blocks.pictures import pictures_in
from articles.models import ArticleImage, ArticleRendition

# The whole width of a phone's page: the window without the gutters.
_PHONE = "calc(100vw - 32px)"
_LARGE = ("fill-480x270", "fill-720x405", "fill-1120x630")


@dataclass(frozen=True)
class PictureStyle:
    """A place on a page where a picture stands.

    `specs` are Wagtail filter specs from small to large; each is rendered as AVIF and as WebP. `fallback` is the one
    that browsers which know neither get as a JPEG. `sizes` is the HTML attribute and must tell the layout's truth:
    a browser chooses by it before it knows the stylesheet. `narrow` names the style that takes this one's place in
    windows below 640 px, where the layout shows the picture in another shape.
    """

    name: str
    specs: tuple[str, ...]
    fallback: str
    sizes: str
    narrow: str = ""


STYLES = (
    PictureStyle(
        "lead",
        _LARGE,
        "fill-720x405",
        f"(min-width: 1232px) 724px, (min-width: 900px) calc(62vw - 40px), (min-width: 768px) calc(100vw - 64px), {_PHONE}",
    ),
    PictureStyle(
        "feature",
        _LARGE,
        "fill-720x405",
        f"(min-width: 1232px) 560px, (min-width: 720px) calc(50vw - 48px), {_PHONE}",
    ),
    PictureStyle(
        "cover", _LARGE, "fill-720x405", f"(min-width: 768px) 684px, (min-width: 678px) 646px, {_PHONE}"
    ),
    PictureStyle(
        "card",
        ("fill-480x270", "fill-720x405"),
        "fill-480x270",
        "(min-width: 1232px) 368px, (min-width: 1000px) calc(33.3vw - 43px), calc(50vw - 48px)",
        narrow="thumbnail",
    ),
    PictureStyle(
        "thumbnail",
        ("fill-160x120", "fill-224x168", "fill-336x252"),
        "fill-224x168",
        "(min-width: 900px) 144px, 112px",
    ),
    PictureStyle(
        "figure",
        ("max-480x1200", "max-720x1500", "max-1120x2400"),
        "max-720x1500",
        f"(min-width: 768px) 684px, (min-width: 678px) 646px, {_PHONE}",
    ),
    PictureStyle("portrait", ("fill-96x96", "fill-192x192"), "fill-192x192", "80px"),
)
STYLES_BY_NAME = {style.name: style for style in STYLES}
# Best first: a browser takes the first that it knows.
MODERN_FORMATS = ("avif", "webp")
# What a link shared to 微博 or in a chat shows.
SHARE_PICTURE = "fill-1200x630|format-jpeg"
COVER_STYLES = ("lead", "feature", "cover", "card", "thumbnail")
# The style in which every picture of a body stands, be it a figure or a step's.
BODY_STYLE = "figure"


@dataclass(frozen=True)
class ReadyPicture:
    """The renditions of a style that exist, modern ones by format and small to large."""

    modern: dict[str, list[ArticleRendition]]
    fallback: ArticleRendition


def filter_specs(style: PictureStyle, image_format: str) -> list[str]:
    """Return the filter specs of a style in one format, small to large."""
    specs = style.specs if image_format in MODERN_FORMATS else (style.fallback,)
    return [f"{spec}|format-{image_format}" for spec in specs]


def all_specs(style: PictureStyle) -> list[str]:
    """Return every filter spec that a style needs."""
    return [spec for one in (*MODERN_FORMATS, "jpeg") for spec in filter_specs(style, one)]


def ready_pictures(image: ArticleImage, *, styles: tuple[PictureStyle, ...]) -> list[ReadyPicture]:
    """Return what exists of each style, in their order, with one look at the database.

    A reader's request makes no picture but the fallback, and only where the background worker hasn't been yet.
    Raises SourceImageIOError where the picture's own file is gone.
    """
    filters = [Filter(spec=spec) for style in styles for spec in all_specs(style)]
    existing = {key.spec: rendition for key, rendition in image.find_existing_renditions(*filters).items()}
    return [_ready_picture(image, style, existing) for style in styles]


def _ready_picture(
    image: ArticleImage, style: PictureStyle, existing: dict[str, ArticleRendition]
) -> ReadyPicture:
    (fallback,) = filter_specs(style, "jpeg")
    modern = {
        one: [existing[spec] for spec in filter_specs(style, one) if spec in existing]
        for one in MODERN_FORMATS
    }
    if fallback not in existing:
        existing[fallback] = image.get_rendition(fallback)
    return ReadyPicture(modern=modern, fallback=existing[fallback])


def prefetch_body_renditions(body: StreamValue) -> None:
    """Fetch what ready_pictures() needs for every picture of a body, in one query however many there are."""
    pictures = list(pictures_in(body))
    if not pictures:
        return
    specs = all_specs(STYLES_BY_NAME[BODY_STYLE])
    wanted = ArticleRendition.objects.filter(filter_spec__in=specs)
    prefetch_related_objects(
        pictures, Prefetch("renditions", queryset=wanted, to_attr="prefetched_renditions")
    )


def make_renditions(
    image: ArticleImage, *, styles: tuple[str, ...] = COVER_STYLES, extra: tuple[str, ...] = ()
) -> int:
    """Make every size of an image that the named styles and the extra specs need, each once.

    Returns how many there are now.
    """
    specs = dict.fromkeys(spec for name in styles for spec in all_specs(STYLES_BY_NAME[name]))
    return len(image.get_renditions(*specs, *extra))
