"""Steps and the carrier switch as readers get them: numbered, linkable, honest about what is known."""

from typing import Any

import pytest
from bs4 import Tag
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import ArticlePage, HomePage
from articles.services.publishing import refresh
from tests.factories import make_article, make_image
from tests.web.html import one, parse

pytestmark = pytest.mark.django_db
STEP_ID = "0a1b2c3d-0000-4000-8000-000000000000"
BLOCK_ID = "9f8e7d6c-0000-4000-8000-000000000000"


def step(title: str = "打热线", *, number: int = 0, **fields: Any) -> dict[str, Any]:
    return {"type": "item", "id": f"{number}{STEP_ID[1:]}", "value": {"title": title, **fields}}


def variant(carrier: str, channel: str, reliability: str, **fields: Any) -> dict[str, Any]:
    value = {"carrier": carrier, "channel": channel, "reliability": reliability, "steps": [step()], **fields}
    return {"type": "item", "id": f"{carrier}-{channel}", "value": value}


def show(client: Client, kind: str, value: Any, *, query: str = "") -> Tag:
    """Return the body of an article that holds this one block."""
    stream = ArticlePage._meta.get_field("body").stream_block
    article = ArticlePage.objects.first() or make_article()
    article.body = stream.to_python([{"type": kind, "value": value, "id": BLOCK_ID}])
    article.save()
    return parse(client.get(article.get_url() + query).content.decode())


def test_steps_are_a_real_list_whose_items_have_addresses_that_stay(client: Client, home: HomePage) -> None:
    page = show(client, "steps", {"title": "怎么办", "steps": [step("一"), step("二", number=1)]})
    assert one(page, "h2.steps__title")["id"] == "b-9f8e7d6c"
    items = one(page, "ol.steps__list").find_all("li", recursive=False)
    assert [item["id"] for item in items] == ["b-9f8e7d6c-0a1b2c3d", "b-9f8e7d6c-1a1b2c3d"]
    page = show(client, "steps", {"title": "", "steps": [step("二", number=1), step("一")]})
    assert one(page, ".steps")["id"] == "b-9f8e7d6c"
    assert not page.select(".steps h2")
    items = one(page, "ol.steps__list").find_all("li", recursive=False)
    assert [item["id"] for item in items] == ["b-9f8e7d6c-1a1b2c3d", "b-9f8e7d6c-0a1b2c3d"]


def test_forty_steps_are_forty_items(client: Client, home: HomePage) -> None:
    page = show(client, "steps", {"title": "", "steps": [step(str(number)) for number in range(40)]})
    assert len(page.select("ol.steps__list > li")) == 40


def test_a_step_says_nothing_of_what_it_lacks(client: Client, home: HomePage) -> None:
    text = one(show(client, "steps", {"title": "", "steps": [step()]}), ".steps").get_text()
    assert [word for word in ("需要带上", "大约多久", "办不了怎么办") if word in text] == []


def test_an_unverified_variant_stands_whole_under_its_warning(client: Client, home: HomePage) -> None:
    ask = {"whom_to_ask": "<p>问客服</p>", "hotline": {"text": "10086"}}
    page = show(client, "carrier_switch", {"variants": [variant("mobile", "app", "unverified", **ask)]})
    frame = one(page, "#b-9f8e7d6c-mobile-app")
    assert "carriers__variant--doubtful" in frame["class"]
    text = frame.get_text(" ", strip=True)
    assert text.index("未经核实，以 App 页面和营业厅为准") < text.index("打热线") < text.index("问客服")
    assert one(frame, 'a[href="tel:10086"]')


def test_a_variant_with_a_source_bears_no_warning(client: Client, home: HomePage) -> None:
    page = show(client, "carrier_switch", {"variants": [variant("mobile", "app", "fact")]})
    frame = one(page, "#b-9f8e7d6c-mobile-app")
    assert "carriers__variant--doubtful" not in frame["class"]
    assert "未经核实" not in frame.get_text()


@pytest.mark.parametrize("reliability", ["", "rumour"])
def test_a_variant_of_unknown_reliability_counts_as_unverified(
    client: Client, home: HomePage, reliability: str
) -> None:
    page = show(client, "carrier_switch", {"variants": [variant("mobile", "app", reliability)]})
    assert "未经核实" in one(page, "#b-9f8e7d6c-mobile-app").get_text()


def test_a_variant_without_a_source_says_only_whom_to_ask(client: Client, home: HomePage) -> None:
    ask = {"whom_to_ask": "<p>问发卡企业</p>"}
    page = show(client, "carrier_switch", {"variants": [variant("virtual", "phone", "unsourced", **ask)]})
    frame = one(page, "#b-9f8e7d6c-virtual-phone")
    assert "问发卡企业" in frame.get_text()
    assert "打热线" not in frame.get_text()
    assert not frame.find("ol")


def test_every_variant_has_its_heading_below_that_of_the_block(client: Client, home: HomePage) -> None:
    variants = [variant("unicom", "store", "fact"), variant("telecom", "app", "fact")]
    block = one(show(client, "carrier_switch", {"title": "", "variants": variants}), ".carriers")
    assert [heading.get_text(" ") for heading in block.find_all(["h2", "h3"])] == [
        "各家怎么办",
        "中国联通 营业厅",
        "中国电信 App",
    ]
    assert [radio["value"] for radio in block.select('input[name="b-9f8e7d6c-carrier"]')] == [
        "unicom",
        "telecom",
    ]
    assert len(block.select("fieldset > legend")) == 2


def test_the_address_of_a_choice_is_not_the_pages_own(client: Client, home: HomePage) -> None:
    page = show(
        client,
        "carrier_switch",
        {"variants": [variant("mobile", "app", "fact")]},
        query="?carrier=mobile&channel=app",
    )
    assert "carrier" not in str(one(page, 'link[rel="canonical"]')["href"])


def test_pictures_of_steps_get_their_sizes_when_the_article_is_published(home: HomePage) -> None:
    images = [make_image(width=900, height=900) for _number in range(2)]
    pictured = [step(picture={"image": image.pk, "alt_text": "", "decorative": True}) for image in images]
    stream = ArticlePage._meta.get_field("body").stream_block
    article = make_article()
    article.body = stream.to_python(
        [
            {"type": "steps", "value": {"steps": [pictured[0]]}},
            {
                "type": "carrier_switch",
                "value": {"variants": [variant("mobile", "app", "fact", steps=[pictured[1]])]},
            },
        ]
    )
    article.save()
    refresh.call(article.pk)
    for image in images:
        assert image.renditions.filter(filter_spec="max-800x1600|format-webp").exists()


def test_many_pictures_cost_no_more_queries_than_one(client: Client, home: HomePage) -> None:
    images = [make_image(width=64, height=36) for _number in range(6)]

    def cost(count: int) -> int:
        pictured = [
            step(picture={"image": image.pk, "alt_text": "", "decorative": True}) for image in images[:count]
        ]
        show(client, "steps", {"title": "", "steps": pictured})
        article = ArticlePage.objects.get()
        refresh.call(article.pk)
        # Wagtail remembers sizes for a while; a reader may come after that.
        for name in settings.CACHES:
            caches[name].clear()
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(article.get_url())
        assert len(parse(answer.content.decode()).select(".step img")) == count
        return len(captured)

    assert cost(6) == cost(1)
