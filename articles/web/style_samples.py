"""Objects that exist in memory only, for the style page: what templates ask for, without a database."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import cycle, islice
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from wagtail.images.models import Filter, SourceImageIOError

from articles.models import (
    ArticleImage,
    ArticlePage,
    ArticleTag,
    Author,
    SectionPage,
    SiteSettings,
    TaggedArticle,
)
from articles.services.listing import ArticleCard, SectionShelf
from articles.services.reading import PER_PAGE, ArticleListing, ArticleReading, HomeReading
from articles.services.site_chrome import MenuLink, SiteChrome

MOMENT = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
ELSEWHERE = "/_style/"
TITLES = (
    "如何注销手机号码：步骤与注意事项详解",
    "手机卡损坏怎么补办",
    "携号转网要等多久",
    "异地能不能销户",
    "副卡、亲情号分别怎么退",
    "流量用超了，话费会不会一直扣下去",
)


@dataclass(frozen=True)
class SampleRendition:
    """A picture in one size."""

    url: str
    width: int
    height: int


@dataclass(frozen=True)
class Sample:
    """What a page's own tags would have asked the services for."""

    chrome: SiteChrome
    reading: ArticleReading
    home: HomeReading
    listing: ArticleListing


def sample_picture(*, width: int = 1600, height: int = 900) -> ArticleImage:
    """Return a picture of that size, which `style_picture` draws in whatever size a page asks for."""
    # Without a collection of its own it would look for the first one in the database.
    image = ArticleImage(
        title="样张", description="样张：一幅示意图", width=width, height=height, collection=None
    )

    def find(*filters: Filter) -> dict[Filter, SampleRendition]:
        return {one: _rendition(one.spec, width, height) for one in filters if "jpeg" in one.spec}

    image.find_existing_renditions = find
    image.get_rendition = lambda spec: _rendition(spec, width, height)
    image.contextual_alt_text = image.description
    image.decorative = False
    return image


def lost_picture() -> ArticleImage:
    """Return a picture that the library knows and whose file is gone."""
    image = sample_picture()

    def fail(spec: str) -> SampleRendition:
        raise SourceImageIOError(spec)

    image.find_existing_renditions = lambda *filters: {}
    image.get_rendition = fail
    return image


def _rendition(spec: str, width: int, height: int) -> SampleRendition:
    """Return what Wagtail would make of a picture of that size by "fill-WxH|…" or "max-WxH|…"."""
    method, size = spec.split("|", maxsplit=1)[0].split("-")
    wide, high = (int(side) for side in size.split("x"))
    if method == "max":
        scale = min(wide / width, high / height, 1)
        wide, high = max(1, round(width * scale)), max(1, round(height * scale))
    return SampleRendition(url=reverse("style_picture", args=[wide, high]), width=wide, height=high)


def sample_card(title: str = TITLES[0], **fields: Any) -> ArticleCard:
    """Return a card in a list."""
    card = ArticleCard(
        pk=0,
        title=title,
        url=ELSEWHERE,
        excerpt="写给要停用号码的人：先把绑在号码上的账号换掉，再结清话费和合约，最后带上证件去办。哪一步能在手机上办，哪一步要去营业厅，这里都写清楚了。",
        cover=sample_picture(),
        section_title="号卡头条",
        section_url=ELSEWHERE,
        accent="vermilion",
        published_at=MOMENT,
    )
    return replace(card, **fields)


def sample_cards(count: int, **fields: Any) -> list[ArticleCard]:
    """Return cards in every section colour, every fourth without a cover."""
    accents = cycle(SectionPage.Accent.values)
    cards = [
        sample_card(title, accent=accent)
        for title, accent in zip(islice(cycle(TITLES), count), accents, strict=False)
    ]
    return [
        replace(card, **{**({"cover": None} if number % 4 == 3 else {}), **fields})
        for number, card in enumerate(cards)
    ]


def full_chrome() -> SiteChrome:
    """Return a frame with everything that an owner can fill in."""
    settings = SiteSettings(
        name="号卡头条",
        slogan="手机号的事，一步一步办成",
        disclaimer="资料来自公开信息，办理以运营商 App 和当地营业厅为准。",
        contact_email="editor@example.com",
        contact_text="发现哪里不对，请写信告诉我们。",
        icp_number="京ICP备00000000号",
        police_number="京公网安备 00000000000000号",
    )
    labels = ("头条", "办卡补卡", "销户换号", "套餐资费", "防骗避坑", "号卡知识")
    links = [MenuLink(label, f"{ELSEWHERE}#{label}", is_current=label == "头条") for label in labels]
    footer = [MenuLink(label, ELSEWHERE, is_current=False) for label in ("关于我们", "隐私说明", "纠错")]
    return SiteChrome(settings=settings, header_links=links, footer_links=footer)


def bare_chrome() -> SiteChrome:
    """Return the frame of a site that nobody has set up yet."""
    return SiteChrome(settings=SiteSettings(), header_links=[], footer_links=[])


def sample_listing(*, number: int = 1, pages: int = 9, cards: Iterable[ArticleCard] = ()) -> ArticleListing:
    """Return one page of a list that has as many pages."""
    page: Any = Paginator(range(pages * PER_PAGE), PER_PAGE).page(number)
    return ArticleListing(cards=list(cards), page=page)


def sample_reading(**fields: Any) -> ArticleReading:
    """Return what stands around an article."""
    reading = ArticleReading(
        section=SectionPage(title="号卡头条", accent="vermilion"),
        section_url=ELSEWHERE,
        views=12_345,
        related=sample_cards(6),
        previous=sample_card(TITLES[1]),
        following=sample_card(TITLES[2]),
    )
    return replace(reading, **fields)


def sample_home(cards: list[ArticleCard]) -> HomeReading:
    """Return a home page of those cards: none gives an empty site's."""
    shelves = [
        SectionShelf(
            title=str(label),
            url=ELSEWHERE,
            accent=accent,
            introduction="这一栏讲什么，用一句话说清楚。",
            cards=[replace(card, accent=accent) for card in cards[:4]],
        )
        for accent, label in SectionPage.Accent.choices
    ]
    return HomeReading(
        lead=cards[0] if cards else None,
        latest=cards[1:5],
        shelves=shelves if cards else [],
        most_read=cards[:8],
    )


def sample_article(*, body: Any = (), tags: tuple[str, ...] = ("销户", "换绑", "实名"), **fields: Any) -> Any:
    """Return an unsaved article, complete unless fields say otherwise."""
    article = ArticlePage(
        **{
            "title": TITLES[0],
            "lead": "写给要停用号码的人：先换绑，再结清，最后去办。照着做，一次办成。",
            "cover": sample_picture(),
            "author": Author(name="号卡头条", slug="haoka-toutiao"),
            "first_published_at": MOMENT,
            "revised_at": datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
            "facts_as_of": datetime(2026, 11, 18, tzinfo=UTC).date(),
            "is_ai_generated": True,
            "live": True,
            "body": list(body),
            **fields,
        }
    )
    article.get_url = lambda *args, **kwargs: reverse("style_page", args=["article"])
    for name in tags:
        article.tagged_items.add(TaggedArticle(tag=ArticleTag(name=name, slug="tag")))
    return article


@dataclass(frozen=True)
class Extreme:
    """One article that goes to an end of what editors and readers can come up with."""

    name: str
    label: str
    article: Any
    reading: ArticleReading = field(default_factory=sample_reading)
