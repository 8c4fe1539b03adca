"""Asks an ASGI application anything, also what no HTTP library would send, and looks at what comes back."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette

Headers = Sequence[tuple[str, str]]

TELLTALES = (b"Traceback", b'File "', b".py:", b"Exception", b"sqlalchemy", b"<class '")
"""What an answer holds when it shows something of the inside."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, whole."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Served:
    """A running application, and how often it was asked.

    Args:
        app: the application; started by `start`, ended by `stop`.
    """

    app: Starlette
    asked: int = 0
    _runner: asyncio.Runner = field(default_factory=asyncio.Runner)
    _lifespan: Any = None

    def start(self) -> None:
        """Begin to serve."""
        self._lifespan = self.app.router.lifespan_context(self.app)
        self._runner.run(self._lifespan.__aenter__())

    def stop(self) -> None:
        """End, as a server does."""
        self._runner.run(self._lifespan.__aexit__(None, None, None))
        self._runner.close()

    def ask(
        self,
        method: str,
        path: str,
        *,
        headers: Headers = (),
        body: bytes | Sequence[bytes] = b"",
        host: str = "chat.example.org",
    ) -> Reply:
        """Send a request and check what no answer may be: an error of ours, or a look inside."""
        self.asked += 1
        parts = [body] if isinstance(body, bytes) else list(body)
        reply = self._runner.run(self._ask(method, path, [("host", host), *headers], parts))
        assert reply.status < 500, f"{method} {path} was answered with {reply.status}"
        for telltale in TELLTALES:
            assert telltale not in reply.body, f"{method} {path} shows {telltale!r}"
        return reply

    def unchecked(self, method: str, path: str, headers: Headers, body: bytes) -> Reply:
        """The same without a check, for the tests of the check and of the deliberate 503."""
        return self._runner.run(self._ask(method, path, headers, [body]))

    async def _ask(self, method: str, path: str, headers: Headers, body: Sequence[bytes]) -> Reply:
        target, _, query = path.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(target, errors="replace"),
            "raw_path": target.encode("utf-8", "replace"),
            "query_string": query.encode("utf-8", "replace"),
            "root_path": "",
            "headers": [
                (name.lower().encode("latin-1"), value.encode("utf-8", "surrogatepass"))
                for name, value in headers
            ],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80),
        }
        return await _exchange(self.app, scope, body)


async def _exchange(app: Starlette, scope: dict[str, Any], body: Sequence[bytes]) -> Reply:
    waiting = [
        {"type": "http.request", "body": part, "more_body": number < len(body)}
        for number, part in enumerate(body, 1)
    ]
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> MutableMapping[str, Any]:
        # A body that is not read to its end is followed by the end of the connection.
        return waiting.pop(0) if waiting else {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start = next(message for message in sent if message["type"] == "http.response.start")
    return Reply(
        start["status"],
        {name.decode("latin-1"): value.decode("latin-1") for name, value in start["headers"]},
        b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body"),
    )
