"""The QR code of a printed guide."""

import re

from segno import make_qr

from articles.sharing.qr import qr_svg

ADDRESS = "https://example.com/toutiao/zhuxiao-shouji-haoma/"


def test_the_code_is_the_one_of_the_address_and_none_other() -> None:
    size = make_qr(ADDRESS, error="m", boost_error=False).symbol_size(border=4)[0]
    assert f'viewBox="0 0 {size} {size}"' in qr_svg(ADDRESS)
    assert qr_svg(ADDRESS) != qr_svg(ADDRESS.replace("zhuxiao", "buban"))


def test_the_drawing_fits_a_page_under_a_strict_policy() -> None:
    svg = qr_svg(ADDRESS)
    assert re.match(r"<svg [^>]*>", svg)
    assert not re.search(r"style|script|width|height|class|xmlns", svg)


def test_the_code_keeps_a_quiet_zone() -> None:
    assert re.search(r'd="M4 4\.5h7', qr_svg(ADDRESS))


def test_an_odd_address_is_drawn_as_an_address_and_not_as_markup() -> None:
    assert "<b>" not in qr_svg("https://example.com/<b>")
