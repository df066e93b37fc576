"""Reads the site's answers as a browser would, for the tests of what stands on pages."""

from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

LOADING = {"script": "src", "img": "src", "source": "srcset", "iframe": "src", "video": "src", "audio": "src"}
# A link that loads something, as against one that only names it.
LOADING_LINKS = {
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "manifest",
    "preload",
    "modulepreload",
    "preconnect",
}


def parse(text: str) -> BeautifulSoup:
    """Return a page's tree."""
    return BeautifulSoup(text, "html.parser")


def inline_code(page: BeautifulSoup) -> list[str]:
    """Return every inline script, style and event handler, which the strict policy would block."""
    found = [str(tag) for tag in page.find_all("style")]
    found += [
        str(script)
        for script in page.find_all("script")
        if not script.get("src") and script.get("type") != "application/ld+json"
    ]
    for tag in page.find_all(True):
        found += [f"{tag.name} {name}" for name in tag.attrs if name == "style" or name.startswith("on")]
        found += [
            str(tag) for value in tag.attrs.values() if str(value).strip().lower().startswith("javascript:")
        ]
    return found


def foreign_addresses(page: BeautifulSoup) -> list[str]:
    """Return the addresses on other hosts from which the page would load something."""
    addresses = []
    for tag in page.find_all(True):
        if tag.name in LOADING and tag.get(LOADING[tag.name]):
            addresses.append(str(tag[LOADING[tag.name]]))
        if tag.get("srcset"):
            addresses += [part.split()[0] for part in str(tag["srcset"]).split(",")]
        if tag.name == "link" and LOADING_LINKS & set(tag.get("rel", [])):
            addresses.append(str(tag["href"]))
    return [address for address in addresses if urlsplit(address).netloc]


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    """Return the only element that matches."""
    found = page.select(selector)
    assert len(found) == 1, (selector, len(found))
    return found[0]


def meta(page: BeautifulSoup, name: str) -> str:
    """Return the content of the only meta element of that name."""
    return str(one(page, f'meta[name="{name}"]')["content"])
