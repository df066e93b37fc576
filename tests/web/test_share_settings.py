"""What an editor sets and sees of sharing: the row's order, what it refuses, and the report on arrivals."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import Site

from articles.models import ArticlePage, HomePage, ShareSettings, ShareTargetChoice
from articles.models.share_settings import target_choices
from articles.services.arrivals import record_arrival
from articles.sharing.short_links import CHANNELS, CHANNELS_BY_SOURCE
from articles.sharing.targets import TARGETS
from tests.factories import make_article, make_section, make_user
from tests.web.html import parse

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(home: HomePage) -> ArticlePage:
    return make_article(make_section(home, slug="toutiao"), slug="zhuxiao")


@pytest.fixture
def editor(client: Client, home: HomePage) -> Client:
    client.force_login(make_user(superuser=True))
    return client


def save(editor: Client, *names: str, under_more: tuple[str, ...] = (), shows_optional: bool = False) -> Any:
    """Send the form of 分享按钮 with these targets in this order."""
    data: dict[str, Any] = {
        "targets-TOTAL_FORMS": len(names),
        "targets-INITIAL_FORMS": 0,
        "targets-MIN_NUM_FORMS": 0,
        "targets-MAX_NUM_FORMS": 1000,
    }
    for place, name in enumerate(names):
        data[f"targets-{place}-target"] = name
        data[f"targets-{place}-ORDER"] = place + 1
        if name in under_more:
            data[f"targets-{place}-is_under_more"] = "on"
    if shows_optional:
        data["shows_optional"] = "on"
    site = Site.objects.get()
    address = reverse("wagtailsettings:edit", args=["articles", "sharesettings", site.pk])
    return editor.post(address, data)


def row(article: ArticlePage) -> tuple[list[str], list[str]]:
    """Return what a reader sees: the names in the row, and those under 更多."""
    page = parse(Client().get(article.get_url()).content.decode())

    def names(selector: str) -> list[str]:
        return [
            str(item["class"][1]).removeprefix("share__item--")
            for item in page.select(f"{selector} > .share__item")
        ]

    return names(".share > .share__list"), names(".share__more > .share__list")


def test_the_default_row_needs_no_settings(article: ArticlePage) -> None:
    assert row(article) == (["wechat", "qq", "qzone", "weibo", "copy"], ["poster", "system"])


def test_an_editor_orders_the_row_and_readers_get_it(editor: Client, article: ArticlePage) -> None:
    assert save(editor, "copy", "weibo", "poster", "qq", under_more=("qq",)).status_code == 302
    assert row(article) == (["copy", "weibo", "poster"], ["qq"])


def test_without_a_fold_there_is_no_empty_one(editor: Client, article: ArticlePage) -> None:
    save(editor, "copy")
    page = parse(Client().get(article.get_url()).content.decode())
    assert not page.select(".share__more")


def test_a_way_chosen_twice_is_refused_with_a_sentence(editor: Client, article: ArticlePage) -> None:
    answer = save(editor, "qq", "copy", "qq")
    assert answer.status_code == 200
    assert "“QQ好友”已经选过了，请删掉一个。" in answer.content.decode()
    assert not ShareTargetChoice.objects.exists()


def test_an_optional_network_wants_its_switch_first(editor: Client, article: ArticlePage) -> None:
    answer = save(editor, "telegram")
    assert answer.status_code == 200
    assert "要显示“Telegram”，请先勾选上面的“更多网络”。" in answer.content.decode()
    assert save(editor, "telegram", shows_optional=True).status_code == 302
    assert row(article) == (["telegram"], [])


def test_an_unknown_way_is_refused(editor: Client, article: ArticlePage) -> None:
    assert save(editor, "google-plus").status_code == 200
    assert not ShareTargetChoice.objects.exists()


def test_the_switch_alone_adds_more_networks(editor: Client, article: ArticlePage) -> None:
    save(editor, shows_optional=True)
    shown, more = row(article)
    assert shown == ["wechat", "qq", "qzone", "weibo", "copy"]
    assert more[2:] == [target.name for target in TARGETS if target.is_optional]


def test_a_stored_choice_that_the_registry_lost_breaks_neither_page_nor_form(
    editor: Client, article: ArticlePage
) -> None:
    settings = ShareSettings.objects.create(site=Site.objects.get())
    for place, name in enumerate(("renren", "qq")):
        ShareTargetChoice.objects.create(settings=settings, target=name, sort_order=place)
    assert row(article) == (["qq"], [])
    address = reverse("wagtailsettings:edit", args=["articles", "sharesettings", settings.site_id])
    assert editor.get(address).status_code == 200
    assert str(ShareTargetChoice.objects.get(target="renren")) == "renren"


def test_the_choices_are_the_registrys_and_need_no_migration() -> None:
    assert [name for name, _label in target_choices()] == [target.name for target in TARGETS]
    field = ShareTargetChoice._meta.get_field("target")
    _name, _path, _args, kwargs = field.deconstruct()
    assert kwargs["choices"] is target_choices


def test_a_preview_has_no_code_and_no_poster(editor: Client, article: ArticlePage) -> None:
    draft = make_article(live=False, slug="draft")
    page = parse(draft.make_preview_request().content.decode())
    names = {str(item["class"][1]) for item in page.select(".share__item")}
    assert "share__item--weibo" in names
    assert not {"share__item--wechat", "share__item--poster"} & names


def test_a_private_article_has_no_code_that_would_lead_nowhere(editor: Client, article: ArticlePage) -> None:
    article.view_restrictions.create(restriction_type="login")
    page = parse(editor.get(article.get_url()).content.decode())
    assert not page.select(".share__item--wechat, .share__item--poster")
    assert "http://testserver/toutiao/zhuxiao/" in str(page.select_one(".leaflet__address"))


def test_the_report_tells_arrivals_by_article_and_channel(editor: Client, article: ArticlePage) -> None:
    for name, times in (("poster", 2), ("wechat", 1)):
        for time in range(times):
            record_arrival(article_id=article.pk, channel=CHANNELS_BY_SOURCE[name], is_new=time == 0)
    page = parse(editor.get(reverse("share_arrivals")).content.decode())
    rows = [
        [cell.get_text(strip=True) for cell in line.select("td")]
        for line in page.select("table.listing tbody tr")
    ]
    assert rows == [[article.title, "海报", "2", "1"], [article.title, "微信", "1", "1"]]
    assert page.select(f'a[href="{reverse("wagtailadmin_pages:edit", args=[article.pk])}"]')
    sheet = editor.get(reverse("share_arrivals"), {"export": "csv"})
    assert "海报,2,1" in b"".join(sheet.streaming_content).decode()
    assert editor.get(reverse("share_arrivals_results")).status_code == 200


def test_an_empty_report_says_so(editor: Client) -> None:
    assert "还没有人从" in editor.get(reverse("share_arrivals")).content.decode()


def test_the_report_is_for_those_who_work_on_pages(client: Client, home: HomePage) -> None:
    assert client.get(reverse("share_arrivals")).status_code == 302
    client.force_login(make_user(group="Editors"))
    assert client.get(reverse("share_arrivals")).status_code == 200
    assert "share-arrivals" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_an_editor_finds_an_articles_counted_address_for_each_channel(
    editor: Client, article: ArticlePage
) -> None:
    record_arrival(article_id=article.pk, channel=CHANNELS_BY_SOURCE["weibo"], is_new=True)
    address = reverse("channel_links", args=[article.pk])
    assert address in editor.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    page = parse(editor.get(address).content.decode())
    lines = [[cell.get_text() for cell in line.select("th, td")] for line in page.select(".listing tbody tr")]
    assert [line[0] for line in lines] == [channel.label for channel in CHANNELS]
    weibo = next(line for line in lines if line[0] == "微博")
    assert weibo[2:] == ["1", "1"]
    assert "utm_source=weibo" in Client().get(weibo[1])["Location"]


def test_a_draft_has_no_counted_addresses(editor: Client, home: HomePage) -> None:
    draft = make_article(make_section(home), live=False)
    address = reverse("channel_links", args=[draft.pk])
    assert editor.get(address).status_code == 404
    assert address not in editor.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])).content.decode()


def test_counted_addresses_are_for_the_articles_editors(client: Client, article: ArticlePage) -> None:
    address = reverse("channel_links", args=[article.pk])
    assert client.get(address).status_code == 302
    outsider = make_user()
    outsider.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(outsider)
    assert client.get(address, follow=True).redirect_chain[-1][0] == reverse("wagtailadmin_home")
