"""The matter that a talk stays with, and what short messages mean within it."""

from __future__ import annotations

import dataclasses

import pytest

from bot.dialogue.reading.matters import (
    NAMING,
    NOTHING,
    SURE_ANSWER,
    SURE_TRACK,
    SURE_WITHIN,
    WITHIN,
    matter_of,
    moves_within,
    outside,
    settled,
)
from bot.dialogue.reading.meant import MEANT
from bot.dialogue.reading.moves import context_of
from bot.dialogue.reading.roles import leave_track
from bot.dialogue.state.situation import Situation
from bot.dialogue.topics import topics
from bot.message import Incoming, Move, Understanding
from bot.nlu.context import MATTERS, ROLES


def talk(**known: object) -> Situation:
    return Situation("en", "web", "demo-en", turns=3, **known)  # type: ignore[arg-type]


def read(key: str, confidence: float = 0.9) -> Understanding:
    intent, _, topic = key.partition("/")
    return Understanding(intent, confidence, "en", topic=topic)


@pytest.mark.parametrize(
    ("known", "matter"),
    [
        ({}, ""),
        ({"role": "buyer"}, ""),
        ({"role": "wants_to_stop"}, "stopping"),
        (
            {
                "role": "wants_to_stop",
                "last_need": "extortion",
                "said": ["utter_ask_risk/blackmail#0"],
            },
            "extortion",
        ),
        ({"role": "wants_to_stop", "last_need": "extortion"}, "stopping"),
        ({"role": "witness"}, "partner"),
        ({"role": "witness", "last_need": "report"}, "witness"),
        ({"role": "witness", "danger": "certain", "danger_kind": "concern"}, "witness"),
        ({"role": "buyer", "danger": "certain", "danger_kind": "violence"}, "violence"),
        ({"role": "despairing", "danger": "certain", "danger_kind": "distress"}, "despairing"),
    ],
)
def test_the_matter_of_a_talk(known: dict[str, object], matter: str) -> None:
    assert matter_of(talk(**known)) == matter


def test_an_unclear_message_is_not_answered_and_within_a_matter_less_is_enough() -> None:
    between = (SURE_ANSWER + SURE_WITHIN) / 2
    assert moves_within(talk(), read("claim_need/shy", between)) == [Move("out_of_scope", "", 0.0)]
    stopping = talk(role="wants_to_stop")
    assert moves_within(stopping, read("claim_need/shy", between))[0].intent == "claim_need"


def test_an_unclear_first_message_is_asked_what_brings_it() -> None:
    first = Situation("en", "web", "demo-en")
    assert moves_within(first, read("ask_figures/local", 0.5)) == [Move("greet")]
    assert moves_within(first, read("ask_figures/local"))[0].intent == "ask_figures"


def test_what_is_said_means_what_such_a_writer_means() -> None:
    witness = talk(role="witness", last_need="report")
    assert (
        moves_within(witness, read("ask_privacy/anonymous_here"))[0].key == "report_concern/my_name"
    )
    assert moves_within(talk(), read("ask_privacy/anonymous_here"))[0].topic == "anonymous_here"


def test_nobody_is_put_on_the_track_of_a_witness_on_a_guess() -> None:
    unsure = (SURE_ANSWER + SURE_TRACK) / 2
    seen = read("report_concern/seen_something", unsure)
    assert moves_within(talk(role="buyer"), seen)[0].key == "out_of_scope"
    witness = talk(role="witness", last_need="report")
    assert moves_within(witness, seen)[0].key == "report_concern/seen_something"


@pytest.mark.parametrize("matter", sorted(WITHIN))
def test_a_matter_shuts_the_buyers_talk_out_and_no_question_about_lines(matter: str) -> None:
    shut = outside(matter)
    assert {"seek_services/again", "seek_services/*", "claim_choice/her_job"} <= shut
    assert not any(key.startswith(("ask_human", "express_distress")) for key in shut)


