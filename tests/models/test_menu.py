"""Menus and settings: what they accept, and what readers see of it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from wagtail.models import Page, Site

from articles.models import HomePage, MenuItem, SiteMenu, SiteSettings
from articles.services.site_chrome import site_chrome
from tests.factories import make_section, make_standard_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def menu(home: HomePage) -> SiteMenu:
    return SiteMenu.objects.create(site=Site.objects.get())


def test_a_menu_item_points_to_a_page_or_an_address_never_both_nor_neither(
    home: HomePage, menu: SiteMenu
) -> None:
    page = make_section(home)
    MenuItem(menu=menu, page=page).clean()
    MenuItem(menu=menu, url="https://example.com/", label="别处").clean()
    for broken in ({}, {"page": page, "url": "https://example.com/", "label": "两个"}, {"label": "空的"}):
        with pytest.raises(ValidationError, match="只填一个"):
            MenuItem(menu=menu, **broken).clean()


def test_an_address_needs_words(menu: SiteMenu) -> None:
    with pytest.raises(ValidationError, match="要写文字"):
        MenuItem(menu=menu, url="https://example.com/").clean()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "没有协议"])
def test_an_address_is_a_web_address(menu: SiteMenu, url: str) -> None:
    with pytest.raises(ValidationError):
        MenuItem(menu=menu, url=url, label="坏的").full_clean()


def test_a_menu_item_is_called_by_its_label_its_page_or_its_address(home: HomePage, menu: SiteMenu) -> None:
    page = make_section(home, title="办卡补卡")
    assert str(MenuItem(menu=menu, page=page)) == "办卡补卡"
    assert str(MenuItem(menu=menu, page=page, label="补卡")) == "补卡"
    assert str(MenuItem(menu=menu, url="https://example.com/")) == "https://example.com/"


def test_the_menus_show_published_pages_of_the_site_in_order(home: HomePage, menu: SiteMenu) -> None:
    section = make_section(home, title="栏目", slug="lanmu")
    draft = make_section(home, title="草稿", slug="caogao", live=False)
    outside = Page.get_first_root_node().add_child(instance=Page(title="外面", slug="outside"))
    MenuItem.objects.create(menu=menu, page=draft, sort_order=0)
    MenuItem.objects.create(menu=menu, page=outside, sort_order=1)
    MenuItem.objects.create(menu=menu, url="https://example.com/", label="别处", sort_order=3)
    MenuItem.objects.create(menu=menu, page=section, sort_order=2)
    MenuItem.objects.create(menu=menu, page=make_standard_page(home), place="footer", sort_order=0)
    chrome = site_chrome(RequestFactory().get("/lanmu/x/", headers={"host": "testserver"}))
    assert [(link.label, link.url, link.is_current) for link in chrome.header_links] == [
        ("栏目", "/lanmu/", True),
        ("别处", "https://example.com/", False),
    ]
    assert [link.label for link in chrome.footer_links] == ["关于"]


def test_a_deleted_page_takes_its_menu_item_along(home: HomePage, menu: SiteMenu, client: Client) -> None:
    section = make_section(home)
    MenuItem.objects.create(menu=menu, page=section)
    section.delete()
    assert not MenuItem.objects.exists()
    assert client.get("/").status_code == 200


def test_the_home_page_is_current_only_on_itself(home: HomePage, menu: SiteMenu) -> None:
    MenuItem.objects.create(menu=menu, page=home, label="首页")
    request = RequestFactory()
    assert site_chrome(request.get("/")).header_links[0].is_current
    assert not site_chrome(request.get("/toutiao/")).header_links[0].is_current


def test_the_frame_costs_a_bounded_number_of_queries(
    home: HomePage, menu: SiteMenu, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        MenuItem.objects.create(menu=menu, page=make_section(home, title=f"栏目 {number}"))
    request = RequestFactory().get("/")
    Site.find_for_request(request)
    home.get_url(request)
    with django_assert_max_num_queries(2):
        assert len(site_chrome(request).header_links) == 12


def test_a_site_without_settings_still_has_a_frame(home: HomePage, client: Client) -> None:
    SiteSettings.objects.all().delete()
    assert client.get("/").status_code == 200
    Site.objects.all().delete()
    assert site_chrome(RequestFactory().get("/")).header_links == []


@pytest.mark.parametrize("number", ["京公网安备", "12345", "京公网安备 号"])
def test_a_police_record_needs_its_number(home: HomePage, number: str) -> None:
    settings = SiteSettings.objects.get()
    settings.police_number = number
    with pytest.raises(ValidationError, match="备案号"):
        settings.full_clean()


def test_records_are_printed_only_where_they_are_filled_in(home: HomePage, client: Client) -> None:
    assert "beian" not in client.get("/").content.decode()
    SiteSettings.objects.update(icp_number="京ICP备00000000号", police_number="京公网安备 11000000000000号")
    text = client.get("/").content.decode()
    assert "京ICP备00000000号" in text
    assert "code=11000000000000" in text
