"""What the environment may say, and what a wrong or missing value is answered with."""

import ast
import re
import sys
from collections.abc import Iterator
from itertools import pairwise

import pytest

from site_app.settings import environment
from tests.ops.support import PROJECT, run

READERS = {"text", "words", "flag", "number"}
EXAMPLE = (PROJECT / ".env.example").read_text(encoding="utf-8")
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "site_app.settings.production",
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "example.com",
    "SITE_URL": "https://example.com",
}


def sources() -> Iterator[ast.Module]:
    for folder in ("site_app", "articles", "deploy"):
        for path in (PROJECT / folder).rglob("*.py"):
            yield ast.parse(path.read_text(encoding="utf-8"))


def names_read() -> set[str]:
    calls = (node for tree in sources() for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in READERS and call.args
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    } | {"SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL"}


def test_the_example_names_every_variable_that_the_code_reads_and_no_other() -> None:
    assert set(re.findall(r"^([A-Z_]+)=$", EXAMPLE, flags=re.MULTILINE)) == names_read()


def test_every_variable_of_the_example_has_its_line_of_explanation() -> None:
    lines = EXAMPLE.splitlines()
    assert [line for before, line in pairwise(lines) if "=" in line and before[:2] != "# "] == []


def test_only_one_module_reads_the_environment() -> None:
    readers = {
        str(path.relative_to(PROJECT))
        for folder in ("site_app", "articles", "deploy")
        for path in (PROJECT / folder).rglob("*.py")
        if re.search(r"os\.(environ\.get|environ\[|getenv)", path.read_text(encoding="utf-8"))
    }
    assert readers == {"site_app/settings/environment.py", "site_app/settings/test.py"}


