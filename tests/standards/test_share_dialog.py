"""The dialog with the code keeps to the same rules as pages, and so do the page with the code and 更多 unfolded."""

import pytest
from playwright.sync_api import Page, expect

from tests.chromium import DESKTOP, PHONE
from tests.standards.test_accessibility import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_axe_finds_nothing_in_the_opened_dialog(tool_page: Page, served_pages: dict[str, str]) -> None:
    tool_page.goto(served_pages["bare article"])
    tool_page.mouse.wheel(0, 300)
    row = tool_page.get_by_role("region", name="分享给朋友")
    row.get_by_text("更多").click()
    row.get_by_role("button", name="微信").click()
    expect(tool_page.get_by_role("dialog", name="用微信扫一扫")).to_be_visible()
    found = {}
    for width in (PHONE, DESKTOP):
        tool_page.set_viewport_size(width)
        for scheme in ("light", "dark"):
            tool_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # a plain text is what it takes
            found[f"{width['width']} {scheme}"] = violations(tool_page)
    assert {dress: bad for dress, bad in found.items() if bad} == {}
