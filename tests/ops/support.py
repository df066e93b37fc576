"""A copy of the project that a test may break, and the tools to start its scripts and wait for them."""

import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
_TOOLS = (
    "bash cat cut dirname env expand find flock grep head id make mkdir mktemp nice printf readlink rm sed "
    "sha256sum sh sort tail touch tr uname"
).split()
_LEFT_BEHIND = (".git", ".venv", ".env", "var", "node_modules", "__pycache__", ".*_cache", "tests", "docs")


def copy_project(folder: Path) -> Path:
    """Copy everything but data, environments and caches into `folder`; return it."""
    return Path(shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns(*_LEFT_BEHIND)))


def tool_box(folder: Path, **scripts: str) -> str:
    """Return a PATH that holds the plain Unix tools and the given scripts, and no Python."""
    folder.mkdir(exist_ok=True)
    for name in _TOOLS:
        found = shutil.which(name)
        if found and name not in scripts:
            (folder / name).symlink_to(found)
    for name, body in scripts.items():
        path = folder / name.replace("_", "-")
        path.write_text(f"#!/bin/bash\n{body}\n", encoding="utf-8")
        path.chmod(0o755)
    return str(folder)


def environment(**changes: str) -> dict[str, str]:
    """Return this process's environment without what the test run itself put there."""
    ours = {
        "DJANGO_SETTINGS_MODULE",
        "SITE_URL",
        "DATA_DIR",
        "DATABASE_URL",
        "MAKEFLAGS",
        "MAKELEVEL",
        "MFLAGS",
    }
    return {name: value for name, value in os.environ.items() if name not in ours} | changes


def run(
    *command: str | Path, cwd: Path, seconds: float = 120, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; return what it printed."""
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment(**changes),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


def until(condition: Callable[[], bool], *, seconds: float = 15) -> bool:
    """Wait for another process to make the condition true; return whether it did in time."""
    pause = threading.Event()
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        pause.wait(0.02)
    return True


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def is_running(pid: int) -> bool:
    """Tell whether the process exists and is no zombie."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"