@pytest.mark.parametrize(
    "address",
    ["example.com", "ftp://example.com", "https://", "https://a.cn/path", "https://u@a.cn", "http://a:x"],
)
def test_a_site_url_that_is_no_address_is_refused_with_a_sentence(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", address)
    with pytest.raises(environment.ImproperlyConfigured, match="SITE_URL 应写成"):
        environment.site_url()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("https://Www.Example.com/", "https://www.example.com"),
        ("https://example.com:443", "https://example.com"),
        ("http://example.com:80", "http://example.com"),
        ("https://example.com:8443", "https://example.com:8443"),
        ("http://example.com:443", "http://example.com:443"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("https://号卡.中国", "https://xn--hlr9m.xn--fiqs8s"),
        ("http://号卡.中国:8000", "http://xn--hlr9m.xn--fiqs8s:8000"),
    ],
)
def test_the_sites_address_is_what_browsers_make_of_it(
    written: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", written)
    assert environment.site_url() == told


def test_without_a_site_url_the_address_is_the_one_listened_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "")
    monkeypatch.setenv("HOST", "0.0.0.0")  # noqa: S104 - compared, not bound
    monkeypatch.setenv("PORT", "9001")
    assert environment.site_url() == "http://127.0.0.1:9001"


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_value_counts_as_not_set(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PORT", "HSTS_PRELOAD", "DATABASE_URL", "EMAIL_URL"):
        monkeypatch.setenv(name, value)
    assert environment.listen_address()[1] == 8000
    assert environment.flag("HSTS_PRELOAD", default=True)
    assert environment.database("sqlite:////tmp/a.sqlite3")["ENGINE"] == "django.db.backends.sqlite3"
    assert environment.mail()["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend"


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "abc"), ("PORT", "70000"), ("PORT", "８０００"), ("PORT", "0")]
)
def test_a_port_that_is_none_is_refused_with_a_sentence(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(environment.ImproperlyConfigured, match="PORT 应是 1 到 65535 之间的整数"):
        environment.listen_address()


def test_proxies_are_addresses_and_networks_and_none_unless_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", "")
    assert environment.trusted_proxies() == []
    monkeypatch.setenv("TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8,::1")
    assert [str(one) for one in environment.trusted_proxies()] == ["127.0.0.1/32", "10.0.0.0/8", "::1/128"]


@pytest.mark.parametrize("value", ["*", "nginx", "10.0.0.1/8", "127.0.0.1:80", "127.0.0.1 10.0.0.1"])
def test_a_proxy_that_is_no_address_is_refused_with_a_sentence(
    value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", f"127.0.0.1,{value}")
    with pytest.raises(environment.ImproperlyConfigured, match="TRUSTED_PROXIES 应写 IP 地址或网段"):
        environment.trusted_proxies()


def test_a_database_url_alone_moves_the_site_to_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://haoka:secret@db.example:5433/haoka")
    found = environment.database("sqlite:////tmp/a.sqlite3")
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", 5433, "haoka")


@pytest.mark.parametrize("url", ["mysql://haoka:secret@db/haoka", "postgres://haoka:secret@db:port/haoka"])
def test_another_database_is_refused_without_repeating_its_password(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(environment.ImproperlyConfigured) as refusal:
        environment.database("sqlite:////tmp/a.sqlite3")
    assert "DATABASE_URL 应写成" in str(refusal.value)
    assert "secret" not in str(refusal.value)


def test_baidu_is_told_only_where_both_of_its_variables_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAIDU_PUSH_SITE", "")
    monkeypatch.setenv("BAIDU_PUSH_TOKEN", "")
    assert environment.baidu_push() == ("", "")
    monkeypatch.setenv("BAIDU_PUSH_TOKEN", "secret")
    with pytest.raises(environment.ImproperlyConfigured, match="要一起填") as refusal:
        environment.baidu_push()
    assert "secret" not in str(refusal.value)
    monkeypatch.setenv("BAIDU_PUSH_SITE", "https://www.example.com")
    assert environment.baidu_push() == ("https://www.example.com", "secret")
    monkeypatch.setenv("BAIDU_PUSH_SITE", "https://www.example.com&token=x")
    with pytest.raises(environment.ImproperlyConfigured, match="和百度站长平台里登记的一样"):
        environment.baidu_push()


@pytest.mark.parametrize(
    "value", ["api.indexnow.org", "ftp://a.cn/", "https://", "http://[", "https://a.cn/?x=1"]
)
def test_an_engines_address_that_is_none_is_refused_with_a_sentence(value: str) -> None:
    with pytest.raises(environment.ImproperlyConfigured, match="INDEXNOW_ENDPOINT 应写成"):
        environment.web_address("INDEXNOW_ENDPOINT", value)


def test_a_log_level_that_is_none_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "warning")
    assert environment.log_level() == "WARNING"
    monkeypatch.setenv("LOG_LEVEL", "loud")
    with pytest.raises(
        environment.ImproperlyConfigured, match="LOG_LEVEL 应写 DEBUG、INFO、WARNING、ERROR 之一"
    ):
        environment.log_level()


@pytest.mark.ops
@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL"])
def test_production_refuses_to_start_and_says_which_variable_is_missing(
    missing: str, tmp_path: object
) -> None:
    refused = run(
        sys.executable,
        "manage.py",
        "check",
        cwd=PROJECT,
        **PRODUCTION | {missing: "", "DATA_DIR": str(tmp_path)},
    )
    assert refused.returncode != 0
    assert refused.stderr.splitlines() == [
        f"生产环境缺少这些环境变量：{missing}。请在 .env 里填好再启动，写法见 .env.example。"
    ]


@pytest.mark.ops
def test_production_refuses_to_answer_to_every_host(tmp_path: object) -> None:
    refused = run(
        sys.executable,
        "manage.py",
        "check",
        cwd=PROJECT,
        **PRODUCTION | {"ALLOWED_HOSTS": "*", "DATA_DIR": str(tmp_path)},
    )
    assert refused.returncode != 0
    assert refused.stderr.strip() == "ALLOWED_HOSTS 不能写 *，请写出网站自己的域名。"


@pytest.mark.parametrize("missing", ["WECHAT_APP_ID", "WECHAT_APP_SECRET"])
def test_half_an_official_account_is_refused_without_repeating_its_secret(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WECHAT_APP_ID", "WECHAT_APP_SECRET"):
        monkeypatch.setenv(name, "" if name == missing else "wx-or-secret")
    with pytest.raises(environment.ImproperlyConfigured, match="一起填") as refusal:
        environment.wechat_account()
    assert "wx-or-secret" not in str(refusal.value)


def test_a_whole_account_and_none_are_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    for value in ("", "x"):
        monkeypatch.setenv("WECHAT_APP_ID", value)
        monkeypatch.setenv("WECHAT_APP_SECRET", value)
        assert environment.wechat_account() == (value, value)


@pytest.mark.parametrize(
    ("name", "code"), [("", ""), ("MP_verify_AbCd1234.txt", "AbCd1234"), (" MP_verify_a1.txt ", "a1")]
)
def test_wechats_file_is_told_by_its_name(name: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WECHAT_VERIFY_FILE", name)
    assert environment.wechat_proof() == code


@pytest.mark.parametrize(
    "name", ["AbCd1234", "MP_verify_.txt", "MP_verify_a/b.txt", "MP_verify_码.txt", "x.txt"]
)
def test_what_is_no_file_of_wechats_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WECHAT_VERIFY_FILE", name)
    with pytest.raises(environment.ImproperlyConfigured, match="应是公众平台给的文件名"):
        environment.wechat_proof()
