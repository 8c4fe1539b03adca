"""The assistant as a real process, and a client that speaks to it as Twilio and as a browser do."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import xml.etree.ElementTree as Xml
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlencode

from sqlalchemy import Row
from twilio.request_validator import RequestValidator

from bot.outcomes.database import open_database
from bot.outcomes.store import OutcomeStore
from bot.settings import PROJECT
from tests.platforms import PUBLIC_URL, TWILIO_TOKEN, message_sid

STARTS_WITHIN = 120

GIVES_UP = 60.0
"""Seconds after which a client takes it that no answer comes; beside a worker that starts one may be slow."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back over the wire."""

    status: int
    text: str
    retry_after: str | None = None


@dataclass(slots=True)
class Served:
    """`second-thought serve` on a free port.

    Args:
        home: its home folder.
        more: further settings.
    """

    home: Path
    more: dict[str, str] = field(default_factory=dict)
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> Self:
        """Start, and wait until it is ready."""
        self.port = self.port or free_port()
        environment = {
            **os.environ,
            "SECOND_THOUGHT_HOME": str(self.home),
            "SECOND_THOUGHT_PORT": str(self.port),
            "SECOND_THOUGHT_PUBLIC_URL": PUBLIC_URL,
            "TWILIO_AUTH_TOKEN": TWILIO_TOKEN,
            **self.more,
        }
        self.home.mkdir(mode=0o700, exist_ok=True)
        with self.log.open("ab") as sink:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "serve"],
                cwd=PROJECT,
                env=environment,
                stdout=sink,
                stderr=subprocess.STDOUT,
            )
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until:
            assert self.process.poll() is None, self.told
            try:
                if self.get("/readyz").status == 200:
                    return self
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"it did not start: {self.told}")

    @property
    def pid(self) -> int:
        """Of the process."""
        assert self.process is not None
        return self.process.pid

    @property
    def log(self) -> Path:
        """Where it writes; outside its home, which some tests make unwritable."""
        return self.home.parent / f"{self.home.name}.log"

    @property
    def told(self) -> str:
        """All that it wrote."""
        return self.log.read_text(encoding="utf-8")

    @property
    def waiting(self) -> int:
        """Outcomes that wait for the database."""
        return int(json.loads(self.get("/readyz").text)["outcomes_waiting"])

    @property
    def has_ended(self) -> bool:
        """Whether the process is over."""
        return self.process is not None and self.process.poll() is not None

    def kill(self) -> None:
        """End it as a machine without power does."""
        self.signal(signal.SIGKILL)
        self.wait(60)

    def signal(self, number: signal.Signals) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def wait(self, seconds: float) -> int:
        """Wait for its end; the exit code."""
        assert self.process is not None
        return self.process.wait(seconds)

    def stop(self) -> None:
        """End it, whatever state it is in."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait(60)

    def get(self, path: str) -> Reply:
        """A page."""
        return self._request("GET", path, b"", {})

    def say(self, text: str, sender: int = 1, message_id: str | None = None) -> Reply:
        """A text message, as Twilio sends it."""
        path, body, headers = text_message(text, sender, message_id)
        return self._request("POST", path, body, headers)

    def say_on_the_page(self, text: str, token: str = "") -> dict[str, Any]:
        """A message of the page's script; its answer."""
        body = json.dumps({"text": text, "token": token}).encode()
        headers = {"Accept": "application/json", "Content-Type": "application/json"}
        reply = self._request("POST", "/c/demo-en", body, headers)
        assert reply.status == 200, reply
        answer: dict[str, Any] = json.loads(reply.text)
        return answer

    def connect(self) -> socket.socket:
        """A bare connection."""
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def _request(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=GIVES_UP)
        try:
            connection.request(method, path, body, headers)
            return read_reply(connection.getresponse())
        finally:
            connection.close()

    def rows(self) -> list[Row[Any]]:
        """The outcomes in its SQLite file."""
        return outcomes_in(f"sqlite:///{self.home / 'outcomes.sqlite'}")


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def outcomes_in(url: str) -> list[Row[Any]]:
    """All outcomes of a database."""
    database = open_database(url)
    try:
        return list(OutcomeStore(database).rows())
    finally:
        database.dispose()


def text_message(
    text: str, sender: int = 1, message_id: str | None = None
) -> tuple[str, bytes, dict[str, str]]:
    """Path, body and headers of a rightly signed message."""
    path = "/webhooks/twilio/demo-en"
    form = {"From": f"+44770090{sender:04d}", "To": "+447700900999", "Body": text, "NumMedia": "0"}
    form["MessageSid"] = message_sid(message_id or secrets.token_hex(8))
    signature = RequestValidator(TWILIO_TOKEN).compute_signature(PUBLIC_URL + path, form)
    headers = {
        "X-Twilio-Signature": signature,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    return path, urlencode(form).encode(), headers


def read_reply(response: http.client.HTTPResponse) -> Reply:
    """The reply, with the text of a text message taken out of its markup."""
    text = response.read().decode()
    if response.getheader("Content-Type", "").startswith("application/xml"):
        text = "\n".join(part.text or "" for part in Xml.fromstring(text))  # noqa: S314  our own
    return Reply(response.status, text, response.getheader("Retry-After"))


def eventually(holds: Any, seconds: float = 180) -> None:
    """Wait until something holds; a machine that trains meanwhile takes long."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it never came to that"
        time.sleep(0.05)
