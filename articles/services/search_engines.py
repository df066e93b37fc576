"""How each search engine is told of addresses, and what its answers mean.

IndexNow: indexnow.org/documentation. Baidu: 普通收录 API of ziyuan.baidu.com, one address a line.
"""

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.services.engine_calls import Answer, NoAnswerError, post

INDEXNOW_ANSWERS = {
    400: gettext_lazy("对方说请求的格式不对"),
    403: gettext_lazy("密钥没有通过验证：请确认密钥文件能从外网打开"),
    422: gettext_lazy("对方说网址不属于这个网站，或者和密钥对不上"),
    429: gettext_lazy("对方说推送得太频繁"),
}


class Fate(StrEnum):
    """What becomes of the addresses: done, again later, again tomorrow, never."""

    SENT = "sent"
    LATER = "later"
    TOMORROW = "tomorrow"
    REFUSED = "refused"


@dataclass(frozen=True)
class Outcome:
    """What a call came to. `refused` names single addresses of a batch that otherwise fared as `fate` says.

    `remaining` is how many the engine still takes today, where it says so.
    """

    fate: Fate
    words: str
    refused: dict[str, str] = field(default_factory=dict)
    remaining: int | None = None
    retry_after: int = 0


def tell_indexnow(urls: list[str], *, endpoint: str, key: str, base_url: str) -> Outcome:
    """Tell IndexNow of addresses that were made, changed or removed; all of them on the site of base_url."""
    message = {
        "host": urlsplit(base_url).netloc,
        "key": key,
        "keyLocation": f"{base_url}/{key}.txt",
        "urlList": urls,
    }
    body = json.dumps(message).encode()
    try:
        answer = post(endpoint, body=body, content_type="application/json; charset=utf-8")
    except NoAnswerError as error:
        return Outcome(Fate.LATER, str(error))
    if answer.status == 200:
        return Outcome(Fate.SENT, _("对方已收到"))
    if answer.status == 202:
        return Outcome(Fate.SENT, _("对方已收到，正在验证密钥"))
    known = INDEXNOW_ANSWERS.get(answer.status)
    words = str(known) if known else _unexpected(answer)
    fate = Fate.REFUSED if answer.status in {400, 422} else Fate.LATER
    return Outcome(fate, words, retry_after=answer.retry_after)


def tell_baidu(urls: list[str], *, endpoint: str, site: str, token: str) -> Outcome:
    """Tell Baidu of new or changed addresses."""
    address = f"{endpoint}?{urlencode({'site': site, 'token': token}, safe=':/')}"
    try:
        answer = post(address, body="\n".join(urls).encode(), content_type="text/plain")
    except NoAnswerError as error:
        return Outcome(Fate.LATER, str(error))
    told = _json_object(answer.text)
    if answer.status == 200:
        return _baidu_success(urls, told)
    message = str(told.get("message", ""))
    if "over quota" in message:
        return Outcome(Fate.TOMORROW, _("百度今天的配额用完了，明天再推"), remaining=0)
    if answer.status == 401 or "token" in message:
        return Outcome(Fate.LATER, _("百度说令牌不对：请管理员检查 BAIDU_PUSH_TOKEN"))
    if "site" in message:
        return Outcome(
            Fate.LATER,
            _("百度说网站没有在站长平台登记：请管理员检查 BAIDU_PUSH_SITE，写法要和登记的一样"),
        )
    if answer.status == 400 and message:
        return Outcome(Fate.REFUSED, _("百度没有收下：%(message)s") % {"message": message[:80]})
    return Outcome(Fate.LATER, _unexpected(answer), retry_after=answer.retry_after)


def _baidu_success(urls: list[str], told: dict[str, Any]) -> Outcome:
    count, remaining = told.get("success"), told.get("remain")
    if type(count) is not int:
        return Outcome(Fate.LATER, _("百度的回答看不懂"))
    refused = {
        **dict.fromkeys(_named(told, "not_same_site", urls), _("百度说网址不属于登记的网站")),
        **dict.fromkeys(_named(told, "not_valid", urls), _("百度说网址不合格")),
    }
    quota = remaining if type(remaining) is int and remaining >= 0 else None
    if count < len(urls) - len(refused):
        return Outcome(Fate.LATER, _("百度只收下了一部分"), refused=refused, remaining=quota)
    words = _("百度已收到") if quota is None else _("百度已收到，今天还能推 %(count)d 条") % {"count": quota}
    return Outcome(Fate.SENT, words, refused=refused, remaining=quota)


def _named(told: dict[str, Any], name: str, urls: list[str]) -> list[str]:
    listed = told.get(name)
    return [url for url in urls if url in listed] if isinstance(listed, list) else []


def _json_object(text: str) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _unexpected(answer: Answer) -> str:
    if answer.status >= 500:
        return _("对方的服务器出错了（%(status)d）") % {"status": answer.status}
    return _("对方回答了 %(status)d，请管理员检查接口的地址") % {"status": answer.status}
