"""What the head of a page says."""

from dataclasses import FrozenInstanceError

import pytest

from articles.seo.metadata import PageMetadata, document_title


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
        title="标题", description="", canonical="https://example.com/", site_name="号卡头条"
    )
    assert metadata.is_indexed
    assert metadata.kind == "website"
    assert metadata.picture == ""
    with pytest.raises(FrozenInstanceError):
        metadata.title = "别的"  # type: ignore[misc]
