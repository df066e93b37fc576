"""Everything a reader's page shows beside its own text, gathered in a bounded number of queries."""

from dataclasses import dataclass

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles.models import ArticlePage, HomePage, SectionPage
from articles.models.querysets import ArticleQuerySet
from articles.services.listing import (
    ArticleCard,
    SectionShelf,
    for_cards,
    make_cards,
    newest_by_section,
    parent_path,
    sections_by_path,
)
from articles.services.related import neighbours, related_articles
from articles.services.view_counts import most_read, total_views

PER_PAGE = 12


@dataclass(frozen=True)
class ArticleReading:
    """What stands around an article."""

    section: SectionPage
    section_url: str
    views: int
    related: list[ArticleCard]
    previous: ArticleCard | None
    following: ArticleCard | None


@dataclass(frozen=True)
class HomeReading:
    """The home page: `lead` is None on an empty site, `most_read` is empty while nothing was read."""

    lead: ArticleCard | None
    latest: list[ArticleCard]
    shelves: list[SectionShelf]
    most_read: list[ArticleCard]


@dataclass(frozen=True)
class ArticleListing:
    """One page of a list."""

    cards: list[ArticleCard]
    page: PaginatorPage[ArticlePage]

    @cached_property
    def page_numbers(self) -> list[int | str]:
        """Page numbers to link to, with … where some are left out."""
        return list(self.page.paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1))


def read_article(article: ArticlePage, *, request: HttpRequest) -> ArticleReading:
    """Return what stands around an article (in a preview it may not be saved yet)."""
    sections = sections_by_path()
    # A preview, or a private section, isn't among the public ones.
    section = sections.get(parent_path(article)) or SectionPage.objects.get(path=parent_path(article))
    with_own = {**sections, section.path: section}
    before, after = neighbours(article)
    return ArticleReading(
        section=section,
        section_url=section.get_url(request) or "",
        views=total_views(article.pk) if article.pk else 0,
        related=make_cards(related_articles(article), sections=sections, request=request),
        previous=_card(before, sections=with_own, request=request),
        following=_card(after, sections=with_own, request=request),
    )


def read_home(home: HomePage, *, request: HttpRequest) -> HomeReading:
    """Return the home page's lists. The lead is the editor's choice where readers may see it, else the newest."""
    sections = sections_by_path()
    visible = for_cards(ArticlePage.objects.visible())
    chosen = visible.filter(pk=home.lead_article_id).first() if home.lead_article_id else None
    newest = list(visible.newest()[:5])
    lead = chosen or (newest[0] if newest else None)
    lead_id = lead.pk if lead else 0
    latest = [article for article in newest if article.pk != lead_id][:4]
    return HomeReading(
        lead=_card(lead, sections=sections, request=request),
        latest=make_cards(latest, sections=sections, request=request),
        shelves=newest_by_section(sections=sections, request=request, without=lead_id),
        most_read=make_cards(for_cards(most_read()), sections=sections, request=request),
    )


def list_articles(articles: ArticleQuerySet, *, page_number: str, request: HttpRequest) -> ArticleListing:
    """Return one page of a list of articles; page_number as it stands in the address ("" for the first).

    Raises Http404, with a sentence, for a page that doesn't exist.
    """
    paginator = Paginator(for_cards(articles.newest()), PER_PAGE)
    number = (
        int(page_number) if page_number.isascii() and page_number.isdigit() and len(page_number) < 9 else 0
    )
    if page_number == "":
        number = 1
    if not 1 <= number <= paginator.num_pages:
        raise Http404(
            _("没有第 %(page)s 页，这个列表一共 %(total)s 页。")
            % {"page": page_number[:20], "total": paginator.num_pages}
        )
    page = paginator.page(number)
    return ArticleListing(
        cards=make_cards(page.object_list, sections=sections_by_path(), request=request), page=page
    )


def list_section(section: SectionPage, *, request: HttpRequest) -> ArticleListing:
    """Return one page of a section's articles, the page that the address names."""
    articles = ArticlePage.objects.visible().child_of(section)
    return list_articles(articles, page_number=request.GET.get("page", ""), request=request)


def _card(
    article: ArticlePage | None, *, sections: dict[str, SectionPage], request: HttpRequest
) -> ArticleCard | None:
    cards = make_cards([article] if article else [], sections=sections, request=request)
    return cards[0] if cards else None
