"""robots.txt and the key file, as they are served, and the form in which an editor sets them."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from articles.models import HomePage, SearchSettings
from tests.factories import make_user

pytestmark = pytest.mark.django_db
KEY = "0123456789abcdef"


def save(**fields: object) -> SearchSettings:
    settings = SearchSettings(site=Site.objects.get(), **fields)
    settings.full_clean()
    settings.save()
    return settings


def test_a_site_where_nobody_set_anything_has_a_good_file(client: Client, home: HomePage) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    text = response.content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_what_an_editor_adds_stands_in_it(client: Client, home: HomePage) -> None:
    save(robots_lines="Disallow: /drafts/")
    assert "\nDisallow: /drafts/\n" in client.get("/robots.txt").content.decode()


def test_a_hidden_site_says_so(client: Client, home: HomePage) -> None:
    save(is_hidden=True)
    assert client.get("/robots.txt").content.decode().endswith("Disallow: /\n")


def test_every_bad_line_is_told_in_the_form(client: Client, home: HomePage) -> None:
    client.force_login(make_user(superuser=True))
    address = reverse("wagtailsettings:edit", args=["articles", "searchsettings", Site.objects.get().pk])
    form = {"robots_lines": "不要收录\nUser-agent: Twitterbot\nDisallow: /media/", "indexnow_key": "太短"}
    text = client.post(address, form).content.decode()
    for sentence in (
        "第 1 行“不要收录”看不懂",
        "第 2 行“User-agent: Twitterbot”：这个爬虫负责显示分享出去的链接",
        "第 3 行“Disallow: /media/”会拦住图片和样式",
        "密钥是 8 到 128 个英文字母、数字或连字符。",
    ):
        assert sentence in text
    assert not SearchSettings.objects.exclude(robots_lines="").exists()


def test_the_key_file_holds_the_key_and_nothing_else_is_one(client: Client, home: HomePage) -> None:
    save(indexnow_key=KEY)
    response = client.get(f"/{KEY}.txt")
    assert (response.content.decode(), response["Content-Type"]) == (KEY, "text/plain; charset=utf-8")
    for path in (f"/{KEY}0.txt", "/x.txt", f"/{KEY}.html"):
        assert client.get(path).status_code == 404


def test_without_a_key_there_is_no_key_file(client: Client, home: HomePage) -> None:
    save()
    assert client.get(f"/{KEY}.txt").status_code == 404
    assert client.get("/.txt").status_code == 404


@pytest.mark.parametrize(
    "key", ["short", "a" * 129, "with space", "../../etc", "密钥密钥密钥密钥", "robots/../x1", "abcdefgh\n"]
)
def test_a_key_that_the_protocol_refuses_is_refused(key: str, home: HomePage) -> None:
    with pytest.raises(ValidationError):
        save(indexnow_key=key)
