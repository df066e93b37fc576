"""The folder of demo content: read whole, or every problem of every file named."""

from pathlib import Path

import pytest

from articles.text.article_files import ContentError
from articles.text.content_folder import read_folder
from tests.content import MANIFEST, write_article, write_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "fixtures")


def problems(folder: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read_folder(folder)
    return caught.value.problems


def test_a_sound_folder_is_read_whole(folder: Path) -> None:
    content = read_folder(folder)
    assert [file.slug for file in content.articles] == ["buka", "xiaohu", "zhuanwang"]
    assert [file.slug for file in content.pages] == ["about"]
    assert content.cover("xiaohu") == folder / "covers" / "xiaohu.jpg"
    assert content.cover("buka") is None


def test_the_problems_of_several_files_are_all_named(folder: Path) -> None:
    write_article(folder, "buka", section="nowhere")
    write_article(folder, "zhuanwang", body="::: quote\n没有收尾\n")
    (folder / "pages" / "about.md").write_text("没有开头", encoding="utf-8")
    write_article(folder, "xiaohu", title='""', body="[x](article:mei-you)\n")
    found = problems(folder)
    assert {problem.split("：")[0] for problem in found} == {
        "articles/buka.md:3",
        "articles/zhuanwang.md:9",
        "pages/about.md:1",
        "articles/xiaohu.md:2",
        "articles/xiaohu.md:9",
    }
    assert len(found) == 5


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("lead: 写给要办事的人。", "led: 写错了", 5, "led"),
        ("lead: 写给要办事的人。", "", 1, "lead"),
        ("tags: [销户]", "tags: 销户", 4, "列表"),
        ("tags: [销户]", "tags: [12321]", 4, "引号"),
        ("ai_generated: true", "ai_generated: 是", 7, "true"),
        ("+08:00", "", 6, "时区"),
        ("published: 2026-11-25T18:17:22+08:00", "published: 昨天", 6, "时区"),
        ("ai_generated: true", "facts_as_of: 2026-11-24T00:00:00+08:00", 7, "日期"),
        ("ai_generated: true", "cover_focus: 左上", 7, "cover_focus"),
        ("ai_generated: true", "cover_focus: 50 148", 7, "cover_focus"),
        ("section: banka", "section: [banka]", 3, "栏目"),
        ("section: banka\n", "", 1, "栏目"),
        ("一段话。", "::: figure mei-you.jpg\n:::", 10, "mei-you.jpg"),
        ("一段话。", "::: steps\n- title: 一\n  picture: mei-you.jpg\n:::", 12, "mei-you.jpg"),
        ("一段话。", "::: steps\n- title: 一\n  text: '[坏](article:Bu-Ka)'\n:::", 12, "Bu-Ka"),
        ("一段话。", "[坏](article:Bu-Ka)", 10, "Bu-Ka"),
    ],
)
def test_a_mistake_in_an_article_is_named_with_its_line(
    folder: Path, old: str, new: str, line: int, words: str
) -> None:
    path = folder / "articles" / "buka.md"
    source = path.read_text(encoding="utf-8")
    assert old in source
    path.write_text(source.replace(old, new), encoding="utf-8")
    found = problems(folder)
    assert any(problem.startswith(f"articles/buka.md:{line}：") and words in problem for problem in found)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("home:", "hom:", 1, "hom"),
        ("home: {title: 号卡头条", "home: {titel: 号卡头条", 1, "title"),
        ("lead: xiaohu}", "lead: mei-you}", 1, "mei-you"),
        ("settings: {name: 号卡头条, slogan", "settings: {name: 号卡头条, slogna", 2, "slogna"),
        ("slug: haoka-toutiao, ", "", 3, "slug"),
        ("{slug: banka, title: 办卡补卡, accent: blue}", "banka", 4, "sections"),
        ("{销户: 把号码办干净。}", "[销户]", 7, "tags"),
        ("header:", "top:", 8, "top"),
        ("{section: banka}", "{section: mei-you}", 8, "mei-you"),
        ("{page: about}", "{page: mei-you}", 8, "mei-you"),
        ("[buka, zhuanwang]", "buka", 11, "related"),
        ("[buka, zhuanwang]", "[buka, mei-you]", 11, "mei-you"),
        ("xiaohu: [buka", "mei-you: [buka", 11, "mei-you"),
        ("menus:", "menus: }", 8, "写法"),
    ],
)
def test_a_mistake_in_the_manifest_is_named_with_its_line(
    folder: Path, old: str, new: str, line: int, words: str
) -> None:
    assert old in MANIFEST
    (folder / "manifest.yaml").write_text(MANIFEST.replace(old, new), encoding="utf-8")
    found = problems(folder)
    assert any(
        problem.startswith((f"manifest.yaml:{line}：", "manifest.yaml:1：")) and words in problem
        for problem in found
    )


@pytest.mark.parametrize("source", [b"", b"\xff\xfe", b"- a\n", b"a: [\n", b"a: b\x00\n"])
def test_a_manifest_that_is_none_is_a_sentence(folder: Path, source: bytes) -> None:
    (folder / "manifest.yaml").write_bytes(source)
    assert problems(folder)[0].startswith("manifest.yaml:")


def test_a_missing_manifest_is_a_sentence(folder: Path) -> None:
    (folder / "manifest.yaml").unlink()
    assert "manifest.yaml" in problems(folder)[0]


def test_tags_and_related_may_be_left_out(folder: Path) -> None:
    source = MANIFEST.split("tags:")[0] + "menus: {header: []}\n"
    (folder / "manifest.yaml").write_text(source, encoding="utf-8")
    assert read_folder(folder).manifest["related"] == {}


def test_a_heavy_picture_is_named(folder: Path) -> None:
    (folder / "covers" / "buka.jpg").write_bytes(b"x" * 160 * 1024)
    assert problems(folder) == ["covers/buka.jpg：图片有 160 KB，请压到 150 KB 以内。"]


def test_the_hash_of_a_file_covers_its_text_its_pins_and_its_pictures(folder: Path) -> None:
    before = read_folder(folder).hashes
    assert read_folder(folder).hashes == before
    (folder / "covers" / "xiaohu.jpg").write_bytes(b"another picture")
    assert changed(folder, before) == {"articles/xiaohu.md"}
    before = read_folder(folder).hashes
    (folder / "manifest.yaml").write_text(MANIFEST.replace("[buka, zhuanwang]", "[buka]"), encoding="utf-8")
    assert changed(folder, before) == {"articles/xiaohu.md"}
    write_article(
        folder, "zhuanwang", section="banka", body="::: steps\n- {title: 一, picture: step.jpg}\n:::\n"
    )
    (folder / "covers" / "step.jpg").write_bytes(b"a picture")
    before = read_folder(folder).hashes
    (folder / "covers" / "step.jpg").write_bytes(b"another picture")
    assert changed(folder, before) == {"articles/zhuanwang.md"}
    before = read_folder(folder).hashes
    write_article(folder, "buka", section="banka", body="\n另一段话。\n")
    assert changed(folder, before) == {"articles/buka.md"}


def changed(folder: Path, before: dict[str, str]) -> set[str]:
    return {path for path, value in read_folder(folder).hashes.items() if value != before[path]}
