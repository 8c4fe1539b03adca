"""A cry for help."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.cry import cries_for_help


@pytest.mark.parametrize(
    "text",
    [
        "help me please",
        "he is kicking the door in what do i do",
        "er schlägt gegen die tür",
        "il tape à la porte. je fais quoi",
        "vite svp il est derriere la porte il crie",
        "A LAIDE",
        "esta golpeando la puerta que hago",
        "me va a matar",
        "он ломится в дверь",
        "aiuto",
    ],
)
def test_a_cry_for_help_is_heard(text: str) -> None:
    assert cries_for_help(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "he's coming",
        "er kommt",
        "elle est là",
        "i need help to stop",
        "can you help me with the law",
        "sta tornando",
    ],
)
def test_who_only_says_that_somebody_comes_does_not_cry(text: str) -> None:
    assert not cries_for_help(fold(text))


@pytest.mark.parametrize(
    "text", ["mama bringt mich um", "mio padre mi ammazza", "мама узнает и убьёт меня"]
)
def test_what_a_parent_is_said_to_do_to_a_child_is_a_way_of_speaking(text: str) -> None:
    assert not cries_for_help(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "he wont actually kill me lol. is childline gonna tell him",
        "er bringt mich ja nicht um",
        "il va pas me tuer mdr",
        "non mi ammazza mica",
        "no me va a matar jaja",
        "он меня не убьёт",
    ],
)
def test_who_says_that_nobody_is_killed_cries_for_no_help(text: str) -> None:
    assert not cries_for_help(fold(text))


def test_on_a_condition_it_is_a_threat() -> None:
    assert cries_for_help(fold("he wont kill me if i pay"))
