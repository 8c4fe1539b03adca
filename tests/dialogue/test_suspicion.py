"""What the classifier alone heard of a danger: what is news, what is explained, what is certain."""

from __future__ import annotations

import dataclasses

import pytest

from bot.dialogue.deciding.suspicion import (
    CLEAR_DESPAIR,
    LIKELY_SIGN,
    NEAR_DESPAIR,
    SOME_DESPAIR,
    SOME_SIGN,
    SURE_SIGN,
    Suspicion,
    weigh,
)
from bot.dialogue.state.situation import Situation
from bot.message import Understanding


def talk(**known: object) -> Situation:
    return Situation("en", "web", "demo-en", turns=3, **known)  # type: ignore[arg-type]


def heard(key: str = "claim_need", **more: object) -> Understanding:
    intent, _, topic = key.partition("/")
    return dataclasses.replace(Understanding(intent, 0.9, "en", topic=topic), **more)  # type: ignore[arg-type]


DESPAIR = {"suspected": "distress", "suspicion": 1.0}


def test_a_message_that_sounds_of_nothing_is_no_sign() -> None:
    assert weigh(talk(), heard()) is None


@pytest.mark.parametrize(
    ("despair", "is_weak"),
    [(CLEAR_DESPAIR, False), (CLEAR_DESPAIR - 0.01, True), (SOME_DESPAIR, True)],
)
def test_how_clearly_despair_is_heard(despair: float, *, is_weak: bool) -> None:
    found = weigh(talk(), heard(**DESPAIR, despair=despair))
    assert found == Suspicion("distress", is_weak=is_weak)


def test_what_the_net_caught_against_the_model_is_asked_about_plainly() -> None:
    net = heard(suspected="distress", suspicion=SOME_DESPAIR - 0.01, despair=0.01)
    assert weigh(talk(), net) == Suspicion("distress")
    model = heard(suspected="distress", suspicion=SOME_DESPAIR, despair=0.01)
    assert weigh(talk(), model) == Suspicion("distress", is_weak=True)


@pytest.mark.parametrize("intent", ["commit_to_stop", "goodbye", "deny", "out_of_scope"])
def test_a_farewell_that_sounds_of_despair_is_asked_about(intent: str) -> None:
    assert weigh(talk(), heard(intent, despair=SOME_DESPAIR)) is not None
    assert weigh(talk(), heard(intent, despair=SOME_DESPAIR - 0.01)) is None
    assert weigh(talk(), heard("claim_need", despair=0.99)) is None, (
        "the classifier raised no alarm"
    )


@pytest.mark.parametrize(
    "known", [{"last_need": "extortion"}, {"last_need": "legal"}, {"asked": "how_are_you"}]
)
def test_where_much_is_at_stake_little_is_enough(known: dict[str, object]) -> None:
    assert weigh(talk(**known), heard(despair=NEAR_DESPAIR)) is not None
    assert weigh(talk(**known), heard(despair=NEAR_DESPAIR - 0.01)) is None


def test_what_is_explained_by_what_is_named_is_no_despair() -> None:
    hardly = {**DESPAIR, "despair": CLEAR_DESPAIR - 0.1}
    named = heard("claim_need/lonely", **hardly, founded=True)
    assert weigh(talk(), named) is None
    assert weigh(talk(last_need="extortion"), named) is not None
    assert weigh(talk(), heard("express_distress", **hardly, founded=True)) is not None
    assert weigh(talk(), dataclasses.replace(named, despair=CLEAR_DESPAIR)) is not None
    assert weigh(talk(), dataclasses.replace(named, safety=("concern",))) is not None
    violent = heard("claim_need/lonely", suspected="violence", suspicion=1.0, founded=True)
    assert weigh(talk(), violent) == Suspicion("violence")


def test_what_is_explained_by_another_danger_is_no_despair() -> None:
    hardly = heard(**DESPAIR, despair=CLEAR_DESPAIR - 0.1)
    known = {"danger": "certain", "safety_kinds": ["child_writes"], "role": "child"}
    assert weigh(talk(**known, danger_kind="child_writes"), hardly) is None
    assert weigh(talk(danger="suspected", danger_kind="violence"), hardly) is not None


@pytest.mark.parametrize("list_", ["safety_kinds", "lifted"])
def test_what_is_certain_or_was_taken_back_is_no_news(list_: str) -> None:
    sign = heard(suspected="violence", suspicion=1.0)
    assert weigh(talk(**{list_: ["violence"]}), sign) is None
    assert weigh(talk(**{list_: ["minor"]}), sign) is not None


def test_what_the_message_itself_takes_back_is_no_sign() -> None:
    choice = heard("disclose_exploitation/not_forced", suspected="exploitation", suspicion=1.0)
    assert weigh(talk(), dataclasses.replace(choice, confidence=LIKELY_SIGN)) is None
    assert weigh(talk(), dataclasses.replace(choice, confidence=LIKELY_SIGN - 0.01)) is not None


