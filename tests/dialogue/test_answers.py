"""Every topic and every intent in every danger: answered, with one question, and without deterrence."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.dialogue.reading.matters import ALARMING
from bot.dialogue.state.dangers import LIFTS
from bot.dialogue.state.questions import question_of
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import ASKED_AGAIN, NEW_EACH_TIME
from bot.dialogue.telling.fillings import sayable
from bot.dialogue.topics import topic_of, topics
from bot.engine.engine import Engine
from bot.message import Move, Understanding
from bot.settings import configured_languages
from bot.vocabulary import DANGERS
from bot.words import Said

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
KINDS = ["", *DANGERS]

OF_BUYERS = (
    "utter_seek_services",
    "utter_ask_harm",
    "utter_ask_figures",
    "utter_ask_readiness",
    "utter_readiness",
    "utter_claim_",
    "utter_offer_",
    "utter_ask_education",
    "utter_course",
    "utter_affirm",
    "utter_deny",
    "utter_out_of_scope_again",
)
"""Beginnings of keys that somebody in danger must not meet, unless they have words for such a person."""

BUTTONS = {"/ask_law", "/ask_harm", "/ask_risk", "/seek_services", "/ask_figures"}
"""Quick replies that lead into the buyers' matter."""


def keys(engine: Engine) -> list[str]:
    return [*sorted(engine.intents - {"opt_out", "delete_data"}), *topics()]


def talk(language: str = "en") -> Situation:
    return Situation(
        language, "web", "demo-en", revealed=True, turns=5, place="GB", place_told=True
    )


def in_danger(engine: Engine, kind: str, language: str = "en") -> Situation:
    """A talk in which a danger became certain, and its first answer was given."""
    situation = talk(language)
    if kind:
        heard = Understanding("out_of_scope", 0.0, language, safety=(kind,))
        engine.decide(heard, situation, NOW)
        assert situation.danger == "certain"
    situation.asked = "nothing"
    return situation


def copy(situation: Situation) -> Situation:
    return Situation.from_dict(situation.to_dict())


def asks(said: Said) -> bool:
    """Whether a text ends with a question; one on the way is rhetorical."""
    return said.text.rstrip("» \u202f\xa0").endswith("?")


def heard(key: str, language: str = "en") -> Understanding:
    intent, _, topic = key.partition("/")
    return Understanding(intent, 0.9, language, topic=topic)


def answers(
    engine: Engine, kind: str, language: str = "en"
) -> Iterator[tuple[str, Situation, list[Said]]]:
    start = in_danger(engine, kind, language)
    for key in keys(engine):
        situation = copy(start)
        yield key, situation, engine.decide(heard(key, language), situation, NOW)


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_answered_with_one_question_at_most(engine: Engine, kind: str) -> None:
    for key, situation, said in answers(engine, kind):
        assert all(one.text.strip() for one in said), key
        asking = [one.key for one in said if asks(one)]
        if said[-1].key == "utter_distress_where":
            asking.pop()
        assert len(asking) <= 1, (key, asking)
        assert not asking or said[-1].key in (asking[-1], "utter_distress_where"), (key, asking)
        assert not asking or situation.asked != "nothing", (key, asking)


@pytest.mark.parametrize("language", configured_languages())
def test_one_question_at_most_in_every_language(engine: Engine, language: str) -> None:
    for kind in ("", "distress", "exploitation"):
        for key, _, said in answers(engine, kind, language):
            asking = [one.key for one in said if asks(one)]
            if said[-1].key == "utter_distress_where":
                asking.pop()
            assert len(asking) <= 1, (kind, key, asking)


@pytest.mark.parametrize("kind", DANGERS)
def test_in_danger_nobody_meets_the_buyers_matter(engine: Engine, kind: str) -> None:
    words = engine._library.words
    for key, situation, said in answers(engine, kind):
        if key in LIFTS or situation.danger != "certain":
            continue
        for one in said:
            slots = {"role": situation.role, "danger": situation.danger}
            wordings = words.fitting(one.key, "en", channel="web", slots=slots)
            is_for_them = any(wording.conditions for wording in wordings)
            is_theirs = topic_of(one.key.removeprefix("utter_")).role == situation.role
            if not (is_for_them or is_theirs):
                assert not one.key.startswith(OF_BUYERS), (key, one.key)
            pressed = {button.payload.partition(" ")[0] for button in one.buttons}
            assert not pressed & BUTTONS, (key, one.key)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_said_twice_while_other_words_are_left(engine: Engine, kind: str) -> None:
    words = engine._library.words
    start = in_danger(engine, kind)
    for key in keys(engine):
        if topic_of(key).first in ASKED_AGAIN or key in NEW_EACH_TIME:
            continue
        situation, said = copy(start), dict[str, str]()
        for turn in range(2):
            for one in engine.decide(heard(key), situation, NOW):
                slots = {"role": situation.role, "danger": situation.danger}
                wordings = words.fitting(one.key, "en", channel="web", slots=slots)
                if len(wordings) > 1 and one.key in said:
                    assert one.text != said[one.key], (key, one.key, turn)
                said[one.key] = one.text


