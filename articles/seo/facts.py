"""The plain facts from which a page's head is built. Addresses are absolute, times carry their zone."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from articles.seo.pictures import SharePicture


class PageKind(StrEnum):
    """The kinds of page that search engines and networks tell apart."""

    HOME = "home"
    SECTION = "section"
    ARTICLE = "article"
    STANDARD = "standard"
    TAG = "tag"
    AUTHOR = "author"


@dataclass(frozen=True)
class NamedLink:
    """A page by its name; `url` is "" where it needn't be linked."""

    name: str
    url: str = ""


@dataclass(frozen=True)
class Byline:
    """Who wrote: a person, or a desk."""

    name: str
    url: str = ""
    is_organization: bool = False


@dataclass(frozen=True)
class SiteFacts:
    """The site itself. `verifications` are pairs of a meta element's name and the code that it proves."""

    name: str
    url: str
    slogan: str = ""
    logo: str = ""
    verifications: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PageFacts:
    """One page.

    `title` is what stands in <title>, `headline` is the same without the site's name. `trail` leads from the home
    page to this one, which ends it. `wide` is the picture of large cards, `square` the one of chats.
    """

    kind: PageKind
    site: SiteFacts
    title: str
    headline: str
    description: str
    url: str
    wide: SharePicture | None = None
    square: SharePicture | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    author: Byline | None = None
    section: NamedLink | None = None
    tags: tuple[str, ...] = ()
    trail: tuple[NamedLink, ...] = ()
    is_news: bool = False
    is_indexed: bool = True


def document_title(title: str, *, site_name: str) -> str:
    """Return the <title> of a page: its own title, then the site's name, once."""
    if not title:
        return site_name
    return title if not site_name or title.endswith(site_name) else f"{title} - {site_name}"


def of_list_page(facts: PageFacts, *, number: int, is_empty: bool = False) -> PageFacts:
    """Return the facts of a list's page of that number: pages after the first say so and name their own address.

    An empty list stays out of search engines.
    """
    if number > 1:
        facts = replace(facts, title=f"第 {number} 页 - {facts.title}", url=f"{facts.url}?page={number}")
    return replace(facts, is_indexed=facts.is_indexed and not is_empty)
