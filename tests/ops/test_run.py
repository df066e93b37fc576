"""`make run` itself: a first start, a second one, a process that dies, and the refusals."""

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

from tests.ops.support import copy_project, environment, free_port, is_running, run, until

pytestmark = pytest.mark.ops


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
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=20) as answer:
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
    answered = until(lambda: process.poll() is not None or "按 Ctrl+C" in site.output, seconds=180)
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
def first_output(tree: Path) -> str:
    """What the first start of all printed, until somebody stopped it."""
    site = start(tree, tree / "first.log")
    try:
        assert (site.get("/"), site.get("/admin/login/"), site.get("/no-such-page/")) == (200, 200, 404)
    finally:
        stop(site)
    return site.output


@pytest.fixture(scope="module")
def site(first_output: str, tree: Path) -> Iterator[Start]:
    """The site, started for the second time."""
    site = start(tree, tree / "second.log")
    yield site
    stop(site)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_the_first_start_makes_a_key_and_a_password_and_prints_the_password_once(
    first_output: str, tree: Path
) -> None:
    assert mode(tree / "var" / "secret_key") == 0o600
    assert mode(tree / "var" / "admin-password.txt") == 0o600
    password = (tree / "var" / "admin-password.txt").read_text(encoding="utf-8").split()[1]
    assert first_output.count(password) == 1


def test_a_second_start_has_nothing_to_install_or_prepare(site: Start) -> None:
    assert not re.search("安装|数据库|示例|密码|静态", site.output)
    assert site.get("/") == 200
    # The goal is 5 s on an idle machine; here other tests share it.
    assert site.seconds < 20


def test_it_prints_both_addresses_and_how_to_stop(site: Start) -> None:
    assert f"网站：http://127.0.0.1:{site.port}/" in site.output
    assert f"管理后台：http://127.0.0.1:{site.port}/admin/" in site.output
    assert "按 Ctrl+C 停止" in site.output


def test_a_port_in_use_is_one_sentence_that_names_another(site: Start, tree: Path) -> None:
    refused = run("make", "run", f"PORT={site.port}", cwd=tree)
    assert refused.returncode != 0
    sentence, *rest = refused.stderr.splitlines()
    assert f"端口 {site.port} 已被占用" in sentence
    assert f"make run PORT={site.port + 1}" in sentence
    assert [line for line in rest if not line.startswith("make:")] == []


def test_every_process_ends_when_one_is_killed(first_output: str, tree: Path) -> None:
    site = start(tree, tree / "killed.log")
    try:
        processes = site.children()
        assert len(processes) == 3
        os.kill(processes[1], signal.SIGKILL)
        assert site.process.wait(20) == 1
        assert until(lambda: not any(is_running(pid) for pid in processes))
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", site.port)) != 0
    finally:
        stop(site)


def test_a_setting_that_cannot_be_meant_is_one_sentence(tree: Path) -> None:
    refused = run("deploy/bin/run", cwd=tree, PORT="eight")
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == ["PORT 应是 1 到 65535 之间的整数，现在是：eight"]
