"""Turns an article's page into what a feed may hold: text that reads well without this site's style and script."""

import re
from urllib.parse import urljoin

import nh3
from bs4 import BeautifulSoup
from bs4.element import Tag

_TAGS = frozenset(
    "a abbr b blockquote br caption cite code dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img kbd li "
    "ol p pre q s section small strong sub sup table tbody td tfoot th thead tr ul".split()
)
_ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# What only works on the page: controls, what a script fills, drawings, words for screen readers beside them.
_CONTROLS = (
    "button, fieldset, input, progress, script, select, style, svg, textarea, source, .visually-hidden, "
    ".picture-lost, [data-choosers], .carriers__missing, .checklist__scripted"
)
# Classes and elements that say by their look alone what must be said by the element here.
_RENAMED = {
    "blockquote": ".callout, .reminder",
    "h3": "summary",
    "small": ".checklist__note, .sources__note",
}
_ON_A_LINE_OF_ITS_OWN = ".checklist__note, .sources__note, .figure__credit"
_BOLD = ".ask__title, .reminder__kind, .checklist__kind, .step__fallback > .step__label"
_MARKS = {".checklist__text": "☐ ", ".carriers__channel": " · "}
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return text without the characters that XML 1.0 has no way to write: controls and halves of characters."""
    return _NOT_IN_XML.sub("", text)


def feed_html(html: str, *, page_url: str) -> str:
    """Return the HTML of a page's text for a feed reader; page_url is the page's absolute address.

    Controls are gone, addresses are absolute, pictures are plain ones, labels are bold, questions are headings,
    entries of lists to tick bear an empty box. No class, id, style or script is left, and no character that XML cannot hold.
    """
    soup = BeautifulSoup(html, "html.parser")
    for element in soup.select(_CONTROLS):
        element.decompose()
    for selector, mark in _MARKS.items():
        for element in soup.select(selector):
            element.insert(0, mark)
    for element in soup.select(_ON_A_LINE_OF_ITS_OWN):
        element.insert_before(soup.new_tag("br"))
    for element in soup.select(_BOLD):
        strong = soup.new_tag("strong")
        strong.extend(list(element.contents))
        element.append(strong)
    for name, selector in _RENAMED.items():
        for element in soup.select(selector):
            element.name = name
    for element in soup.find_all(["a", "img"]):
        _make_absolute(element, page_url)
    clean = nh3.clean(
        str(soup).encode("utf-8", "replace").decode("utf-8"),
        tags=set(_TAGS),
        attributes={name: set(names) for name, names in _ATTRIBUTES.items()},
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )
    return xml_text(re.sub(r"\s*\n\s*", "\n", clean)).strip()


def _make_absolute(element: Tag, page_url: str) -> None:
    name = "href" if element.name == "a" else "src"
    address = element.get(name)
    if address:
        try:
            element[name] = urljoin(page_url, str(address))
        except ValueError:  # no address at all, such as "http://["
            del element[name]
