"""SITE_URL is the address of Wagtail's Site, whatever was there before."""

from typing import Any

import pytest
from wagtail.models import Page, Site

from articles.services.site_address import apply_site_url


@pytest.fixture
def site(home: Page) -> Site:
    return Site.objects.get()


@pytest.mark.parametrize(
    ("url", "hostname", "port"),
    [
        ("https://www.example.cn", "www.example.cn", 443),
        ("http://www.example.cn", "www.example.cn", 80),
        ("http://127.0.0.1:8000", "127.0.0.1", 8000),
    ],
)
def test_the_site_gets_host_and_port(url: str, hostname: str, port: int, site: Site, settings: Any) -> None:
    settings.SITE_URL = url
    assert apply_site_url()
    site.refresh_from_db()
    assert (site.hostname, site.port) == (hostname, port)


def test_pages_have_the_new_address_at_once(home: Page, settings: Any) -> None:
    assert home.full_url == "http://testserver/"
    settings.SITE_URL = "https://www.example.cn"
    apply_site_url()
    assert Page.objects.get(pk=home.pk).full_url == "https://www.example.cn/"


def test_a_second_time_changes_nothing(site: Site, settings: Any) -> None:
    settings.SITE_URL = "https://www.example.cn"
    assert apply_site_url()
    assert not apply_site_url()


def test_a_name_that_an_editor_gave_stays_and_an_empty_one_is_filled(site: Site, settings: Any) -> None:
    Site.objects.update(site_name="我的站")
    settings.SITE_URL = "https://www.example.cn"
    apply_site_url()
    site.refresh_from_db()
    assert site.site_name == "我的站"
    Site.objects.update(site_name="")
    apply_site_url()
    site.refresh_from_db()
    assert site.site_name == "号卡头条"


@pytest.mark.django_db
def test_where_there_is_no_site_none_is_made() -> None:
    Site.objects.all().delete()
    assert not apply_site_url()
    assert not Site.objects.exists()


def test_an_address_that_another_site_bears_is_left_to_it(
    home: Page, site: Site, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    Site.objects.create(hostname="www.example.cn", port=443, root_page=home)
    settings.SITE_URL = "https://www.example.cn"
    assert not apply_site_url()
    site.refresh_from_db()
    assert site.hostname == "testserver"
    assert "another site" in caplog.text
