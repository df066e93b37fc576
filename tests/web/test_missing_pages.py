"""Dead addresses: what a reader gets, what an editor sees, what is never kept."""

from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from articles.models import HomePage, MissingAddress, SectionPage
from articles.services import missing_addresses
from tests.factories import make_article, make_section, make_user
from tests.web.html import parse
from tests.web.redirect_forms import redirect_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(home: HomePage) -> SectionPage:
    return make_section(home, title="办事指南", slug="guides")


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(make_user(superuser=True))
    return client


def on_list() -> dict[str, int]:
    return dict(MissingAddress.objects.values_list("path", "count"))


def test_a_dead_address_is_counted_without_its_query_and_slash(reader: Client, home: HomePage) -> None:
    for path in ("/old-page/", "/old-page/?utm_source=x&phone=13800138000", "/old-page/#x"):
        assert reader.get(path).status_code == 404
    reader.get("/%E6%97%A7/")
    assert on_list() == {"/old-page": 3, "/旧": 1}
    row = MissingAddress.objects.get(path="/old-page")
    assert row.first_asked_at < row.last_asked_at


@pytest.mark.parametrize(
    "agent",
    ["", "Baiduspider/2.0", "Mozilla/5.0 (compatible; bingbot/2.0)", "curl/8.0", "facebookexternalhit/1.1"],
)
def test_crawlers_are_not_counted(agent: str, home: HomePage) -> None:
    Client(headers={"user-agent": agent}).get("/old-page/")
    assert on_list() == {}


def test_probes_other_methods_and_pages_that_answer_are_not_counted(
    reader: Client, section: SectionPage
) -> None:
    article = make_article(section, slug="one")
    article.unpublish()
    for path in ("/wp-login.php", "/.env", "/static/old.css", "/guides/", "/guides/one/", "/admin/nothing/"):
        reader.get(path)
    reader.head("/old-page/")
    reader.post("/old-page/")
    assert on_list() == {}


def test_a_dead_address_costs_one_statement_more_than_a_crawlers(reader: Client, home: HomePage) -> None:
    def cost(client: Client) -> int:
        client.get("/nowhere/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/nowhere/")
        return len(captured)

    assert cost(reader) == cost(Client()) + 1


def test_a_database_that_cannot_take_it_changes_nothing_for_the_reader(
    reader: Client, home: HomePage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def locked(path: str) -> None:
        raise DatabaseError("database is locked")

    monkeypatch.setattr(missing_addresses, "_count", locked)
    response = reader.get("/old-page/")
    assert response.status_code == 404
    assert "没有找到这一页" in response.content.decode()
    assert "could not be recorded" in caplog.text


def test_the_list_never_grows_beyond_its_bound_and_the_rarest_leave_first(
    reader: Client, home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(missing_addresses, "MOST", 3)
    monkeypatch.setattr(missing_addresses, "_SLACK", 1)
    for _time in range(3):
        reader.get("/wanted/")
    for number in range(10):
        reader.get(f"/rare-{number}/")
    assert on_list() == {"/wanted": 3, "/rare-8": 1, "/rare-9": 1}


def listed(admin: Client) -> list[str]:
    page = parse(admin.get(reverse("missing_addresses")).content.decode())
    return [str(link["href"]) for link in page.select("td.title a")]


def test_the_list_names_the_most_wanted_first_with_what_to_do(admin: Client, reader: Client) -> None:
    for path in ("/rare/", "/wanted/", "/wanted/", f"/{'长' * 300}/"):
        reader.get(path)
    assert listed(admin)[0] == "/wanted"
    text = admin.get(reverse("missing_addresses")).content.decode()
    for words in ("读者要找却没有的地址", "设置跳转", "不再提醒", "地址太长，不能设置跳转"):
        assert words in text
    assert text.count("设置跳转</a>") == 2


def test_one_click_opens_the_form_with_the_address_and_saving_ends_the_search(
    admin: Client, reader: Client, section: SectionPage
) -> None:
    article = make_article(section, slug="new")
    reader.get("/旧地址/")
    address = reverse("redirect_missing_address", args=[MissingAddress.objects.get().pk])
    page = parse(admin.get(address).content.decode())
    (field,) = page.select("input[name=old_path]")
    assert field["value"] == "/旧地址"
    response = admin.post(address, redirect_form("/旧地址", redirect_page=article.pk))
    assert (response.status_code, response["Location"]) == (302, reverse("missing_addresses"))
    assert on_list() == {}
    assert reader.get("/旧地址/")["Location"] == "/guides/new/"


def test_an_address_that_answers_again_leaves_the_list(
    admin: Client, reader: Client, section: SectionPage
) -> None:
    for path in ("/guides/one/", "/old/", "/still-dead/"):
        reader.get(path)
    make_article(section, slug="one", live=False).save_revision().publish()
    Redirect.add_redirect("/old/", redirect_to="/guides/one/")
    assert on_list() == {"/still-dead": 1}


def test_a_redirect_in_a_circle_stays_on_the_list(
    admin: Client, reader: Client, home: HomePage, settings: Any
) -> None:
    settings.SITE_URL = "https://example.com"
    reader.get("/dead/")
    address = reverse("redirect_missing_address", args=[MissingAddress.objects.get().pk])
    text = admin.post(
        address, redirect_form("/dead", redirect_link="https://example.com/dead/")
    ).content.decode()
    assert "这样会绕回“/dead”自己" in text
    assert on_list() == {"/dead": 1}


def test_what_was_dismissed_does_not_come_back(admin: Client, reader: Client, home: HomePage) -> None:
    reader.get("/dead/")
    address = reverse("dismiss_missing_address", args=[MissingAddress.objects.get().pk])
    assert admin.get(address).status_code == 405
    assert admin.post(address).status_code == 302
    reader.get("/dead/")
    assert listed(admin) == []
    assert admin.post(reverse("dismiss_missing_address", args=[987654])).status_code == 404
    assert admin.get(reverse("redirect_missing_address", args=[987654])).status_code == 404


def test_an_editor_without_the_right_sees_the_list_and_changes_nothing(
    client: Client, reader: Client, home: HomePage
) -> None:
    reader.get("/dead/")
    client.force_login(make_user(group="Editors"))
    text = client.get(reverse("missing_addresses")).content.decode()
    assert "请管理员来处理" in text
    assert "设置跳转" not in text
    pk = MissingAddress.objects.get().pk
    client.post(reverse("dismiss_missing_address", args=[pk]))
    client.post(
        reverse("redirect_missing_address", args=[pk]),
        redirect_form("/dead", redirect_link="http://x.example/"),
    )
    assert not MissingAddress.objects.get().is_dismissed
    assert not Redirect.objects.exists()


def test_strangers_see_neither_report(reader: Client, home: HomePage) -> None:
    for name in ("missing_addresses", "search_pings"):
        assert reader.get(reverse(name)).status_code == 302
