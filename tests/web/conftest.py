"""Whom the tests of addresses have in common."""

import pytest
from django.test import Client

PHONE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36 MicroMessenger/8.0"
)


@pytest.fixture
def reader() -> Client:
    """A person with a phone: what asks for a page without a browser's name counts as none."""
    return Client(headers={"user-agent": PHONE})
