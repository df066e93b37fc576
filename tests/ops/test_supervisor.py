"""All processes of the Procfile end together, whichever way the end comes."""

import importlib.util
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.ops.support import PROJECT, environment, is_running, until

SCRIPT = PROJECT / "deploy" / "bin" / "supervise.py"
NAMES = ("one", "two")

pytestmark = pytest.mark.ops


SLEEPER = """
import os, pathlib, socket, subprocess, sys, time
child = subprocess.Popen(["sleep", "300"])
draft = pathlib.Path(f"{sys.argv[1]}.part")
draft.write_text(f"{os.getpid()} {child.pid}")
draft.rename(f"{sys.argv[1]}.pids")
if "NOTIFY_SOCKET" in os.environ and "--never-ready" not in sys.argv:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notice:
        notice.sendto(b"READY=1", chr(0) + os.environ["NOTIFY_SOCKET"][1:])
if "--give-up" not in sys.argv:
    child.wait()
"""


def launch(folder: Path, *options: str) -> subprocess.Popen[str]:
    """Start a supervisor over two sleepers, each with a child of its own; the first one gets the options."""
    (folder / "deploy" / "bin").mkdir(parents=True)
    (folder / "sleeper.py").write_text(SLEEPER, encoding="utf-8")
    lines = [f"{name}: {sys.executable} sleeper.py {name}" for name in NAMES]
    lines[0] = " ".join([lines[0], *options])
    (folder / "deploy" / "Procfile").write_text("\n".join(lines), encoding="utf-8")
    return subprocess.Popen(
        [sys.executable, shutil.copy(SCRIPT, folder / "deploy" / "bin")],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@pytest.fixture
def supervisor(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A supervisor whose two sleepers have written down their ids."""
    process = launch(tmp_path)
    assert until(lambda: all((tmp_path / f"{name}.pids").exists() for name in NAMES))
    yield process
    process.kill()
    process.communicate()


def pids_in(folder: Path) -> list[int]:
    return [
        int(pid) for name in NAMES for pid in (folder / f"{name}.pids").read_text(encoding="utf-8").split()
    ]


def all_gone(pids: list[int]) -> Callable[[], bool]:
    return lambda: not any(is_running(pid) for pid in pids)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_everything_and_is_no_failure(
    number: signal.Signals, supervisor: subprocess.Popen[str], tmp_path: Path
) -> None:
    supervisor.send_signal(number)
    output, _ = supervisor.communicate(timeout=15)
    assert supervisor.returncode == 0
    assert "正在停止" in output
    assert until(all_gone(pids_in(tmp_path)))


def test_one_process_that_ends_takes_the_others_with_it(
    supervisor: subprocess.Popen[str], tmp_path: Path
) -> None:
    first, _child, *others = pids_in(tmp_path)
    subprocess.run(["kill", "-KILL", str(first)], check=True)
    output, _ = supervisor.communicate(timeout=15)
    assert supervisor.returncode == 1
    assert "进程 one 已结束" in output
    assert until(all_gone(pids_in(tmp_path)))
    assert others


def test_a_killed_supervisor_leaves_no_process_of_the_procfile_behind(
    supervisor: subprocess.Popen[str], tmp_path: Path
) -> None:
    first, _, second, _ = pids_in(tmp_path)
    supervisor.kill()
    assert until(all_gone([first, second]))
    subprocess.run(["kill", *map(str, pids_in(tmp_path))], check=False, stderr=subprocess.DEVNULL)


def test_the_others_wait_for_the_first_and_a_signal_meanwhile_ends_it(tmp_path: Path) -> None:
    process = launch(tmp_path, "--never-ready")
    assert until((tmp_path / "one.pids").exists)
    process.terminate()
    process.communicate(timeout=15)
    assert process.returncode == 0
    assert not (tmp_path / "two.pids").exists()
    pids = (tmp_path / "one.pids").read_text(encoding="utf-8").split()
    assert until(all_gone([int(pid) for pid in pids]))


def test_a_first_process_that_cannot_start_is_left_to_say_why(tmp_path: Path) -> None:
    process = launch(tmp_path, "--never-ready", "--give-up")
    output, _ = process.communicate(timeout=15)
    assert process.returncode == 1
    assert output == ""
    assert not (tmp_path / "two.pids").exists()


@pytest.fixture
def module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("supervise", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_process_that_ignores_the_signal_is_killed(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE_SECONDS", 0.2)
    stubborn = subprocess.Popen(
        ["sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done"],
        start_new_session=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert stubborn.stdout is not None
    with stubborn.stdout:
        assert stubborn.stdout.readline() == "ready\n"
        module.end({"stubborn": stubborn})
    assert stubborn.returncode == -signal.SIGKILL


def test_the_projects_procfile_names_the_three_processes(module: ModuleType) -> None:
    assert list(module.commands(PROJECT / "deploy" / "Procfile")) == ["web", "worker", "scheduler"]
