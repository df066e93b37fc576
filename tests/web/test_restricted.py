"""Private pages: never listed, fed or related, and asked for before they are shown."""

from typing import Any

import pytest
from django.test import Client

from articles.models import ArticlePage, HomePage
from articles.services.view_counts import record_view
from tests.conftest import OpenDatabase
from tests.factories import make_article, make_author, make_section, make_site, make_user
from tests.web.html import one, parse

pytestmark = pytest.mark.django_db
HIDDEN = "只给自己人看的标题"


@pytest.fixture(scope="module")
def article_id(module_database: OpenDatabase) -> int:
    with module_database():
        return make_private_article().pk


@pytest.fixture
def article(article_id: int, db: None) -> ArticlePage:
    return ArticlePage.objects.get(pk=article_id)


def make_private_article() -> ArticlePage:
    """Return an article, not restricted yet, that stands wherever an article can stand."""
    home = HomePage.objects.first() or make_site()
    section = make_section(home, slug="banka")
    author = make_author(slug="haoka")
    private = make_article(
        section, title=HIDDEN, lead="机密导语", author=author, tags=("销户",), slug="private"
    )
    make_article(section, title="公开的", slug="public", author=author, tags=("销户",), pinned=(private,))
    record_view(article_id=private.pk)
    home.lead_article = private
    home.save_revision().publish()
    return private


def restrict(page: Any, kind: str) -> None:
    password = "open-sesame" if kind == "password" else ""
    page.view_restrictions.create(restriction_type=kind, password=password)


@pytest.mark.parametrize("kind", ["password", "login", "groups"])
@pytest.mark.parametrize("address", ["/", "/banka/", "/tag/xiao-hu/", "/author/haoka/", "/banka/public/"])
def test_a_private_article_stands_on_no_list(
    client: Client, article: ArticlePage, kind: str, address: str
) -> None:
    assert HIDDEN in client.get(address).content.decode()
    restrict(article, kind)
    answer = client.get(address)
    assert answer.status_code == 200
    assert HIDDEN not in answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/tag/xiao-hu/", "/author/haoka/"])
def test_articles_of_a_private_section_stand_on_no_list(
    client: Client, article: ArticlePage, address: str
) -> None:
    restrict(article.get_parent(), "login")
    assert HIDDEN not in client.get(address).content.decode()


def test_a_password_page_asks_for_it_in_the_sites_design(client: Client, article: ArticlePage) -> None:
    restrict(article, "password")
    answer = client.get(article.get_url())
    text = answer.content.decode()
    assert answer.status_code == 200
    assert HIDDEN not in text
    assert "机密导语" not in text
    page = parse(text)
    assert one(page, "h1").get_text() == "需要密码"
    assert one(page, 'meta[name="robots"]')["content"] == "noindex"
    action = one(page, "main form")["action"]
    wrong = client.post(action, {"password": "wrong", "return_url": article.get_url()})
    assert "密码" in one(parse(wrong.content.decode()), ".form__error").get_text()
    right = client.post(action, {"password": "open-sesame", "return_url": article.get_url()})
    assert right.status_code == 302
    assert HIDDEN in client.get(article.get_url()).content.decode()


@pytest.mark.parametrize("kind", ["login", "groups"])
def test_a_login_page_sends_strangers_to_the_login(client: Client, article: ArticlePage, kind: str) -> None:
    restrict(article, kind)
    answer = client.get(article.get_url())
    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_someone_who_is_logged_in_reads_it(client: Client, article: ArticlePage) -> None:
    restrict(article, "login")
    client.force_login(make_user())
    assert HIDDEN in client.get(article.get_url()).content.decode()


def test_a_password_that_leads_elsewhere_stays_on_the_site(client: Client, article: ArticlePage) -> None:
    restrict(article, "password")
    action = one(parse(client.get(article.get_url()).content.decode()), "main form")["action"]
    answer = client.post(action, {"password": "open-sesame", "return_url": "https://evil.example/"})
    assert "evil.example" not in answer.headers.get("Location", "")


def test_a_private_article_offers_no_form_that_would_be_404(client: Client, article: ArticlePage) -> None:
    restrict(article, "login")
    client.force_login(make_user())
    page = parse(client.get(article.get_url()).content.decode())
    for link in page.select(".article__correction"):
        assert client.get(link["href"]).status_code == 200


def test_a_private_article_describes_itself_to_no_engine_and_shows_the_sites_picture(
    client: Client, article: ArticlePage
) -> None:
    assert "/share/card/site-" not in client.get(article.get_url()).content.decode()
    restrict(article, "login")
    client.force_login(make_user())
    page = parse(client.get(article.get_url()).content.decode())
    assert one(page, 'meta[name="robots"]')["content"] == "noindex"
    assert not page.select('script[type="application/ld+json"]')
    picture = str(one(page, 'meta[property="og:image"]')["content"])
    assert client.get(picture).status_code == 200
