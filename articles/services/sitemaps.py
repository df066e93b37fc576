"""What stands in sitemap.xml: every page that a search engine may keep, in parts, each when it last changed.

Rows come as values, not as pages: a part of ten thousand addresses stays a few megabytes and a handful of queries.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from django.contrib.contenttypes.models import ContentType
from django.contrib.sitemaps import Sitemap
from django.core.files.storage import default_storage
from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from wagtail.models import Page, ReferenceIndex, Site

from articles.models import ArticleImage, ArticlePage, ArticleRendition, ArticleTag, Author
from articles.services.renditions import BODY_STYLE, STYLES_BY_NAME, filter_specs

PER_PART = 10_000
# The protocol allows a thousand; a guide has a dozen.
PICTURES_PER_PAGE = 50
CHANGED_AT = Coalesce("revised_at", "first_published_at")


@dataclass(frozen=True)
class SitemapUrl:
    """One address, absolute, as its page names it itself; `pictures` are absolute too."""

    location: str
    changed_at: datetime | None
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class SitemapPart:
    """One file of the index: which kind, which part of it (from 1), when the newest of its pages changed."""

    kind: str
    number: int
    changed_at: datetime | None


class _Part(Sitemap):
    """Django's sitemap, asked for rows of values. Subclasses name the query and how a row becomes an address."""

    limit = PER_PART

    def __init__(self, *, base_url: str) -> None:
        self.base_url = base_url

    def items(self) -> QuerySet[Any]:
        raise NotImplementedError

    def urls(self, rows: list[dict[str, Any]]) -> Iterator[SitemapUrl]:
        raise NotImplementedError

    def parts(self, kind: str) -> Iterator[SitemapPart]:
        """Yield the parts that are not empty: one query for their number and one for each."""
        rows = self.items()
        for start in range(0, rows.count(), self.limit):
            newest = rows[start : start + self.limit].aggregate(newest=Max("changed_at"))["newest"]
            yield SitemapPart(kind=kind, number=start // self.limit + 1, changed_at=newest)

    def part(self, number: int) -> list[SitemapUrl]:
        """Return the addresses of one part. Raises django.core.paginator.InvalidPage where there is none."""
        return list(self.urls(list(self.paginator.page(number).object_list)))


class ArticleMap(_Part):
    """Articles with the pictures that their pages show."""

    def items(self) -> QuerySet[Any]:
        cover = ArticleRendition.objects.filter(image=OuterRef("cover"), filter_spec=_spec("cover"))
        return (
            ArticlePage.objects.visible()
            .annotate(changed_at=CHANGED_AT, picture=Subquery(cover.values("file")[:1]))
            .order_by("pk")
            .values("pk", "url_path", "changed_at", "picture")
        )

    def urls(self, rows: list[dict[str, Any]]) -> Iterator[SitemapUrl]:
        in_bodies = _body_pictures([row["pk"] for row in rows])
        locate = _locator(self.base_url)
        for row in rows:
            files = dict.fromkeys([row["picture"], *in_bodies.get(row["pk"], ())])
            pictures = [urljoin(f"{self.base_url}/", default_storage.url(file)) for file in files if file]
            yield SitemapUrl(
                location=locate(row["url_path"]),
                changed_at=row["changed_at"],
                pictures=tuple(pictures[:PICTURES_PER_PAGE]),
            )


class PageMap(_Part):
    """Home, sections and pages that stand by themselves. A list changed when its newest article did."""

    def items(self) -> QuerySet[Any]:
        # The home page lists every article, a section those below it.
        newest = (
            ArticlePage.objects.visible()
            .filter(path__startswith=OuterRef("path"), first_published_at__isnull=False)
            .order_by(CHANGED_AT.desc())
            .values_list(CHANGED_AT)[:1]
        )
        return (
            _of_this_site(Page.objects.live().public())
            .not_type(ArticlePage)
            .annotate(changed_at=Coalesce(Subquery(newest), "last_published_at", "first_published_at"))
            .order_by("pk")
            .values("url_path", "changed_at")
        )

    def urls(self, rows: list[dict[str, Any]]) -> Iterator[SitemapUrl]:
        locate = _locator(self.base_url)
        for row in rows:
            yield SitemapUrl(location=locate(row["url_path"]), changed_at=row["changed_at"])


class _SlugMap(_Part):
    """Things with a slug and articles."""

    model: type[ArticleTag | Author]
    url_name: str
    relation: str

    def items(self) -> QuerySet[Any]:
        shown = Q(**{f"{self.relation}__in": ArticlePage.objects.visible().values("pk")})
        changed_at = Max(
            Coalesce(F(f"{self.relation}__revised_at"), F(f"{self.relation}__first_published_at")),
            filter=shown,
        )
        rows = self.model._default_manager.filter(shown).annotate(changed_at=changed_at)
        return rows.order_by("pk").values("slug", "changed_at")

    def urls(self, rows: list[dict[str, Any]]) -> Iterator[SitemapUrl]:
        for row in rows:
            path = reverse(self.url_name, args=[row["slug"]])
            yield SitemapUrl(location=f"{self.base_url}{path}", changed_at=row["changed_at"])


class TagMap(_SlugMap):
    """Tags with articles."""

    model, url_name, relation = ArticleTag, "tag", "tagged_articles__content_object"


class AuthorMap(_SlugMap):
    """Authors with articles."""

    model, url_name, relation = Author, "author", "articles"


MAPS: dict[str, type[_Part]] = {
    "articles": ArticleMap,
    "pages": PageMap,
    "tags": TagMap,
    "authors": AuthorMap,
}


def sitemap_parts(*, base_url: str) -> list[SitemapPart]:
    """Return all parts that are not empty."""
    return [part for kind, one in MAPS.items() for part in one(base_url=base_url).parts(kind)]


def sitemap_urls(kind: str, *, number: int, base_url: str) -> list[SitemapUrl]:
    """Return one part's addresses. Raises KeyError or InvalidPage where there is no such part."""
    return MAPS[kind](base_url=base_url).part(number)


def _of_this_site(pages: Any) -> Any:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    return pages.descendant_of(site.root_page, inclusive=True) if site else pages.none()


def _locator(base_url: str) -> Callable[[str], str]:
    """Return what makes an absolute address of a page's url_path."""
    root = next((one.root_path for one in Site.get_site_root_paths()), "/")
    serve = reverse("wagtail_serve", args=[""])

    def locate(url_path: str) -> str:
        return f"{base_url}{serve}{url_path.removeprefix(root)}"

    return locate


def _spec(style: str) -> str:
    """Return the size of a picture that every browser, and so every search engine, can show."""
    (spec,) = filter_specs(STYLES_BY_NAME[style], "jpeg")
    return spec


def _body_pictures(article_ids: list[int]) -> dict[int, list[str]]:
    """Return the files of the pictures in articles' bodies: two queries, by Wagtail's index of what uses what."""
    references = ReferenceIndex.objects.filter(
        content_type=ContentType.objects.get_for_model(ArticlePage),
        object_id__in=[str(pk) for pk in article_ids],
        to_content_type=ContentType.objects.get_for_model(ArticleImage),
        model_path__startswith="body.",
    )
    uses = list(references.order_by("pk").values_list("object_id", "to_object_id"))
    renditions = ArticleRendition.objects.filter(
        image_id__in={int(image_id) for _article_id, image_id in uses}, filter_spec=_spec(BODY_STYLE)
    )
    files = dict(renditions.values_list("image_id", "file"))
    found: dict[int, list[str]] = {}
    for article_id, image_id in uses:
        if int(image_id) in files:
            found.setdefault(int(article_id), []).append(files[int(image_id)])
    return found
