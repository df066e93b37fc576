"""What each engine is sent, and what its answers come to: good ones, slow ones, broken ones."""

import json
import logging
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from articles.services import engine_calls
from articles.services.search_engines import Fate, Outcome, tell_baidu, tell_indexnow
from tests.fake_engine import FakeEngine, fake_engine

BASE = "https://example.com"
URLS = [f"{BASE}/guides/one/", f"{BASE}/guides/two/"]
TOKEN = "geheim-token"  # noqa: S105 - of an engine that lives for one test


@pytest.fixture
def engine() -> Iterator[FakeEngine]:
    with fake_engine() as engine:
        yield engine


def indexnow(engine: FakeEngine) -> Outcome:
    return tell_indexnow(URLS, endpoint=engine.url, key="0123456789abcdef", base_url=BASE)


def baidu(engine: FakeEngine) -> Outcome:
    return tell_baidu(URLS, endpoint=engine.url, site=BASE, token=TOKEN)


BOTH = pytest.mark.parametrize("tell", [indexnow, baidu])


def test_indexnow_is_sent_what_the_protocol_wants(engine: FakeEngine) -> None:
    indexnow(engine)
    ((path, body, headers),) = engine.requests
    assert path == "/tell"
    assert headers["Content-Type"] == "application/json; charset=utf-8"
    assert json.loads(body) == {
        "host": "example.com",
        "key": "0123456789abcdef",
        "keyLocation": "https://example.com/0123456789abcdef.txt",
        "urlList": URLS,
    }


def test_baidu_is_sent_one_address_a_line(engine: FakeEngine) -> None:
    baidu(engine)
    ((path, body, headers),) = engine.requests
    assert parse_qs(urlsplit(path).query) == {"site": [BASE], "token": [TOKEN]}
    assert "site=https://example.com&" in path
    assert headers["Content-Type"] == "text/plain"
    assert body.split("\n") == URLS


def test_the_token_stands_in_no_log(engine: FakeEngine, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        baidu(engine)
        tell_baidu(URLS, endpoint="http://127.0.0.1:1/", site=BASE, token=TOKEN)
    assert len(engine.requests) == 1
    assert TOKEN not in caplog.text


@pytest.mark.parametrize(
    ("status", "fate", "words"),
    [
        (200, Fate.SENT, "对方已收到"),
        (202, Fate.SENT, "正在验证密钥"),
        (301, Fate.LATER, "请管理员检查接口的地址"),
        (400, Fate.REFUSED, "格式不对"),
        (403, Fate.LATER, "密钥没有通过验证"),
        (404, Fate.LATER, "请管理员检查接口的地址"),
        (422, Fate.REFUSED, "不属于这个网站"),
        (429, Fate.LATER, "太频繁"),
        (500, Fate.LATER, "服务器出错了（500）"),
        (503, Fate.LATER, "服务器出错了（503）"),
    ],
)
def test_an_answer_of_indexnow(status: int, fate: Fate, words: str, engine: FakeEngine) -> None:
    engine.answer(status, "<html>whatever</html>", Location=engine.url, Retry_After="120")
    outcome = indexnow(engine)
    assert outcome.fate == fate
    assert words in outcome.words
    assert len(engine.requests) == 1
    if fate == Fate.LATER:
        assert outcome.retry_after == 120


@pytest.mark.parametrize(
    ("status", "told", "fate", "words", "remaining"),
    [
        (200, {"remain": 8, "success": 2, "not_same_site": [], "not_valid": []}, Fate.SENT, "还能推 8 条", 8),
        (200, {"success": 2}, Fate.SENT, "百度已收到", None),
        (200, {"remain": "x", "success": 2}, Fate.SENT, "百度已收到", None),
        (200, {"remain": -3, "success": 2}, Fate.SENT, "百度已收到", None),
        (200, {"remain": 0, "success": 1}, Fate.LATER, "一部分", 0),
        (200, {}, Fate.LATER, "看不懂", None),
        (200, {"success": True}, Fate.LATER, "看不懂", None),
        (200, [], Fate.LATER, "看不懂", None),
        (400, {"error": 400, "message": "over quota"}, Fate.TOMORROW, "配额用完了", 0),
        (400, {"error": 400, "message": "site error"}, Fate.LATER, "BAIDU_PUSH_SITE", None),
        (400, {"error": 400, "message": "empty content"}, Fate.REFUSED, "empty content", None),
        (
            400,
            {"error": 400, "message": "only 2000 urls are allowed once"},
            Fate.REFUSED,
            "only 2000 urls",
            None,
        ),
        (401, {"error": 401, "message": "token is not valid"}, Fate.LATER, "BAIDU_PUSH_TOKEN", None),
        (404, {"error": 404, "message": "not found"}, Fate.LATER, "请管理员检查接口的地址", None),
        (500, {"error": 500, "message": "internal error"}, Fate.LATER, "服务器出错了（500）", None),
        (400, {"message": ["x"]}, Fate.REFUSED, "x", None),
    ],
)
def test_an_answer_of_baidu(
    status: int, told: object, fate: Fate, words: str, remaining: int | None, engine: FakeEngine
) -> None:
    engine.answer(status, json.dumps(told))
    outcome = baidu(engine)
    assert (outcome.fate, outcome.remaining) == (fate, remaining)
    assert words in outcome.words
    assert TOKEN not in outcome.words


def test_baidu_names_the_addresses_that_it_refuses(engine: FakeEngine) -> None:
    engine.answer(
        200,
        json.dumps(
            {"remain": 5, "success": 0, "not_same_site": [URLS[0], "http://else/"], "not_valid": [URLS[1]]}
        ),
    )
    outcome = baidu(engine)
    assert outcome.fate == Fate.SENT
    assert outcome.refused == {URLS[0]: "百度说网址不属于登记的网站", URLS[1]: "百度说网址不合格"}


@pytest.mark.parametrize(
    "body", ["<html>", "", "null", "[" * 9000, "\udcff\udcfe", '{"success":', "x" * 200_000]
)
def test_garbage_of_baidu_is_tried_again_later(body: str, engine: FakeEngine) -> None:
    engine.answer(200, body)
    assert baidu(engine).fate == Fate.LATER


@BOTH
def test_an_engine_that_says_nothing_is_given_up_soon(
    tell: object, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_calls, "READ_SECONDS", 0.05)
    engine.is_silent = True
    outcome = tell(engine)  # type: ignore[operator] # one of the two functions above
    assert (outcome.fate, outcome.words) == (Fate.LATER, "对方太久没有回应")


@BOTH
def test_an_answer_without_an_end_is_not_waited_for(tell: object, engine: FakeEngine) -> None:
    engine.drips = True
    engine.answer(503, "")
    assert tell(engine).fate == Fate.LATER  # type: ignore[operator] # one of the two functions above


def test_an_answer_that_drips_ends_by_the_clock(engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine_calls, "LONGEST_SECONDS", 0.0)
    engine.drips = True
    with pytest.raises(engine_calls.NoAnswerError, match="太久"):
        engine_calls.post(engine.url, body=b"", content_type="text/plain")


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://nowhere.invalid/", "http://[/"])
def test_an_engine_that_is_not_there_is_no_traceback_and_tells_no_secret(address: str) -> None:
    outcome = tell_baidu(URLS, endpoint=address, site=BASE, token=TOKEN)
    assert (outcome.fate, outcome.words) == (Fate.LATER, "连不上对方的服务器")
