"""An answer that was lost on its way is given again: broken connections, kill -9, a Telegram that is away."""

from __future__ import annotations

import http.client
import os
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.engine.engine import Engine
from bot.server.app import application
from bot.settings import Settings
from tests.faults.serving import Reply, Served, eventually, text_message
from tests.faults.telegram_server import Server
from tests.platforms import PUBLIC_URL, TELEGRAM_SECRET, private_message

BREAKS = int(os.environ.get("FAULT_BREAKS", "20"))
"""Connections that break; `make prove` asks for more."""

TRIES = 10
"""Times that a platform comes back; of a busy machine it may need several."""

PLEA = "I want to kill myself"


@pytest.fixture(scope="module")
def victim(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An assistant of this module's own, because it is killed."""
    assert engine, "the model is trained before the process starts"
    victim = Served(tmp_path_factory.mktemp("owed") / "home").start()
    yield victim
    victim.stop()


def break_off(victim: Served, sender: int, message_id: str) -> None:
    """Send a message and hang up before the answer, as a network does."""
    path, body, headers = text_message(PLEA, sender, message_id)
    with closing(http.client.HTTPConnection("127.0.0.1", victim.port, timeout=10)) as connection:
        connection.request("POST", path, body, headers)


def asked_again(victim: Served, sender: int, message_id: str) -> Reply:
    """Ask again as a platform does: it waits ten seconds, and comes back."""
    for _ in range(TRIES):
        with suppress(TimeoutError):
            return victim.say(PLEA, sender, message_id)
    raise AssertionError("it never answered")


def test_after_a_broken_connection_the_platform_is_given_the_answer(victim: Served) -> None:
    unanswered = []
    for senders in batched(range(BREAKS), 50):
        for number in senders:
            break_off(victim, number, f"broken {number}")
        unanswered += [
            number
            for number in senders
            if "112" not in asked_again(victim, number, f"broken {number}").text
        ]
    assert unanswered == []
    eventually(lambda: len(victim.rows()) == BREAKS, 60)  # each was answered once
    print(f"faults: {BREAKS} broken connections, 0 unanswered, 0 answered twice")


def test_after_a_kill_the_platforms_next_try_is_answered_and_nothing_is_doubled(
    victim: Served,
) -> None:
    kills = 0
    for senders in batched(range(2000, 2000 + BREAKS), 250):
        for number in senders:
            victim.say("hello", number, f"first {number}")
        eventually(lambda: victim.waiting == 0, 60)
        before = len(victim.rows())
        for number in senders:
            break_off(victim, number, f"killed {number}")
        victim.kill()
        kills += 1
        assert len(victim.rows()) == before
        victim.start()
        answers = [asked_again(victim, number, f"killed {number}") for number in senders]
        assert [a.text for a in answers if "112" not in a.text] == []
        # The conversation is forgotten with its process, so that each begins one more, and one only.
        assert len(victim.rows()) <= before + len(senders)
    print(f"faults: {BREAKS} messages into {kills} kill -9, 0 unanswered")


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
