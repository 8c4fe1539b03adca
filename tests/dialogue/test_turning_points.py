"""A buyer draws the conclusion himself, compares, asks how he would know, or has an ill partner."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.dialogue.reading.matters import moves_within
from bot.dialogue.reading.meant import CARER_HELP, PARTNER_ILL
from bot.dialogue.reading.roles import wants_a_listener
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.needs import need_of
from bot.dialogue.words.library import Library
from bot.engine.engine import Engine
from bot.message import Understanding
from bot.nlu.phrases.outright import row_of
from bot.words import Said

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
ILL = [f"utter_{PARTNER_ILL}#0"]
CONFIRMED = ("express_remorse/concludes", "express_remorse/odd_sign", "commit_to_stop/tonight_off")


def talk(**known: object) -> Situation:
    known = {"role": "buyer", "turns": 5, "revealed": True, **known}
    return Situation("en", "web", "demo-en", **known)  # type: ignore[arg-type]


def read(key: str, confidence: float = 0.9) -> Understanding:
    intent, _, topic = key.partition("/")
    return Understanding(intent, confidence, "en", topic=topic, founded=True)


def answered(engine: Engine, key: str, situation: Situation) -> list[Said]:
    return list(engine.decide(read(key), situation, NOW))


@pytest.mark.parametrize("key", CONFIRMED)
def test_who_draws_the_conclusion_himself_is_confirmed_and_not_argued_with(
    engine: Engine, key: str
) -> None:
    told = answered(engine, key, talk())
    assert [said.key for said in told] == [f"utter_{key}"]
    assert not any(sign.isdigit() for sign in told[0].text), "no figure and no line"


def test_who_stops_for_tonight_is_asked_and_offered_nothing(
    engine: Engine, library: Library
) -> None:
    situation = talk(turns=9, readiness_asked=0)
    answered(engine, "commit_to_stop/tonight_off", situation)
    assert situation.asked == "nothing"
    for language in library.words.languages:
        for wording in library.words.variations("utter_commit_to_stop/tonight_off", language):
            assert "?" not in wording.text


@pytest.mark.parametrize("key", ["claim_harmless/i_pay_well", "claim_choice/independent"])
def test_her_is_an_answer_to_who_keeps_the_money_and_is_not_asked_for_again(key: str) -> None:
    told = moves_within(talk(asked="who_keeps"), read(key))
    assert [move.key for move in told] == ["claim_choice/keeps_money"]
    assert [move.key for move in moves_within(talk(), read(key))] == [key]


@pytest.mark.parametrize("topic", ["", "/where", "/who_then", "/free", "/online"])
def test_who_cares_for_an_ill_partner_is_handed_no_group_for_addicts(
    engine: Engine, topic: str
) -> None:
    situation = talk(said=list(ILL))
    told = answered(engine, f"ask_help_to_stop{topic}", situation)
    assert told[0].key == f"utter_{CARER_HELP}"
    assert situation.role == "buyer", "nothing was said of a wish to stop"
    assert not any("S.L.A.A." in said.text for said in told)


def test_who_cares_for_an_ill_partner_is_offered_somebody_who_listens() -> None:
    ill, well = talk(said=list(ILL)), talk()
    assert wants_a_listener(ill)
    assert not wants_a_listener(well)
    assert need_of(ill) == "crisis"
    assert need_of(well) == "buyer_help"
    stays = moves_within(ill, read("claim_need/marriage"))
    assert [move.key for move in stays] == [PARTNER_ILL]


@pytest.mark.parametrize(("state", "is_open"), [("RU", True), ("PL", True), ("FR", False)])
def test_who_takes_a_law_for_leave_hears_that_she_may_not_be_free(
    engine: Engine, state: str, is_open: bool
) -> None:
    situation = talk(law_told=state, asked_place=state)
    told = answered(engine, "seek_services/still_want", situation)
    key = "claim_legal/so_allowed" if is_open else "seek_services/still_want"
    assert told[0].key == f"utter_{key}"
    assert situation.went_on, "that he asks to buy all the same is counted as ever"


@pytest.mark.parametrize(
    "text",
    [
        "it would change things. but how would I know?",
        "aber woher soll ich das wissen?",
        "mais comment je le sais ?",
        "cambierebbe. ma come lo so?",
        "pero cómo lo sé yo?",
        "а как я это узнаю?",
    ],
)
def test_who_asks_how_he_would_know_is_answered_that_first(text: str) -> None:
    row = row_of(text, {"buyer"}, asks=True)
    assert row is not None
    assert row.topic == "ask_signs/how_tell"


@pytest.mark.parametrize(
    "key", ["ask_law/if_not_free", "ask_law/licence_job", "claim_legal/so_allowed"]
)
def test_what_he_risks_is_told_by_the_law_of_the_place(engine: Engine, key: str) -> None:
    told = answered(engine, key, talk(place="DE", asked_place="DE", place_told=True))
    assert "232a" in told[0].text or "trafficked" in told[0].text
    asked = answered(engine, key, talk())
    assert asked[0].key.endswith("_where"), "without a place it is asked for"


@pytest.mark.parametrize(
    "key", ["claim_harmless/like_other_work", "claim_harmless/like_dating", "claim_harmless/anyway"]
)
def test_a_comparison_has_an_answer_of_its_own_three_rounds_deep(engine: Engine, key: str) -> None:
    situation = talk()
    rounds = [answered(engine, key, situation)[0] for _ in range(3)]
    assert {said.key for said in rounds} == {f"utter_{key}"}
    assert len({said.text for said in rounds}) == 3
