"""What robots.txt says, read by a parser that isn't ours, and what it refuses to say."""

from urllib.robotparser import RobotFileParser

import pytest

from articles.seo.robots import MAX_LINES, PREVIEW_CRAWLERS, robots_problems, robots_txt

BASE = "https://example.com"
CARD = "/share/card/1-wide-0123456789ab.jpg"


def allowed(text: str, agent: str, path: str) -> bool:
    parser = RobotFileParser()
    parser.parse(text.splitlines())
    return parser.can_fetch(agent, f"{BASE}{path}")


def test_pages_pictures_and_feeds_are_open_and_private_addresses_closed() -> None:
    text = robots_txt(base_url=BASE)
    for agent in ("Baiduspider", "bingbot", "Googlebot", "Bytespider"):
        for path in (
            "/",
            "/guides/one/",
            "/media/images/a.jpg",
            "/static/a.css",
            "/feed/rss.xml",
            "/s/abc",
            CARD,
        ):
            assert allowed(text, agent, path), (agent, path)
        for path in ("/admin/pages/1/", "/correct/1/", "/read/1/", "/session-state/", "/wechat/signature/"):
            assert not allowed(text, agent, path), (agent, path)


def test_the_sitemap_is_named_by_its_absolute_address() -> None:
    parser = RobotFileParser()
    parser.parse(robots_txt(base_url=BASE).splitlines())
    assert parser.site_maps() == ["https://example.com/sitemap.xml"]


@pytest.mark.parametrize("agent", PREVIEW_CRAWLERS)
@pytest.mark.parametrize("is_hidden", [False, True])
@pytest.mark.parametrize("extra", ["", "Disallow: /", "User-agent: Baiduspider\nDisallow: /"])
def test_previews_of_shared_links_are_never_kept_away(agent: str, is_hidden: bool, extra: str) -> None:
    text = robots_txt(base_url=BASE, extra_lines=extra, is_hidden=is_hidden)
    assert robots_problems(extra) == []
    assert allowed(text, agent, "/guides/one/")
    assert allowed(text, agent, "/media/images/a.jpg")
    assert not allowed(text, agent, "/admin/")


def test_a_hidden_site_keeps_search_engines_away_and_names_no_sitemap() -> None:
    text = robots_txt(base_url=BASE, is_hidden=True)
    assert not allowed(text, "Baiduspider", "/guides/one/")
    assert allowed(text, "Baiduspider", "/media/images/a.jpg")
    assert allowed(text, "Baiduspider", "/share/card/1-wide-abc.jpg")
    assert allowed(text, "a chat's crawler", CARD)
    assert "Sitemap" not in text


def test_lines_of_an_editor_go_on_with_the_rules_for_everyone_or_start_their_own() -> None:
    text = robots_txt(
        base_url=BASE, extra_lines="Disallow: /drafts/\r\n\r\n  User-agent: GPTBot \nDisallow: /\n# 完"
    )
    assert not allowed(text, "Baiduspider", "/drafts/one/")
    assert not allowed(text, "Baiduspider", "/admin/")
    assert not allowed(text, "GPTBot", "/guides/")
    assert allowed(text, "Baiduspider", "/guides/")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "# 说明",
        "Disallow: /drafts/ # 说明",
        "Disallow:",
        "Disallow: /",
        "Disallow: /*?sort=",
        "Disallow: /*.pdf$",
        "Disallow: /share/poster/",
        "allow: /drafts/open/",
        "User-agent: *",
        "User-agent: GPTBot",
        "Crawl-delay: 10",
        "Clean-param: utm_source /",
        "Sitemap: https://example.com/other.xml",
    ],
)
def test_good_lines_are_taken(line: str) -> None:
    assert robots_problems(line) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("不要收录", "form"),
        ("Disallow /drafts/", "form"),
        ("Disallow: /a\x00b", "form"),
        ("Disalow: /drafts/", "field"),
        ("Disallow: drafts/", "path"),
        ("Allow: drafts/", "path"),
        ("User-agent:", "agent"),
        ("User-agent: 百度", "agent"),
        ("User-agent: twitterbot", "preview"),
        ("User-agent: FacebookExternalHit", "preview"),
        ("Disallow: /media/", "open"),
        ("Disallow: /media/images/", "open"),
        ("Disallow: /me", "open"),
        ("Disallow: /m*a/", "open"),
        ("Disallow: /static/", "open"),
        ("Disallow: /share/", "open"),
        ("Disallow: /share/card/", "open"),
        ("Disallow: /*card", "open"),
        ("Sitemap: /sitemap.xml", "address"),
        ("Sitemap: http://[", "address"),
    ],
)
def test_bad_lines_are_named(line: str, kind: str) -> None:
    assert [(one.number, one.kind) for one in robots_problems(f"# 前面\n{line}")] == [(2, kind)]


def test_a_book_is_too_long() -> None:
    assert robots_problems("Disallow: /a/\n" * MAX_LINES) == []
    assert [one.kind for one in robots_problems("Disallow: /a/\n" * (MAX_LINES + 1))] == ["many"]
