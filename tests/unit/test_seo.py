"""What the head of a page says."""

from dataclasses import FrozenInstanceError, replace

import pytest

from articles.seo.metadata import PageMetadata, document_title, of_list_page


@pytest.mark.parametrize(
    ("title", "site_name", "expected"),
    [
        ("如何注销手机号码", "号卡头条", "如何注销手机号码 - 号卡头条"),
        ("号卡头条", "号卡头条", "号卡头条"),
        ("读号卡头条", "号卡头条", "读号卡头条"),
        ("关于", "", "关于"),
        ("", "号卡头条", "号卡头条"),
    ],
)
def test_a_title_bears_the_sites_name_once(title: str, site_name: str, expected: str) -> None:
    assert document_title(title, site_name=site_name) == expected


def test_metadata_is_a_frozen_fact_with_careful_defaults() -> None:
    metadata = PageMetadata(
        title="标题 - 号卡头条",
        headline="标题",
        description="",
        canonical="https://example.com/",
        site_name="号卡头条",
    )
    assert metadata.is_indexed
    assert metadata.kind == "website"
    assert metadata.picture == ""
    with pytest.raises(FrozenInstanceError):
        metadata.title = "别的"  # type: ignore[misc]


def test_pages_of_a_list_after_the_first_name_themselves() -> None:
    first = PageMetadata(
        title="标题 - 号卡头条",
        headline="标题",
        description="",
        canonical="https://example.com/a/",
        site_name="号卡头条",
    )
    assert of_list_page(first, number=1) == first
    second = of_list_page(first, number=2)
    assert (second.title, second.canonical) == ("第 2 页 - 标题 - 号卡头条", "https://example.com/a/?page=2")


def test_an_empty_list_is_not_indexed_and_a_preview_stays_so() -> None:
    page = PageMetadata(
        title="标题 - 号卡头条",
        headline="标题",
        description="",
        canonical="https://example.com/a/",
        site_name="",
    )
    assert not of_list_page(page, number=1, is_empty=True).is_indexed
    assert not of_list_page(replace(page, is_indexed=False), number=1).is_indexed
