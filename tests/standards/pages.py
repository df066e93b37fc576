"""Every kind of page that a reader can meet, with every block; names are what tests call them by."""

from articles.blocks.body import BodyBlock
from articles.models import ArticlePage, HomePage, MenuItem, SiteMenu
from tests.factories import make_article, make_author, make_image, make_section, make_standard_page

LONG = "办完以后把短信和受理单都留着，三个月内再查一次账单。" * 8
TEXT = (
    "paragraph",
    f"<h2>先换绑</h2><p>{LONG}</p><h3>银行卡</h3><ul><li>储蓄卡</li><li>信用卡</li></ul>"
    f'<h4>带什么</h4><ol><li>身份证</li><li>旧卡</li></ol><p>看<a href="https://example.com/">规定</a>。</p><p>{LONG}</p>',
)
NAMES = (
    "home",
    "section",
    "page 2",
    "article",
    "article with cover",
    "bare article",
    "about",
    "tag",
    "author",
    "404",
    "403",
    "password",
    "410",
    "500",
    "correction",
    "thanks",
    "share code",
    "poster",
)


def make_pages(home: HomePage) -> dict[str, str]:
    """Fill a site and return the path of each kind of page by its name."""
    section = make_section(
        home, title="办卡补卡", slug="banka", accent="blue", introduction="到柜台之前先看。"
    )
    author = make_author(name="号卡头条", slug="haoka", introduction="本站编辑部。", picture=make_image())
    article = _make_articles(section, author)
    about = make_standard_page(home, title="关于我们", slug="about", lead="我们是谁。", body=[TEXT])
    menu = SiteMenu.objects.create(site=home.get_site())
    for place, one in enumerate((section, about)):
        MenuItem.objects.create(menu=menu, page=one, label=one.title, sort_order=place)
    home.lead_article = article
    home.save()
    locked = make_article(section, title="内部资料", slug="locked")
    locked.view_restrictions.create(restriction_type="password", password="open-sesame")
    gone = make_article(section, title="撤下的", slug="gone")
    gone.unpublish()
    return {
        "home": "/",
        "section": "/banka/",
        "page 2": "/banka/?page=2",
        "article": "/banka/full/",
        "article with cover": "/banka/covered/",
        "bare article": "/banka/bare/",
        "about": "/about/",
        "tag": article.tags.first().get_absolute_url(),
        "author": author.get_absolute_url(),
        "404": "/nowhere/",
        "403": "/refused/",
        "password": "/banka/locked/",
        "410": "/banka/gone/",
        "500": "/broken/",
        "correction": f"/correct/{article.pk}/",
        "thanks": f"/correct/{article.pk}/thanks/",
        "share code": f"/share/qr/{article.pk}/",
        "poster": f"/share/poster/{article.pk}/",
    }


def _make_articles(section: object, author: object) -> ArticlePage:
    for number in range(14):
        cover = make_image(width=640, height=360) if number % 2 else None
        make_article(
            section, title=f"手机卡损坏怎么补办（{number}）", cover=cover, tags=("补卡",), body=[TEXT]
        )
    make_article(section, title="题图在上", slug="covered", cover=make_image(), author=author, body=[TEXT])
    make_article(section, title="没有导语、封面和正文", slug="bare", lead="", author=None)
    blocks = BodyBlock().child_blocks.items()
    previews = [(name, block.get_preview_value()) for name, block in blocks]
    make_image(title="营业厅", description="营业厅的柜台")
    return make_article(
        section,
        title="如何注销手机号码：步骤与注意事项详解",
        slug="full",
        cover=make_image(width=1600, height=900),
        author=author,
        tags=("补卡", "销户"),
        body=[TEXT, *previews],
        is_ai_generated=True,
    )
