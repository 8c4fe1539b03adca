"""Who answers "how bad is it?" with the milder half of the question."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.milder import (
    is_milder,
    is_only_weary,
    says_plainly_no,
    wants_to_live,
)


@pytest.mark.parametrize(
    "text",
    [
        "too much. im not gonna do anything",
        "dude everythings too much thats all",
        "alles zu viel grad",
        "tout est trop, c'est tout",
        "è tutto troppo",
        "que todo me supera",
        "просто слишком много всего",
    ],
)
def test_everything_is_too_much_is_an_answer(text: str) -> None:
    assert is_milder(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "too much, i want to die",
        "alles zu viel, ich kann nicht mehr",
        "les deux, tout est trop",
        "es demasiado, no puedo más",
        "слишком много, жить не хочу",
        "yes",
    ],
)
def test_what_leaves_it_open_is_none(text: str) -> None:
    assert not is_milder(fold(text))


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("no i want to live, just tired", True),
        ("nein ich will leben, bin nur müde", True),
        ("je veux vivre", True),
        ("voglio vivere per i miei figli", True),
        ("quiero vivir", True),
        ("устала просто. жить хочу, дети. только обидно", True),
        ("i don't want to live", False),
        ("ich will nicht mehr leben", False),
        ("je ne veux plus vivre", False),
        ("non voglio vivere così", False),
        ("no quiero vivir", False),
        ("жить не хочу", False),
        ("хочу жить, но сил нет", False),
        ("i want to live but sometimes i think of it", False),
    ],
)
def test_who_wants_to_live_says_so_and_leaves_nothing_open(text: str, is_so: bool) -> None:
    assert wants_to_live(fold(text)) is is_so


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("god no. just worn out. how do i talk to him tonight", False),
        ("no no. just worn out", True),
        ("нет что вы. просто руки опускаются", True),
        ("nein, um gottes willen, bin nur fertig", True),
        ("no way", True),
        ("no, but sometimes", False),
        ("нет что вы, иногда только", False),
        ("no", False),
    ],
)
def test_a_whole_hearted_no_is_one(text: str, is_so: bool) -> None:
    assert says_plainly_no(text) is is_so


@pytest.mark.parametrize(
    "text",
    [
        "whats the point of anything",
        "im sick of it all",
        "hat ja eh alles keinen sinn",
        "j'en ai marre de tout",
        "à quoi bon",
        "tanto non serve a niente",
        "total para qué",
        "смысла нет",
    ],
)
def test_who_is_only_worn_out_names_no_dying(text: str) -> None:
    assert is_only_weary(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "cant go on, better if i wasnt here",
        "j'en ai marre de tout, j'ai les cachets",
        "kann nicht mehr, will sterben",
        "no puedo más, quiero desaparecer",
        "больше не могу, стою на мосту",
        "i'm tired",
    ],
)
def test_who_names_dying_or_a_means_is_not_only_worn_out(text: str) -> None:
    assert not is_only_weary(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "NO i said no",
        "NEIN hab ich gesagt",
        "NON jai dit non",
        "NO ho detto no",
        "NO he dicho que no",
        "НЕТ я сказал нет",
    ],
)
def test_who_insists_on_a_no_says_it_plainly(text: str) -> None:
    assert says_plainly_no(text)
