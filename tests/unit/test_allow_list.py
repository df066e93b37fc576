"""The allow-list: what hostile and careless HTML is reduced to."""

import re

import pytest

from articles.text.allow_list import sanitise

HOSTILE = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    '<img """><script>alert(1)</script>">',
    "<svg onload=alert(1)>",
    "<svg><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math><annotation-xml encoding='text/html'><script>alert(1)</script></annotation-xml></math>",
    "<iframe src=https://evil.example></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    "<style>*{background:url(javascript:alert(1))}</style>",
    "<link rel=stylesheet href=//evil.example/x.css><meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "<form action=//evil.example><input name=password><button formaction=javascript:alert(1)>x</button></form>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=' \x01javascript:alert(1)'>x</a>",
    "<a href='java\nscript:alert(1)'>x</a>",
    "<a href='java\tscript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt&colon;alert(1)'>x</a>",
    "<a href='&#106;&#97;vascript:alert(1)'>x</a>",
    "<a href='&#x6A;avascript&#58;alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
    "<a href='blob:https://evil.example/1'>x</a><a href='file:///etc/passwd'>x</a>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<img src=javascript:alert(1)><img srcset='//evil.example/x 1x' src=/a.png>",
    "<p style='position:fixed;inset:0' onclick=alert(1) class=overlay id=main>x</p>",
    "<div><p><b><table><tr><td><script>alert(1)</script>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<textarea><img src=x onerror=alert(1)></textarea><title><img src=x onerror=alert(1)></title>",
    "<!--><img src=x onerror=alert(1)>--><!-- <script>alert(1)</script> --!>",
    "<![CDATA[<script>alert(1)</script>]]><?php echo 1 ?>",
    '<a title="<img src=x onerror=alert(1)>" href="/x">x</a>',
    '<img alt="<a title=" title=" href=" src="/x.png" onload=alert(1)>',
    "<details open ontoggle=alert(1)><video><source onerror=alert(1)></video>",
    "<template><script>alert(1)</script></template><xmp><script>alert(1)</script></xmp>",
]
TAG = re.compile(r'<([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>|</[a-z][a-z0-9]*>|[^<>]+')


@pytest.mark.parametrize("html", HOSTILE)
def test_hostile_html_leaves_nothing_that_runs_loads_or_looks_like_the_page(html: str) -> None:
    clean = sanitise(html)
    # Everything that is left must read as plain tags, quoted attributes and escaped text …
    assert TAG.sub("", clean) == ""
    # … and none of these may be a tag or an attribute of it.
    for match in TAG.finditer(clean):
        attributes = dict(re.findall(r' ([a-z-]+)="([^"]*)"', match.group(2) or ""))
        assert match.group(1) not in {"script", "style", "svg", "math", "iframe", "object", "form", "input"}
        assert not any(name.startswith("on") or name in {"style", "srcset", "id"} for name in attributes)
        for address in (attributes.get("href", ""), attributes.get("src", "")):
            assert not re.match(r"(?i)\s*(javascript|vbscript|data|blob|file):", address)
        assert "evil.example" not in attributes.get("src", "")
    assert sanitise(clean) == clean


@pytest.mark.parametrize(
    "address", ["/a/", "#fn-1", "?page=2", "https://a.cn/x", "mailto:a@b.cn", "tel:10086"]
)
def test_ordinary_links_stay(address: str) -> None:
    assert f'href="{address}"' in sanitise(f'<a href="{address}">x</a>')


@pytest.mark.parametrize(
    "address",
    ["https://a.cn/", "HTTP://A.CN/", "//a.cn/", "/\\a.cn/", "///a.cn/", "\\\\a.cn", "https://own.cn@a.cn/"],
)
def test_links_to_other_hosts_are_marked_however_they_are_written(address: str) -> None:
    assert 'rel="noopener nofollow"' in sanitise(f'<a href="{address}">x</a>', own_hosts={"own.cn"})


@pytest.mark.parametrize("address", ["/x/", "https://own.cn/x", "https://OWN.cn:8000/x", "tel:10086"])
def test_links_within_the_site_are_not_marked(address: str) -> None:
    assert "rel=" not in sanitise(f'<a href="{address}">x</a>', own_hosts={"own.cn"})


@pytest.mark.parametrize("address", ["https:a.cn", "http:/a.cn", "http://"])
def test_half_written_web_addresses_are_dropped(address: str) -> None:
    assert sanitise(f'<a href="{address}">x</a>') == "<a>x</a>"


@pytest.mark.parametrize("address", ["/media/a.webp", "a.png", "https://cdn.own.cn/a.png"])
def test_the_sites_own_pictures_stay(address: str) -> None:
    html = sanitise(f'<img src="{address}" alt="图">', own_hosts={"cdn.own.cn"})
    assert html == f'<img src="{address}" alt="图">'


@pytest.mark.parametrize(
    "address",
    ["https://a.cn/a.png", "//a.cn/a.png", "/\\a.cn/a.png", "///a.cn/a.png", "data:image/png;base64,AA", ""],
)
def test_other_pictures_give_way_to_their_words(address: str) -> None:
    assert sanitise(f'<p><img src="{address}" alt="一张&quot;图&quot;">后</p>') == '<p>一张"图"后</p>'


def test_a_picture_without_words_gets_empty_alternative_text() -> None:
    assert sanitise('<img src="/a.png">') == '<img src="/a.png" alt="">'


def test_h1_becomes_h2_and_other_headings_stay() -> None:
    assert sanitise("<h1>一</h1><h2>二</h2><h6>六</h6>") == "<h2>一</h2><h2>二</h2><h6>六</h6>"


def test_only_known_classes_and_footnote_ids_stay() -> None:
    html = (
        '<ul class="task-list nav"><li id="fn-a-1" class="task-list-item x"></li><li id="header"></li></ul>'
    )
    assert sanitise(html) == (
        '<ul class="task-list"><li id="fn-a-1" class="task-list-item"></li><li></li></ul>'
    )


def test_only_plain_numbers_span_cells_and_start_lists() -> None:
    html = sanitise(
        '<ol start="3"></ol><ol start="x"></ol><table><tr><td colspan="2" rowspan="-1"></td></tr></table>'
    )
    assert html.startswith('<ol start="3"></ol><ol></ol>')
    assert '<td colspan="2"></td>' in html


def test_unknown_tags_go_and_their_words_stay() -> None:
    assert sanitise("<center><font color=red>字</font></center>") == "字"


def test_any_text_at_all_is_accepted() -> None:
    assert sanitise("") == ""
    assert sanitise("a < b & c > d") == "a &lt; b &amp; c &gt; d"
    assert "?" in sanitise("\ud800")


def test_deep_nesting_is_survived() -> None:
    assert "x" in sanitise("<b><div>" * 1000 + "x")
