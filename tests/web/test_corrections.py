"""The form by which readers say what is wrong."""

from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from articles.models import ArticlePage, Correction, HomePage
from articles.web.corrections import MAX_PER_HOUR
from tests.factories import make_article, make_section, make_user
from tests.web.html import foreign_addresses, inline_code, one, parse

pytestmark = pytest.mark.django_db
SAME_SITE = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def article(home: HomePage) -> ArticlePage:
    return make_article(make_section(home), title="补卡指南")


def send(client: Client, article: ArticlePage, data: dict[str, str], **headers: str) -> object:
    return client.post(f"/correct/{article.pk}/", data, headers={**SAME_SITE, **headers})


def test_the_form_stands_and_sets_no_cookie(client: Client, article: ArticlePage) -> None:
    answer = client.get(f"/correct/{article.pk}/")
    assert answer.status_code == 200
    page = parse(answer.content.decode())
    assert one(page, "h1").get_text(strip=True) == "这篇文章哪里不对？"
    assert not page.select('[role="alert"], [aria-invalid]')
    assert inline_code(page) == foreign_addresses(page) == []
    assert one(page, 'meta[name="robots"]')["content"] == "noindex"
    for field in page.select("form textarea, form input"):
        assert page.select(f'label[for="{field["id"]}"]')
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()


def test_a_report_is_kept_and_thanked_for(client: Client, article: ArticlePage) -> None:
    answer = send(client, article, {"message": "热线写错了", "source": "客服", "website": ""})
    assert answer.status_code == 302
    correction = Correction.objects.get()
    assert (correction.article_id, correction.message, correction.source, correction.state) == (
        article.pk,
        "热线写错了",
        "客服",
        "new",
    )
    thanks = client.get(answer["Location"])
    assert thanks.status_code == 200
    assert one(parse(thanks.content.decode()), "h1").get_text() == "收到了，谢谢"
    assert not thanks.cookies


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "请写一句哪里不对"),
        ({"message": ""}, "请写一句哪里不对"),
        ({"message": " \r\n\t "}, "请写一句哪里不对"),
        ({"message": "\x00\x00"}, "请写一句哪里不对"),
        ({"message": "长" * 1001}, "写得太长了"),
        ({"message": "短", "source": "长" * 301}, "依据请写在 300 字以内"),
    ],
)
def test_what_cannot_be_kept_is_shown_again_with_the_reason(
    client: Client, article: ArticlePage, data: dict[str, str], sentence: str
) -> None:
    answer = send(client, article, data)
    assert answer.status_code == 400
    page = parse(answer.content.decode())
    assert sentence in page.get_text()
    typed = data.get("message", "").replace("\x00", "").strip()
    assert one(page, "textarea").get_text().strip(" \r\n\t\x00\ufffd") == typed
    assert not Correction.objects.exists()


def test_a_text_as_long_as_the_browser_allows_is_kept_whatever_its_line_ends(
    client: Client, article: ArticlePage
) -> None:
    text = "\r\n".join(["字" * 99] * 10)
    assert len(text.replace("\r\n", "\n")) == 999
    assert send(client, article, {"message": text}).status_code == 302
    assert Correction.objects.get().message == text.replace("\r\n", "\n")


def test_nul_bytes_are_left_out_and_emoji_kept(client: Client, article: ArticlePage) -> None:
    assert send(client, article, {"message": "热\x00线🙂", "source": "\x00客服"}).status_code == 302
    assert Correction.objects.get().message == "热线🙂"
    assert Correction.objects.get().source == "客服"


def test_a_program_that_fills_the_trap_is_thanked_and_forgotten(client: Client, article: ArticlePage) -> None:
    answer = send(client, article, {"message": "买药", "website": "https://spam.example"})
    assert answer.status_code == 302
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://["}]
)
def test_a_form_on_another_site_is_refused_and_what_was_typed_stays(
    client: Client, article: ArticlePage, headers: dict[str, str]
) -> None:
    answer = send(client, article, {"message": "热线写错了"}, **headers)
    assert answer.status_code == 403
    page = parse(answer.content.decode())
    assert "不是从本站页面发出的" in one(page, '[role="alert"]').get_text()
    assert one(page, "textarea").get_text().strip() == "热线写错了"
    assert not Correction.objects.exists()


def test_it_works_where_tokens_are_enforced(article: ArticlePage) -> None:
    assert send(Client(enforce_csrf_checks=True), article, {"message": "热线"}).status_code == 302


@pytest.mark.parametrize("backend", ["memory", "database"])
def test_more_than_ten_an_hour_from_one_reader_are_too_many(
    client: Client, article: ArticlePage, settings: Any, backend: str
) -> None:
    if backend == "database":
        settings.CACHES = {
            "default": settings.CACHES["default"],
            "recent_views": {
                "BACKEND": "django.core.cache.backends.db.DatabaseCache",
                "LOCATION": "corrections_test",
            },
        }
        call_command("createcachetable", "corrections_test")
    for number in range(MAX_PER_HOUR):
        assert send(client, article, {"message": f"第 {number} 条"}).status_code == 302
    answer = send(client, article, {"message": "再来一条"})
    assert answer.status_code == 429
    page = parse(answer.content.decode())
    assert "提交得太多了" in page.get_text()
    assert one(page, "textarea").get_text().strip() == "再来一条"
    assert Correction.objects.count() == MAX_PER_HOUR
    other = client.post(
        f"/correct/{article.pk}/", {"message": "别人"}, headers=SAME_SITE, REMOTE_ADDR="192.0.2.9"
    )
    assert other.status_code == 302


def test_the_hour_is_a_whole_hour_for_every_report(
    client: Client, article: ArticlePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds: list[int] = []
    cache = caches["recent_views"]
    monkeypatch.setattr(type(cache), "add", lambda self, key, value, timeout: seconds.append(timeout) or True)
    for _ in range(3):
        send(client, article, {"message": "一条"})
    assert seconds == [3600] * 3


def test_drafts_private_and_unknown_articles_have_no_form(client: Client, home: HomePage) -> None:
    private = make_article(make_section(home))
    private.view_restrictions.create(restriction_type="login")
    for number in (make_article(live=False).pk, private.pk, home.pk, 987_654, 2**63, 10**30):
        for path in (f"/correct/{number}/", f"/correct/{number}/thanks/"):
            assert client.get(path).status_code == 404


def test_a_report_is_escaped_in_the_admin(client: Client, article: ArticlePage) -> None:
    evil = '<script>alert("x")</script><img src=x onerror=alert(1)>'
    send(client, article, {"message": evil, "source": evil})
    client.force_login(make_user(superuser=True))
    name = "wagtailsnippets_articles_correction"
    for address in (reverse(f"{name}:list"), reverse(f"{name}:edit", args=[Correction.objects.get().pk])):
        text = client.get(address).content.decode()
        assert "&lt;script&gt;alert" in text
        assert "<script>alert" not in text
        assert "<img src=x" not in text


def test_what_was_typed_is_escaped_when_it_is_shown_again(client: Client, article: ArticlePage) -> None:
    answer = send(client, article, {"message": "", "source": '"><script>alert(1)</script>'})
    text = answer.content.decode()
    assert "<script>alert" not in text
    assert one(parse(text), "#id_source")["value"] == '"><script>alert(1)</script>'
