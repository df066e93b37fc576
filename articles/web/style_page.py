"""The style page: every component in every state, and whole pages of samples. For development only."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.backends.django import DjangoTemplates

from articles.blocks.body import BodyBlock
from articles.models import SectionPage
from articles.services.body_text import describe_body
from articles.web.corrections import CorrectionForm
from articles.web.style_blocks import block_specimens, full_value
from articles.web.style_extremes import EXTREME_LABELS, extreme, extreme_titles
from articles.web.style_samples import (
    Sample,
    bare_chrome,
    full_chrome,
    sample_article,
    sample_card,
    sample_cards,
    sample_home,
    sample_listing,
    sample_reading,
)
from articles.web.style_tokens import all_tokens

_SECTIONS = "".join(f"<h2>{title}</h2><p>这一节的正文。</p>" for title in ("先换绑", "再结清", "最后去办"))
LIST_PAGES = {"first": 1, "middle": 5, "last": 9}


@dataclass(frozen=True)
class SamplePage:
    """One whole page made of samples."""

    label: str
    template: str
    make_context: Callable[[], dict[str, Any]] = dict


def index(request: HttpRequest) -> HttpResponse:
    """Every component, one under the other."""
    article = sample_article()
    context = {
        "tokens": all_tokens(),
        "accents": SectionPage.Accent.choices,
        "icons": sorted(path.stem for path in (settings.BASE_DIR / "templates" / "icons").glob("*.svg")),
        "blocks": block_specimens(request),
        "page": article,
        "bylines": _bylines(),
        "text": describe_body(_SECTIONS),
        "reading": sample_reading(),
        "card": sample_card(),
        "cards": sample_cards(8),
        "card_states": _card_states(),
        "listings": [sample_listing(number=number) for number in LIST_PAGES.values()],
        "form": _form_with_errors(),
        "pages": PAGES,
        "extremes": EXTREME_LABELS,
    }
    return _render(request, "style/index.html", context)


def page(request: HttpRequest, name: str) -> HttpResponse:
    """One whole page, by the readers' own template."""
    if name not in PAGES:
        raise Http404
    sample_page = PAGES[name]
    return _render(request, sample_page.template, sample_page.make_context())


def extremes(request: HttpRequest) -> HttpResponse:
    """The list of extremes, and every list component with titles that hardly fit."""
    titles = extreme_titles()
    cards = [
        sample_card(title, accent=accent, section_title="很长的栏目名字也要放得下")
        for title, accent in zip(titles * 2, SectionPage.Accent.values * 2, strict=False)
    ]
    context = {
        "extremes": EXTREME_LABELS,
        "cards": cards,
        "reading": sample_reading(previous=cards[0], following=cards[1]),
        "titles": titles,
    }
    return _render(request, "style/extremes.html", context)


def extreme_article(request: HttpRequest, name: str) -> HttpResponse:
    """One extreme as the article page that a reader would get."""
    if name not in EXTREME_LABELS:
        raise Http404
    found = extreme(name)
    context = {"page": found.article, "sample": _sample(reading=found.reading)}
    return _render(request, "articles/article_page.html", context)


def picture(request: HttpRequest, width: int, height: int) -> HttpResponse:
    """A drawn picture of that size."""
    content = _engine().get_template("style/picture.svg").render({"width": width, "height": height})
    return HttpResponse(content, content_type="image/svg+xml")


def _sample(**fields: Any) -> Sample:
    parts: dict[str, Any] = {
        "chrome": full_chrome(),
        "reading": sample_reading(),
        "home": sample_home(sample_cards(12)),
        "listing": sample_listing(cards=sample_cards(12)),
    }
    return Sample(**{**parts, **fields})


def _render(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    html = _engine().get_template(template).render({"sample": _sample(), **context}, request)
    return HttpResponse(html, headers={"X-Robots-Tag": "noindex"})


@cache
def _engine() -> DjangoTemplates:
    """The readers' templates, with tags that take samples instead of asking services."""
    own: dict[str, Any] = settings.TEMPLATES[0]
    libraries = {"article_tags": "articles.templatetags.style_tags"}
    options = {**own["OPTIONS"], "libraries": libraries}
    return DjangoTemplates({"NAME": "style", "DIRS": own["DIRS"], "APP_DIRS": True, "OPTIONS": options})


def _bylines() -> list[tuple[str, Any]]:
    return [
        ("齐全，有更新", sample_article()),
        ("没有作者", sample_article(author=None, revised_at=None)),
        ("还没发布", sample_article(first_published_at=None, revised_at=None)),
    ]


def _card_states() -> list[tuple[str, Any]]:
    return [
        ("齐全", sample_card()),
        ("没有封面", sample_card(cover=None, accent="blue")),
        ("没有摘要和日期", sample_card(excerpt="", published_at=None, accent="green")),
        ("标题很长", sample_card("标题写得很长的时候：" + "办事之前先看这一篇，" * 5, accent="purple")),
    ]


def _form_with_errors() -> CorrectionForm:
    return CorrectionForm({"message": "", "source": "长" * 301})


def _list_page(**fields: Any) -> dict[str, Any]:
    listing = sample_listing(**{"cards": sample_cards(12), **fields})
    section = SectionPage(
        title="号卡头条", introduction="从这里开始看：办事之前先读的几篇。", accent="vermilion"
    )
    return {"page": section, "sample": _sample(listing=listing)}


PAGES: dict[str, SamplePage] = {
    "home": SamplePage("首页", "articles/home_page.html"),
    "home-empty": SamplePage(
        "首页：还没有文章，也没有菜单",
        "articles/home_page.html",
        lambda: {"sample": _sample(chrome=bare_chrome(), home=sample_home([]))},
    ),
    **{
        f"section-{place}": SamplePage(
            f"栏目：第 {number} 页，共 9 页",
            "articles/section_page.html",
            partial(_list_page, number=number),
        )
        for place, number in LIST_PAGES.items()
    },
    "section-empty": SamplePage(
        "栏目：还没有文章", "articles/section_page.html", lambda: _list_page(cards=(), pages=1)
    ),
    "article": SamplePage("文章", "articles/article_page.html", lambda: {"page": _whole_article()}),
    "correction": SamplePage(
        "纠错", "articles/correction.html", lambda: {"article": sample_article(), "form": CorrectionForm()}
    ),
    "correction-errors": SamplePage(
        "纠错：有错误",
        "articles/correction.html",
        lambda: {
            "article": sample_article(),
            "form": _form_with_errors(),
            "problem": "这一小时提交得太多了，请过一会儿再来。",
        },
    ),
    "thanks": SamplePage(
        "纠错：收到了", "articles/correction_thanks.html", lambda: {"article": sample_article()}
    ),
    **{code: SamplePage(f"{code} 页", f"{code}.html") for code in ("403", "404", "410", "500")},
}


def _whole_article() -> Any:
    """An article that holds every block once."""
    from_previews = [(name, full_value(block)) for name, block in BodyBlock().child_blocks.items()]
    return sample_article(body=from_previews)
