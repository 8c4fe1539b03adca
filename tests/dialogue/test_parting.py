"""What is left with who goes: one short line, and nothing on a phone that another reads."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.dialogue.actions.parting import leave_a_line
from bot.dialogue.exchange import Exchange
from bot.dialogue.library import Library
from bot.dialogue.situation import Situation
from bot.message import Move, Understanding

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


def left_with(library: Library, **known: object) -> str:
    situation = Situation("en", "web", "demo-en", place="GB", place_told=True, **known)  # type: ignore[arg-type]
    reading = Understanding("goodbye", 1.0, "en")
    one = Exchange(situation, reading, library, NOW, move=Move("goodbye"))
    leave_a_line(one)
    return "\n".join(said.text for said in one.replies)


def test_a_buyer_who_has_talked_is_left_somebody_to_talk_to(library: Library) -> None:
    assert "Samaritans: 116 123" in left_with(library, role="buyer", turns=4)
    assert left_with(library, role="buyer", turns=1) == "", (
        "nobody is handed a line for asking once"
    )


def test_the_line_that_was_shown_is_left_in_short(library: Library) -> None:
    shown = ["gb-crisis-1", "gb-emergency-12"]
    known = {"role": "despairing", "danger": "certain", "danger_kind": "distress", "turns": 5}
    text = left_with(library, **known, resources=shown, lines_shown=shown)
    assert text.splitlines()[1:] == ["Samaritans: 116 123"]


@pytest.mark.parametrize(
    "known",
    [
        {"role": "exploited", "danger": "certain", "danger_kind": "exploitation"},
        {"role": "professional"},
        {"role": "unknown"},
        {"role": "buyer", "turns": 9, "no_numbers": True},
        {"role": "buyer", "turns": 9, "not_for_me": True},
    ],
)
def test_nothing_is_handed_to_who_has_no_use_for_it(
    library: Library, known: dict[str, object]
) -> None:
    assert left_with(library, **known) == ""
