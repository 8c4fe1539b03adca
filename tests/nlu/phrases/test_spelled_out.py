"""Short words stand in full where plain words are looked for."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.named import manner
from bot.nlu.phrases.question import asks_something
from bot.nlu.phrases.spelled_out import hours_spelled_out, spelled_out


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("y si pago q me puede pasar", "y si pago que me puede pasar"),
        ("nn so xke", "non so perche"),
        ("jsuis là, jpeux écrire", "je suis la je peux ecrire"),
        ("че делать", "что делать"),
        ("quarks and queues", "quarks and queues"),
    ],
)
def test_a_short_word_stands_in_full(short: str, full: str) -> None:
    assert spelled_out(fold(short)) == full


def test_it_is_read_so() -> None:
    assert asks_something("q me puede pasar")
    assert manner("tu q eres mi psicologa?", "es") == "counter"


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("was kost ne std", "was kost ne Stunden"),
        ("noch 9 std pause", "noch 9 Stunden pause"),
        ("80 die halbe std.", "80 die halbe Stunden"),
        ("could I have an std", "could I have an std"),
        ("std test near me", "std test near me"),
    ],
)
def test_an_hour_is_no_illness(short: str, full: str) -> None:
    assert hours_spelled_out(short) == full
