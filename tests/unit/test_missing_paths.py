"""Which dead addresses are worth an editor's time."""

import pytest

from articles.text.missing_paths import is_readers_path


@pytest.mark.parametrize(
    "path",
    [
        "/guides/how-to-cancel/",
        "/old-section/",
        "/文章/注销手机号",
        "/2019/05/01/post/",
        "/about.html",
        "/tag/旧标签/",
        "/p/12345",
    ],
)
def test_what_a_reader_may_have_meant_is_kept(path: str) -> None:
    assert is_readers_path(path, longest=500)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "",
        "/" + "a" * 500,
        "/wp-login.php",
        "/wp-admin/",
        "/blog/wp-includes/wlwmanifest.xml",
        "/index.php",
        "/index.PHP/news",
        "/.env",
        "/.git/config",
        "/.well-known/security.txt",
        "/phpmyadmin/",
        "/cgi-bin/luci",
        "/vendor/phpunit/eval-stdin",
        "/backup.sql",
        "/site.zip",
        "/login.aspx",
        "/a/../../etc/passwd",
        "//evil.example/",
        "/a<script>",
        "/a'or'1",
        "/%c0%ae",
        "/a?b",
        "/a#b",
        "/a;jsessionid=1",
        "/apple-touch-icon-120x120.png",
        "/ads.txt",
        "/app.js",
        "/static/js/old.js",
        "/media/images/lost.jpg",
        "/admin/pages/9/",
        "/documents/9/secret",
        "/_style/",
        "/a\x00b",
        "/a\nb",
        "/a\u202eb",
        "/user/someone@example.com",
        "/call/13800138000/",
        "/id/110101199001011234",
    ],
)
def test_probes_files_and_personal_data_are_not(path: str) -> None:
    assert not is_readers_path(path, longest=500)
