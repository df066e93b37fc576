"""`make run` itself: a first start over a small fixture, a second one, and the refusals in between."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ops.support import PROJECT, copy_project, environment, free_port, is_running, run, until

pytestmark = [pytest.mark.ops, pytest.mark.xdist_group("run")]


@dataclass
class Start:
    """A started site: its supervisor, and the file that holds what it printed."""

    process: subprocess.Popen[bytes]
    log: Path
    port: int
    seconds: float

    @property
    def output(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def get(self, path: str) -> int:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:  # noqa: S310
                return int(answer.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code

    def children(self) -> list[int]:
        found = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="utf-8")
        return [int(pid) for pid in found.split()]


def start(tree: Path, log: Path) -> Start:
    """Run `deploy/bin/run` until the site answers; fails with its output where it ends before."""
    port = free_port()
    began = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["deploy/bin/run"],
            cwd=tree,
            env=environment(PORT=str(port)),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    site = Start(process=process, log=log, port=port, seconds=0)
    answered = until(lambda: process.poll() is not None or "管理后台" in site.output, seconds=180)
    assert answered, site.output
    assert process.poll() is None, site.output
    site.seconds = time.monotonic() - began
    return site


def stop(site: Start) -> None:
    site.process.terminate()
    try:
        site.process.wait(20)
    except subprocess.TimeoutExpired:
        site.process.kill()
        site.process.wait()


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone that uses this test run's environment: installing is the other module's subject."""
    tree = copy_project(tmp_path_factory.mktemp("run") / "project")
    (tree / ".venv").symlink_to(Path(sys.prefix))
    stamped = run("bash", "-c", ". deploy/bin/lib.sh; ensure_installed run", cwd=tree)
    assert stamped.returncode == 0, stamped.stderr
    return tree


@pytest.fixture(scope="module")
def first(tree: Path) -> Iterator[Start]:
    site = start(tree, tree / "first.log")
    yield site
    stop(site)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_a_first_start_serves_the_demo_content_and_the_admin(first: Start) -> None:
    assert first.get("/") == 200
    assert first.get("/admin/login/") == 200
    assert first.get("/no-such-page/") == 404


def test_it_prints_both_addresses_and_how_to_stop(first: Start) -> None:
    assert f"网站：http://127.0.0.1:{first.port}/" in first.output
    assert f"管理后台：http://127.0.0.1:{first.port}/admin/" in first.output
    assert "按 Ctrl+C 停止" in first.output


def test_key_and_password_are_private_and_the_password_is_printed(first: Start, tree: Path) -> None:
    assert mode(tree / "var" / "secret_key") == 0o600
    assert mode(tree / "var" / "admin-password.txt") == 0o600
    password = (tree / "var" / "admin-password.txt").read_text(encoding="utf-8").split()[1]
    assert first.output.count(password) == 1


def test_a_port_in_use_is_one_sentence_that_names_another(first: Start, tree: Path) -> None:
    refused = run("make", "run", f"PORT={first.port}", cwd=tree)
    assert refused.returncode != 0
    sentence, *rest = refused.stderr.splitlines()
    assert f"端口 {first.port} 已被占用" in sentence
    assert f"make run PORT={first.port + 1}" in sentence
    assert [line for line in rest if not line.startswith("make:")] == []


def test_every_process_ends_when_one_is_killed(first: Start) -> None:
    processes = first.children()
    assert len(processes) == 3
    os.kill(processes[1], signal.SIGKILL)
    assert first.process.wait(20) == 1
    assert until(lambda: not any(is_running(pid) for pid in processes))
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", first.port)) != 0


def test_a_second_start_installs_and_prints_nothing_anew(first: Start, tree: Path) -> None:
    first.process.wait(20)
    second = start(tree, tree / "second.log")
    try:
        assert second.get("/") == 200
        assert not re.search("安装|数据库|示例|密码|静态", second.output)
        # The goal is 5 s on an idle machine; other tests share this one.
        assert second.seconds < 20
    finally:
        stop(second)
    assert second.process.returncode == 0
    assert "正在停止" in second.output


def test_a_setting_that_cannot_be_meant_is_one_sentence(tree: Path) -> None:
    refused = run("deploy/bin/run", cwd=tree, PORT="eight")
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == ["PORT 应是 1 到 65535 之间的整数，现在是：eight"]


def test_the_project_itself_was_left_alone() -> None:
    assert not (PROJECT / "first.log").exists()
