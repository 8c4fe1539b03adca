"""The sample proxies before the assistant: what reaches it, what is refused, and what is written down."""

from __future__ import annotations

import os
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.engine.engine import Engine
from bot.server.app import application
from bot.server.door.addresses import HEADER
from bot.settings import Settings
from connectors.webhook import LARGEST_BODY
from tests.canary.canaries import Canaries
from tests.canary.visitors import send_all
from tests.deploy.proxies import Proxy, caddy, nginx
from tests.over_http import HttpClient, served_over_http
from tests.platforms import Platforms

PROXIES = {"nginx": nginx, "caddy": caddy}
NOWHERE = "127.0.0.1:1"


class Recording:
    """The application, and the headers of every request that came through to it."""

    def __init__(self, app: Any) -> None:
        self._app: ASGIApp = app
        self.state = app.state
        self.headers: list[dict[str, str]] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Write the headers down and pass the request on."""
        if scope["type"] == "http":
            self.headers.append({k.decode(): v.decode("latin-1") for k, v in scope["headers"]})
        await self._app(scope, receive, send)


def require(program: str) -> None:
    """Skip where the program is missing, unless it must be there."""
    if shutil.which(program) is None:
        if os.environ.get("REQUIRE_PROXIES") == "1":
            pytest.fail(f"{program} is missing, and REQUIRE_PROXIES says that it must be there")
        pytest.skip(f"the test of the sample for {program} needs {program}")


@contextmanager
def behind(
    proxy: Any, app: Recording, folder: Path, **more: Any
) -> Iterator[tuple[Proxy, HttpClient]]:
    """A proxy before the application, and a client in front of both."""
    with served_over_http(app) as direct:
        host = str(direct.base_url).removeprefix("http://").rstrip("/")
        with (
            proxy(folder, host, **more) as running,
            HttpClient(app, running.address, running.trusted) as client,
        ):
            yield running, client


@pytest.fixture
def app(settings: Settings, engine: Engine) -> Recording:
    limited = settings.model_copy(update={"message_limit": 20})
    return Recording(application(limited, engine=engine))


@pytest.mark.parametrize("name", PROXIES)
def test_all_doors_work_behind_it_and_it_writes_nobody_down(
    name: str, app: Recording, tmp_path: Path
) -> None:
    require(name)
    canaries = Canaries()
    with behind(PROXIES[name], app, tmp_path / name) as (proxy, client):
        platforms = Platforms(client)
        for door in ("sms", "whatsapp", "telegram", "web"):
            assert "utomated service" in platforms[door].say("hello").text
        assert platforms["sms"].forge("hello").status == 403
        send_all(client, canaries, 12)
        assert app.state.assistant.door.refusals["twilio", "too_many_messages"] > 0
        for header in ("x-forwarded-for", "x-real-ip", "forwarded"):
            assert not [seen for seen in app.headers if seen.get(header)]
        # One way alone, which is ours, and never what a visitor puts there.
        client.get("/c/demo-en", headers={HEADER: "8.8.8.8"})
        assert {seen[HEADER] for seen in app.headers} == {"127.0.0.1"}
        too_large = client.post("/webhooks/twilio", content=b"x" * (LARGEST_BODY + 4096))
        # Caddy says 502 when it was already passing the body on.
        assert too_large.status_code in ((413,) if name == "nginx" else (413, 502))
        upgrade = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
        answer = client.get("/c/demo-en", headers=upgrade | {"Sec-WebSocket-Key": "a" * 22 + "=="})
        assert answer.status_code != 101
        assert not [seen for seen in app.headers if "upgrade" in seen]
    assert canaries.found_in(proxy.written) == []


def knock_in_vain(proxy: Proxy, canaries: Canaries) -> None:
    """Requests for an assistant that is away."""
    headers = {"User-Agent": canaries.word("agent"), "Referer": canaries.word("referer")}
    with httpx.Client(base_url=proxy.address, verify=proxy.trusted, headers=headers) as client:
        for path in ("/r/", "/c/", "/webhooks/twilio/"):
            answer = client.post(f"{path}{canaries.word('path')}", content=canaries.word("text"))
            assert answer.status_code == 502


@pytest.mark.parametrize("name", PROXIES)
def test_an_assistant_that_is_away_makes_it_write_nobody_down(name: str, tmp_path: Path) -> None:
    require(name)
    canaries = Canaries()
    with PROXIES[name](tmp_path, NOWHERE) as proxy:
        knock_in_vain(proxy, canaries)
    assert proxy.written
    assert canaries.found_in(proxy.written) == []
    assert not [file for file, text in proxy.written.items() if b"client: 127" in text]


def test_with_its_usual_log_of_errors_nginx_would_write_them_down(tmp_path: Path) -> None:
    require("nginx")
    canaries = Canaries()
    with nginx(tmp_path, NOWHERE, {"error.log emerg": "error.log error"}) as proxy:
        knock_in_vain(proxy, canaries)
    assert canaries.found_in(proxy.written)


def test_nginx_writes_no_body_to_the_disk(app: Recording, tmp_path: Path) -> None:
    require("nginx")
    as_sampled, careless = tmp_path / "sampled", tmp_path / "careless"
    for folder, less in ((as_sampled, {}), (careless, {"client_body_buffer_size 64k;": ""})):
        # It says so as a warning, which the sample does not have written.
        replaced = {"error.log emerg": "error.log warn", **less}
        with behind(nginx, app, folder, replaced=replaced) as (proxy, client):
            for body in (b"x" * 60_000, iter([b"x" * 30_000, b"x" * 30_000])):
                assert client.post("/webhooks/twilio", content=body).status_code == 403
        is_written = b"buffered to a temporary file" in proxy.written["error.log"]
        assert is_written is (folder == careless)


def test_nginx_counts_what_telegram_sends_by_time_and_status_alone(
    app: Recording, tmp_path: Path
) -> None:
    require("nginx")
    with behind(nginx, app, tmp_path) as (proxy, client):
        Platforms(client)["telegram"].say("hello")
    (line,) = proxy.written["webhooks.log"].decode().splitlines()
    moment, *rest = line.split()
    assert moment[:2] == "20"
    assert rest == ["POST", "200", "0"]


def test_nginx_slows_down_who_floods_and_no_platform(app: Recording, tmp_path: Path) -> None:
    require("nginx")
    with behind(nginx, app, tmp_path) as (proxy, client):
        statuses = [client.get("/assets/page.css").status_code for _ in range(400)]
        assert 429 in statuses
        assert statuses.count(429) < 300
        for _ in range(30):
            assert client.post("/webhooks/twilio", content=b"x").status_code == 403
        assert b"127.0.0.1" not in b"".join(proxy.written.values())


SLOW = {
    "nginx": {"client_header_timeout 10s": "client_header_timeout 1s"},
    "caddy": {"read_header 10s": "read_header 1s"},
}
HANDED_ON = {
    "nginx": {"X-Second-Thought-Address $remote_addr": "X-Second-Thought-Address 8.8.8.8"},
    "caddy": {"X-Second-Thought-Address {remote_host}": "X-Second-Thought-Address 8.8.8.8"},
}
"""As for somebody who comes from the world: this machine's own address counts for nobody."""


