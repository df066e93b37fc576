"""Lists and the home page: what stands on them, and what it costs."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.utils import timezone

from articles.models import ArticlePage, HomePage, SectionPage
from articles.services.listing import for_cards, make_cards, newest_by_section, sections_by_path
from articles.services.reading import PER_PAGE, list_section, read_article, read_home
from articles.services.view_counts import record_view
from tests.factories import make_article, make_image, make_section

pytestmark = pytest.mark.django_db


def request(path: str = "/", **query: str) -> object:
    return RequestFactory().get(path, query)


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return make_section(home, title="办卡补卡", slug="banka", accent="blue")


def card_of(article: ArticlePage) -> object:
    (card,) = make_cards(
        for_cards(ArticlePage.objects.filter(pk=article.pk)), sections=sections_by_path(), request=request()
    )
    return card


def test_a_card_says_what_a_list_needs(section: SectionPage) -> None:
    cover = make_image()
    article = make_article(section, title="补卡指南", slug="buka", lead="字" * 120, cover=cover)
    card = card_of(article)
    assert (card.title, card.url, card.section_title, card.section_url, card.accent) == (
        "补卡指南",
        "/banka/buka/",
        "办卡补卡",
        "/banka/",
        "blue",
    )
    assert card.excerpt == "字" * 89 + "…"
    assert card.cover == cover
    assert card.published_at == article.first_published_at


def test_a_card_without_lead_takes_the_editors_description(section: SectionPage) -> None:
    assert card_of(make_article(section, lead="", search_description="搜索用的话")).excerpt == "搜索用的话"


def test_cards_cost_no_query_for_each(section: SectionPage, django_assert_num_queries: Any) -> None:
    for _ in range(8):
        make_article(section, cover=make_image())
    sections, asked = sections_by_path(), request()
    section.get_url(asked)
    queryset = for_cards(ArticlePage.objects.all())
    with django_assert_num_queries(2):
        assert len(make_cards(queryset, sections=sections, request=asked)) == 8


def test_shelves_hold_the_newest_of_each_section_and_leave_empty_ones_out(
    home: HomePage, section: SectionPage
) -> None:
    make_section(home, title="空的")
    articles = [make_article(section) for _ in range(6)]
    (shelf,) = newest_by_section(sections=sections_by_path(), without=articles[5].pk)
    assert [card.pk for card in shelf.cards] == [article.pk for article in reversed(articles[1:5])]


def test_an_empty_site_has_an_empty_home(home: HomePage) -> None:
    reading = read_home(home, request=request())
    assert reading.lead is None
    assert reading.latest == reading.shelves == reading.most_read == []


def test_the_lead_is_the_editors_choice_and_stands_nowhere_else(home: HomePage, section: SectionPage) -> None:
    chosen = make_article(section)
    others = [make_article(section) for _ in range(3)]
    home.lead_article = chosen
    reading = read_home(home, request=request())
    assert reading.lead.pk == chosen.pk
    assert [card.pk for card in reading.latest] == [one.pk for one in reversed(others)]
    assert chosen.pk not in {card.pk for shelf in reading.shelves for card in shelf.cards}


@pytest.mark.parametrize("kind", ["draft", "private", "deleted", "section"])
def test_the_newest_leads_where_readers_may_not_see_the_choice(
    home: HomePage, section: SectionPage, kind: str
) -> None:
    chosen = make_article(make_section(home, title="别的"))
    newest = make_article(section)
    home.lead_article = chosen
    home.save()
    if kind == "draft":
        chosen.unpublish()
    elif kind == "private":
        chosen.view_restrictions.create(restriction_type="login")
    elif kind == "section":
        chosen.get_parent().unpublish()
    else:
        chosen.delete()
    reading = read_home(HomePage.objects.get(), request=request())
    assert reading.lead.pk == newest.pk


def test_the_home_page_stands_where_the_newest_article_is_in_a_section_that_was_taken_down(
    home: HomePage, section: SectionPage
) -> None:
    shown = make_article(section)
    hidden = make_section(home, title="撤下的栏目")
    make_article(hidden)
    hidden.unpublish()
    assert read_home(home, request=request()).lead.pk == shown.pk


def test_the_most_read_stand_on_the_home_page(home: HomePage, section: SectionPage) -> None:
    article = make_article(section)
    make_article(section)
    record_view(article_id=article.pk)
    assert [card.pk for card in read_home(home, request=request()).most_read] == [article.pk]


def test_a_section_lists_its_articles_newest_first_by_pages(section: SectionPage) -> None:
    now = timezone.now()
    articles = [
        make_article(section, first_published_at=now - timedelta(days=number))
        for number in range(PER_PAGE + 2)
    ]
    first = list_section(section, request=request())
    second = list_section(section, request=request(page="2"))
    assert [card.pk for card in first.cards + second.cards] == [one.pk for one in articles]
    assert first.page_numbers == [1, 2]


@pytest.mark.parametrize(
    "number", ["0", "-1", "abc", "999999", "空", "1.0", "２", "+1", " 1", "9" * 500, "\x00"]
)
def test_a_page_that_does_not_exist_is_refused_with_a_sentence(section: SectionPage, number: str) -> None:
    make_article(section)
    with pytest.raises(Http404, match="没有第"):
        list_section(section, request=request(page=number))


def test_an_empty_section_has_one_empty_page(section: SectionPage) -> None:
    assert list_section(section, request=request()).cards == []


def test_an_article_shows_its_section_even_where_that_is_not_public(section: SectionPage) -> None:
    article = make_article(section)
    section.view_restrictions.create(restriction_type="login")
    assert read_article(article, request=request()).section == section


def test_an_article_has_its_neighbours_related_ones_and_reads(section: SectionPage) -> None:
    before, article, after = (make_article(section) for _ in range(3))
    record_view(article_id=article.pk)
    reading = read_article(ArticlePage.objects.get(pk=article.pk), request=request())
    assert (reading.previous.pk, reading.following.pk) == (before.pk, after.pk)
    assert [card.pk for card in reading.related] == [after.pk, before.pk]
    assert reading.views == 1
