"""`make slow-phone`: how soon an article can be read on an old phone with a bad connection, the first time.

Chromium slows its processor six times down and its network to 400 kbit/s with 400 ms of delay. Prints figures and
fails nothing: they depend on what else the machine does. docs/standards.md has the targets.
"""

import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.chromium import CHROMIUM, CHROMIUM_ARGUMENTS, PHONE
from tests.standards.real_site import GUIDE, SECTION, real_site

PAGES = {"首页": "", "栏目页": SECTION, "文章页": GUIDE}
SLOWDOWN = 6
NETWORK = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
# Tells when each text and picture of the page was painted: element timing reports what came into the window.
WATCH = """
window.painted = [];
new PerformanceObserver((list) => window.painted.push(...list.getEntries()))
  .observe({ type: "element", buffered: true });
new MutationObserver(() => {
  document.querySelectorAll("main :is(h1, h2, h3, p, img):not([elementtiming])").forEach((one) => {
    one.setAttribute("elementtiming", one.localName === "img" ? "picture" : "words");
  });
}).observe(document, { childList: true, subtree: true });
"""
# Lazy pictures come after the page's load event. One that is not there yet has no entry.
IS_PAINTED = """() => {
  const there = new Set(window.painted.map((entry) => entry.element));
  const seen = [...document.querySelectorAll("main :is(h1, img)")].filter((one) => {
    const { top, height } = one.getBoundingClientRect();
    return height > 1 && top >= 0 && top < innerHeight;
  });
  return seen.length > 0 && seen.every((one) => there.has(one));
}"""
LAST_PAINT = """(name) => {
  const seen = window.painted.filter((one) => one.identifier === name && one.intersectionRect.top < innerHeight);
  const times = seen.map((entry) => entry.renderTime);
  return times.length ? Math.max(...times) / 1000 : 0;
}"""


def visit(page: Page, url: str) -> str:
    """Return one line about a first visit: when the first window stood there, and the first picture if it is lower."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.add_init_script(WATCH)
    page.goto(url, wait_until="load", timeout=120_000)
    page.wait_for_function(IS_PAINTED, timeout=120_000)
    words = page.evaluate(LAST_PAINT, "words")
    place = "首屏图片"
    if not page.evaluate(LAST_PAINT, "picture"):
        place = "首屏没有图片，往下翻到的第一张"
        page.locator("main img").first.scroll_into_view_if_needed()
        page.wait_for_function(IS_PAINTED, timeout=120_000)
    return f"标题和导语 {words:.1f} 秒，{place} {page.evaluate(LAST_PAINT, 'picture'):.1f} 秒"


def main() -> None:
    """Visit each page once with an empty cache."""
    print("正在准备网站和全部图片，约需几分钟……", flush=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        real_site(Path(folder), every_picture=True) as url,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        for name, path in PAGES.items():
            context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True)
            print(f"{name} /{path}：{visit(context.new_page(), f'{url}/{path}')}", flush=True)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
