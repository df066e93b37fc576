"""Which articles stand beside an article, and which never do."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import ArticlePage, HomePage, PinnedArticle, SectionPage
from articles.services.listing import make_cards, sections_by_path
from articles.services.related import RELATED_COUNT, neighbours, related_articles
from tests.factories import make_article, make_image, make_section

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return make_section(home)


def fresh(article: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk)


def test_pinned_come_first_in_their_order_then_tags_then_section_then_newest(
    home: HomePage, section: SectionPage
) -> None:
    other = make_section(home, title="别的栏目")
    old_pin, new_pin = make_article(other), make_article(other)
    two_tags = make_article(other, tags=("销户", "换绑"))
    one_tag = make_article(other, tags=("销户",))
    same_section = make_article(section)
    newest = make_article(other)
    article = make_article(section, tags=("销户", "换绑"), pinned=(new_pin, old_pin))
    assert related_articles(fresh(article)) == [new_pin, old_pin, two_tags, one_tag, same_section, newest]


def test_six_stand_where_there_are_six(section: SectionPage) -> None:
    article = make_article(section)
    for _ in range(9):
        make_article(section)
    related = related_articles(fresh(article))
    assert len(related) == len(set(related)) == RELATED_COUNT == 6
    assert article not in related


def test_six_stand_even_where_newer_ones_are_in_a_section_that_was_taken_down(
    client: Client, home: HomePage, section: SectionPage
) -> None:
    hidden = make_section(home, title="撤下的栏目")
    articles = [make_article(section) for _ in range(7)]
    for _ in range(6):
        make_article(hidden)
    hidden.unpublish()
    text = client.get(articles[0].get_url()).content.decode()
    assert text.count("related__item") == 6


def test_an_article_without_tags_or_companions_has_an_empty_list(section: SectionPage) -> None:
    article = make_article(section)
    assert related_articles(fresh(article)) == []


def test_the_article_itself_never_stands_there_even_when_pinned(section: SectionPage) -> None:
    article = make_article(section)
    PinnedArticle.objects.create(page=article, article=article)
    assert related_articles(fresh(article)) == []


def test_unpublished_private_and_excluded_ones_never_stand_there(section: SectionPage) -> None:
    draft = make_article(section, live=False, tags=("销户",))
    private = make_article(section, tags=("销户",))
    private.view_restrictions.create(restriction_type="password", password="secret-word")
    excluded = make_article(section, tags=("销户",))
    both = make_article(section)
    shown = make_article(section)
    article = make_article(
        section, tags=("销户",), pinned=(draft, private, both, shown), excluded=(excluded, both)
    )
    assert related_articles(fresh(article)) == [shown]


def test_articles_of_a_private_section_never_stand_there(home: HomePage, section: SectionPage) -> None:
    private = make_section(home, title="内部")
    private.view_restrictions.create(restriction_type="login")
    pinned = make_article(private)
    article = make_article(section, pinned=(pinned,))
    assert related_articles(fresh(article)) == []


def test_one_pinned_twice_stands_once(section: SectionPage) -> None:
    pinned = make_article(section)
    article = make_article(section, pinned=(pinned, pinned))
    assert related_articles(fresh(article)) == [pinned]


def test_more_than_six_pins_are_cut(section: SectionPage) -> None:
    pins = tuple(make_article(section) for _ in range(8))
    article = make_article(section, pinned=pins)
    assert related_articles(fresh(article)) == list(pins[:6])


def test_a_preview_shows_pins_and_tags_that_were_not_saved_yet(section: SectionPage) -> None:
    first, second = make_article(section), make_article(section)
    article = fresh(make_article(section, pinned=(first,)))
    article.pinned_articles = [PinnedArticle(article=second)]
    article.tags.add("没存的标签")
    assert related_articles(article)[0] == second
    assert list(fresh(article).pinned_articles.values_list("article", flat=True)) == [first.pk]


def test_an_article_that_was_never_saved_has_related_ones(section: SectionPage) -> None:
    other = make_article(section)
    unsaved = ArticlePage(title="新的", path=section.path + "9999", depth=section.depth + 1)
    assert related_articles(unsaved) == [other]
    assert neighbours(unsaved) == (None, None)


def test_the_list_costs_the_same_whatever_there_is(
    section: SectionPage, django_assert_max_num_queries: Any
) -> None:
    pins = tuple(make_article(section, cover=make_image()) for _ in range(3))
    for _ in range(12):
        make_article(section, tags=("销户",), cover=make_image())
    article = fresh(make_article(section, tags=("销户",), pinned=pins))
    with django_assert_max_num_queries(10):
        related = related_articles(article)
    assert len(related) == 6


def test_neighbours_are_the_ones_before_and_after_in_the_section(
    home: HomePage, section: SectionPage
) -> None:
    first = make_article(section)
    make_article(make_section(home, title="别的"))
    middle = make_article(section)
    make_article(section, live=False)
    last = make_article(section)
    assert neighbours(first) == (None, middle)
    assert neighbours(middle) == (first, last)
    assert neighbours(last) == (middle, None)


def test_neighbours_of_the_same_moment_are_told_apart(section: SectionPage) -> None:
    moment = timezone.now() - timedelta(days=1)
    one, two, three = (make_article(section, first_published_at=moment) for _ in range(3))
    assert neighbours(two) == (one, three)
    assert neighbours(one)[0] is None
    assert neighbours(three)[1] is None


def test_private_neighbours_are_passed_over(section: SectionPage) -> None:
    first, private, last = make_article(section), make_article(section), make_article(section)
    private.view_restrictions.create(restriction_type="login")
    assert neighbours(first) == (None, last)


def test_a_draft_has_no_neighbours(section: SectionPage) -> None:
    make_article(section)
    assert neighbours(make_article(section, live=False)) == (None, None)


def test_a_short_lead_continues_into_the_text_and_ends_in_an_ellipsis(home: HomePage) -> None:
    body = [("paragraph", "<h2>先做什么</h2><p>" + "先把银行卡预留的手机号换掉，再去营业厅。" * 10 + "</p>")]
    make_article(title="补卡", lead="写给要补卡的人。", body=body)
    article = make_article(title="销户")
    cards = make_cards(related_articles(article), sections=sections_by_path())
    assert cards[0].excerpt.startswith("写给要补卡的人。先把银行卡")
    assert cards[0].excerpt.endswith("…")
    assert 80 <= len(cards[0].excerpt) <= 90
