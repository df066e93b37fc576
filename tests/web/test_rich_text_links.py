"""Links of rich text on readers' pages."""

import pytest
from wagtail.rich_text import expand_db_html

from articles.models import HomePage
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def test_links_to_other_sites_lend_them_nothing() -> None:
    html = expand_db_html('<p><a href="https://example.com/?a=1&amp;b=%22">原文</a></p>')
    assert html == '<p><a href="https://example.com/?a=1&amp;b=%22" rel="noopener nofollow">原文</a></p>'


def test_telephone_links_stay_plain() -> None:
    assert expand_db_html('<a href="tel:10086">10086</a>') == '<a href="tel:10086">10086</a>'


def test_links_to_pages_follow_the_page(home: HomePage) -> None:
    article = make_article()
    html = expand_db_html(f'<a linktype="page" id="{article.pk}">看这篇</a>')
    assert html == f'<a href="{article.url}">看这篇</a>'


def test_a_link_to_a_deleted_page_keeps_its_words(home: HomePage) -> None:
    assert "看这篇" in expand_db_html('<a linktype="page" id="999999">看这篇</a>')
