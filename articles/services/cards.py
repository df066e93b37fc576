"""Which pictures a shared page shows, and at which addresses: told from its fields alone, nothing is drawn here.

An address holds a fingerprint of all that the picture says, so that a cached picture is never an old one.
"""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.cards.facts import SHAPES, CardFacts, PosterFacts, Shape, fingerprint
from articles.models import ArticleImage, ArticlePage, SectionPage, SiteSettings
from articles.seo.pictures import SharePicture
from articles.services.listing import parent_path
from articles.sharing.short_links import CHANNELS_BY_SOURCE, short_code


def share_pictures(
    article: ArticlePage, *, settings: SiteSettings, base_url: str, section: SectionPage | None = None
) -> tuple[SharePicture, SharePicture]:
    """Return the wide and the square picture of an article; of one that not all readers may see, the site's.

    Costs a query where nothing asked before who may see it, one where the caller doesn't give the article's section,
    and the cover's where it isn't loaded.
    """
    if not article.is_open_to_all:
        return site_pictures(settings=settings, base_url=base_url)
    facts = card_facts(article, settings=settings, section=section)
    alt = (article.cover and article.cover.description) or article.title
    wide, square = (
        SharePicture(
            url=f"{base_url}{card_path(article.pk, shape=shape, facts=facts)}",
            width=shape.width,
            height=shape.height,
            alt=alt,
        )
        for shape in SHAPES.values()
    )
    return wide, square


def site_pictures(*, settings: SiteSettings, base_url: str) -> tuple[SharePicture, SharePicture]:
    """Return the wide and the square picture of pages that are no article: the editor's, else one with the name."""
    facts = site_facts(settings)
    image = settings.share_image
    wide, square = (
        SharePicture(
            url=f"{base_url}{site_card_path(shape=shape, facts=facts)}",
            width=shape.width,
            height=shape.height,
            alt=(image and image.description) or settings.name,
        )
        for shape in SHAPES.values()
    )
    return wide, square


def card_facts(
    article: ArticlePage, *, settings: SiteSettings, section: SectionPage | None = None
) -> CardFacts:
    """Return what an article's cards say."""
    section = section or section_of(article)
    return CardFacts(
        title=article.title,
        site_name=settings.name,
        label=section.title if section else "",
        accent=section.accent if section else "",
        cover=picture_name(article.cover),
    )


def site_facts(settings: SiteSettings) -> CardFacts:
    """Return what the site's own cards say."""
    return CardFacts(
        title=settings.slogan or settings.name,
        site_name=settings.name,
        cover=picture_name(settings.share_image),
    )


def poster_facts(article: ArticlePage, *, settings: SiteSettings, base_url: str) -> PosterFacts:
    """Return what an article's poster says."""
    section = section_of(article)
    return PosterFacts(
        title=article.title,
        lead=article.lead,
        site_name=settings.name,
        label=section.title if section else "",
        accent=section.accent if section else "",
        dated=dated(article),
        address=f"{base_url}/s/{short_code(article.pk, CHANNELS_BY_SOURCE['poster'])}",
        cover=picture_name(article.cover),
    )


def dated(article: ArticlePage) -> str:
    """Return how far an article's text is known to hold: its facts' date, else when it was last renewed.

    In the words of the page and of the printed leaflet: a poster travels alone, and must promise no more than they do.
    """
    if article.facts_as_of:
        return _("资料截至 %(date)s，未经编辑核实") % {"date": article.facts_as_of.isoformat()}
    if article.revised_at:
        return _("更新于 %(date)s") % {"date": timezone.localdate(article.revised_at).isoformat()}
    if article.first_published_at:
        return _("发布于 %(date)s") % {"date": timezone.localdate(article.first_published_at).isoformat()}
    return ""


def card_path(article_id: int, *, shape: Shape, facts: CardFacts) -> str:
    """Return the path of an article's card."""
    return reverse("card", args=[article_id, shape.name, fingerprint(facts)])


def site_card_path(*, shape: Shape, facts: CardFacts) -> str:
    """Return the path of the site's own card."""
    return reverse("site_card", args=[shape.name, fingerprint(facts)])


def poster_path(article_id: int, *, facts: PosterFacts) -> str:
    """Return the path of an article's poster, the picture itself."""
    return reverse("poster", args=[article_id, fingerprint(facts)])


def section_of(article: ArticlePage) -> SectionPage | None:
    """Return an article's section (one query)."""
    return SectionPage.objects.filter(path=parent_path(article)).first()


def picture_name(image: ArticleImage | None) -> str:
    """Return a name that changes with a picture's file and focal point, from its fields alone; "" for none."""
    if image is None:
        return ""
    focus = (
        image.focal_point_x,
        image.focal_point_y,
        image.focal_point_width,
        image.focal_point_height,
    )
    return "|".join(str(part) for part in (image.pk, image.file.name, image.file_hash, *focus))
