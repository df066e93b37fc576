"""What an article weighs on a phone that asks for it the first time, from the server as it is delivered."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Request

from tests.chromium import PHONE
from tests.standards.real_site import GUIDE, real_site

pytestmark = pytest.mark.browser
KILOBYTE = 1024
SHIFTS = """new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((one) => { sum += one.value; }))
        .observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 200)));
})"""

# How far what a reader jumped to moves on while what stands around it is laid out, in pixels.
DRIFT = """(async () => {
    const one = document.querySelector(".share");
    one.scrollIntoView({ block: "center" });
    const { top } = one.getBoundingClientRect();
    for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
    return Math.abs(one.getBoundingClientRect().top - top);
})()"""


@dataclass(frozen=True)
class Part:
    """One answer as it came over the wire; the tool's own words name its kind."""

    kind: str
    url: str
    size: int
    encoding: str


@dataclass(frozen=True)
class Visit:
    """A first visit: what was fetched before anybody scrolled, and how much moved until the very end."""

    parts: tuple[Part, ...]
    drift: float
    layout_shift: float

    def weight(self, *kinds: str) -> int:
        """Return the bytes of some kinds, of all where none is named."""
        return sum(one.size for one in self.parts if not kinds or one.kind in kinds)


def _part(request: Request) -> Part:
    response = request.response()
    assert response is not None, request.url
    assert response.status < 400, request.url
    size = request.sizes()
    return Part(
        kind=request.resource_type,
        url=request.url,
        size=size["responseBodySize"] + size["responseHeadersSize"],
        encoding=response.headers.get("content-encoding", ""),
    )


@pytest.fixture(scope="module")
def visit(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    with real_site(tmp_path_factory.mktemp("site"), every_picture=False) as url:
        context = chromium.new_context(viewport=PHONE, device_scale_factor=2, has_touch=True, is_mobile=True)
        page = context.new_page()
        asked: list[Request] = []
        page.on("requestfinished", lambda request: asked.append(request))  # noqa: PLW0108 - Playwright marks what it calls
        page.goto(f"{url}/{GUIDE}", wait_until="networkidle")
        parts = tuple(_part(request) for request in asked)
        drift = page.evaluate(DRIFT)
        page.evaluate(
            "(async () => { for (let y = 0; y < document.body.scrollHeight; y += 600) {"
            " scrollTo(0, y); await new Promise(requestAnimationFrame); } })()"
        )
        page.wait_for_load_state("networkidle")
        yield Visit(parts=parts, drift=drift, layout_shift=page.evaluate(SHIFTS))
        context.close()


def test_words_style_and_script_are_light(visit: Visit) -> None:
    assert visit.weight("document", "stylesheet", "script") <= 40 * KILOBYTE, visit.parts
    assert 0 < visit.weight("script") <= 8 * KILOBYTE, visit.parts


def test_the_whole_page_is_light(visit: Visit) -> None:
    assert 0 < visit.weight("image") < visit.weight() <= 120 * KILOBYTE, visit.parts
    assert len(visit.parts) <= 12, visit.parts


def test_all_that_is_text_comes_compressed(visit: Visit) -> None:
    text = [one for one in visit.parts if one.kind in {"document", "stylesheet", "script"}]
    assert len(text) >= 3
    assert [one.url for one in text if one.encoding not in {"br", "gzip"}] == []


def test_the_cover_comes_in_the_smallest_format(visit: Visit) -> None:
    pictures = [one.url for one in visit.parts if one.kind == "image" and "/media/" in one.url]
    assert pictures
    assert [url for url in pictures if not url.endswith(".avif")] == []


def test_nothing_moves_while_the_page_loads(visit: Visit) -> None:
    # On a machine that is busy a date may turn relative after the first paint, and push its line by some pixels.
    assert round(visit.layout_shift, 2) == 0


def test_what_a_reader_jumps_to_stays_where_it_is(visit: Visit) -> None:
    assert visit.drift <= 2
