"""How many queries each kind of page costs: bounded, and the same for 5 articles as for 25."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from articles.models import ArticleImage, ArticlePage, Author, HomePage, MenuItem, SectionPage, SiteMenu
from articles.services import reading
from articles.services.view_counts import record_view
from tests.factories import make_article, make_author, make_image, make_section, make_standard_page

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


@pytest.fixture
def grow(home: HomePage, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], ArticlePage]:
    """Return a function that adds so many articles, with all that an article can have."""
    monkeypatch.setattr(reading, "PER_PAGE", 4)
    sections = [make_section(home, title=f"栏目 {number}", slug=f"lanmu-{number}") for number in range(2)]
    menu = SiteMenu.objects.create(site=Site.objects.get())
    for section in sections:
        MenuItem.objects.create(menu=menu, page=section)
    cover, author = make_image(width=64, height=36), make_author(slug="haoka")
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

    def add(count: int) -> ArticlePage:
        for number in range(count):
            one = make_article(SectionPage.objects.get(pk=sections[number % 2].pk), tags=("销户",))
            ArticlePage.objects.filter(pk=one.pk).update(
                cover=ArticleImage.objects.get(), author=Author.objects.get()
            )
            record_view(article_id=one.pk)
        return article

    return add


def queries(client: Client, address: str) -> int:
    """Return what a second request costs: the first may make renditions."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return len(captured)


@pytest.mark.parametrize("address", BUDGETS)
def test_a_page_stays_within_its_budget_however_many_articles_there_are(
    client: Client, grow: Callable[[int], ArticlePage], address: str
) -> None:
    article = grow(5)
    path = address.format(pk=article.pk)
    few = queries(client, path)
    grow(20)
    many = queries(client, path)
    assert many <= few
    assert many <= BUDGETS[address]
