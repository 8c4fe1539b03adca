"""Who they are and where they said to be decides which lines are shown."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.dialogue.actions.law import tell_law
from bot.dialogue.answering.for_men import told_for_men
from bot.dialogue.reading.meant import TEST_PLACE, meant_within, narrower
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.lines_kept import note_who_and_where, still_theirs
from bot.dialogue.telling.needs import visitor_of
from bot.dialogue.telling.parting import number_to_keep
from bot.dialogue.words.library import Library
from bot.knowledge.needs import OF_WOMEN, Visitor
from bot.knowledge.regions import PARTICIPATING_STATES
from bot.message import Move, Outgoing
from bot.server.app import Assistant
from tests.dialogue.test_telling import NOW, exchange

Chat = Callable[..., Awaitable[Outgoing]]
HELD: dict[str, Any] = {
    **{"role": "exploited", "danger": "certain", "danger_kind": "exploitation"},
    "place_told": True,
}


def of(one: Exchange, **read: object) -> Exchange:
    for name, value in read.items():
        object.__setattr__(one.reading, name, value)
    return one


@pytest.mark.parametrize("need", sorted(OF_WOMEN))
def test_no_man_is_shown_a_line_for_women(library: Library, need: str) -> None:
    for state in sorted(PARTICIPATING_STATES):
        cards = library.directory.choose_for(
            need, state, "en", NOW, count=8, visitor=Visitor(gender="man")
        )
        assert all(card.audience != "women" for card in cards), state


def test_a_boy_is_shown_no_line_for_grown_up_men(library: Library) -> None:
    boy = Visitor(role="child", gender="man")
    cards = library.directory.choose_for("domestic_abuse", "GB", "en", NOW, count=8, visitor=boy)
    assert all(card.audience not in ("men", "women", "adults") for card in cards)


def test_who_asks_for_somebody_else_is_shown_the_lines_of_her(library: Library) -> None:
    man = exchange(library, role="witness", gender="man", place="GB", place_told=True)
    assert visitor_of(man.situation).gender is None
    assert visitor_of(exchange(library, role="exploited", gender="man").situation).gender == "man"


def test_a_beaten_man_without_a_line_of_his_is_told_of_the_one_for_any_victim(
    library: Library,
) -> None:
    beaten = {**HELD, "last_need": "domestic_abuse", "gender": "man"}
    one = exchange(library, need="domestic_abuse", place="FR", language="fr", **beaten)
    told = one.facts.routes_due()
    assert "116 006" in told
    assert "3919" not in told


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "ru"])
def test_that_a_line_for_women_is_none_for_him_is_answered(library: Library, language: str) -> None:
    one = exchange(library, place="FR", language=language, last_need="victim", gender="man", **HELD)
    one.situation.resources = ["fr-victim-3"]
    of(one, gender="man")
    assert told_for_men(one, Move("out_of_scope"))
    assert [said.key for said in one.replies] == ["utter_for_men"]
    assert "116 006" in one.replies[0].text
    assert "3919" not in one.replies[0].text


def test_where_nothing_there_is_for_a_man_it_is_said(library: Library) -> None:
    known = {**HELD, "last_need": "domestic_abuse", "gender": "man"}
    one = exchange(library, place="RU", language="ru", **known)
    one.situation.resources = ["ru-victim-2"]
    of(one, gender="man")
    assert told_for_men(one, Move("out_of_scope"))
    assert [said.key for said in one.replies] == ["utter_for_men_none"]


def test_a_buyer_who_says_that_he_is_a_man_is_answered_as_before(library: Library) -> None:
    one = of(exchange(library, role="buyer", place="FR", gender="man"), gender="man")
    assert not told_for_men(one, Move("out_of_scope"))


def test_no_line_for_women_is_the_number_that_a_man_keeps(library: Library) -> None:
    one = exchange(library, place="FR", gender="man", **HELD)
    one.situation.resources = one.situation.lines_shown = ["fr-victim-3"]
    cards = one.facts.cards(one.situation.resources, NOW)
    assert cards
    assert still_theirs(one, cards) == []
    assert "3919" not in number_to_keep(one)


async def test_a_man_who_says_so_keeps_his_danger_and_is_told_what_takes_him(
    chat: Chat, assistant: Assistant
) -> None:
    assistant.turn.now = lambda: datetime(2026, 12, 1, 14, tzinfo=UTC)  # the lines are open
    await chat("mon proprio me force à coucher", campaign="demo-fr")
    first = await chat("en france, rennes", campaign="demo-fr")
    assert "3919" in "\n".join(m.text for m in first.messages)
    for text in ("jsuis un mec", "ya quoi pour les hommes"):
        told = "\n".join(m.text for m in (await chat(text, campaign="demo-fr")).messages)
        assert "116 006" in told
        assert "3919" not in told
    bed = await chat("un logement durgence pr un mec seul", campaign="demo-fr")
    assert re.search(r"\b115\b", "\n".join(m.text for m in bed.messages))


def test_who_has_no_bed_is_told_of_one_beside_the_lines(library: Library) -> None:
    key = "disclose_exploitation/where_sleep"
    her = exchange(library, key, need="victim", place="FR", **HELD).facts.routes_due()
    him = exchange(library, key, need="victim", place="FR", gender="man", **HELD)
    his = him.facts.routes_due()
    assert re.search(r"\b115\b", her)
    assert re.search(r"\b115\b", his)
    assert his.index("115") < his.index("116 006")
    assert him.situation.last_need == "victim", "the talk stays with its lines"


def test_a_bed_of_one_town_is_named_there_alone(library: Library) -> None:
    choose = library.directory.choose_for
    assert choose("housing", "IE-D", "en", NOW)
    assert not choose("housing", "IE", "en", NOW)
    assert not choose("housing", "IE-OTHER", "en", NOW)


def test_a_line_of_bavaria_is_none_for_hannover(library: Library) -> None:
    known: dict[str, Any] = {"role": "witness", "place": "DE", "place_told": True, "language": "de"}
    one = exchange(library, need="report", **known)
    one.situation.lines_shown = ["de-report-2"]
    of(one, area="DE-OTHER", places=("DE",), is_here=True)
    assert note_who_and_where(one, tells_place=False)
    assert one.situation.lines_shown == []
    told = one.facts.routes_due()
    assert "0800 9876548" not in told
    assert "116016" in re.sub(r"\D", "", told)
    there = of(exchange(library, need="report", area="DE-BY", **known), places=("DE",))
    assert "0800 9876548" in there.facts.routes_due()


def test_a_town_that_is_only_asked_about_moves_nobody(library: Library) -> None:
    one = exchange(library, "ask_law/here", place="DE", place_told=True, area="DE-OTHER")
    of(one, area="DE-BY", places=("DE",), is_beside=True)
    note_who_and_where(one, tells_place=False)
    assert one.situation.area == "DE-OTHER"


def test_where_nobody_is_known_in_their_language_the_country_is_asked(library: Library) -> None:
    one = exchange(library, "ask_human/near_me", need="crisis", language="es", role="despairing")
    assert one.facts.routes("crisis") == ""
    assert one.lacks_place
    one.ask_place_if_needed()
    assert [said.key for said in one.replies] == ["utter_safety_where"]
    english = exchange(library, "ask_human/near_me", need="crisis", role="despairing")
    assert english.facts.routes("crisis"), "who reads English is not kept waiting"


def test_where_a_test_is_made_is_answered_for_the_place_or_said_to_be_unknown(
    library: Library,
) -> None:
    known: dict[str, Any] = {"role": "witness", "language": "ru", "place": "KZ", "place_told": True}
    one = exchange(library, TEST_PLACE, **known)
    one.say_topic(TEST_PLACE)
    assert [said.key for said in one.replies] == ["utter_no_test_place"]
    france = exchange(library, TEST_PLACE, role="buyer", language="fr", place="FR", place_told=True)
    france.say_topic(TEST_PLACE)
    assert "0 800 84 08 00" in france.replies[0].text


@pytest.mark.parametrize("key", ["report_concern/my_name", "ask_privacy/anonymous_here"])
def test_without_a_name_behind_a_test_is_no_question_of_a_witness(
    library: Library, key: str
) -> None:
    situation = exchange(library, role="witness").situation
    situation.last_topic = "ask_risk/partner_infected"
    matter = narrower(situation, "partner")
    intent, _, topic = key.partition("/")
    assert meant_within(matter, Move(intent, topic)).key == TEST_PLACE


@pytest.mark.parametrize("role", ["child", "exploited", "despairing", "witness", "sex_worker"])
def test_the_bill_that_somebody_in_need_fears_is_that_of_the_call(role: str) -> None:
    assert meant_within("", Move("ask_privacy", "phone_bill"), role).key == "ask_human/on_the_bill"


async def test_behind_a_line_the_bill_is_that_of_the_call_and_of_the_chat_by_its_name(
    chat: Chat,
) -> None:
    await chat("ich will mit jemandem reden", campaign="demo-de")
    told = await chat("steht das dann auf der telefonrechnung?", campaign="demo-de")
    assert "utter_ask_privacy/phone_bill" not in [m.key for m in told.messages]
    ours = await chat("taucht dieser chat auf der telefonrechnung auf?", campaign="demo-de")
    assert "utter_ask_human/on_the_bill" not in [m.key for m in ours.messages]


@pytest.mark.parametrize("told", [False, True])
def test_no_buttons_for_towns_that_nobody_named_are_offered(library: Library, told: bool) -> None:
    one = exchange(library, "ask_law/here", places="ES", language="es", town_told=told)
    assert tell_law(one)
    assert not any(said.buttons for said in one.replies)
