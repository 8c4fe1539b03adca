"""Understanding fails: the fixed text goes out, in the right language and with numbers for the place."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from bot.engine.runner import StraightRunner
from tests.conftest import Chat

TROUBLE = {
    "demo-en": "not your fault",
    "demo-de": "nicht an Ihnen",
    "demo-es": "no es culpa tuya",
    "demo-fr": "pas votre faute",
    "demo-it": "non dipende da te",
    "demo-ru": "вы здесь ни при чём",
    "ukraine": "not your fault",
}
"""What is said when nothing is understood, by campaign."""

NUMBERS = {"112", "911"}
"""Where a visitor is, a campaign does not know: both numbers that serve most of the region are named."""


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From its call on the engine fails at every message."""

    def fails(*_: Any) -> Any:
        raise RuntimeError

    return lambda: monkeypatch.setattr(StraightRunner, "run", fails)


@pytest.mark.parametrize("campaign", TROUBLE)
async def test_if_understanding_fails_numbers_are_said_in_the_language(
    chat: Chat, deaf: Callable[[], None], campaign: str
) -> None:
    deaf()
    for message in ("?", "help", "?"):
        said = (await chat(message, campaign=campaign)).messages[-1].text
        assert TROUBLE[campaign] in said
        assert set(re.findall(r"\d{3}", said)) == NUMBERS
    by_text_message = (await chat("?", campaign=campaign, channel="sms")).messages[-1].text
    assert set(re.findall(r"\d{3}", by_text_message)) == NUMBERS


async def test_if_understanding_fails_the_language_of_the_conversation_is_kept(
    chat: Chat, deaf: Callable[[], None]
) -> None:
    await chat("/change_language de")
    await chat("/inform_location US-NY")
    deaf()
    said = (await chat("hello")).messages[-1].text
    assert "nicht an Ihnen" in said
    assert "911" in said
