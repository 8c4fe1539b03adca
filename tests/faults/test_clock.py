"""The wall clock jumps, forwards and back: no conversation ends, nobody is refused, no answer is repeated."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient

from bot.engine.engine import Engine
from bot.server.app import application
from bot.settings import Settings
from tests.platforms import PUBLIC_URL, Platforms

HOUR, YEAR = 3600, 365 * 24 * 3600
LIMIT = 6


@pytest.fixture
def jump(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Set the wall clock on, or back, by seconds; what counts monotonically does not notice."""
    ahead = [0.0]
    right = time.time
    monkeypatch.setattr(time, "time", lambda: right() + ahead[0])

    def set_ahead(seconds: float) -> None:
        ahead[0] += seconds

    return set_ahead


@pytest.fixture
def platforms(
    settings: Settings, engine: Engine, jump: Callable[[float], None]
) -> Iterator[Platforms]:
    few = settings.model_copy(update={"message_limit": LIMIT, "server_limit": 4 * LIMIT})
    with TestClient(application(few, engine=engine), base_url=PUBLIC_URL) as client:
        yield Platforms(client)


@pytest.mark.parametrize("seconds", [HOUR, -HOUR, YEAR, -YEAR])
@pytest.mark.parametrize("name", ["web", "sms", "telegram"])
def test_a_conversation_goes_on_when_the_clock_jumps(
    platforms: Platforms, jump: Callable[[float], None], name: str, seconds: float
) -> None:
    platform = platforms[name]
    assert "automated" in platform.say("hello", message_id="41").text.lower()
    jump(seconds)
    answer = platform.say("is it legal in france", message_id="42")
    assert "automated" not in answer.text.lower()
    assert "France" in answer.text
    again = platform.say("is it legal in france", message_id="42")
    assert again.texts == (() if name == "telegram" else answer.texts), "not answered anew"
    jump(-seconds)
    assert "automated" not in platform.say("and in sweden", message_id="43").text.lower()
    assert [row.turns for row in platforms.outcomes] == [3]


def test_a_clock_that_is_set_back_refuses_nobody(
    platforms: Platforms, jump: Callable[[float], None]
) -> None:
    sms = platforms["sms"]
    full = [sms.say("hello").status for _ in range(LIMIT + 1)]
    assert full == [200] * LIMIT + [503]
    jump(-HOUR)
    again = [sms.say("hello").status for _ in range(LIMIT + 1)]
    assert again == [200] * LIMIT + [503], "the limit itself stays"


def test_a_clock_that_is_set_back_forgets_no_mark_over_a_restart(
    settings: Settings, engine: Engine, jump: Callable[[float], None]
) -> None:
    for number in range(2):
        with TestClient(application(settings, engine=engine), base_url=PUBLIC_URL) as client:
            texts = Platforms(client)["sms"].say("hello", message_id="SM1").texts
            assert bool(texts) == (number == 0)
        jump(-YEAR)
