"""The sizes in which pictures appear: declared once, made when an article is published."""

from dataclasses import dataclass

from django.db.models import Prefetch, prefetch_related_objects
from wagtail.blocks.stream_block import StreamValue
from wagtail.images.models import Filter

from articles.blocks.pictures import pictures_in
from articles.models import ArticleImage, ArticleRendition


@dataclass(frozen=True)
class PictureStyle:
    """A place on a page where a picture stands.

    `specs` are Wagtail filter specs from small to large, the last one the fallback's; `sizes` is the HTML
    attribute. Each is rendered as WebP and as JPEG.
    """

    name: str
    specs: tuple[str, ...]
    sizes: str


STYLES = (
    PictureStyle(
        "lead", ("fill-640x360", "fill-960x540", "fill-1280x720"), "(min-width: 1000px) 640px, 100vw"
    ),
    PictureStyle(
        "cover", ("fill-480x270", "fill-800x450", "fill-1440x810"), "(min-width: 768px) 720px, 100vw"
    ),
    PictureStyle(
        "card", ("fill-320x180", "fill-640x360"), "(min-width: 1000px) 370px, (min-width: 640px) 50vw, 112px"
    ),
    PictureStyle("thumbnail", ("fill-144x108", "fill-288x216"), "144px"),
    PictureStyle(
        "figure", ("max-480x1200", "max-800x1600", "max-1440x2400"), "(min-width: 768px) 720px, 100vw"
    ),
    PictureStyle("portrait", ("fill-96x96", "fill-192x192"), "64px"),
)
STYLES_BY_NAME = {style.name: style for style in STYLES}
FORMATS = ("webp", "jpeg")
# What a link shared to 微博 or in a chat shows.
SHARE_PICTURE = "fill-1200x630|format-jpeg"
COVER_STYLES = ("lead", "cover", "card", "thumbnail")
# The style in which every picture of a body stands, be it a figure or a step's.
BODY_STYLE = "figure"


def filter_specs(style: PictureStyle, image_format: str) -> list[str]:
    """Return the filter specs of a style in one format, small to large."""
    return [f"{spec}|format-{image_format}" for spec in style.specs]


def ready_renditions(image: ArticleImage, *, style: PictureStyle) -> dict[str, list[ArticleRendition]]:
    """Return the renditions of a style that exist, by format and small to large; at least one JPEG.

    A reader's request makes none of them but that one, and only where the background worker hasn't been yet.
    Raises SourceImageIOError where the picture's own file is gone.
    """
    specs = {one: filter_specs(style, one) for one in FORMATS}
    filters = [Filter(spec=spec) for one in FORMATS for spec in specs[one]]
    existing = {key.spec: rendition for key, rendition in image.find_existing_renditions(*filters).items()}
    ready = {one: [existing[spec] for spec in specs[one] if spec in existing] for one in FORMATS}
    if not ready["jpeg"]:
        ready["jpeg"] = [image.get_rendition(specs["jpeg"][-1])]
    return ready


def prefetch_body_renditions(body: StreamValue) -> None:
    """Fetch what ready_renditions() needs for every picture of a body, in one query however many there are."""
    pictures = list(pictures_in(body))
    if not pictures:
        return
    style = STYLES_BY_NAME[BODY_STYLE]
    specs = [spec for one in FORMATS for spec in filter_specs(style, one)]
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
    specs = [
        spec
        for name in styles
        for image_format in FORMATS
        for spec in filter_specs(STYLES_BY_NAME[name], image_format)
    ]
    return len(image.get_renditions(*specs, *extra))
