"""Telegram misbehaves, as a server on this machine: 429, 500, silence, broken connections, 403."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.engine.engine import Engine
from bot.server.app import application
from bot.settings import Settings
from tests.faults.telegram_server import (
    BLOCKED,
    BROKEN,
    BUSY,
    HANG_UP,
    SILENCE,
    TIME_OUT,
    Server,
)
from tests.platforms import PUBLIC_URL, TELEGRAM_SECRET, private_message


@pytest.fixture
def client(settings: Settings, engine: Engine, telegram_server: Server) -> Iterator[TestClient]:
    with TestClient(application(settings, engine=engine), base_url=PUBLIC_URL) as client:
        connectors: Any = client.app.state.assistant.connectors  # type: ignore[attr-defined]
        (connector,) = (c for c in connectors if c.name == "telegram")
        connector.bot = telegram_server.bot()
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
def talking(client: TestClient, telegram_server: Server) -> TestClient:
    """A conversation that has begun, so that the next answer is one message."""
    assert say(client, "hello", 1) == 200
    telegram_server.received.clear()
    client.app.state.assistant.door.deliveries.clear()  # type: ignore[attr-defined]
    return client


def test_a_busy_telegram_is_waited_for_as_it_says(
    talking: TestClient, telegram_server: Server
) -> None:
    telegram_server.script = [BUSY]
    assert say(talking, "/ask_risk", 2) == 200
    (first, text), (second, again) = telegram_server.received[:2]
    assert text == again
    assert second - first >= 1
    assert Counter(telegram_server.texts)[text] == 2, "one try was refused, one delivered"
    assert deliveries(talking)["busy"] == 0


def test_a_failing_telegram_is_tried_again(talking: TestClient, telegram_server: Server) -> None:
    telegram_server.script = [BROKEN]
    assert say(talking, "/ask_risk", 2) == 200
    assert Counter(telegram_server.texts)[telegram_server.texts[0]] == 2
    assert set(deliveries(talking)) == {"sent"}


@pytest.mark.parametrize("fault", [SILENCE, HANG_UP])
def test_what_may_have_been_delivered_is_not_sent_again(
    client: TestClient, telegram_server: Server, fault: str
) -> None:
    telegram_server.script = [fault]
    assert say(client, "how much for an hour", 1) == 200
    assert len(telegram_server.texts) == len(set(telegram_server.texts)) >= 2, (
        "each once, also those behind it"
    )
    assert deliveries(client)["unknown"] == 1
    assert say(client, "how much for an hour", 1) == 200, "Telegram's own retry"
    assert len(telegram_server.texts) == len(set(telegram_server.texts))


def test_who_blocked_us_is_left_alone(client: TestClient, telegram_server: Server) -> None:
    telegram_server.script = [BLOCKED]
    assert say(client, "how much for an hour", 1) == 200
    assert len(telegram_server.texts) == 1
    assert deliveries(client) == Counter({"blocked": 1})


def test_a_telegram_that_cannot_be_reached_is_tried_again_when_it_is_back(
    talking: TestClient, telegram_server: Server
) -> None:
    telegram_server.close()
    answer = threading.Thread(target=say, args=(talking, "/ask_risk", 2))
    answer.start()
    time.sleep(0.5)
    assert telegram_server.texts == []
    telegram_server.listen()
    answer.join(60)
    assert len(telegram_server.texts) == len(set(telegram_server.texts)) >= 1
    assert set(deliveries(talking)) == {"sent"}


def test_one_slow_person_keeps_nobody_else_waiting(
    talking: TestClient, telegram_server: Server
) -> None:
    telegram_server.script = [SILENCE]
    slow = threading.Thread(target=say, args=(talking, "/ask_risk", 2))
    slow.start()
    time.sleep(0.2)
    start = time.monotonic()
    update = {"update_id": 3, "message": private_message("hello", 8)}
    headers = {"X-Telegram-Bot-Api-Secret-Token": TELEGRAM_SECRET}
    assert talking.post("/webhooks/telegram", json=update, headers=headers).status_code == 200
    assert time.monotonic() - start < TIME_OUT
    slow.join(60)
