"""A live server that can tell when the last of a browser's requests is done."""

import socket
import threading
from typing import Any

from django.core.servers.basehttp import ThreadedWSGIServer


class CountingServer(ThreadedWSGIServer):
    """Counts its open connections: a page goes on asking, for a preview or to save itself, while a test ends."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.connections = 0
        self.changed = threading.Condition()
        super().__init__(*args, **kwargs)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Count a connection from the moment it is taken."""
        with self.changed:
            self.connections += 1
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve a connection to its end."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self.changed:
                self.connections -= 1
                self.changed.notify_all()

    def wait_until_idle(self, *, seconds: float = 10) -> None:
        """Return when every connection made before this call has been closed. Fails where one stays open."""
        # Connections are taken in the order in which they came: behind this one none is waiting unseen.
        host, port = self.server_address[:2]
        with socket.create_connection((str(host), port), timeout=seconds) as last:
            last.shutdown(socket.SHUT_WR)
            last.recv(1)
        with self.changed:
            if not self.changed.wait_for(lambda: self.connections == 0, timeout=seconds):
                raise TimeoutError(
                    f"浏览器已经关闭，可是 {seconds:g} 秒之后测试服务器上还有 {self.connections} 个连接没有结束。"
                )
