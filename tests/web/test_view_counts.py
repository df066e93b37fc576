"""The small POST that counts a read."""

from typing import Any

import pytest
from django.test import Client

from articles.models import ArticlePage, ArticleViews, HomePage
from articles.services.view_counts import total_views
from tests.factories import make_article, make_section

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
READER = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin", "User-Agent": FIREFOX}


@pytest.fixture
def article(home: HomePage) -> ArticlePage:
    return make_article(make_section(home))


def post(client: Client, article: ArticlePage | int, **changes: str) -> object:
    headers = {name: value for name, value in {**READER, **changes}.items() if value}
    number = article if isinstance(article, int) else article.pk
    return client.post(f"/read/{number}/", headers=headers)


def test_a_read_is_counted_and_the_new_total_is_the_answer(client: Client, article: ArticlePage) -> None:
    answer = post(client, article)
    assert answer.status_code == 200
    assert answer.json() == {"total": 1, "label": "1"}
    assert total_views(article.pk) == 1
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_a_total_of_ten_thousand_is_compact(client: Client, article: ArticlePage) -> None:
    post(client, article)
    ArticleViews.objects.update(count=12_344)
    assert post(client, article, **{"User-Agent": FIREFOX + " x"}).json() == {
        "total": 12_345,
        "label": "1.2万",
    }


def test_it_works_where_tokens_are_enforced(article: ArticlePage) -> None:
    assert post(Client(enforce_csrf_checks=True), article).status_code == 200


def test_the_same_reader_counts_once_and_still_gets_the_total(client: Client, article: ArticlePage) -> None:
    for _ in range(3):
        assert post(client, article).json()["total"] == 1


def test_other_readers_and_other_articles_count(client: Client, article: ArticlePage) -> None:
    post(client, article)
    post(client, article, **{"User-Agent": FIREFOX.replace("Linux", "BSD")})
    client.post(f"/read/{article.pk}/", headers=READER, REMOTE_ADDR="192.0.2.9")
    other = make_article()
    post(client, other)
    assert total_views(article.pk) == 3
    assert total_views(other.pk) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://testserver@evil.example"},
        {"Origin": "http://["},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "", "Sec-Fetch-Site": ""},
        {"Origin": "", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_post_from_elsewhere_is_refused(
    client: Client, article: ArticlePage, changes: dict[str, str]
) -> None:
    answer = post(client, article, **changes)
    assert answer.status_code == 403
    assert "不是从本站页面发出的" in answer.json()["error"]
    assert total_views(article.pk) == 0


@pytest.mark.parametrize("left_out", ["Origin", "Sec-Fetch-Site"])
def test_one_of_the_two_headers_is_enough(client: Client, article: ArticlePage, left_out: str) -> None:
    assert post(client, article, **{left_out: ""}).json()["total"] == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"User-Agent": "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)"},
        {"User-Agent": "python-requests/2.32"},
        {"User-Agent": ""},
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
        {"Purpose": "prefetch"},
    ],
)
def test_crawlers_and_prefetches_are_not_counted(
    client: Client, article: ArticlePage, changes: dict[str, str]
) -> None:
    answer = post(client, article, **changes)
    assert answer.status_code == 200
    assert answer.json()["total"] == 0
    # Nor does a prefetch use up the reader's own read that follows it.
    assert post(client, article).json()["total"] == 1


def test_another_method_is_refused(client: Client, article: ArticlePage) -> None:
    for method in ("get", "head", "put", "delete"):
        assert getattr(client, method)(f"/read/{article.pk}/", headers=READER).status_code == 405
    assert total_views(article.pk) == 0


@pytest.mark.parametrize("number", [0, 987_654, 2**31, 10**18 - 1])
def test_an_article_that_does_not_exist_is_404_with_a_sentence(
    client: Client, home: HomePage, number: int
) -> None:
    answer = post(client, number)
    assert answer.status_code == 404
    assert "没有这篇文章" in answer.json()["error"]


@pytest.mark.parametrize("number", [2**63, 10**30])
def test_a_number_that_no_database_can_hold_is_404(client: Client, home: HomePage, number: int) -> None:
    assert post(client, number).status_code == 404


def test_drafts_and_private_articles_are_not_counted(client: Client, home: HomePage) -> None:
    draft, private = make_article(live=False), make_article()
    private.view_restrictions.create(restriction_type="login")
    for article in (draft, private, home):
        assert post(client, article.pk).status_code == 404
    assert not ArticleViews.objects.exists()


def test_the_count_is_kept_when_the_article_is_published_again(client: Client, article: ArticlePage) -> None:
    old = article.save_revision()
    post(client, article)
    article.unpublish()
    assert post(client, article).status_code == 404
    old.publish()
    assert 'aria-label="阅读 1 次"' in client.get(article.get_url()).content.decode()


def test_looking_at_a_page_alone_counts_nothing(client: Client, article: ArticlePage) -> None:
    client.get(article.get_url(), headers={"User-Agent": FIREFOX})
    assert total_views(article.pk) == 0


def test_a_read_costs_few_queries(
    client: Client, article: ArticlePage, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(5):
        post(client, article)
