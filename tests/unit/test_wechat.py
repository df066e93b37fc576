"""WeChat's signature: as its own documents compute it, and for this site's addresses only."""

import pytest

from articles.sharing.wechat import is_page_of, sign

SITE = "https://www.example.com"


def test_the_signature_is_the_one_of_wechats_own_example() -> None:
    signed = sign(
        "http://mp.weixin.qq.com?params=value#part",
        ticket="sM4AOVdWfPE4DxkXGEs8VMCPGGVi4C3VM0P37wVUCFvkVAy_90u5h9nbSlYy3-Sl-HhTdfl2fzFy1AOcHKP7qg",
        nonce="Wm3WZYTPz0wzccnW",
        timestamp=1414587457,
    )
    assert signed.signature == "0f9de62fce790f9a083d5c99e95740ceb90c27ed"


def test_the_query_counts_and_the_fragment_does_not() -> None:
    def signature(url: str) -> str:
        return sign(url, ticket="t", nonce="n", timestamp=1).signature

    assert signature(f"{SITE}/a/?from=timeline") != signature(f"{SITE}/a/")
    assert signature(f"{SITE}/a/#b") == signature(f"{SITE}/a/")


@pytest.mark.parametrize(
    "url", [SITE, f"{SITE}/", f"{SITE}/a/?x=1#y", f"{SITE}/%E6%B5%B7/", f"{SITE}/?u=https://x"]
)
def test_the_sites_own_pages_are_signed(url: str) -> None:
    assert is_page_of(url, site_url=SITE)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/a/",
        "//www.example.com/",
        "http://www.example.com/",
        "https://example.com/",
        "https://www.example.com.evil.test/",
        "https://www.example.com:8443/",
        "https://www.example.com@evil.test/",
        "https://user@www.example.com/",
        "https://evil.test/?https://www.example.com/",
        "https://evil.test\\@www.example.com/",
        "https://www.example.com\\.evil.test/",
        "https://www.example.com /",
        "https://www.example.com/\r\nX: y",
        "https://www.example.com/\x00",
        "https://[www.example.com/",
        "javascript://www.example.com/%0Aalert(1)",
        f"{SITE}/{'a' * 2000}",
    ],
)
def test_everything_else_is_refused(url: str) -> None:
    assert not is_page_of(url, site_url=SITE)
