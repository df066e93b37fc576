"""Sends pages without the indentation of their templates: a fifth of a long guide's bytes, and nobody sees it."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

# Inside these every space counts; anywhere else a line break and what follows it show as one space.
_KEPT = re.compile(rb"(<(?P<name>pre|textarea|script|style)\b.*?</(?P=name)\s*>)", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(rb"\n\s+")
# re.split also returns the two groups of what it split at: text, kept, its name, text, …
_STRIDE = 3


def without_indentation(page: bytes) -> bytes:
    """Return a page in which a line break stands for every run of white space that begins with one."""
    parts = _KEPT.split(page)
    words = [_BREAK.sub(b"\n", text) for text in parts[::_STRIDE]]
    kept = [*parts[1::_STRIDE], b""]
    return b"".join(piece for pair in zip(words, kept, strict=True) for piece in pair)


class PageWhitespaceMiddleware:
    """Strips pages of HTML, before they are compressed; anything else passes as it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if isinstance(response, HttpResponse) and is_page and not response.has_header("Content-Encoding"):
            response.content = without_indentation(response.content)
            if response.has_header("Content-Length"):
                response["Content-Length"] = str(len(response.content))
        return response