def test_a_partner_tells_of_violence_as_an_ordinary_thing_and_may_despair() -> None:
    known = settled(talk(role="witness"))
    assert "violence" in known
    assert "distress" not in known


def test_the_tables_agree() -> None:
    assert {*MEANT.values()}.union(*NAMING.values()) <= {*topics()}
    assert {*WITHIN} <= {*ROLES, *MATTERS}
    assert {topic.partition("/")[0] for _, topic in MEANT} <= {t.intent for t in topics().values()}


PICTURES_TOLD = ["utter_mention_minor/pictures#0"]
FRIENDS_TOLD = ["utter_named/friends#0"]


@pytest.mark.parametrize(
    ("known", "heard", "meant"),
    [
        ({"role": "child"}, "ask_identity/do_a_task", "ask_human/words_to_send"),
        ({"role": "child"}, "ask_identity/complain", "ask_human/words_to_send"),
        (
            {"role": "child", "said": PICTURES_TOLD},
            "ask_human/words_to_send",
            "mention_minor/words_on_pictures",
        ),
        (
            {"role": "child", "said": PICTURES_TOLD},
            "ask_identity/do_a_task",
            "mention_minor/words_on_pictures",
        ),
        ({"role": "exploited"}, "ask_identity/do_a_task", "ask_human/words_to_send"),
        ({"role": "despairing"}, "ask_identity/do_a_task", "ask_human/words_to_send"),
        ({"role": "witness"}, "ask_human/words_to_send", "report_concern/raise_it"),
        (
            {"role": "witness", "last_need": "report"},
            "ask_identity/do_a_task",
            "ask_human/what_do_i_say",
        ),
        ({"role": "buyer"}, "ask_identity/do_a_task", "ask_identity/do_a_task"),
    ],
)
def test_a_writing_wish_of_who_is_in_need_is_none_of_a_stranger(
    known: dict[str, object], heard: str, meant: str
) -> None:
    assert [m.key for m in moves_within(talk(**known), read(heard))] == [meant]


def test_what_to_say_is_of_friends_who_wait_where_no_line_was_shown() -> None:
    asks = read("ask_human/what_do_i_say")
    waiting = talk(role="buyer", said=FRIENDS_TOLD)
    assert moves_within(waiting, asks)[0].key == "commit_to_stop/way_out"
    guessed = read("ask_risk/blackmail_tell")
    assert moves_within(waiting, guessed)[0].key == "commit_to_stop/way_out"
    shown = talk(role="buyer", said=FRIENDS_TOLD, lines_shown=["gb-crisis-1"])
    assert moves_within(shown, asks)[0].key == "ask_human/what_do_i_say"


def test_who_despairs_and_wants_to_tell_a_friend_is_not_taken_for_blackmailed() -> None:
    despairing = talk(role="despairing", danger="certain", danger_kind="distress")
    tells = dataclasses.replace(read("ask_risk/blackmail_tell"), founded=True)
    assert moves_within(despairing, tells)[0].key == "ask_human/words_to_send"


def test_who_was_given_a_way_out_and_wants_a_sentence_gets_another() -> None:
    behind = talk(role="buyer", last_topic="commit_to_stop/way_out")
    wants = read("ask_identity/do_a_task")
    assert moves_within(behind, wants)[0].key == "commit_to_stop/way_out"


@pytest.mark.parametrize(
    ("asked", "begins", "answer"),
    [
        ("safe_to_write", {"begins_with_yes": True}, "affirm"),
        ("safe_to_write", {"begins_with_no": True}, "deny"),
        ("help", {"begins_with_yes": True}, "affirm"),
        ("help", {"begins_with_no": True}, "claim_need"),
        ("what_miss", {"begins_with_yes": True}, "claim_need"),
    ],
)
def test_a_yes_that_begins_a_longer_answer_is_one(
    asked: str, begins: dict[str, bool], answer: str
) -> None:
    said = dataclasses.replace(read("claim_need/touch"), **begins)
    assert moves_within(talk(asked=asked, role="buyer"), said)[0].intent == answer


