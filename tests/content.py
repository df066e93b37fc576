"""Writes small folders of demo content, so that no test rests on fixtures/."""

from pathlib import Path

from tests.factories import picture_bytes

MANIFEST = """\
home: {title: 号卡头条, seo_title: 办事指南, description: 手机号的事。, lead: xiaohu}
settings: {name: 号卡头条, slogan: 一步一步办成}
author: {name: 号卡头条, slug: haoka-toutiao, introduction: 本站编辑部。}
sections:
  - {slug: toutiao, title: 号卡头条, accent: vermilion, introduction: 从这里开始看。}
  - {slug: banka, title: 办卡补卡, accent: blue}
tags: {销户: 把号码办干净。}
menus:
  header: [{section: toutiao, label: 头条}, {section: banka}]
  footer: [{page: about}]
related:
  xiaohu: [buka, zhuanwang]
"""
HEAD = """\
---
title: {title}
section: {section}
tags: [销户]
lead: 写给要办事的人。
published: 2026-11-25T18:17:22+08:00
ai_generated: true
{more}---
"""
GUIDE_BODY = """
## 先换绑

看[补卡](article:buka)，再打[10086](tel:10086)。

::: figure xiaohu.jpg
alt: 一张卡
caption: 图注
:::

::: callout warning 小心
不报验证码。
:::

::: table 热线
| 运营商 | 热线 |
| --- | --- |
| 中国移动 | [10086](tel:10086) |
:::

::: quote
本人办理。
来源: 规定
链接: https://example.com/
:::

::: faq
问: 能恢复吗？
答: 当成不能。

第二段。
:::

::: markdown
- [ ] 银行卡
:::
"""
PAGE = """\
---
title: 关于我们
lead: 我们是谁。
published: 2026-11-25T18:00:00+08:00
---

一段话。
"""


def write_folder(root: Path) -> Path:
    """Write a folder of three articles and one page below root, and return it."""
    for name in ("articles", "pages", "covers"):
        (root / name).mkdir(parents=True)
    (root / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    write_article(root, "xiaohu", title="销户指南", body=GUIDE_BODY)
    write_article(root, "buka", title="补卡指南", section="banka")
    write_article(root, "zhuanwang", title="携号转网", section="banka")
    (root / "pages" / "about.md").write_text(PAGE, encoding="utf-8")
    (root / "covers" / "xiaohu.jpg").write_bytes(picture_bytes(width=64, height=36, image_format="JPEG"))
    return root


def write_article(
    root: Path,
    slug: str,
    *,
    title: str = "标题",
    section: str = "toutiao",
    body: str = "\n一段话。\n",
    more: str = "",
) -> None:
    """Write one article file; `more` holds further lines of its head, and without any the body begins on line 9."""
    text = HEAD.format(title=title, section=section, more=more) + body
    (root / "articles" / f"{slug}.md").write_text(text, encoding="utf-8")
