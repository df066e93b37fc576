"""Pages for what went wrong: in the site's design, with a sentence, never a traceback."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from articles.models import HomePage
from tests.factories import make_article, make_section, make_standard_page
from tests.web.html import foreign_addresses, inline_code, one, parse

pytestmark = pytest.mark.django_db


def check(answer: object, *, status: int, heading: str) -> None:
    assert answer.status_code == status
    assert answer["Content-Security-Policy"]
    page = parse(answer.content.decode())
    assert page.html["lang"] == "zh-CN"
    assert one(page, "h1").get_text() == heading
    assert one(page, "title").get_text() == f"{heading} - 号卡头条"
    assert one(page, ".message__code").get_text() == str(status)
    assert one(page, ".message__text").get_text(strip=True)
    assert one(page, 'meta[name="robots"]')["content"] == "noindex"
    assert page.select('a[href="/"]')
    assert inline_code(page) == foreign_addresses(page) == []


def test_404(client: Client, home: HomePage) -> None:
    check(client.get("/nowhere/"), status=404, heading="没有找到这一页")


def test_404_without_a_site(client: Client, db: None) -> None:
    assert client.get("/nowhere/").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/%00/",
        "/%ff%fe/",
        "/../../etc/passwd",
        "/" + "a" * 4000 + "/",
        "/%0d%0aX: y/",
        "/tag/%00/",
        "/author/%2e%2e/",
    ],
)
def test_hostile_addresses_are_404(client: Client, home: HomePage, path: str) -> None:
    assert client.get(path).status_code in {404, 400}


def test_403(client: Client, home: HomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionDenied

    monkeypatch.setattr("articles.templatetags.article_tags.reading.read_home", refuse)
    answer = client.get("/")
    check(answer, status=403, heading="这一页不对外开放")
    assert one(parse(answer.content.decode()), f'main a[href="{reverse("wagtailadmin_login")}"]')


def test_a_form_that_is_too_old_is_403_in_the_sites_design(home: HomePage) -> None:
    page = make_section(home)
    restriction = page.view_restrictions.create(restriction_type="password", password="word")
    answer = Client(enforce_csrf_checks=True).post(
        f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/", {"password": "word"}
    )
    check(answer, status=403, heading="这次没有提交成功")
    assert "刷新后再提交" in answer.content.decode()


def test_410(client: Client, home: HomePage) -> None:
    article = make_article(make_section(home))
    article.unpublish()
    check(client.get(article.get_url()), status=410, heading="这一页已经撤下")


def test_500(client: Client, home: HomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("articles.templatetags.article_tags.reading.read_home", fail)
    client.raise_request_exception = False
    answer = client.get("/")
    check(answer, status=500, heading="服务器出了问题")
    assert "secret detail" not in answer.content.decode()


def test_the_500_page_needs_neither_database_nor_request(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert "服务器出了问题" in get_template("500.html").render()


def test_a_page_that_was_never_published_is_404(client: Client, home: HomePage) -> None:
    draft = make_article(make_section(home), live=False)
    assert client.get(draft.get_url()).status_code == 404


@pytest.mark.parametrize("kind", ["article", "section", "standard"])
def test_every_kind_of_page_that_was_taken_down_is_410(client: Client, home: HomePage, kind: str) -> None:
    makers = {"article": make_article, "section": make_section, "standard": make_standard_page}
    page = makers[kind](make_section(home) if kind == "article" else home)
    page.save_revision().publish()
    page.refresh_from_db()
    page.unpublish()
    assert client.get(page.get_url()).status_code == 410
    page.get_latest_revision().publish()
    assert client.get(page.get_url()).status_code == 200