@pytest.mark.parametrize("kind", sorted(ALARMING))
def test_a_suspicion_is_asked_about_beside_the_answer(engine: Engine, kind: str) -> None:
    for key in ("ask_law/here", "thank", "claim_need/lonely", "ask_privacy/phone_bill"):
        situation = talk()
        despair = float(kind == "distress")
        reading = dataclasses.replace(heard(key), suspected=kind, suspicion=1.0, despair=despair)
        said = engine.decide(reading, situation, NOW)
        assert said[-1].key.startswith("utter_check_"), key
        assert len(said) > 1, (key, "the answer is not thrown away")
        assert situation.danger == "suspected"
        assert sum(asks(one) for one in said) == 1


def told(place: str, key: str, situation: Situation, engine: Engine) -> list[Said]:
    reading = dataclasses.replace(heard(key), places=(place,), is_here=True)
    return engine.decide(reading, situation, NOW)


def test_a_place_told_in_passing_brings_its_lines_where_the_talk_is_about_help(
    engine: Engine,
) -> None:
    stopping = dataclasses.replace(talk(), role="wants_to_stop", place_told=False)
    said = told("IE", "ask_help_to_stop/debts", stopping, engine)
    assert [one.key for one in said][1:2] == ["utter_routes"]
    again = told("IE", "ask_help_to_stop/secret", stopping, engine)
    assert "utter_routes" not in [one.key for one in again], "nothing new was told"
    buying = dataclasses.replace(talk(), role="buyer", place_told=False)
    said = told("IE", "claim_choice/her_job", buying, engine)
    assert "utter_routes" not in [one.key for one in said]


BLACKMAILED = ["utter_ask_risk/blackmail#0"]


def test_who_is_blackmailed_is_not_led_through_the_buyers_talk(engine: Engine) -> None:
    situation = dataclasses.replace(
        talk(), role="wants_to_stop", last_need="extortion", said=BLACKMAILED
    )
    said = engine.decide(heard("ask_help_to_stop/ashamed_to_go"), situation, NOW)
    assert all(not one.key.startswith(("utter_ask_readiness", "utter_offer")) for one in said)


def test_what_a_blackmailed_person_says_unclearly_is_met_with_what_holds(engine: Engine) -> None:
    situation = dataclasses.replace(talk(), last_need="extortion", said=[*BLACKMAILED])
    for key in ("utter_check_heavy", "utter_stay_extortion"):
        (said,) = engine.decide(heard("out_of_scope"), situation, NOW)
        assert said.key == key
        situation.asked = "nothing"


def test_somebody_of_whom_nothing_is_known_meets_no_buyers_menu(engine: Engine) -> None:
    (said,) = engine.decide(heard("out_of_scope"), talk(), NOW)
    assert said.key == "utter_unclear"


def test_an_unclear_word_in_despair_is_read_on_the_side_of_danger_once(engine: Engine) -> None:
    situation = dataclasses.replace(in_danger(engine, "distress"), asked="danger_now")
    (first,) = engine.decide(heard("out_of_scope"), situation, NOW)
    assert first.key == "utter_danger_yes"
    (then,) = engine.decide(heard("out_of_scope"), situation, NOW)
    assert then.key != first.key


def test_an_unclear_word_that_sounds_of_no_despair_orders_nobody_to_call(engine: Engine) -> None:
    situation = dataclasses.replace(in_danger(engine, "distress"), asked="nothing")
    (said,) = engine.decide(heard("out_of_scope"), situation, NOW)
    assert said.key != "utter_danger_yes"


def test_who_asks_for_a_number_is_asked_again_where_they_are(engine: Engine) -> None:
    situation = dataclasses.replace(in_danger(engine, "concern"), place=None, place_told=False)
    for _ in range(2):
        said = engine.decide(heard("ask_human/which_number"), situation, NOW)
        assert said[-1].key == "utter_safety_where"
        situation.asked = "nothing"


def test_a_buyer_who_tells_of_himself_is_listened_to_with_another_question_each_time(
    engine: Engine,
) -> None:
    situation = dataclasses.replace(talk(), role="buyer", asked="open")
    questions = []
    for _ in range(5):
        (said, *_rest) = engine.decide(heard("out_of_scope"), situation, NOW)
        assert said.key == "utter_heard/open"
        questions.append(question_of(said.text))
        situation.asked = "open"
    asked = [question for question in questions if question]
    assert len(asked) == len({*asked})


def test_who_sells_sex_by_choice_is_not_answered_as_a_buyer(engine: Engine) -> None:
    situation = talk()
    engine.decide(heard("disclose_exploitation/not_forced"), situation, NOW)
    assert situation.role == "sex_worker"
    (said, *_rest) = engine.decide(heard("seek_services"), situation, NOW)
    assert said.key == "utter_aside_sex_worker"
    (said, *_rest) = engine.decide(heard("disclose_exploitation/support_for_us"), situation, NOW)
    assert "nationaluglymugs" in said.text


def test_no_sentence_names_a_contact_where_there_is_none() -> None:
    text = "The advert was ours. You can tell us: {contact}. What happened?"
    assert sayable(text, "") == "The advert was ours. What happened?"
    assert sayable(text, "a@b.org") == text


def test_the_law_is_told_once_in_an_answer(engine: Engine) -> None:
    both = dataclasses.replace(heard("claim_legal/here"), second=Move("ask_law", "here"))
    said = engine.decide(both, dataclasses.replace(talk(), role="buyer"), NOW)
    assert sum("legislation.gov.uk" in one.text for one in said) <= 1
