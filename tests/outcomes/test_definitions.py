"""What is counted is what the actions note."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from bot.dialogue.actions.topics import INFORMING
from bot.outcomes.definitions import AFTER_REVEAL, TOPICS, after_reveal
from bot.settings import PROJECT


def test_every_topic_that_actions_note_is_counted() -> None:
    source = "\n".join(
        file.read_text(encoding="utf-8") for file in PROJECT.glob("bot/dialogue/**/*.py")
    )
    noted = set(re.findall(r'(?:note_topic|informed)\("(\w+)"\)', source))
    noted |= {"claim_choice", "claim_harmless", "claim_need"}  # built from the intent
    noted |= set(INFORMING.values())
    assert noted == {*TOPICS}


@pytest.mark.parametrize(
    ("went_on", "turns", "opened", "category"),
    [
        (None, 9, (), "unknown"),
        (True, 2, (), "went_on"),
        (False, 2, (), "stayed"),
        (False, 1, ("gb-x",), "stayed"),
        (False, 1, (), "left"),
    ],
)
def test_after_the_reveal_a_visitor_goes_on_stays_or_leaves(
    went_on: bool | None, turns: int, opened: tuple[str, ...], category: str
) -> None:
    row = SimpleNamespace(went_on=went_on, turns=turns, opened=opened)
    assert after_reveal(row) == category  # type: ignore[arg-type]
    assert category in AFTER_REVEAL
