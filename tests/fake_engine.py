"""A search engine on this machine: a real HTTP server that answers as a test says and keeps what it was sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread


@dataclass
class FakeEngine:
    """`answers` are given one after the other, the last again and again: (status, body[, headers])."""

    url: str = ""
    answers: list[tuple[int, str, dict[str, str]]] = field(default_factory=lambda: [(200, "", {})])
    requests: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    # While it is set, answers do not begin.
    is_silent: bool = False
    # An answer that goes on for ever, byte by byte.
    drips: bool = False
    closing: Event = field(default_factory=Event)

    def answer(self, status: int, body: str = "", **headers: str) -> None:
        self.answers = [(status, body, headers)]

    @property
    def bodies(self) -> list[str]:
        return [body for _path, body, _headers in self.requests]


@contextmanager
def fake_engine() -> Iterator[FakeEngine]:
    """Run an engine until the block ends."""
    engine = FakeEngine()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(length).decode()
            engine.requests.append((self.path, body, dict(self.headers)))
            if engine.is_silent:
                engine.closing.wait(30)
                return
            status, text, headers = engine.answers[0]
            if len(engine.answers) > 1:
                engine.answers.pop(0)
            content = text.encode("utf-8", "surrogateescape")
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            if not engine.drips:
                self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            while engine.drips and not engine.closing.is_set():
                self.wfile.write(b" ")

        def log_message(self, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *args: object) -> None:
            """A client that hung up is no news."""

    server = Server(("127.0.0.1", 0), Handler)
    engine.url = f"http://127.0.0.1:{server.server_address[1]}/tell"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield engine
    finally:
        engine.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
