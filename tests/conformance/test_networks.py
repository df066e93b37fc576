"""Every network shows of every page what it is to show, from the real server's answer to its own user agent."""

from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from PIL import Image

from articles.models import HomePage
from tests.conformance.networks import NETWORKS, OG_IMAGE, Network, graph
from tests.conformance.pages import WITHOUT_ZONE, ZONED, Page, make_pages
from tests.conformance.reading import read


@pytest.fixture
def pages(live_home: HomePage) -> dict[str, Page]:
    return make_pages(live_home)


def fetch(url: str, network: Network) -> requests.Response:
    """Return the server's answer to a network, which sends no Referer."""
    answer = requests.get(url, headers={"User-Agent": network.user_agent}, timeout=30)
    assert answer.status_code == 200, (url, network.name)
    return answer


def wanted(network: Network, page: Page) -> dict[str, str]:
    """Return what a network is to show of a page."""
    published = ZONED if network.published and page.is_article else ""
    return {
        "title": page.document_title if network.shows_document_title else page.title,
        "description": page.description if network.description else "",
        "published": WITHOUT_ZONE if published and network.name == "百度" else published,
    }


def test_every_network_shows_every_page_as_its_rules_say(live_server: Any, pages: dict[str, Page]) -> None:
    shown, expected = {}, {}
    for kind, page in pages.items():
        for network in NETWORKS:
            html = fetch(live_server.url + page.path, network).text
            assert "noindex" not in html, (kind, network.name)
            shown[kind, network.name] = {
                "title": read(html, network.title),
                "description": read(html, network.description),
                "published": read(html, network.published),
            }
            expected[kind, network.name] = wanted(network, page)
            assert bool(read(html, network.picture)) == bool(network.shape), (kind, network.name)
    assert shown == expected


def test_every_picture_is_what_its_tags_say_and_what_its_readers_bear(
    live_server: Any, pages: dict[str, Page]
) -> None:
    for kind, page in pages.items():
        for network in (one for one in NETWORKS if one.shape):
            html = fetch(live_server.url + page.path, network).text
            address = read(html, network.picture)
            assert urlsplit(address).netloc == urlsplit(live_server.url).netloc
            answer = fetch(address, network)
            assert answer.headers["Content-Type"] == "image/jpeg", (kind, network.name)
            picture = Image.open(BytesIO(answer.content))
            assert (picture.format, picture.mode) == ("JPEG", "RGB"), (kind, network.name)
            assert len(answer.content) <= network.heaviest, (kind, network.name, len(answer.content))
            assert picture.width >= network.smallest[0], (kind, network.name)
            assert picture.height >= network.smallest[1], (kind, network.name)
            if network.shape == "square":
                assert picture.width == picture.height, (kind, network.name)
            elif address == read(html, (OG_IMAGE,)):
                told = tuple(int(read(html, (graph(f"og:image:{side}"),))) for side in ("width", "height"))
                assert picture.size == told == page.wide, (kind, network.name)


def test_every_network_has_a_name_and_a_user_agent_of_its_own() -> None:
    assert len({one.name for one in NETWORKS}) == len({one.user_agent for one in NETWORKS}) == len(NETWORKS)


def test_a_reader_without_its_tags_would_be_noticed() -> None:
    bare = "<title>只有题目</title>"
    missing = [one.name for one in NETWORKS if read(bare, one.title) == ""]
    assert missing == ["微信（只读 Open Graph）", "Facebook", "X", "LinkedIn", "Slack"]
    assert all(read(bare, one.picture) == "" for one in NETWORKS)
