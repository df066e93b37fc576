"""Pages travel compressed, and only what gains by it."""

import gzip

import brotli
import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from articles.models import HomePage
from articles.web.compression import TextCompressionMiddleware

pytestmark = pytest.mark.django_db


def test_a_readers_page_comes_in_the_smallest_form(client: Client, home: HomePage) -> None:
    answer = client.get("/", headers={"accept-encoding": "gzip, deflate, br, zstd"})
    assert answer["Content-Encoding"] == "br"
    assert "Accept-Encoding" in answer["Vary"]
    assert answer["Content-Length"] == str(len(answer.content))
    assert b"</html>" in brotli.decompress(answer.content)


@pytest.mark.parametrize("taken", ["gzip", "gzip, br;q=0", "br; q=0.0, gzip", "gzip, brave"])
def test_a_page_comes_as_gzip_to_who_reads_no_brotli(client: Client, home: HomePage, taken: str) -> None:
    answer = client.get("/", headers={"accept-encoding": taken})
    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]
    assert b"</html>" in gzip.decompress(answer.content)


def test_a_page_comes_plain_to_who_cannot(client: Client, home: HomePage) -> None:
    answer = client.get("/")
    assert not answer.has_header("Content-Encoding")
    assert b"</html>" in answer.content


@pytest.mark.parametrize(("kind", "is_compressed"), [("image/avif", False), ("text/plain", True)])
def test_only_text_is_worth_it(rf: RequestFactory, kind: str, is_compressed: bool) -> None:
    middleware = TextCompressionMiddleware(lambda request: HttpResponse(b"a" * 5000, content_type=kind))
    answer = middleware(rf.get("/", headers={"accept-encoding": "gzip"}))
    assert answer.has_header("Content-Encoding") is is_compressed


@pytest.mark.parametrize("name", [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME])
@pytest.mark.parametrize("is_new", [True, False])
def test_what_may_hold_a_secret_has_another_length_every_time(
    rf: RequestFactory, name: str, is_new: bool
) -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        page = HttpResponse(b"a" * 5000)
        if is_new:
            page.set_cookie(name, "x")
        return page

    request = rf.get("/", headers={"accept-encoding": "gzip, br"})
    if not is_new:
        request.COOKIES[name] = "x"
    answers = [TextCompressionMiddleware(answer)(request) for _ in range(20)]
    assert {one["Content-Encoding"] for one in answers} == {"gzip"}
    assert len({one["Content-Length"] for one in answers}) > 1


@pytest.mark.parametrize("taken", ["br", "gzip"])
def test_a_strong_validator_becomes_a_weak_one(rf: RequestFactory, taken: str) -> None:
    page = HttpResponse(b"a" * 5000, headers={"ETag": '"x"'})
    answer = TextCompressionMiddleware(lambda request: page)(rf.get("/", headers={"accept-encoding": taken}))
    assert (answer["ETag"], answer["Content-Encoding"]) == ('W/"x"', taken)
