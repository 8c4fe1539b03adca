"""Twilio's own API as a server on this machine: accounts, messages, and what becomes of them."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs

from twilio.http.http_client import TwilioHttpClient
from twilio.http.response import Response

from tests.local_api import LocalApi

ACCOUNT = "AC" + 32 * "1"
TOKEN = 16 * "0a"
NUMBER = "+441134960000"


@dataclass
class TwilioServer(LocalApi):
    """Knows one account; `fault` is the error with which the next message is refused.

    Args:
        fates: statuses of a message, each time that it is looked at; the last one stays.
    """

    fault: int = 0
    fates: list[tuple[str, int | None]] = field(default_factory=lambda: [("delivered", None)])
    status: str = "active"
    received: list[dict[str, str]] = field(default_factory=list)

    def listen(self) -> None:
        """Begin."""
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path.endswith(f"/Accounts/{ACCOUNT}.json"):
                    account = {"sid": ACCOUNT, "status": server.status}
                    server.respond(self, 200, account)
                else:
                    server.respond(self, 200, server.message())

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                if server.fault:
                    code, server.fault = server.fault, 0
                    server.respond(self, 400, {"code": code, "message": "refused", "status": 400})
                    return
                server.received.append({k: v[0] for k, v in parse_qs(body).items()})
                server.respond(self, 201, server.message())

            def log_message(self, *_: Any) -> None:
                return

        self.serve(Handler)

    def message(self) -> dict[str, Any]:
        """The message as it stands; a look later it may stand otherwise."""
        status, error = self.fates.pop(0) if len(self.fates) > 1 else self.fates[0]
        return {"sid": "SM" + 32 * "2", "status": status, "error_code": error}

    def respond(self, handler: BaseHTTPRequestHandler, status: int, body: Any) -> None:
        """Send JSON to whoever signed in, and a refusal to everybody else."""
        wanted = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        if handler.headers["Authorization"] != wanted:
            status, body = 401, {"code": 20003, "message": "Authenticate", "status": 401}
        super().respond(handler, status, body)

    def client(self) -> TwilioHttpClient:
        """Of Twilio's library, with this server in the place of theirs."""
        there = f"http://127.0.0.1:{self.port}"

        class Here(TwilioHttpClient):
            def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> Response:
                assert url.startswith("https://api.twilio.com/"), url
                url = url.replace("https://api.twilio.com", there)
                return super().request(method, url, *args, **kwargs)

        return Here(timeout=30, max_retries=0)
