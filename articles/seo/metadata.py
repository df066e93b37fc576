"""What the head of a page says about it, from plain facts."""

from dataclasses import dataclass, replace
from datetime import datetime

DESCRIPTION_LENGTH = 160


@dataclass(frozen=True)
class PageMetadata:
    """The head of one page. Addresses are absolute.

    `title` is what stands in <title>, `headline` is the same without the site's name.
    """

    title: str
    headline: str
    description: str
    canonical: str
    site_name: str
    kind: str = "website"
    picture: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    section: str = ""
    author: str = ""
    is_indexed: bool = True


def document_title(title: str, *, site_name: str) -> str:
    """Return the <title> of a page: its own title, then the site's name, once."""
    if not title:
        return site_name
    return title if not site_name or title.endswith(site_name) else f"{title} - {site_name}"


def of_list_page(metadata: PageMetadata, *, number: int, is_empty: bool = False) -> PageMetadata:
    """Return the head of a list's page of that number: pages after the first say so and name their own address.

    An empty list stays out of search engines.
    """
    if number > 1:
        metadata = replace(
            metadata,
            title=f"第 {number} 页 - {metadata.title}",
            canonical=f"{metadata.canonical}?page={number}",
        )
    return replace(metadata, is_indexed=metadata.is_indexed and not is_empty)
