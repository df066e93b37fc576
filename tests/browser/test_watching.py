"""The browser's tests see what goes wrong on a page, and end only when its last request has."""

import socket
import threading
from collections.abc import Iterator
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler

import pytest
from playwright.sync_api import Browser

from tests.idle_server import CountingServer
from tests.live_site import watched_context

pytestmark = pytest.mark.browser


def break_a_tab(browser: Browser, script: str) -> None:
    """Run a script that fails in the second tab of a watched browser."""
    with watched_context(browser) as context:
        context.new_page()
        tab = context.new_page()
        with context.expect_event("weberror" if "throw" in script else "console"):
            tab.evaluate(script)


@pytest.mark.parametrize("script", ["setTimeout(() => { throw Error('坏了'); })", "console.error('坏了')"])
def test_an_error_on_any_tab_fails_the_test(chromium: Browser, script: str) -> None:
    with pytest.raises(AssertionError, match="坏了"):
        break_a_tab(chromium, script)


class SlowSite:
    """A server whose one answer takes until it is let go."""

    def __init__(self) -> None:
        self.may_answer, self.answered = threading.Event(), threading.Event()
        self.server = CountingServer(("127.0.0.1", 0), QuietHandler)
        self.server.set_app(self.answer)

    def answer(self, environ: Any, start_response: Any) -> list[bytes]:
        self.may_answer.wait(10)
        self.answered.set()
        start_response("200 OK", [])
        return [b""]


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture
def slow_site() -> Iterator[SlowSite]:
    site = SlowSite()
    thread = threading.Thread(target=site.server.serve_forever)
    thread.start()
    yield site
    site.may_answer.set()
    site.server.shutdown()
    site.server.server_close()
    thread.join()


def test_waiting_outlasts_a_request_whose_browser_has_gone(slow_site: SlowSite) -> None:
    with socket.create_connection(("127.0.0.1", slow_site.server.server_port)) as gone:
        gone.sendall(b"GET / HTTP/1.0\r\n\r\n")
    with pytest.raises(TimeoutError, match="1 个连接没有结束"):
        slow_site.server.wait_until_idle(seconds=0.2)
    slow_site.may_answer.set()
    slow_site.server.wait_until_idle()
    assert slow_site.answered.is_set()
