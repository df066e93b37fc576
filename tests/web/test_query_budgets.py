"""How many queries each kind of page costs: bounded, and the same for 5 articles as for 25."""

from itertools import cycle

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from articles.models import ArticlePage, HomePage, MenuItem, SectionPage, SiteMenu
from articles.services import reading
from articles.services.view_counts import record_view
from tests.conftest import OpenDatabase
from tests.factories import make_article, make_author, make_image, make_section, make_site, make_standard_page

# The mark alone makes the database, should nothing else of a run ask for it.
pytestmark = pytest.mark.django_db
# Measured, and a little above.
BUDGETS = {
    "/": 18,
    "/lanmu-0/": 15,
    "/lanmu-0/?page=2": 15,
    "/lanmu-0/wen-zhang/": 32,
    "/about/": 10,
    "/tag/xiao-hu/": 11,
    "/author/haoka/": 11,
    "/nowhere/": 8,
    "/correct/{pk}/": 8,
}


def make_full_article() -> ArticlePage:
    """Return an article with all that an article can have, on a site with two sections and a menu."""
    home = HomePage.objects.first() or make_site()
    sections = [make_section(home, title=f"栏目 {number}", slug=f"lanmu-{number}") for number in range(2)]
    menu = SiteMenu.objects.create(site=Site.objects.get())
    for section in sections:
        MenuItem.objects.create(menu=menu, page=section)
    cover, author = make_image(), make_author(slug="haoka")
    make_standard_page(home, body=[("paragraph", "<p>一段话。</p>")])
    links = "".join(f'<a linktype="page" id="{section.pk}">栏目</a>' for section in sections)
    article = make_article(
        sections[0],
        slug="wen-zhang",
        cover=cover,
        author=author,
        tags=("销户", "换绑"),
        pinned=(make_article(sections[0], cover=cover),),
        excluded=(make_article(sections[1], cover=cover),),
        body=[("paragraph", f"<p>{links}</p>"), ("markdown", "一段 Markdown。")],
    )
    record_view(article_id=article.pk)
    return article


def grow(article: ArticlePage, *, count: int) -> None:
    """Add so many articles with the cover and author of article."""
    for section, _number in zip(cycle(SectionPage.objects.order_by("pk")), range(count), strict=False):
        one = make_article(section, tags=("销户",), cover=article.cover, author=article.author)
        record_view(article_id=one.pk)


def queries(address: str) -> int:
    """Return what a second request costs: the first may make renditions."""
    client = Client()
    for cache in caches.all():
        cache.clear()
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.fixture(scope="module")
def costs(module_database: OpenDatabase) -> dict[str, tuple[int, int]]:
    """What each address costs on a site of few articles, and of many."""
    with module_database(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "PER_PAGE", 4)
        article = make_full_article()
        paths = {address: address.format(pk=article.pk) for address in BUDGETS}
        grow(article, count=5)
        few = {address: queries(path) for address, path in paths.items()}
        grow(article, count=20)
        return {address: (few[address], queries(path)) for address, path in paths.items()}


@pytest.mark.parametrize("address", BUDGETS)
def test_a_page_stays_within_its_budget_however_many_articles_there_are(
    costs: dict[str, tuple[int, int]], address: str
) -> None:
    few, many = costs[address]
    assert 0 < many <= few
    assert many <= BUDGETS[address]
