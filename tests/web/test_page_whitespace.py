"""Pages travel without their templates' indentation, and read as before."""

import pytest
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory

from articles.models import HomePage
from articles.web.page_whitespace import PageWhitespaceMiddleware, without_indentation


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        ("<ul>\n\n    <li>一</li>\n  </ul>\n", "<ul>\n<li>一</li>\n</ul>\n"),
        ("<b>一</b>\n\t <i>二</i>", "<b>一</b>\n<i>二</i>"),
        ("<b>一</b> <i>二  三</i>", "<b>一</b> <i>二  三</i>"),
        ("一\n  <pre>\n\n    甲\n  乙</pre>\n  二", "一\n<pre>\n\n    甲\n  乙</pre>\n二"),
        ('<TEXTAREA rows="3">\n\n  甲</TEXTAREA>\n  二', '<TEXTAREA rows="3">\n\n  甲</TEXTAREA>\n二'),
        ("<script>`\n  a`</script>\n  <pre>\n  b</pre>", "<script>`\n  a`</script>\n<pre>\n  b</pre>"),
        ("<pre>\n  never closed", "<pre>\nnever closed"),
        ("", ""),
    ],
)
def test_only_what_nobody_sees_goes(page: str, sent: str) -> None:
    assert without_indentation(page.encode()).decode() == sent


@pytest.mark.django_db
def test_a_readers_page_has_no_indentation(client: Client, home: HomePage) -> None:
    answer = client.get("/")
    assert b"\n " not in answer.content
    assert b"\n\n" not in answer.content
    assert answer["Content-Length"] == str(len(answer.content))


@pytest.mark.parametrize(
    "answer",
    [
        HttpResponse(b"a\n  b", content_type="text/plain"),
        HttpResponse(b"a\n  b", headers={"Content-Encoding": "br"}),
        StreamingHttpResponse([b"a\n  b"]),
        FileResponse([b"a\n  b"], content_type="text/html"),
    ],
)
def test_anything_else_passes_as_it_is(rf: RequestFactory, answer: HttpResponseBase) -> None:
    sent = PageWhitespaceMiddleware(lambda request: answer)(rf.get("/"))
    assert b"".join(sent) == b"a\n  b"
