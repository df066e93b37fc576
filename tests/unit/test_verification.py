"""How a search engine's proof is read from what an editor pasted."""

import pytest

from articles.seo.verification import ENGINES, CodeError, SearchEngine, read_code

BAIDU, GOOGLE = ENGINES[0], ENGINES[-1]


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.key)
def test_a_code_and_a_whole_element_give_the_same(engine: SearchEngine) -> None:
    code = "codeva-Ab12_x/+=.9"
    assert read_code(f"  {code}\n", engine=engine) == code
    assert read_code(f'<meta name="{engine.meta_name}" content="{code}" />', engine=engine) == code
    assert read_code(f"<META content='{code}' name='{engine.meta_name.upper()}'>", engine=engine) == code


def test_nothing_pasted_is_nothing() -> None:
    assert read_code(" \n", engine=BAIDU) == ""


@pytest.mark.parametrize(
    ("pasted", "sentence"),
    [
        ("我的验证码", "这不像百度的验证码"),
        ("abc", "这不像百度的验证码"),
        ('code"><script>', "只粘贴一个标签"),
        ("abcd efgh", "这不像百度的验证码"),
        ("x" * 121, "这不像百度的验证码"),
        ('<meta name="google-site-verification" content="abcdef">', "这是谷歌的标签"),
        ('<meta name="description" content="abcdef">', "不是百度的"),
        ('<meta name="baidu-site-verification" content="">', "content 是空的"),
        ('<meta name="baidu-site-verification" content="a b<c>d">', "这不像百度的验证码"),
        ('<meta name="baidu-site-verification" content="abcd"><meta name="b">', "只粘贴一个标签"),
    ],
)
def test_what_is_no_code_is_refused_with_a_sentence(pasted: str, sentence: str) -> None:
    with pytest.raises(CodeError, match=sentence):
        read_code(pasted, engine=BAIDU)


def test_engines_have_keys_and_names_of_their_own() -> None:
    assert len({one.key for one in ENGINES}) == len({one.meta_name for one in ENGINES}) == len(ENGINES)
    assert GOOGLE.meta_name == "google-site-verification"
