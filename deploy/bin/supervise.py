"""Runs every line of deploy/Procfile and ends them all together: on Ctrl+C, on a signal, or when one ends.

The first line is started alone, and the others when it says that it is ready, in the way that services tell
systemd (sd_notify). The kernel is asked to stop each process when this one is gone, so that even a killed
supervisor leaves nothing behind that holds the port. Why this and not honcho: docs/adr/0005-supervisor.md.
"""

import contextlib
import ctypes
import os
import secrets
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 10
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True)

Process = subprocess.Popen[bytes]


def commands(procfile: Path) -> dict[str, str]:
    """Return the command of each process, by its name, in the file's order."""
    lines = (line.split(":", 1) for line in procfile.read_text(encoding="utf-8").splitlines() if ":" in line)
    return {name.strip(): command.strip() for name, command in lines}


def start(command: str, **environment: str) -> Process:
    """Start a command in a process group of its own, which a terminal's Ctrl+C doesn't reach directly."""
    supervisor = os.getpid()

    def follow_supervisor() -> None:
        _libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != supervisor:
            os._exit(1)

    return subprocess.Popen(
        f"exec {command}",
        shell=True,
        cwd=ROOT,
        env=os.environ | environment,
        start_new_session=True,
        preexec_fn=follow_supervisor,  # noqa: PLW1509 - this process has one thread
    )


@contextlib.contextmanager
def notices() -> Iterator[tuple[socket.socket, str]]:
    """Give a socket on which a process can say that it is ready, and the name to find it by."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        # An abstract address: no file to clean up.
        name = f"haoka-{os.getpid()}-{secrets.token_hex(4)}"
        listener.bind(f"\0{name}")
        yield listener, f"@{name}"


def is_ready(process: Process, listener: socket.socket) -> bool:
    """Wait until the process has said READY=1, or has ended; return whether it is ready."""
    ended = os.pidfd_open(process.pid)
    try:
        while True:
            readable, _, _ = select.select([listener.fileno(), ended], [], [])
            if ended in readable:
                return False
            if b"READY=1" in listener.recv(4096):
                return True
    finally:
        os.close(ended)


def first_to_end(processes: dict[str, Process]) -> tuple[str, int]:
    """Wait until any process ends; return its name and status."""
    while True:
        pid, status = os.wait()
        for name, process in processes.items():
            if process.pid == pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                return name, process.returncode


def end(processes: dict[str, Process]) -> None:
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


def _signal(process: Process, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)


def supervise(processes: dict[str, Process]) -> int:
    """Start what the Procfile names, filling `processes`; return 1 once any of them ends."""
    (first, command), *others = commands(ROOT / "deploy" / "Procfile").items()
    with notices() as (listener, address):
        processes[first] = start(command, NOTIFY_SOCKET=address)
        if not is_ready(processes[first], listener):
            # It could not start, and has said why.
            return 1
    for name, command in others:
        processes[name] = start(command)
    print("按 Ctrl+C 停止全部进程。", flush=True)
    name, status = first_to_end(processes)
    print(f"进程 {name} 已结束（状态 {status}），其余进程一并停止。", file=sys.stderr, flush=True)
    return 1


def main() -> int:
    """Run the Procfile until it ends; return 0 when somebody stopped it, 1 when a process failed."""
    processes: dict[str, Process] = {}

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in STOP_SIGNALS:
        signal.signal(number, stop)
    try:
        return supervise(processes)
    except KeyboardInterrupt:
        print("正在停止……", flush=True)
        return 0
    finally:
        # A second Ctrl+C must not cut the ending short and leave half of it running.
        for number in STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        end(processes)


if __name__ == "__main__":
    sys.exit(main())
