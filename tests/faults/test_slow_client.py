"""Clients that dribble: they hold up nobody, and are cut; one that is only quiet is not."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.server import http_protocol
from bot.server.http_protocol import BoundedHttp
from tests.faults.serving import Served, free_port, read_reply

DRIBBLERS = 50
HEAD = (
    b"POST /c/demo-en HTTP/1.1\r\nHost: localhost\r\nContent-Type: %b\r\nContent-Length: 5000\r\n"
)
SLOW_BODY = HEAD % b"application/json" + b'\r\n{"text": "'
SLOW_HEAD = HEAD % b"application/json" + b"X-Slow: "
REFUSED_UNREAD = HEAD % b"multipart/form-data" + b"\r\n"
BLANK_LINES = b"\r\n"
PATIENCE = 1.0


def test_dribbling_clients_hold_up_nobody(served: Served) -> None:
    with ExitStack() as stack:
        for start in (SLOW_BODY, SLOW_HEAD, REFUSED_UNREAD, BLANK_LINES, b"") * (DRIBBLERS // 5):
            stack.enter_context(served.connect()).sendall(start)
        start_time = time.monotonic()
        for sender in range(301, 311):
            assert "automated" in served.say("hello", sender).text.lower()
        assert time.monotonic() - start_time < 5


@pytest.fixture(scope="module")
def impatient() -> Iterator[int]:
    """The protocol with a patience that fits a test, before an application that reads every body."""

    async def read(request: Request) -> Response:
        if request.headers["content-type"].startswith("multipart/"):
            return PlainTextResponse("refused unread")
        return PlainTextResponse(str(len(await request.body())))

    port = free_port()
    application = Starlette(routes=[Route("/c/demo-en", read, methods=["POST"])])
    server = uvicorn.Server(
        uvicorn.Config(application, port=port, http=BoundedHttp, log_level="error", lifespan="off")
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(http_protocol, "REQUEST_SECONDS", PATIENCE)
        thread = threading.Thread(target=lambda: asyncio.run(server.serve()))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield port
        server.should_exit = True
        thread.join(10)


def dribble(port: int, start: bytes, drop: bytes) -> float:
    """Send on, byte by byte, until the connection is cut; the seconds until then."""
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(start)
        try:
            while time.monotonic() - begun < 10 * PATIENCE:
                time.sleep(PATIENCE / 20)
                connection.sendall(drop)
        except OSError:
            return time.monotonic() - begun
    raise AssertionError("it was never cut")


@pytest.mark.parametrize(
    ("start", "drop"),
    [
        (SLOW_BODY, b"a"),
        (SLOW_HEAD, b"a"),
        (REFUSED_UNREAD, b"a"),
        (BLANK_LINES, b"\r\n"),
    ],
    ids=["a body", "a head", "a body that is refused unread", "blank lines"],
)
def test_a_dribbling_client_is_cut(impatient: int, start: bytes, drop: bytes) -> None:
    assert 0.9 * PATIENCE <= dribble(impatient, start, drop) < 5 * PATIENCE


def test_a_client_that_sends_nothing_is_cut(impatient: int) -> None:
    with socket.create_connection(("127.0.0.1", impatient), timeout=5 * PATIENCE) as connection:
        assert is_cut(connection)


def is_cut(connection: socket.socket) -> bool:
    """Whether the other side ended the connection without a word; waits for it."""
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


def test_a_connection_that_rests_between_requests_is_kept(impatient: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", impatient, timeout=5)
    for _ in range(3):
        connection.request("POST", "/c/demo-en", json.dumps({}), {"Content-Type": "text/plain"})
        assert read_reply(connection.getresponse()).status == 200
        time.sleep(1.5 * PATIENCE)
    connection.close()
