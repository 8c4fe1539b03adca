"""What is asked and told behind a word on a medicine, a hospital or a number is heard in strangers' words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
import yaml

from bot.nlu.folding import fold
from bot.nlu.phrases.care import GO, GOES, told_of_care
from bot.nlu.phrases.controlled import is_made_to_sell
from bot.nlu.phrases.denies_dying import denies_dying
from bot.nlu.phrases.life_first import tells_locked_in
from bot.nlu.phrases.outright import row_of
from bot.nlu.phrases.who_knows import (
    HOME_ALONE,
    LOW_SUGAR,
    OF_RELATIVES,
    ON_VITAL,
    VITAL,
    asked_of_others,
    may_be_asked,
)
from bot.nlu.phrases.young import denies_minor

BLIND = yaml.load(
    Path(__file__).with_name("second_steps.yml").read_text(encoding="utf-8"),
    Loader=yaml.CSafeLoader,
)

HEARD = {
    **{"go_or_wait": 41, "going": 47, "low_sugar": 45, "home_alone": 27},
    **{"who_is_number": 35, "vital_inside": 50},
    **{"vital_words": 27, "vital_worse": 33, "vital_stretch": 16, "shut_in": 23},
    **{"not_dying": 19, "no_minor": 20, "made_to_work": 16, "relative_talk": 20},
}
"""Of the messages by strangers, eight or ten a language, how many are heard; may only rise."""

TAKEN_FOR_IT = {
    **{"low_sugar_no": 0, "home_alone_no": 0, "who_is_number_no": 4},
    **{"shut_in_no": 0, "not_dying_no": 0, "no_minor_no": 1, "made_to_work_no": 0},
}
"""Of as many that mean something else, how many are taken for it; may only fall."""


HEARD_BY: Mapping[str, Callable[[str], bool]] = {
    "made_to_work": is_made_to_sell,
    "no_minor": denies_minor,
    "not_dying": partial(denies_dying, is_asked=True),
    "shut_in": tells_locked_in,
}


def _heard(kind: str, language: str, text: str) -> bool:
    folded = fold(text)
    if kind.startswith("who_is_number"):
        row = row_of(text, ["exploited"], asks=True)
        return row is not None and row.topic == "ask_human/which_number"
    if by := HEARD_BY.get(kind.removesuffix("_no")):
        return by(folded)
    if kind in (*ON_VITAL, *OF_RELATIVES):
        codes = ON_VITAL if kind in ON_VITAL else OF_RELATIVES
        return asked_of_others(folded, language, codes) == kind
    if kind in ("go_or_wait", "going"):
        known = frozenset({"recent"} | ({"asks"} if "?" in text else set()))
        return told_of_care(folded, known)[:1] == ((GO if kind == "go_or_wait" else GOES),)
    code = next(c for c in (LOW_SUGAR, HOME_ALONE, VITAL) if kind.startswith(c))
    return asked_of_others(folded, language) == code


def _number_heard(kind: str) -> int:
    return sum(_heard(kind, code, text) for code, texts in BLIND[kind].items() for text in texts)


@pytest.mark.parametrize("kind", HEARD)
def test_strangers_are_heard(kind: str) -> None:
    assert sum(map(len, BLIND[kind].values())) in (48, 60)
    assert _number_heard(kind) >= HEARD[kind]


@pytest.mark.parametrize("kind", TAKEN_FOR_IT)
def test_hardly_anything_else_is_taken_for_it(kind: str) -> None:
    assert _number_heard(kind) <= TAKEN_FOR_IT[kind]


@pytest.mark.parametrize(
    ("language", "code", "text"),
    [
        ("de", LOW_SUGAR, "ich möchte nur die Füße gemacht haben. ich bin 71!"),
        ("en", HOME_ALONE, "eww no im his DAUGHTER. is there someone i can talk to"),
        ("fr", LOW_SUGAR, "c encore dispo cet aprem sur bulle? 52 ans propre"),
        ("fr", LOW_SUGAR, "du sucre?? jsuis pas diabétique moi"),
        ("fr", "relative_flat", "la petite est dans l'hôtel, chambre 214"),
        ("fr", "relative_flat", "je comprends pas, quel bail?"),
        ("ru", "bank", "адреса не знаю, только номер машины записала"),
    ],
)
def test_a_question_must_name_its_subject(language: str, code: str, text: str) -> None:
    assert not may_be_asked(fold(text), language, code)


@pytest.mark.parametrize(
    ("language", "code", "text"),
    [
        ("en", LOW_SUGAR, "my sugar is low"),
        ("it", LOW_SUGAR, "ho la glicemia bassa"),
        ("es", "relative_flat", "y el alquiler de su piso?"),
        ("ru", "bank", "банк вернёт деньги?"),
        ("de", "debt_adviser", "wer hilft mir da raus"),
    ],
)
def test_what_names_it_is_heard(language: str, code: str, text: str) -> None:
    assert may_be_asked(fold(text), language, code)
