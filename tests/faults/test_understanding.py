"""Understanding fails: the fixed text goes out, in the right language and with numbers for the place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from bot.engine.runner import StraightRunner
from tests.conftest import Chat

TROUBLE = {
    "demo-en": ("not your fault", {"999"}),
    "demo-de": ("nicht an Ihnen", {"112"}),
    "demo-es": ("no es culpa tuya", {"112"}),
    "demo-fr": ("pas votre faute", {"112"}),
    "demo-it": ("non dipende da te", {"112"}),
    "demo-ru": ("вы здесь ни при чём", {"112", "911"}),
    "ukraine": ("not your fault", {"112"}),
}
"""What is said when nothing is understood, by campaign, and the emergency numbers of its place; the
campaign in Russian has no place, so that both numbers that serve most of the region are named."""


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on the engine fails at every message."""

    def fails(*_: Any) -> Any:
        raise RuntimeError

    return lambda: monkeypatch.setattr(StraightRunner, "run", fails)


@pytest.mark.parametrize("campaign", TROUBLE)
async def test_if_understanding_fails_numbers_are_said_in_the_language_and_for_the_place(
    chat: Chat, deaf: Callable[[], None], campaign: str
) -> None:
    deaf()
    words, numbers = TROUBLE[campaign]
    for message in ("?", "help", "?"):
        said = (await chat(message, campaign=campaign)).messages[-1].text
        assert words in said
        assert set(re.findall(r"\d{3}", said)) == numbers
    by_text_message = (await chat("?", campaign=campaign, channel="sms")).messages[-1].text
    assert set(re.findall(r"\d{3}", by_text_message)) == numbers


async def test_if_understanding_fails_the_language_of_the_conversation_is_kept(
    chat: Chat, deaf: Callable[[], None]
) -> None:
    await chat("/change_language de")
    await chat("/inform_location US-NY")
    deaf()
    said = (await chat("hello")).messages[-1].text
    assert "nicht an Ihnen" in said
    assert "911" in said
