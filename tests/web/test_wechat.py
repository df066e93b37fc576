"""The signature for WeChat's JS-SDK, against a local stand-in of its API: fine, slow, refusing, and talking nonsense."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import timedelta
from itertools import islice
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from articles.models import HomePage
from articles.services import wechat
from articles.sharing.wechat import sign
from articles.web import wechat as view
from tests.factories import make_article, make_section
from tests.fake_wechat import TICKET_PATH, TOKEN_PATH, FakeWeChat, fake_wechat
from tests.web.html import one, parse

pytestmark = pytest.mark.django_db
PAGE = "http://testserver/toutiao/zhuxiao/?from=timeline"
BOTH = [TOKEN_PATH, TICKET_PATH]


@pytest.fixture
def api(settings: Any, home: HomePage) -> Iterator[FakeWeChat]:
    """A site with an official account, and the stand-in that it asks."""
    with fake_wechat() as fake:
        settings.WECHAT_APP_ID, settings.WECHAT_APP_SECRET = "wx0123456789abcdef", "the-secret"
        settings.WECHAT_API_URL = fake.url
        yield fake


def ask(client: Client, url: str = PAGE) -> Any:
    return client.get("/wechat/signature/", {"url": url})


def later(monkeypatch: pytest.MonkeyPatch, **after: float) -> None:
    moment = timezone.now() + timedelta(**after)
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_a_page_of_this_site_is_signed_with_the_ticket(client: Client, api: FakeWeChat) -> None:
    answer = ask(client)
    assert answer.status_code == 200
    said = answer.json()
    assert set(said) == {"appId", "timestamp", "nonceStr", "signature"}
    assert said["appId"] == "wx0123456789abcdef"
    expected = sign(PAGE, ticket="ticket-1", nonce=said["nonceStr"], timestamp=said["timestamp"])
    assert said["signature"] == expected.signature
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies
    assert api.asked == [
        (
            TOKEN_PATH,
            {"grant_type": "client_credential", "appid": "wx0123456789abcdef", "secret": "the-secret"},
        ),
        (TICKET_PATH, {"access_token": "token-1", "type": "jsapi"}),
    ]


def test_the_ticket_is_fetched_once(client: Client, api: FakeWeChat) -> None:
    nonces = {ask(client).json()["nonceStr"] for _time in range(5)}
    assert len(nonces) == 5
    assert api.paths() == BOTH


def test_a_ticket_is_renewed_before_it_ends(
    client: Client, api: FakeWeChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(client)
    later(monkeypatch, seconds=7200 - wechat.RENEW_BEFORE_SECONDS + 1)
    api.answers[TICKET_PATH] = {"ticket": "ticket-2", "expires_in": 7200}
    said = ask(client).json()
    assert (
        said["signature"]
        == sign(PAGE, ticket="ticket-2", nonce=said["nonceStr"], timestamp=said["timestamp"]).signature
    )
    assert api.paths() == BOTH * 2


def test_while_one_process_renews_the_others_use_the_old_ticket(
    client: Client, api: FakeWeChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(client)
    later(monkeypatch, seconds=7000)
    caches["recent_views"].add("wechat:lock:wx0123456789abcdef", 1, 60)
    assert ask(client).status_code == 200
    assert api.paths() == BOTH


def test_while_one_process_fetches_the_first_the_others_are_told_to_come_back(
    client: Client, api: FakeWeChat
) -> None:
    caches["recent_views"].add("wechat:lock:wx0123456789abcdef", 1, 60)
    answer = ask(client)
    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert api.paths() == []


def test_of_many_who_come_at_once_one_asks_wechat(api: FakeWeChat) -> None:
    api.slow.add(TOKEN_PATH)
    with ThreadPoolExecutor(8) as pool:
        tasks = [pool.submit(wechat.sign_page, PAGE) for _number in range(8)]
        refused = list(islice(as_completed(tasks, timeout=3), 7))
        api.released.set()
    assert all(isinstance(task.exception(), wechat.NoTicketError) for task in refused)
    (lucky,) = set(tasks) - set(refused)
    assert lucky.result().signature
    assert api.paths() == BOTH


def test_an_expired_ticket_signs_nothing(
    client: Client, api: FakeWeChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(client)
    later(monkeypatch, seconds=7201)
    api.answers[TOKEN_PATH] = {"errcode": 40001, "errmsg": "invalid credential"}
    assert ask(client).status_code == 503


def test_an_old_ticket_that_still_lives_bridges_a_failure(
    client: Client, api: FakeWeChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(client)
    later(monkeypatch, seconds=7000)
    api.status = 500
    assert ask(client).status_code == 200
    assert ask(client).status_code == 200
    assert api.paths() == [*BOTH, TOKEN_PATH]


@pytest.mark.parametrize("path", BOTH)
@pytest.mark.parametrize(
    "said",
    [
        {"errcode": 40125, "errmsg": "invalid appsecret"},
        {"errcode": 45009, "errmsg": "reach max api daily quota limit"},
        {"errcode": -1, "errmsg": "system error"},
        {},
        [],
        None,
        {"access_token": 5, "ticket": None, "expires_in": "7200"},
        {"access_token": "", "ticket": "", "expires_in": 0},
        b"<html>502 Bad Gateway</html>",
        b"\xff\xfe\x00",
        b"",
        b"[" * 20_000,
    ],
)
def test_an_answer_that_is_no_ticket_is_a_clear_503(
    client: Client, api: FakeWeChat, path: str, said: Any, caplog: pytest.LogCaptureFixture
) -> None:
    api.answers[path] = said
    answer = ask(client)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "30"
    assert answer.json() == {"error": "微信那边暂时没有回应，请稍后再试。"}
    assert "WeChat gave no ticket" in caplog.text
    assert "the-secret" not in caplog.text
    assert "token-1" not in caplog.text


@pytest.mark.parametrize("path", BOTH)
def test_a_slow_answer_is_not_waited_for(
    client: Client, api: FakeWeChat, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wechat, "TIMEOUT_SECONDS", 0.2)
    api.slow.add(path)
    assert ask(client).status_code == 503


@pytest.mark.parametrize("path", BOTH)
def test_an_answer_that_drips_in_is_not_waited_for_either(
    client: Client, api: FakeWeChat, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wechat, "TIMEOUT_SECONDS", 0.2)
    api.dripping.add(path)
    assert ask(client).status_code == 503


def test_a_failure_is_not_repeated_by_every_reader(client: Client, api: FakeWeChat) -> None:
    api.status = 500
    assert [ask(client).status_code for _time in range(3)] == [503] * 3
    assert api.paths() == [TOKEN_PATH]
    caches["recent_views"].delete("wechat:pause:wx0123456789abcdef")
    api.status = 200
    assert ask(client).status_code == 200


def test_a_server_that_cannot_be_reached_is_a_503(client: Client, api: FakeWeChat, settings: Any) -> None:
    settings.WECHAT_API_URL = "http://127.0.0.1:9"
    assert ask(client).status_code == 503


@pytest.mark.parametrize(
    "url",
    ["https://evil.test/", "https://testserver/", "http://testserver:8000/", "http://testserver.evil/", "x"],
)
def test_another_hosts_page_is_refused_with_a_sentence(client: Client, api: FakeWeChat, url: str) -> None:
    answer = ask(client, url)
    assert answer.status_code == 403
    assert answer.json() == {"error": "只为本站自己的页面签名，这个地址不是。"}
    assert api.asked == []


def test_a_request_without_an_address_is_told_so(client: Client, api: FakeWeChat) -> None:
    answer = client.get("/wechat/signature/")
    assert (answer.status_code, answer.json()["error"][:2]) == (400, "请在")
    assert client.post("/wechat/signature/").status_code == 405


def test_whoever_asks_all_the_time_has_to_wait(
    client: Client, api: FakeWeChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "SIGNATURES", 2)
    assert [ask(client).status_code for _time in range(3)] == [200, 200, 429]
    assert client.get("/wechat/signature/", {"url": PAGE}, REMOTE_ADDR="192.0.2.9").status_code == 200


def test_another_accounts_ticket_is_not_used(client: Client, api: FakeWeChat, settings: Any) -> None:
    ask(client)
    settings.WECHAT_APP_ID = "wx-another"
    ask(client)
    assert api.paths() == BOTH * 2


@pytest.mark.parametrize(("app_id", "secret"), [("", ""), ("wx1", ""), ("", "s")])
def test_without_an_account_there_is_nothing_of_wechats(
    client: Client, home: HomePage, settings: Any, app_id: str, secret: str
) -> None:
    settings.WECHAT_APP_ID, settings.WECHAT_APP_SECRET = app_id, secret
    assert ask(client).status_code == 404
    answer = client.get(make_article(make_section(home)).get_url())
    assert "weixin" not in answer.content.decode().lower()
    assert "data-wechat-signing" not in answer.content.decode()
    assert "res.wx.qq.com" not in answer["Content-Security-Policy"]


def test_with_an_account_the_page_says_where_it_is_signed_and_the_policy_lets_the_script_in(
    client: Client, api: FakeWeChat
) -> None:
    answer = client.get(make_article(make_section()).get_url())
    row = one(parse(answer.content.decode()), "section.share")
    assert row["data-wechat-signing"] == "/wechat/signature/"
    policy = answer["Content-Security-Policy"]
    assert re.search(r"script-src 'self' https://res\.wx\.qq\.com(;|$)", policy)
    assert policy.count("qq.com") == 1
    # The script is fetched by the page's module, in WeChat alone; the secret stays here.
    assert "jweixin" not in answer.content.decode()
    assert "the-secret" not in answer.content.decode()


def test_the_domain_is_proved_by_the_configured_file_and_by_no_other(
    client: Client, home: HomePage, settings: Any
) -> None:
    settings.WECHAT_PROOF = "AbCd1234"
    answer = client.get("/MP_verify_AbCd1234.txt")
    assert (answer.content.decode(), answer["Content-Type"]) == ("AbCd1234", "text/plain; charset=utf-8")
    assert client.get("/MP_verify_abcd1234.txt").status_code == 404
    settings.WECHAT_PROOF = ""
    assert client.get("/MP_verify_AbCd1234.txt").status_code == 404
