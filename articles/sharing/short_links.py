"""Short addresses for sharing, /s/<code>: a page's id and the way it was shared, in a few characters.

A code is one letter for the channel and the page's id in base 32 (Crockford's alphabet: no i, l, o, u), so nothing is
stored for it and it follows a page that was moved or renamed.
"""

from dataclasses import dataclass

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
# What people read wrongly when they type a code from paper.
_MISREAD = str.maketrans("oil", "011")
# Ids of Django's automatic fields fit 63 bits.
_MAX_ID = 2**63 - 1


@dataclass(frozen=True)
class Channel:
    """A way that a link travels. `letter` opens its codes, forever; `source` and `medium` are its utm values."""

    letter: str
    source: str
    medium: str
    label: str


# A letter stands in codes on paper and in chats: never change or reuse one.
CHANNELS = (
    Channel("w", "wechat", "qr", "微信"),
    Channel("q", "qq", "social", "QQ好友"),
    Channel("z", "qzone", "social", "QQ空间"),
    Channel("b", "weibo", "social", "微博"),
    Channel("c", "copy", "copy", "复制链接"),
    Channel("s", "system", "social", "系统分享"),
    Channel("p", "poster", "qr", "海报"),
    Channel("h", "leaflet", "qr", "打印的单页"),
    Channel("x", "x", "social", "X"),
    Channel("f", "facebook", "social", "Facebook"),
    Channel("n", "linkedin", "social", "LinkedIn"),
    Channel("t", "telegram", "social", "Telegram"),
    Channel("a", "whatsapp", "social", "WhatsApp"),
    Channel("e", "line", "social", "LINE"),
    Channel("r", "reddit", "social", "Reddit"),
    Channel("d", "douban", "social", "豆瓣"),
    Channel("m", "email", "email", "电子邮件"),
)
CHANNELS_BY_SOURCE = {channel.source: channel for channel in CHANNELS}
_BY_LETTER = {channel.letter: channel for channel in CHANNELS}


def short_code(page_id: int, channel: Channel) -> str:
    """Return the code of a page (its id, at least 1) for a channel. Raises ValueError for an id out of range."""
    if not 1 <= page_id <= _MAX_ID:
        raise ValueError(f"No page has the id {page_id}.")
    digits = ""
    while page_id:
        page_id, digit = divmod(page_id, 32)
        digits = _ALPHABET[digit] + digits
    return channel.letter + digits


def read_short_code(code: str) -> tuple[int, Channel] | None:
    """Return the page's id and the channel that a code names, or None for what is no code."""
    code = code.lower()
    channel = _BY_LETTER.get(code[:1])
    digits = code[1:].translate(_MISREAD)
    if channel is None or not 1 <= len(digits) <= 13 or any(digit not in _VALUES for digit in digits):
        return None
    page_id = 0
    for digit in digits:
        page_id = page_id * 32 + _VALUES[digit]
    return (page_id, channel) if 1 <= page_id <= _MAX_ID else None