def test_evidence_makes_a_first_message_plain() -> None:
    first = Situation("en", "web", "demo-en")
    unsure = read("ask_police/what_happens_if_caught", SURE_WITHIN)
    assert moves_within(first, unsure) == [Move("greet")]
    founded = dataclasses.replace(unsure, founded=True)
    assert moves_within(first, founded)[0].topic == "what_happens_if_caught"


@pytest.mark.parametrize("alarm", [{"safety": ("violence",)}, {"suspected": "violence"}])
def test_an_unclear_first_message_that_alarms_is_met_by_no_greeting(
    alarm: dict[str, object],
) -> None:
    first = Situation("en", "web", "demo-en")
    unsure = dataclasses.replace(read("ask_figures/local", 0.5), **alarm)  # type: ignore[arg-type]
    assert moves_within(first, unsure) == [Move("out_of_scope", "", 0.0)]


@pytest.mark.parametrize("topic", ["affirm", "affirm/understood"])
def test_an_ok_behind_an_answer_about_a_line_means_that_they_will_ring(topic: str) -> None:
    known = {"danger": "certain", "danger_kind": "distress", "role": "despairing"}
    behind = talk(**known, last_topic="ask_human/which_number")
    assert moves_within(behind, read(topic))[0].key == "ask_human/will_call"
    chosen = dataclasses.replace(read(topic), choice="/affirm")
    for situation, said in (
        (behind, chosen),
        (behind, read("deny")),
        (talk(**known, last_topic="ask_law/here"), read(topic)),
        (talk(last_topic="ask_human/which_number"), read(topic)),
    ):
        assert moves_within(situation, said)[0].key != "ask_human/will_call"


def test_what_is_asked_with_a_yes_to_writing_is_answered_before_the_lines() -> None:
    situation = Situation("en", "web", "demo-en", turns=2, asked="safe_to_write", role="child")
    situation.danger, situation.danger_kind = "certain", "child_writes"
    fault = Understanding(
        "mention_minor", 0.95, "en", topic="my_fault", founded=True, begins_with_yes=True
    )
    assert [m.key for m in moves_within(situation, fault)] == ["mention_minor/my_fault", "affirm"]
    unsure = dataclasses.replace(fault, founded=False)
    assert [m.key for m in moves_within(situation, unsure)] == ["affirm"]
    gone = dataclasses.replace(fault, intent="disclose_exploitation", topic="is_gone")
    assert [m.key for m in moves_within(situation, gone)] == ["affirm"]


def test_a_yes_to_being_in_danger_is_one_whatever_is_said_behind_it() -> None:
    situation = Situation("en", "web", "demo-en", turns=2, asked="danger_now", danger="certain")
    situation.danger_kind, situation.role = "distress", "despairing"
    meant = Understanding(
        "goodbye", 0.96, "en", topic="wrong_number", begins_with_yes=True, safety=("distress",)
    )
    assert [m.key for m in moves_within(situation, meant)] == ["affirm"]


def test_blackmail_is_not_guessed_where_nobody_spoke_of_it() -> None:
    guessed = Understanding("ask_risk", 0.97, "es", topic="blackmail_tell")
    assert moves_within(talk(), guessed) == [NOTHING]
    arrested = moves_within(talk(last_need="legal"), guessed)
    assert [move.key for move in arrested] == ["ask_risk/found_out"]
    false = dataclasses.replace(guessed, topic="blackmail_false_police", founded=True)
    meant = moves_within(talk(last_need="legal"), false)
    assert [move.key for move in meant] == ["ask_risk/found_out"], "it was the police"
    told = dataclasses.replace(guessed, founded=True)
    assert [move.key for move in moves_within(talk(), told)] == ["ask_risk/blackmail_tell"]
    blackmailed = talk(last_need="extortion", said=["utter_ask_risk/blackmail#0"])
    assert [m.key for m in moves_within(blackmailed, guessed)] == ["ask_risk/blackmail_tell"]


