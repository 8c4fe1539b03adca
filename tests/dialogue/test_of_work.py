"""Who asks in trouble for pay, papers, things or a lawyer is answered that, or told that it is not known."""

from __future__ import annotations

from typing import Any

import pytest

from bot.dialogue.answering.of_work import KEYS
from bot.dialogue.answering.practical import (
    asked_practically,
    settle_check,
    told_beside_danger,
    told_practically,
)
from bot.dialogue.deciding.danger import Decision
from bot.dialogue.words.library import Library
from bot.nlu.phrases import of_work as codes
from bot.nlu.phrases.practical import WHAT_NOW
from tests.dialogue.test_practical import HELD, NOTHING, exchange


@pytest.mark.parametrize("code", sorted({*KEYS} - {codes.PAPERS_HOW}))
def test_who_is_held_is_answered_what_they_ask(library: Library, code: str) -> None:
    told = exchange(library, code, **HELD)
    assert told_practically(told, NOTHING)
    assert told.replies[0].key == KEYS[code]


@pytest.mark.parametrize("role", ["buyer", "wants_to_stop", "child", "despairing", "professional"])
@pytest.mark.parametrize("code", sorted({*KEYS} - {codes.GROPED}))
def test_nobody_else_is_answered_so(library: Library, code: str, role: str) -> None:
    assert not asked_practically(exchange(library, code, codes.PAPERS, role=role), NOTHING)


def test_a_stranger_who_is_not_paid_is_told_of_a_union_and_one_who_packs_is_not(
    library: Library,
) -> None:
    assert asked_practically(exchange(library, codes.UNPAID), NOTHING) == codes.UNPAID
    assert not asked_practically(exchange(library, codes.THINGS, codes.FREE_LAWYER), NOTHING)


def test_how_long_a_paper_takes_is_asked_by_who_names_it_or_was_told_of_it(
    library: Library,
) -> None:
    how = codes.PAPERS_HOW
    assert not asked_practically(exchange(library, how, **HELD), NOTHING)
    assert asked_practically(exchange(library, how, codes.PAPERS, **HELD), NOTHING) == how
    told = exchange(library, how, said=["told_passport#0"], **HELD)
    assert asked_practically(told, NOTHING) == how


def test_who_is_groped_at_work_is_asked_no_more_about_whom_it_is(library: Library) -> None:
    told = exchange(library, codes.GROPED, danger="suspected", danger_kind="exploitation")
    decision = Decision(moves=[NOTHING], check="exploitation")
    settle_check(told, decision)
    assert not decision.check


def test_who_is_not_paid_is_asked_as_somebody_who_tells_of_themselves(library: Library) -> None:
    decision = Decision(moves=[NOTHING], check="exploitation")
    settle_check(exchange(library, codes.UNPAID), decision)
    assert decision.is_own


@pytest.mark.parametrize(("detail", "is_first"), [("money", True), ("locked", False)])
def test_who_is_locked_in_as_well_is_told_of_no_union_first(
    library: Library, detail: str, *, is_first: bool
) -> None:
    told = exchange(library, codes.UNPAID, read={"detail": detail}, **HELD)
    told_beside_danger(told, Decision(moves=[NOTHING], new_kind="exploitation"))
    assert bool(told.replies) == is_first


def test_what_now_of_who_was_told_what_to_do_about_it_gets_more_of_it(library: Library) -> None:
    told = exchange(library, WHAT_NOW, said=[f"{KEYS[codes.GROPED]}#0"])
    assert asked_practically(told, NOTHING) == codes.GROPED


@pytest.mark.parametrize(
    ("known", "is_told"),
    [
        ({}, True),
        ({"place": "DE", "place_told": True}, False),
        ({"role": "sex_worker", "danger": "none", "place": "DE", "place_told": True}, True),
    ],
)
def test_that_there_is_no_telephone_is_said_where_there_is_none(
    library: Library, known: dict[str, Any], *, is_told: bool
) -> None:
    told = exchange(library, codes.NO_TELEPHONE, **{**HELD, **known})
    assert bool(asked_practically(told, NOTHING)) == is_told
