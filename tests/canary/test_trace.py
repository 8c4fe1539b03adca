"""Nothing about a visitor is kept: canaries go in by every door, and no trace of them is found.

`make canary` sends ten thousand messages over HTTP, `make test` fewer than two hundred. The proof is
itself proved: a build that leaks is caught, wherever it leaks to.
"""

from __future__ import annotations

import os
import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from redis import Redis
from starlette.testclient import TestClient

from bot.console.accounts import Accounts, Role
from bot.console.demonstration import one_outcome
from bot.engine.engine import Engine
from bot.message import Incoming, Outgoing
from bot.outcomes.database import open_database
from bot.outcomes.store import OutcomeStore
from bot.server.app import application
from bot.settings import Settings
from tests.canary.canaries import Canaries
from tests.canary.leaks import LEAKS
from tests.canary.operator import look_at_everything
from tests.canary.visitors import give_up_waiting, make_trouble, send_all
from tests.canary.written import everything_written, printed
from tests.over_http import served_over_http
from tests.platforms import PUBLIC_URL, Platforms

LEVELS = ("INFO", "DEBUG")
MESSAGES = int(os.environ.get("CANARY_MESSAGES", "160")) // len(LEVELS)
"""Messages at each level; most of them are also sent again, or malformed."""


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
        send_all(client, canaries, MESSAGES)
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
    assert canaries.number_of("code") > 1
    assert b"'unknown'" in running["database dump"], "a return is counted"
    assert b'INSERT INTO "contacts"' in running["database dump"], "repeat contact is switched on"
    assert "valkey/dump.rdb" in running
    assert canaries.found_in(running) == []
    # Training messages come from testers alone: however visitors ask for it, none of theirs is kept.
    assert b'INSERT INTO "content_changes"' not in running["database dump"]
    assert not (traced.home / "readings").exists()
    shown = look_at_everything(traced.model_copy(update={"log_level": level}), tmp_path)
    assert canaries.found_in(shown) == []
    stopped = everything_written(traced, printed(capfd), tmp_path)
    assert "console.log" in stopped
    assert canaries.found_in(stopped) == []
    assert len(canaries) > 5 * MESSAGES
    if "CANARY_MESSAGES" in os.environ:
        places = (*running.values(), *shown.values(), *stopped.values())
        searched = sum(len(content) for content in places)
        with capfd.disabled():
            print(
                f"\n{level}: {MESSAGES} messages in {client.sent} requests, {len(canaries)} "
                f"canaries, {len(shown)} pages and exports of the console, {searched} bytes "
                "searched, none found"
            )


def test_no_trace_is_found_when_every_message_crashes(
    traced: Settings, engine: Engine, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    canaries = Canaries()
    with TestClient(application(traced, engine=engine), base_url=PUBLIC_URL) as client:

        async def crash(message: Incoming) -> Outgoing:
            raise RuntimeError(f"cannot handle {message}")

        # Behind the limits, which count in Redis before it crashes.
        client.app.state.assistant.door.replies._take = crash  # type: ignore[attr-defined]
        send_all(client, canaries, 30)
    told = printed(capfd)
    assert "a request failed" in told
    assert canaries.found_in(everything_written(traced, told, tmp_path)) == []


@pytest.mark.parametrize("leak", LEAKS)
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


def test_what_the_console_shows_and_exports_is_searched(settings: Settings, tmp_path: Path) -> None:
    canaries, chance = Canaries(), random.Random(3)
    word = canaries.word("campaign")
    database = open_database(settings.database)
    invented = (
        one_outcome(chance, f"{number}", "demo-en", datetime.now(UTC)) for number in range(400)
    )
    OutcomeStore(database).write(
        [replace(one, campaign=word, arm=word, synthetic=False) for one in invented]
    )
    database.dispose()
    found = canaries.found_in(look_at_everything(settings, tmp_path))
    places = {trace.partition(" in ")[2].partition("?")[0] for trace in found}
    pack = "/export/evaluation-pack.zip"
    assert places >= {
        *("/", "/campaigns", "/export/campaigns/campaigns.csv"),
        *(f"{pack} figures.csv", f"{pack} figures.parquet as text"),
    }


def test_keys_and_database_are_private(traced: Settings, engine: Engine) -> None:
    with TestClient(application(traced, engine=engine), base_url=PUBLIC_URL) as client:
        Platforms(client)["sms"].say("hello")
    for file in (traced.home / "keys").iterdir():
        assert file.stat().st_mode & 0o077 == 0
    assert (traced.home / "keys").stat().st_mode & 0o077 == 0
    assert traced.home.stat().st_mode & 0o077 == 0
