"""The message plane on a real port, with the server and its options that serve visitors."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import uvicorn

from bot.server.http_protocol import BoundedHttp

STARTS_WITHIN = 20


class HttpClient(httpx.Client):
    """What `tests.platforms` needs of a client: to send, and to reach behind the door.

    Args:
        app: the application on the other side.
        base_url: where it is served.
        trusted: the authorities that an https address is checked by.
    """

    def __init__(self, app: Any, base_url: str, trusted: ssl.SSLContext | None = None) -> None:
        super().__init__(
            base_url=base_url,
            timeout=60,
            event_hooks={"request": [self._count]},
            verify=trusted or True,
        )
        self.app = app
        self.sent = 0

    def _count(self, request: httpx.Request) -> None:
        self.sent += 1


@contextmanager
def served_over_http(app: Any) -> Iterator[HttpClient]:
    """A client of the application, which a thread serves until the end."""
    config = uvicorn.Config(
        app,
        port=0,
        http=BoundedHttp,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        until = time.monotonic() + STARTS_WITHIN
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            assert time.monotonic() < until, "the server did not start in time"
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        with HttpClient(app, f"http://127.0.0.1:{port}") as client:
            yield client
    finally:
        server.should_exit = True
        thread.join(STARTS_WITHIN)
