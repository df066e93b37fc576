"""Writes robots.txt (RFC 9309) and says what is wrong with lines that an editor adds to it.

Whatever is added, networks that show a preview of a shared link may read the page and its picture.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

# Fetch a page because somebody shared it. They are never kept away.
PREVIEW_CRAWLERS = (
    "facebookexternalhit",
    "Facebot",
    "Twitterbot",
    "LinkedInBot",
    "Slackbot",
    "Slackbot-LinkExpanding",
    "Slack-ImgProxy",
    "TelegramBot",
    "WhatsApp",
    "Discordbot",
    "line-poker",
    "redditbot",
    "SkypeUriPreview",
    "DingTalkBot",
    "Feishu",
    "Weibo",
)
# Nothing for readers of search results; the pages themselves say noindex or want a login.
PRIVATE_PATHS = ("/admin/", "/correct/", "/read/", "/session-state/", "/wechat/")
# Pages' pictures, styles and scripts, and the pictures of shared links: what a crawler needs to see a page as readers do.
OPEN_PATHS = ("/media/", "/static/", "/share/card/")
MAX_LINES = 100
_FIELDS = {
    "user-agent",
    "allow",
    "disallow",
    "crawl-delay",
    "clean-param",
    "sitemap",
    "request-rate",
    "visit-time",
}
_TOKEN = re.compile(r"[A-Za-z_-]+|\*")


@dataclass(frozen=True)
class Problem:
    """What is wrong with a line; `number` counts from 1."""

    number: int
    line: str
    kind: str


def robots_txt(*, base_url: str, extra_lines: str = "", is_hidden: bool = False) -> str:
    """Return the file. `extra_lines` go on with the rules for everyone, or start groups of their own.

    A hidden site keeps search engines away from every page, and still lets shared links show a preview.
    """
    private = [f"Disallow: {path}" for path in PRIVATE_PATHS]
    lines = [f"User-agent: {name}" for name in PREVIEW_CRAWLERS]
    lines += [*private, "Allow: /", "", "User-agent: *"]
    if is_hidden:
        lines += [*(f"Allow: {path}" for path in OPEN_PATHS), "Disallow: /"]
        return "\n".join(lines) + "\n"
    lines += private
    lines += [line for line in (one.strip() for one in extra_lines.splitlines()) if line]
    lines += ["", f"Sitemap: {base_url}/sitemap.xml"]
    return "\n".join(lines) + "\n"


def robots_problems(text: str) -> list[Problem]:
    """Return what is wrong with lines that are to be added, in their order.

    Kinds: "form" (no `field: value`), "field" (unknown), "agent" (no product token), "path" (does not begin with / or
    *), "address" (a sitemap without http(s)), "preview" (a rule for a crawler that must stay free), "open" (keeps
    pictures or styles away from everyone), "many" (more than MAX_LINES).
    """
    lines = text.splitlines()
    problems = list(_line_problems(lines))
    if len(lines) > MAX_LINES:
        problems.append(Problem(number=MAX_LINES + 1, line=lines[MAX_LINES].strip(), kind="many"))
    return problems


def _line_problems(lines: list[str]) -> Iterator[Problem]:
    for number, line in enumerate((one.partition("#")[0].strip() for one in lines), start=1):
        if not line:
            continue
        field, colon, value = (part.strip() for part in line.partition(":"))
        kind = _kind(field.lower(), value) if colon and line.isprintable() else "form"
        if kind:
            yield Problem(number=number, line=line, kind=kind)


def _kind(field: str, value: str) -> str:
    match field:
        case "user-agent":
            if not _TOKEN.fullmatch(value):
                return "agent"
            return "preview" if value.lower() in {name.lower() for name in PREVIEW_CRAWLERS} else ""
        case "allow":
            return "" if not value or value[0] in "/*" else "path"
        case "disallow":
            if value and value[0] not in "/*":
                return "path"
            return "open" if any(_covers(value, path) for path in OPEN_PATHS) else ""
        case "sitemap":
            parts = urlsplit(value) if "[" not in value else None
            return "" if parts and parts.scheme in {"http", "https"} and parts.hostname else "address"
        case _:
            return "" if field in _FIELDS else "field"


def _covers(rule: str, path: str) -> bool:
    """Whether a rule keeps something below path away from whoever obeys it, the whole site apart."""
    pattern = "".join(".*" if character == "*" else re.escape(character) for character in rule.rstrip("$*"))
    if not pattern or rule in {"/", "/*"}:
        return False
    return rule.startswith(path) or re.match(pattern, path) is not None
