"""Which pictures a shared page shows: addresses that change with what the pictures say, at next to no cost."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.models import ArticleImage, ArticlePage, HomePage, SectionPage, SiteSettings
from articles.services import cards
from tests.factories import make_article, make_image, make_section

pytestmark = pytest.mark.django_db
BASE = "https://example.com"


@pytest.fixture
def article(home: HomePage) -> ArticlePage:
    section = make_section(home, title="注销指南", accent=SectionPage.Accent.GREEN)
    return make_article(section, cover=make_image())


def site_settings() -> SiteSettings:
    return SiteSettings.objects.select_related("share_image").get()


def addresses(article: ArticlePage) -> tuple[str, str]:
    fresh = ArticlePage.objects.select_related("cover").get(pk=article.pk)
    wide, square = cards.share_pictures(fresh, settings=site_settings(), base_url=BASE)
    return wide.url, square.url


def test_an_article_has_a_wide_and_a_square_picture_at_absolute_addresses(article: ArticlePage) -> None:
    wide, square = cards.share_pictures(article, settings=site_settings(), base_url=BASE)
    assert (wide.width, wide.height) == (1200, 630)
    assert (square.width, square.height) == (600, 600)
    assert wide.alt == square.alt == article.title
    for picture in (wide, square):
        assert picture.url.startswith(f"{BASE}/share/card/{article.pk}-")
        assert picture.url.endswith(".jpg")


def test_telling_them_costs_one_query_and_none_where_the_section_is_given(
    article: ArticlePage, django_assert_num_queries: Any
) -> None:
    loaded = ArticlePage.objects.select_related("cover").get(pk=article.pk)
    section = SectionPage.objects.get()
    settings = site_settings()
    assert loaded.is_open_to_all  # asked once a page, for the head and the share row alike
    with django_assert_num_queries(1):
        cards.share_pictures(loaded, settings=settings, base_url=BASE)
    with django_assert_num_queries(0):
        cards.share_pictures(loaded, settings=settings, base_url=BASE, section=section)
        cards.site_pictures(settings=settings, base_url=BASE)


@pytest.mark.parametrize(
    "change",
    [
        lambda article: ArticlePage.objects.update(title="另一个标题"),
        lambda article: SectionPage.objects.update(title="另一个栏目"),
        lambda article: SectionPage.objects.update(accent=SectionPage.Accent.BLUE),
        lambda article: SiteSettings.objects.update(name="另一个名字"),
        lambda article: ArticlePage.objects.update(cover=None),
        lambda article: ArticlePage.objects.update(cover=make_image()),
        lambda article: ArticleImage.objects.update(file_hash="0" * 40),
        lambda article: ArticleImage.objects.update(focal_point_x=9),
    ],
    ids=["title", "section", "accent", "site", "no cover", "other cover", "cover's file", "focal point"],
)
def test_whatever_a_card_says_changes_its_address(article: ArticlePage, change: Any) -> None:
    before = addresses(article)
    assert addresses(article) == before
    change(article)
    after = addresses(article)
    assert after[0] != before[0]
    assert after[1] != before[1]


def test_a_new_drawing_has_a_new_address(article: ArticlePage, monkeypatch: pytest.MonkeyPatch) -> None:
    before = addresses(article)
    monkeypatch.setattr("articles.cards.facts.DRAWING_VERSION", 10_000)
    assert addresses(article)[0] != before[0]


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "另一个标题"},
        {"lead": "另一段导语。"},
        {"cover": None},
        {"facts_as_of": date(2026, 11, 24)},
        {"revised_at": timezone.now()},
        {"first_published_at": timezone.now() - timedelta(days=400)},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_whatever_a_poster_says_changes_its_address(article: ArticlePage, fields: dict[str, Any]) -> None:
    def path() -> str:
        fresh = ArticlePage.objects.get(pk=article.pk)
        facts = cards.poster_facts(fresh, settings=site_settings(), base_url=BASE)
        return cards.poster_path(fresh.pk, facts=facts)

    before = path()
    ArticlePage.objects.update(**fields)
    assert path() != before


def test_a_page_that_not_all_readers_see_shows_the_sites_pictures(article: ArticlePage) -> None:
    draft = make_article(live=False)
    article.view_restrictions.create(restriction_type="login")
    expected = cards.site_pictures(settings=site_settings(), base_url=BASE)
    for one in (draft, article, ArticlePage(title="还没保存", live=False)):
        assert cards.share_pictures(one, settings=site_settings(), base_url=BASE) == expected
    assert expected[0].url.startswith(f"{BASE}/share/card/site-wide-")
    assert expected[0].alt == "号卡头条"


def test_the_date_on_a_poster_is_never_more_than_is_known(article: ArticlePage) -> None:
    assert cards.dated(ArticlePage()) == ""
    assert cards.dated(article).startswith("发布于 2")
    article.revised_at = timezone.now()
    assert cards.dated(article).startswith("更新于 2")
    article.facts_as_of = date(2026, 11, 24)
    assert cards.dated(article) == "资料截至 2026-11-24，未经编辑核实"