@pytest.mark.parametrize("name", PROXIES)
def test_half_sent_requests_are_cut_by_the_proxy(name: str, app: Recording, tmp_path: Path) -> None:
    require(name)
    with behind(PROXIES[name], app, tmp_path, replaced=SLOW[name]) as (proxy, client):
        port = int(proxy.address.rpartition(":")[2])
        half_sent = []
        for _ in range(40):
            bare = socket.create_connection(("127.0.0.1", port), timeout=10)
            half_sent.append(proxy.trusted.wrap_socket(bare, server_hostname="127.0.0.1"))
            half_sent[-1].send(b"POST /webhooks/twilio HTTP/1.1\r\nHost: chat")
        assert client.get("/c/demo-en").status_code == 200, "nobody waits for them"
        seen = len(app.headers)
        start = time.monotonic()
        for one in half_sent:
            while one.recv(4096):  # nginx says 408 first
                pass
            one.close()
        assert time.monotonic() - start < 9
        assert len(app.headers) == seen, "none reached the assistant"


@pytest.mark.parametrize("name", PROXIES)
def test_behind_it_the_assistant_slows_down_who_floods(
    name: str, settings: Settings, engine: Engine, tmp_path: Path
) -> None:
    require(name)
    few = settings.model_copy(update={"address_limit": 5})
    app = Recording(application(few, engine=engine))
    with behind(PROXIES[name], app, tmp_path, replaced=HANDED_ON[name]) as (_, client):
        platforms = Platforms(client)
        said = [platforms["web"].say("hello", person=n).status for n in range(1, 9)]
        assert set(said[:4]) == {200}
        assert said[-1] == 429
        assert platforms["web"].say("i want to die", person=20).texts
        assert platforms["sms"].say("hello").texts, "what platforms sign is not counted by address"
