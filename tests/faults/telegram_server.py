"""Telegram as a server on this machine, which misbehaves as told."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs

from telegram import Bot
from telegram.request import HTTPXRequest

from tests.local_api import LocalApi
from tests.platforms import TELEGRAM_TOKEN

TIME_OUT = 1.0

BUSY = (429, {"description": "Too Many Requests: retry after 1", "parameters": {"retry_after": 1}})
BROKEN = (500, {"description": "Internal Server Error"})
BLOCKED = (403, {"description": "Forbidden: bot was blocked by the user"})
UNKNOWN = (401, {"description": "Unauthorized"})
SILENCE, HANG_UP = "silence", "hang up"


@dataclass
class Server(LocalApi):
    """Telegram's side: does to each `sendMessage` what stands in the script, and then succeeds."""

    script: list[Any] = field(default_factory=list)
    received: list[tuple[float, str]] = field(default_factory=list)
    updates: list[dict[str, Any]] = field(default_factory=list)
    fetch_script: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    fetches: int = 0
    tokens: tuple[str, ...] = ()
    """Those that it knows; any, if none is named."""
    webhooks: list[dict[str, str]] = field(default_factory=list)

    def listen(self) -> None:
        """Begin to listen, on the port of before if there was one."""
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                token = self.path.split("/")[1].removeprefix("bot")
                if server.tokens and token not in server.tokens:
                    server.answer(self, UNKNOWN)
                elif self.path.endswith("/getUpdates"):
                    server.deliver(self, int(parse_qs(body).get("offset", ["0"])[0]))
                elif self.path.endswith("/getMe"):
                    me = {"id": 1, "is_bot": True, "first_name": "B", "username": "b"}
                    server.respond(self, 200, {"ok": True, "result": me})
                elif self.path.endswith("/sendMessage"):
                    server.received.append((time.monotonic(), parse_qs(body)["text"][0]))
                    server.answer(self, server.script.pop(0) if server.script else None)
                elif self.path.endswith(("/setWebhook", "/deleteWebhook")):
                    server.webhooks.append({k: v[0] for k, v in parse_qs(body).items()})
                    server.respond(self, 200, {"ok": True, "result": True})
                else:
                    server.answer(self, None)

            def log_message(self, *_: Any) -> None:
                return

        self.serve(Handler)

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
        self.respond(handler, status, {"ok": status == 200, "error_code": status, **body})

    def deliver(self, handler: BaseHTTPRequestHandler, offset: int) -> None:
        """The updates that were not received yet, or a fault."""
        self.fetches += 1
        if self.fetch_script:
            status, body = self.fetch_script.pop(0)
            self.respond(handler, status, {"ok": False, "error_code": status, **body})
            return
        waiting = [update for update in self.updates if update["update_id"] >= offset]
        if not waiting:
            time.sleep(0.05)
        self.respond(handler, 200, {"ok": True, "result": waiting})

    @property
    def texts(self) -> list[str]:
        """What it was asked to deliver, in order."""
        return [text for _, text in self.received]

    def bot(self) -> Bot:
        """A bot of Telegram's kit that talks to this server."""
        base_url = f"http://127.0.0.1:{self.port}/bot"
        request = HTTPXRequest(read_timeout=TIME_OUT)
        updates = HTTPXRequest(read_timeout=TIME_OUT)
        return Bot(TELEGRAM_TOKEN, base_url, request=request, get_updates_request=updates)