@pytest.mark.parametrize(
    ("role", "kind", "least"),
    [
        ("unknown", "violence", SURE_SIGN),
        ("unknown", "minor", SURE_SIGN),
        ("unknown", "child_writes", LIKELY_SIGN),
        ("witness", "exploitation", LIKELY_SIGN),
        ("unknown", "exploitation", 0.0),
    ],
)
def test_the_share_from_which_a_kind_is_asked_about(role: str, kind: str, least: float) -> None:
    assert weigh(talk(role=role), heard(suspected=kind, suspicion=least)) == Suspicion(kind)
    assert weigh(talk(role=role), heard(suspected=kind, suspicion=least - 0.01)) is None


@pytest.mark.parametrize(
    ("kind", "suspected", "asked", "suspicion", "found"),
    [
        ("violence", ["violence"], "is_violent", SURE_SIGN, Suspicion("violence", is_certain=True)),
        ("violence", ["violence"], "nothing", 1.0, None),
        ("violence", ["minor"], "is_minor", 1.0, Suspicion("violence")),
        ("exploitation", ["exploitation"], "nothing", LIKELY_SIGN,
         Suspicion("exploitation", is_certain=True)),
        ("exploitation", ["exploitation"], "about_whom", LIKELY_SIGN - 0.01, None),
        ("watched", ["exploitation"], "nothing", SURE_SIGN, Suspicion("watched", is_certain=True)),
    ],
)  # fmt: skip
def test_what_a_second_sign_makes_certain(
    kind: str, suspected: list[str], asked: str, suspicion: float, found: Suspicion | None
) -> None:
    situation = talk(suspected=suspected, asked=asked)
    assert weigh(situation, heard(suspected=kind, suspicion=suspicion)) == found


@pytest.mark.parametrize(
    ("asked", "despair", "found"),
    [
        ("nothing", SURE_SIGN, Suspicion("distress", is_certain=True)),
        ("nothing", SURE_SIGN - 0.01, Suspicion("distress")),
        ("how_bad", SURE_SIGN - 0.01, None),
    ],
)
def test_despair_that_is_heard_again(asked: str, despair: float, found: Suspicion | None) -> None:
    situation = talk(suspected=["distress"], asked=asked)
    assert weigh(situation, heard(**DESPAIR, despair=despair)) == found


def test_what_somebody_saw_may_have_been_done_to_them() -> None:
    seen = heard("report_concern/seen_something", suspicion=SOME_SIGN)
    assert weigh(talk(), seen) == Suspicion("exploitation")
    assert weigh(talk(), dataclasses.replace(seen, suspicion=SOME_SIGN - 0.01)) is None
    assert weigh(talk(), dataclasses.replace(seen, confidence=SURE_SIGN - 0.01)) is None
    assert weigh(talk(role="witness"), seen) is None
    assert weigh(talk(danger="suspected", danger_kind="violence"), seen) is None


def test_a_buyer_is_not_taken_for_somebody_who_is_forced() -> None:
    sign = heard(suspected="exploitation", suspicion=1.0)
    assert weigh(talk(role="buyer"), sign) is None
    assert weigh(talk(role="buyer"), heard(suspected="violence", suspicion=1.0)) is not None


@pytest.mark.parametrize("role", ["buyer", "wants_to_stop", "sex_worker"])
def test_who_came_for_something_else_is_not_asked_about_dying_on_a_guess(role: str) -> None:
    sure = {**DESPAIR, "despair": 0.97}
    arguing = heard("claim_harmless", **sure)
    assert weigh(talk(role=role), arguing) == Suspicion("distress", is_weak=True)
    again = talk(role=role, suspected=["distress"])
    assert weigh(again, arguing) == Suspicion("distress"), "a second sign asks, and locks nothing"
    assert weigh(talk(), arguing) == Suspicion("distress")
    for named in (
        heard("express_distress", **sure, founded=True),
        dataclasses.replace(heard("express_distress", **sure), confidence=0.95),
        heard("claim_harmless", **sure, safety=("distress",)),
    ):
        assert weigh(talk(role=role), named) == Suspicion("distress")
    assert weigh(talk(role=role, last_need="extortion"), arguing) == Suspicion("distress")


@pytest.mark.parametrize("kind", ["exploitation", "watched", "traces"])
def test_what_stands_on_a_partners_telephone_is_no_trafficking(kind: str) -> None:
    found = heard("report_concern/partner_buys", suspected=kind, suspicion=1.0)
    assert weigh(talk(), found) is None
    assert weigh(talk(), dataclasses.replace(found, safety=("exploitation",))) is not None
    assert weigh(talk(), heard("claim_need", suspected=kind, suspicion=1.0)) is not None


def test_what_was_taken_back_is_asked_about_where_the_net_catches_it_anew() -> None:
    once = talk(role="buyer", lifted=["distress"])
    assert weigh(once, heard(**DESPAIR, despair=0.97)) is None, (
        "the model alone is not believed again"
    )
    net = heard(suspected="distress", suspicion=0.0, despair=0.0)
    assert weigh(once, net) == Suspicion("distress")
