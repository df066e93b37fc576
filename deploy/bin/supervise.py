"""Runs every line of deploy/Procfile and ends them all together: on Ctrl+C, on a signal, or when one ends.

The kernel is asked to stop each process when this one is gone, so that even a killed supervisor leaves
nothing behind that holds the port. Why this and not honcho: docs/adr/0005-supervisor.md.
"""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 10
_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)


def commands(procfile: Path) -> dict[str, str]:
    """Return the command of each process, by its name, in the file's order."""
    lines = (line.split(":", 1) for line in procfile.read_text(encoding="utf-8").splitlines() if ":" in line)
    return {name.strip(): command.strip() for name, command in lines}


def start(command: str, *, supervisor: int) -> subprocess.Popen[bytes]:
    """Start a command in a process group of its own, which a terminal's Ctrl+C doesn't reach directly."""

    def follow_supervisor() -> None:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != supervisor:
            os._exit(1)

    return subprocess.Popen(
        f"exec {command}",
        shell=True,
        cwd=ROOT,
        start_new_session=True,
        preexec_fn=follow_supervisor,  # noqa: PLW1509 - this process has one thread
    )


def end(processes: dict[str, subprocess.Popen[bytes]]) -> None:
    """Ask every process group to end, and kill what is still there after PATIENCE_SECONDS."""
    for process in processes.values():
        _signal(process, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE_SECONDS
    for process in processes.values():
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(max(0.1, deadline - time.monotonic()))
        # The group may outlive its leader: gunicorn's workers, a task's children.
        _signal(process, signal.SIGKILL)
        process.wait()


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def first_to_end(processes: dict[str, subprocess.Popen[bytes]]) -> tuple[str, int]:
    """Wait until any process ends; return its name and status."""
    while True:
        pid, status = os.wait()
        for name, process in processes.items():
            if process.pid == pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                return name, process.returncode


def main() -> int:
    """Run the Procfile until it ends; return 0 when somebody stopped it, 1 when a process failed."""
    processes: dict[str, subprocess.Popen[bytes]] = {}

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    stop_signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    for number in stop_signals:
        signal.signal(number, stop)
    try:
        for name, command in commands(ROOT / "deploy" / "Procfile").items():
            processes[name] = start(command, supervisor=os.getpid())
        print("正在启动，按 Ctrl+C 停止全部进程。", flush=True)
        name, status = first_to_end(processes)
        print(f"进程 {name} 已结束（状态 {status}），其余进程一并停止。", file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        print("正在停止……", flush=True)
        return 0
    finally:
        # A second Ctrl+C must not cut the ending short and leave half of it running.
        for number in stop_signals:
            signal.signal(number, signal.SIG_IGN)
        end(processes)


if __name__ == "__main__":
    sys.exit(main())
