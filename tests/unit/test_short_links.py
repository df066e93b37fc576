"""Codes of short addresses."""

import pytest

from articles.sharing.short_links import CHANNELS, Channel, read_short_code, short_code


@pytest.mark.parametrize("channel", CHANNELS, ids=lambda channel: channel.source)
@pytest.mark.parametrize("page_id", [1, 31, 32, 33, 1024, 2**63 - 1])
def test_a_code_leads_back_to_its_page_and_channel(page_id: int, channel: Channel) -> None:
    assert read_short_code(short_code(page_id, channel)) == (page_id, channel)


def test_no_two_channels_share_a_letter_or_a_source() -> None:
    assert len({channel.letter for channel in CHANNELS}) == len(CHANNELS)
    assert len({channel.source for channel in CHANNELS}) == len(CHANNELS)


def test_a_code_typed_in_capitals_or_with_look_alikes_still_works() -> None:
    channel = CHANNELS[0]
    assert read_short_code(short_code(33, channel).upper()) == (33, channel)
    assert read_short_code(f"{channel.letter}Io") == read_short_code(f"{channel.letter}10")


@pytest.mark.parametrize(
    "code", ["", "w", "w0", "w00", "!1", "w1!", "w" + "z" * 13, "w" + "1" * 14, "国", "w１", "w\x00"]
)
def test_what_is_no_code_is_none(code: str) -> None:
    assert read_short_code(code) is None


@pytest.mark.parametrize("page_id", [0, -1, 2**63])
def test_a_page_that_cannot_be_has_no_code(page_id: int) -> None:
    with pytest.raises(ValueError, match="No page"):
        short_code(page_id, CHANNELS[0])