def test_who_says_that_nobody_blackmails_them_is_believed() -> None:
    denied = Understanding("ask_risk", 0.97, "es", topic="blackmail", no_trouble=True)
    said = ["utter_ask_risk/blackmail#0"]
    situation = talk(last_need="extortion", said=said, last_topic="ask_risk/blackmail")
    assert [move.key for move in moves_within(situation, denied)] == ["deny/not_so"]
    leave_track(situation, denied)
    assert (situation.last_need, situation.denied) == ("", ["ask_risk/blackmail"])


@pytest.mark.parametrize("topic", ["forced", "want_out"])
def test_what_is_written_for_adults_is_not_said_to_a_child(topic: str) -> None:
    said = Understanding("disclose_exploitation", 0.95, "it", topic=topic)
    child = talk(role="child", danger="certain", danger_kind="child_writes")
    (meant,) = moves_within(child, said)
    assert meant.key == "disclose_exploitation/how_get_out"


@pytest.mark.parametrize("key", ["ask_law", "ask_law/here"])
def test_whoever_has_cards_on_his_car_is_told_no_law_for_buyers(key: str) -> None:
    intent, _, topic = key.partition("/")
    situation = Situation("en", "web", "demo-en", role="witness", turns=2)
    situation.last_topic = "report_concern/nuisance"
    reading = Understanding(intent, 0.95, "en", topic=topic)
    assert [move.key for move in moves_within(situation, reading)] == ["report_concern/nuisance"]
    situation.last_topic = "report_concern/seen_something"
    assert [move.key for move in moves_within(situation, reading)] == [key]


def test_a_parent_is_answered_as_one() -> None:
    told = ["utter_report_concern/child_online#0"]
    parent = talk(role="witness", said=told, danger="certain", danger_kind="minor")
    for key in ("report_concern/she_asks_me", "mention_minor/wants_to_meet"):
        assert moves_within(parent, read(key))[0].key == "report_concern/child_online"
    witness = talk(role="witness", last_need="report")
    assert moves_within(witness, read("report_concern/she_asks_me"))[0].topic == "she_asks_me"


def matter_read(situation: Situation) -> object:
    message = Incoming("web", None, pseudonym="p", text="")
    return context_of(message, situation)["matter"]


def test_who_is_held_and_in_despair_is_read_as_held_too() -> None:
    desperate = talk(role="despairing", danger="certain", danger_kind="distress")
    assert matter_read(desperate) == "despairing"
    desperate.safety_kinds = ["distress", "exploitation"]
    assert matter_read(desperate) == "exploited"


def test_a_denied_wish_for_a_child_leaves_no_lines_for_it() -> None:
    drawn = talk(role="buyer", last_need="attraction")
    leave_track(drawn, read("mention_minor/not_minor"))
    assert drawn.last_need == ""


@pytest.mark.parametrize("accused", ["ask_police/what_happens_if_caught", "ask_risk/found_out"])
@pytest.mark.parametrize(
    "known",
    [
        {"role": "child", "danger": "certain", "danger_kind": "child_writes"},
        {"role": "child", "said": ["utter_mention_minor/pictures#0"]},
        {"role": "exploited", "danger": "certain", "danger_kind": "exploitation"},
        {"last_need": "extortion", "said": ["utter_ask_risk/blackmail#0"]},
        {"role": "despairing", "said": ["utter_ask_risk/blackmail#0"]},
    ],
)
def test_what_the_accused_are_told_is_said_to_nobody_who_was_wronged(
    known: dict[str, object], accused: str
) -> None:
    (move,) = moves_within(talk(**known), read(accused))
    assert move.key not in ("ask_police/what_happens_if_caught", "ask_risk/found_out")
    assert move.key in topics()


def test_who_despairs_of_an_arrest_is_still_told_of_a_lawyer() -> None:
    caught = "ask_police/what_happens_if_caught"
    (move,) = moves_within(talk(role="despairing", last_need="legal"), read(caught))
    assert move.key == caught
