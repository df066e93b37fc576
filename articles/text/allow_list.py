"""The one list of HTML that editors may bring in: out of Markdown, pasted drafts and table cells alike."""

import re
from collections.abc import Collection
from html import escape, unescape
from urllib.parse import urlsplit

import nh3

TAGS = frozenset(
    "a abbr b blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i img kbd li ol p pre s "
    "section span strong sub sup table tbody td tfoot th thead tr ul".split()
)
# What stands inside these is no text for readers, so it goes with them.
_DROPPED_WITH_CONTENT = frozenset(
    "audio canvas embed head iframe math noembed noframes noscript object script select style svg template "
    "textarea title video xmp".split()
)
URL_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_ATTRIBUTES = {
    "a": {"href", "title", "id", "class"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "class"},
    "th": {"colspan", "rowspan", "class"},
    "code": {"class"},
    "li": {"id", "class"},
    "sup": {"id"},
    "ul": {"class"},
    "div": {"class"},
    "section": {"class", "aria-label"},
    "span": {"class"},
}
# Attributes that are allowed with these values only.
_FIXED_VALUES = {
    "th": {"scope": {"col", "row"}},
    "img": {"loading": {"lazy"}, "decoding": {"async"}},
    "section": {"tabindex": {"0"}},
    "span": {"role": {"img"}, "aria-label": {"已完成", "未完成"}},
}
_CLASSES = {
    "a": {"footnote-ref", "footnote-backref"},
    "div": {"footnote"},
    "section": {"table-scroll"},
    "li": {"task-list-item"},
    "span": {"task-list-mark"},
    "td": {"align-center", "align-right"},
    "th": {"align-center", "align-right"},
    "ul": {"task-list"},
}
_FOOTNOTE_ID = re.compile(r"fn(?:ref[0-9]{0,3})?-[a-z0-9][a-z0-9-]*")
_LANGUAGE = re.compile(r"language-[A-Za-z0-9+#.-]{1,20}")
_SMALL_NUMBER = re.compile(r"[0-9]{1,4}")
_TABLE_LABEL = re.compile(r"表格(：.*)?", re.DOTALL)
# Browsers drop line ends and controls from addresses, and read a backslash as a slash.
_BLANKS = "".join(map(chr, range(0x21)))
_DROPPED_IN_URLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# nh3 writes every attribute in double quotes and escapes < and > inside, so a tag is safe to match.
_LINK_TAG = re.compile(r'<a ((?:[a-z-]+="[^"]*" ?)+)>')
_IMAGE_TAG = re.compile(r"<img\b([^>]*)>")
_HREF = re.compile(r'href="(?:https?:)?//([^"/?#]*)', re.IGNORECASE)
_ALT = re.compile(r'alt="([^"]*)"')


def sanitise(html: str, *, own_hosts: Collection[str] = ()) -> str:
    """Return the fragment with nothing left but what this list allows; safe to print in a page.

    Takes any text at all, well-formed or not, and never raises; the time is bounded by its length, which
    callers cap. What comes out:

    - well-formed HTML of TAGS, h1 turned into h2 (the page has its own); other tags go, their text stays,
      except in scripts, styles, frames, drawings and form fields, which go with their content;
    - links to http, https, mailto, tel and relative addresses; those to hosts outside own_hosts bear
      rel="noopener nofollow";
    - pictures from this site or own_hosts (names without a port); any other picture gives way to its
      alternative text, since readers' pages load nothing from elsewhere;
    - no style, no event handlers, no classes but the few that the style sheets know, and no ids but
      footnotes' (fn-…, fnref-…), so that no text can take the place of a page's own element.

    Sanitising twice changes nothing.
    """
    hosts = frozenset(host.lower() for host in own_hosts if host)

    def keep(tag: str, name: str, value: str) -> str | None:
        return _kept_value(tag, name, value, hosts)

    clean = nh3.clean(
        html.encode("utf-8", "replace").decode("utf-8"),
        tags=set(TAGS),
        clean_content_tags=set(_DROPPED_WITH_CONTENT),
        attributes=_ATTRIBUTES,
        tag_attribute_values=_FIXED_VALUES,
        attribute_filter=keep,
        url_schemes=set(URL_SCHEMES),
        link_rel=None,
    )
    clean = clean.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    clean = _IMAGE_TAG.sub(_image_or_words, clean)
    return _LINK_TAG.sub(lambda match: _marked_link(match, hosts), clean)


def _kept_value(tag: str, name: str, value: str, own_hosts: frozenset[str]) -> str | None:
    match name:
        case "class":
            return _kept_classes(tag, value)
        case "id":
            return value if _FOOTNOTE_ID.fullmatch(value) else None
        case "href":
            return safe_url(value)
        case "src":
            return _own_address(value, own_hosts)
        case "width" | "height" | "colspan" | "rowspan" | "start":
            return value if _SMALL_NUMBER.fullmatch(value) else None
        case "aria-label" if tag == "section":
            return value if _TABLE_LABEL.fullmatch(value) else None
        case _:
            return value


def _kept_classes(tag: str, value: str) -> str | None:
    if tag == "code":
        return value if _LANGUAGE.fullmatch(value) else None
    return " ".join(name for name in value.split() if name in _CLASSES.get(tag, ())) or None


def safe_url(url: str) -> str | None:
    """Return an address as browsers will read it if they may follow it, else None."""
    url = _DROPPED_IN_URLS.sub("", url.strip(_BLANKS)).replace(" ", "%20").replace("\\", "/")
    url = re.sub(r"^/{2,}", "//", url)
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme in {"http", "https"}:
        return url if parts.hostname else None
    if parts.scheme:
        return url if parts.scheme in URL_SCHEMES else None
    # A colon before the first slash could still be read as a scheme, however oddly it is spelled.
    head = re.split(r"[/?#]", url, maxsplit=1)[0]
    return None if ":" in head else url


def _own_address(url: str, own_hosts: frozenset[str]) -> str | None:
    address = safe_url(url)
    if not address:
        return None
    parts = urlsplit(address)
    if parts.scheme not in {"", "http", "https"}:
        return None
    return address if not parts.netloc or _host(parts.netloc) in own_hosts else None


def _host(netloc: str) -> str:
    return netloc.rsplit("@", 1)[-1].rsplit(":", 1)[0].lower()


def _image_or_words(match: re.Match[str]) -> str:
    attributes = match.group(1)
    if ' src="' in attributes:
        return match.group(0) if ' alt="' in attributes else f'<img{attributes} alt="">'
    alt = _ALT.search(attributes)
    return escape(unescape(alt.group(1)), quote=False) if alt else ""


def _marked_link(match: re.Match[str], own_hosts: frozenset[str]) -> str:
    target = _HREF.search(match.group(1))
    if target is None or _host(target.group(1)) in own_hosts:
        return match.group(0)
    return f'<a {match.group(1)} rel="noopener nofollow">'
