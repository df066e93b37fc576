"""A local stand-in for WeChat's API: answers as told, and remembers what it was asked."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN_PATH = "/cgi-bin/stable_token"  # noqa: S105 - a path
TICKET_PATH = "/cgi-bin/ticket/getticket"


@dataclass
class FakeWeChat:
    """`answers` holds by path an object, or bytes for a body that is none; `slow` paths wait until released."""

    url: str = ""
    answers: dict[str, Any] = field(
        default_factory=lambda: {
            TOKEN_PATH: {"access_token": "token-1", "expires_in": 7200},
            TICKET_PATH: {"errcode": 0, "errmsg": "ok", "ticket": "ticket-1", "expires_in": 7200},
        }
    )
    status: int = 200
    slow: set[str] = field(default_factory=set)
    released: Event = field(default_factory=Event)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def paths(self) -> list[str]:
        """Return the paths asked for, in order."""
        return [path for path, _values in self.asked]


@contextmanager
def fake_wechat() -> Iterator[FakeWeChat]:
    """Serve a fake on a free port of this machine until the block ends."""
    fake = FakeWeChat()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            values = json.loads(body) if body else {k: v[0] for k, v in parse_qs(parts.query).items()}
            fake.asked.append((parts.path, values))
            if parts.path in fake.slow:
                fake.released.wait(30)
            said = fake.answers[parts.path]
            content = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(fake.status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = answer  # noqa: N815 - http.server's own names

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield fake
    finally:
        fake.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
