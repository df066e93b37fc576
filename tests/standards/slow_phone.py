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
# When the first letters were painted, and when the last picture in the window was there, in milliseconds.
FIGURES = """() => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    const seen = [...document.images].filter((one) => one.getBoundingClientRect().top < innerHeight);
    const ends = seen.map((one) => performance.getEntriesByName(one.currentSrc)[0]).filter(Boolean);
    return [paint.startTime, Math.max(0, ...ends.map((one) => one.responseEnd)), seen.length];
}"""


def visit(page: Page, url: str) -> str:
    """Return one line about a first visit."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.goto(url, wait_until="load", timeout=120_000)
    words, pictures, count = page.evaluate(FIGURES)
    return f"标题和导语 {words / 1000:.1f} 秒，首屏 {count} 张图片 {pictures / 1000:.1f} 秒"


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
