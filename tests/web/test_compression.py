"""Pages travel compressed, and only what gains by it."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from articles.models import HomePage
from articles.web.compression import TextCompressionMiddleware

pytestmark = pytest.mark.django_db


def test_a_page_comes_compressed_to_who_can_read_it(client: Client, home: HomePage) -> None:
    answer = client.get("/", headers={"accept-encoding": "gzip, br"})
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
