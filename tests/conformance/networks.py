"""Who reads links: the user agent of each network and engine, what it reads, and what it asks of a picture.

A rule is where a value stands; the first that holds one counts. Where sources contradict each other (WeChat) or say
nothing for certain (钉钉, 飞书), the widest order that was seen stands here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """A place: an element and its attribute ("" for its text), or, without a selector, a key of the page's JSON-LD."""

    selector: str
    attribute: str = "content"


@dataclass(frozen=True)
class Network:
    """A reader of links.

    `shows_document_title` where it takes <title>, with the site's name. `shape` is the picture that it shows, "" for
    none. `smallest` are pixels, `heaviest` bytes.
    """

    name: str
    user_agent: str
    title: tuple[Rule, ...]
    description: tuple[Rule, ...] = ()
    picture: tuple[Rule, ...] = ()
    published: tuple[Rule, ...] = ()
    shows_document_title: bool = False
    shape: str = "wide"
    smallest: tuple[int, int] = (200, 200)
    heaviest: int = 5_000_000


def named(name: str) -> Rule:
    return Rule(f'meta[name="{name}"]')


def graph(name: str) -> Rule:
    return Rule(f'meta[property="{name}"]')


def item(name: str) -> Rule:
    return Rule(f'html[itemscope] meta[itemprop="{name}"]')


def data(key: str) -> Rule:
    return Rule("", key)


DOCUMENT_TITLE = Rule("title", "")
IMAGE_SRC = Rule('link[rel="image_src"]', "href")
OG_TITLE, OG_WORDS, OG_IMAGE = graph("og:title"), graph("og:description"), graph("og:image")
PUBLISHED = graph("article:published_time")
_PHONE = (
    "Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0"
)

NETWORKS = (
    Network(
        "微信",
        f"{_PHONE} XWEB/1260117 Mobile Safari/537.36 MicroMessenger/8.0.50.2701 WeChat/arm64",
        title=(OG_TITLE, item("name"), DOCUMENT_TITLE),
        description=(OG_WORDS, item("description"), named("description")),
        picture=(item("image"), OG_IMAGE, IMAGE_SRC),
        shape="square",
        smallest=(300, 300),
        heaviest=100_000,
    ),
    Network(
        "微信（只读 Open Graph）",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.50(0x18003231)",
        title=(OG_TITLE,),
        description=(OG_WORDS,),
        picture=(OG_IMAGE,),
        smallest=(300, 300),
    ),
    Network(
        "企业微信",
        f"{_PHONE} Mobile Safari/537.36 wxwork/4.1.30 MicroMessenger/7.0.1",
        title=(OG_TITLE, item("name"), DOCUMENT_TITLE),
        description=(OG_WORDS, item("description"), named("description")),
        picture=(item("image"), OG_IMAGE),
        shape="square",
        smallest=(300, 300),
        heaviest=100_000,
    ),
    Network(
        "QQ",
        f"{_PHONE} Mobile Safari/537.36 V1_AND_SQ_9.1.5 QQ/9.1.5.19540",
        title=(item("name"), DOCUMENT_TITLE),
        description=(item("description"),),
        picture=(item("image"), IMAGE_SRC),
        shape="square",
        heaviest=100_000,
    ),
    Network(
        "微博",
        f"{_PHONE} Mobile Safari/537.36 Weibo (vivo-V2309A__weibo__14.8.1__android__android14)",
        title=(DOCUMENT_TITLE,),
        shows_document_title=True,
        shape="",
    ),
    Network(
        "头条",
        f"{_PHONE} Mobile Safari/537.36 (compatible; Bytespider; https://zhanzhang.toutiao.com/)",
        title=(DOCUMENT_TITLE,),
        description=(named("description"),),
        published=(graph("bytedance:published_time"),),
        shows_document_title=True,
        shape="",
    ),
    Network(
        "钉钉",
        f"{_PHONE} Mobile Safari/537.36 AliApp(DingTalk/7.6.15) com.alibaba.android.rimet",
        title=(DOCUMENT_TITLE,),
        description=(named("description"), OG_WORDS),
        picture=(OG_IMAGE,),
        shows_document_title=True,
    ),
    Network(
        "飞书",
        "Mozilla/5.0 (compatible; LarkUrl2Webhook/1.0)",
        title=(OG_TITLE, DOCUMENT_TITLE),
        description=(OG_WORDS, named("description")),
        picture=(OG_IMAGE,),
    ),
    Network(
        "Facebook",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        title=(OG_TITLE,),
        description=(OG_WORDS,),
        picture=(OG_IMAGE,),
        published=(PUBLISHED,),
        smallest=(600, 315),
        heaviest=8_000_000,
    ),
    Network(
        "X",
        "Twitterbot/1.0",
        title=(named("twitter:title"), OG_TITLE),
        description=(named("twitter:description"), OG_WORDS),
        picture=(named("twitter:image"), OG_IMAGE),
        smallest=(300, 157),
    ),
    Network(
        "LinkedIn",
        "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
        title=(OG_TITLE,),
        description=(OG_WORDS,),
        picture=(OG_IMAGE,),
        published=(PUBLISHED,),
        smallest=(401, 200),
    ),
    Network(
        "Telegram",
        "TelegramBot (like TwitterBot)",
        title=(OG_TITLE, named("twitter:title"), DOCUMENT_TITLE),
        description=(OG_WORDS, named("description")),
        picture=(OG_IMAGE,),
    ),
    Network(
        "Slack",
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        title=(OG_TITLE, named("twitter:title")),
        description=(OG_WORDS, named("twitter:description")),
        picture=(OG_IMAGE,),
    ),
    Network(
        "WhatsApp",
        "WhatsApp/2.24.20.79 A",
        title=(OG_TITLE, DOCUMENT_TITLE),
        description=(OG_WORDS, named("description")),
        picture=(OG_IMAGE,),
        heaviest=300_000,
    ),
    Network(
        "百度",
        "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
        title=(DOCUMENT_TITLE,),
        description=(named("description"),),
        published=(data("pubDate"),),
        shows_document_title=True,
        shape="",
    ),
    Network(
        "谷歌",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        title=(DOCUMENT_TITLE,),
        description=(named("description"),),
        published=(data("datePublished"),),
        shows_document_title=True,
        shape="",
    ),
    Network(
        "必应",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        title=(DOCUMENT_TITLE,),
        description=(named("description"),),
        published=(data("datePublished"), PUBLISHED),
        shows_document_title=True,
        shape="",
    ),
)
