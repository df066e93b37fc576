"""`make posters`: how long a poster and the cards take to draw, and how many bytes they have.

Draws every demo article's cover with and without its picture and prints figures; docs/standards.md has the limits.
The time is the processor's, so that what else the machine does counts little.
"""

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

from articles.cards.card import draw_card
from articles.cards.facts import SHAPES, CardFacts, PosterFacts
from articles.cards.poster import draw_poster

COVERS = Path(__file__).resolve().parents[2] / "fixtures" / "covers"
TITLE = "如何注销手机号码：步骤与注意事项详解"
LEAD = "写给打算停用一个号码的人：先判断该不该注销，再照线上五步或线下四步去办。问什么、带什么、怎样才算办完，都写在后面。"
POSTER = PosterFacts(
    title=TITLE,
    lead=LEAD,
    site_name="号卡头条",
    label="注销指南",
    accent="vermilion",
    dated="资料截至 2026-11-24，未经编辑核实",
    address="https://haoka.example.com/s/p15",
)
CARD = CardFacts(title=TITLE, site_name="号卡头条", label="注销指南", accent="vermilion")


def figures(name: str, draw: Callable[[bytes], bytes], covers: Iterable[bytes]) -> str:
    """Return one line about drawing a picture with each of the covers."""
    seconds, sizes = [], []
    for cover in covers:
        start = time.process_time()
        content = draw(cover)
        seconds.append(time.process_time() - start)
        sizes.append(len(content) / 1000)
    return (
        f"{name}：{len(sizes)} 张，中位 {median(seconds) * 1000:.0f} 毫秒，最慢 {max(seconds) * 1000:.0f} 毫秒，"
        f"{min(sizes):.0f}–{max(sizes):.0f} KB"
    )


def main() -> None:
    """Draw everything once to warm the fonts up, then measure."""
    covers = [path.read_bytes() for path in sorted(COVERS.glob("*.jpg"))]
    draw_poster(POSTER, cover=covers[0])
    print(figures("海报，有封面", lambda cover: draw_poster(POSTER, cover=cover).content, covers), flush=True)
    print(figures("海报，没有封面", lambda _cover: draw_poster(POSTER).content, covers), flush=True)
    for shape in SHAPES.values():
        size = f"{shape.width}×{shape.height}"
        for kind, pictures in (("封面", covers), ("画上标题", [b""] * len(covers))):
            line = figures(
                f"卡片 {size}，{kind}",
                lambda cover, shape=shape: draw_card(CARD, shape=shape, cover=cover).content,
                pictures,
            )
            print(line, flush=True)


if __name__ == "__main__":
    main()
