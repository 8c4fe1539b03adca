"""Telegram misbehaves, as a server on this machine: 429, 500, silence, broken connections, 403."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest
from starlette.testclient import TestClient
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.dialogue.engine import Engine
from bot.server import application
from bot.settings import Settings
from tests.platforms import PUBLIC_URL, TELEGRAM_SECRET, TELEGRAM_TOKEN, private_message

TIME_OUT = 1.0

BUSY = (429, {"description": "Too Many Requests: retry after 1", "parameters": {"retry_after": 1}})
BROKEN = (500, {"description": "Internal Server Error"})
BLOCKED = (403, {"description": "Forbidden: bot was blocked by the user"})
SILENCE, HANG_UP = "silence", "hang up"


@dataclass
class Server:
    """Telegram's side: does to each `sendMessage` what stands in the script, and then succeeds."""

    script: list[Any] = field(default_factory=list)
    received: list[tuple[float, str]] = field(default_factory=list)
    port: int = 0

    def listen(self) -> None:
        """Begin to listen, on the port of before if there was one."""
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                if self.path.endswith("/sendMessage"):
                    server.received.append((time.monotonic(), parse_qs(body)["text"][0]))
                    server.answer(self, server.script.pop(0) if server.script else None)
                else:
                    server.answer(self, None)

            def log_message(self, *_: Any) -> None:
                return

        self._http = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self._http.daemon_threads = True
        self.port = int(self._http.server_address[1])
        threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Listen no more."""
        self._http.shutdown()
        self._http.server_close()

    def answer(self, handler: BaseHTTPRequestHandler, fault: Any) -> None:
        """Succeed, or fail as told."""
        if fault == SILENCE:
            time.sleep(2 * TIME_OUT)
            return
        if fault == HANG_UP:
            handler.close_connection = True
            return
        sent = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}
        status, body = fault or (200, {"ok": True, "result": sent})
        content = json.dumps({"ok": status == 200, "error_code": status, **body}).encode()
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    @property
    def texts(self) -> list[str]:
        """What it was asked to deliver, in order."""
        return [text for _, text in self.received]


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    server.listen()
    yield server
    server.close()


@pytest.fixture
def client(settings: Settings, engine: Engine, server: Server) -> Iterator[TestClient]:
    with TestClient(application(settings, engine=engine), base_url=PUBLIC_URL) as client:
        connectors: Any = client.app.state.assistant.connectors  # type: ignore[attr-defined]
        (connector,) = (c for c in connectors if c.name == "telegram")
        connector._bot = Bot(
            TELEGRAM_TOKEN,
            base_url=f"http://127.0.0.1:{server.port}/bot",
            request=HTTPXRequest(read_timeout=TIME_OUT),
        )
        yield client


def say(client: TestClient, text: str, update_id: int) -> int:
    """A private message by webhook; the status that Telegram gets."""
    update = {"update_id": update_id, "message": private_message(text, 7)}
    headers = {"X-Telegram-Bot-Api-Secret-Token": TELEGRAM_SECRET}
    return client.post("/webhooks/telegram", json=update, headers=headers).status_code


def deliveries(client: TestClient) -> Counter[str]:
    """How the deliveries went, by reason."""
    door = client.app.state.assistant.door  # type: ignore[attr-defined]
    return Counter({reason: number for (_, reason), number in door.deliveries.items()})


@pytest.fixture
def talking(client: TestClient, server: Server) -> TestClient:
    """A conversation that has begun, so that the next answer is one message."""
    assert say(client, "hello", 1) == 200
    server.received.clear()
    client.app.state.assistant.door.deliveries.clear()  # type: ignore[attr-defined]
    return client


def test_a_busy_telegram_is_waited_for_as_it_says(talking: TestClient, server: Server) -> None:
    server.script = [BUSY]
    assert say(talking, "/ask_risk", 2) == 200
    (first, text), (second, again) = server.received[:2]
    assert text == again
    assert second - first >= 1
    assert Counter(server.texts)[text] == 2, "one try was refused, one delivered"
    assert deliveries(talking)["busy"] == 0


def test_a_failing_telegram_is_tried_again(talking: TestClient, server: Server) -> None:
    server.script = [BROKEN]
    assert say(talking, "/ask_risk", 2) == 200
    assert Counter(server.texts)[server.texts[0]] == 2
    assert set(deliveries(talking)) == {"sent"}


@pytest.mark.parametrize("fault", [SILENCE, HANG_UP])
def test_what_may_have_been_delivered_is_not_sent_again(
    client: TestClient, server: Server, fault: str
) -> None:
    server.script = [fault]
    assert say(client, "how much for an hour", 1) == 200
    assert len(server.texts) == len(set(server.texts)) >= 2, "each once, also those behind it"
    assert deliveries(client)["unknown"] == 1
    assert say(client, "how much for an hour", 1) == 200, "Telegram's own retry"
    assert len(server.texts) == len(set(server.texts))


def test_who_blocked_us_is_left_alone(client: TestClient, server: Server) -> None:
    server.script = [BLOCKED]
    assert say(client, "how much for an hour", 1) == 200
    assert len(server.texts) == 1
    assert deliveries(client) == Counter({"blocked": 1})


def test_a_telegram_that_cannot_be_reached_is_tried_again_when_it_is_back(
    talking: TestClient, server: Server
) -> None:
    server.close()
    answer = threading.Thread(target=say, args=(talking, "/ask_risk", 2))
    answer.start()
    time.sleep(0.5)
    assert server.texts == []
    server.listen()
    answer.join(10)
    assert len(server.texts) == len(set(server.texts)) >= 1
    assert set(deliveries(talking)) == {"sent"}


def test_one_slow_person_keeps_nobody_else_waiting(talking: TestClient, server: Server) -> None:
    server.script = [SILENCE]
    slow = threading.Thread(target=say, args=(talking, "/ask_risk", 2))
    slow.start()
    time.sleep(0.2)
    start = time.monotonic()
    update = {"update_id": 3, "message": private_message("hello", 8)}
    headers = {"X-Telegram-Bot-Api-Secret-Token": TELEGRAM_SECRET}
    assert talking.post("/webhooks/telegram", json=update, headers=headers).status_code == 200
    assert time.monotonic() - start < TIME_OUT
    slow.join(10)
