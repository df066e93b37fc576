"""Reads an answer as a network does."""

import json
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup

from tests.conformance.networks import Rule
from tests.web.html import parse


def read(html: str, rules: tuple[Rule, ...]) -> str:
    """Return the first value that the rules find in a page, "" for none."""
    page = parse(html)
    found = (value for rule in rules for value in _values(page, rule) if value)
    return next(found, "")


def data_of(page: BeautifulSoup) -> list[Any]:
    """Return what the page's JSON-LD blocks hold."""
    return [json.loads(script.get_text()) for script in page.select('script[type="application/ld+json"]')]


def _values(page: BeautifulSoup, rule: Rule) -> Iterator[str]:
    if not rule.selector:
        yield from _under_key(data_of(page), rule.attribute)
        return
    for tag in page.select(rule.selector):
        yield str(tag.get(rule.attribute, "")) if rule.attribute else tag.get_text()


def _under_key(value: Any, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            if name == key and isinstance(one, str):
                yield one
            yield from _under_key(one, key)
    if isinstance(value, list):
        for one in value:
            yield from _under_key(one, key)
