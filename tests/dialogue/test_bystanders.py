"""Partners, neighbours and whom this reached by mistake are so from their first words on."""

from __future__ import annotations

from typing import Any

import pytest

from bot.dialogue.deciding.bystanders import FOUND, SEEN, WHAT_FOR, moves_for
from bot.dialogue.reading.guesses import LOST
from bot.dialogue.reading.matters import NOTHING, matter_of, settled
from bot.dialogue.reading.roles import settle_role
from bot.dialogue.state.situation import Situation
from bot.message import Move, Understanding


def talk(**known: Any) -> Situation:
    return Situation("en", "web", "demo-en", **{"turns": 2, **known})


def read(key: str, confidence: float = 0.8, **more: Any) -> Understanding:
    intent, _, topic = key.partition("/")
    return Understanding(intent, confidence, "en", topic=topic, **more)


def answered(situation: Situation, reading: Understanding) -> str:
    return moves_for(situation, reading)[0].key


@pytest.mark.parametrize("role", ["unknown", "buyer", "wants_to_stop", "professional"])
def test_who_says_that_they_are_the_wife_is_so_whatever_they_were_taken_for(role: str) -> None:
    situation = talk(role=role, last_need="buyer_help")
    assert answered(situation, read("ask_privacy/phone_bill", who="partner")) == FOUND.key
    assert (situation.role, matter_of(situation)) == ("witness", "partner")


def test_a_wife_is_met_as_one_in_her_first_message_however_little_is_understood() -> None:
    situation = talk(turns=0)
    assert answered(situation, read("greet", 0.3, who="partner")) == FOUND.key


def test_who_said_that_they_are_the_wife_is_so_for_the_rest_of_the_talk() -> None:
    situation = talk(turns=0)
    assert answered(situation, read("ask_law/here", who="partner", asks=True)) == "ask_law/here"
    assert answered(situation, read("ask_help_to_stop/where")) == "ask_help_to_stop/for_partner"
    assert answered(situation, read("commit_to_stop/decided", 0.9)) == NOTHING.key


def test_a_wife_who_is_hurt_herself_is_in_danger_and_no_onlooker() -> None:
    situation = talk()
    moves_for(situation, read("report_concern/he_hits", who="partner", safety=("exploitation",)))
    assert situation.role == "unknown"
    held = talk(role="exploited", danger="certain", danger_kind="exploitation")
    moves_for(held, read("ask_privacy/phone_bill", who="partner"))
    assert held.role == "exploited"


def test_a_partner_reports_nobody_and_buys_nothing_by_a_guess() -> None:
    partner = talk(role="witness", says_who="partner")
    assert answered(partner, read("report_concern/already_told")) == "ask_police/did_you_report"
    assert answered(partner, read("report_concern/seen_something")) == NOTHING.key
    assert answered(partner, read("seek_services/massage")) == NOTHING.key
    assert answered(partner, read("claim_need/marriage")) == NOTHING.key
    assert answered(partner, read("ask_law/here")) == "ask_law/here", "is it legal what he did?"


def test_somebody_is_a_partner_by_what_was_answered_and_no_parent_is_one() -> None:
    told = talk(role="witness", said=["utter_report_concern/partner_buys#0"])
    assert answered(told, read("claim_need/marriage")) == NOTHING.key
    parent = talk(role="witness", last_need="child", said=["utter_mention_minor/she_may_be#0"])
    assert answered(parent, read("report_concern/my_name")) == "report_concern/my_name"


def test_a_partner_who_asks_for_blame_hears_that_it_is_not_theirs() -> None:
    for key in (
        "express_remorse",
        "disclose_exploitation/is_it_my_fault",
        "mention_minor/my_fault",
    ):
        assert (
            answered(talk(role="witness", says_who="partner"), read(key))
            == "report_concern/my_doing"
        )


def test_the_bill_is_that_of_the_line_only_where_one_was_shown() -> None:
    bill = read("ask_privacy/phone_bill")
    assert answered(talk(role="witness", says_who="partner"), bill) == FOUND.key
    shown = talk(role="witness", says_who="partner", resources=["gb-samaritans"])
    assert answered(shown, bill) == "ask_human/on_the_bill"


def test_what_a_neighbour_tells_is_no_question_on_the_trade() -> None:
    situation = talk()
    told = read("ask_harm/men_too", who="witness")
    assert answered(situation, told) == SEEN.key
    assert matter_of(situation) == "witness"
    assert answered(situation, read("ask_harm/men_too", asks=True)) == "ask_harm/men_too"
    situation.note_said(f"utter_{SEEN.key}#0")
    assert answered(situation, read("claim_choice/they_advertise")) == NOTHING.key


def test_whom_this_reached_by_mistake_is_told_what_it_is_or_let_go() -> None:
    lost = talk(not_for_me=True)
    assert answered(lost, read("ask_education/son")) == LOST.key
    assert answered(lost, read("ask_harm/forced", asks=True)) == WHAT_FOR.key, "exploitation??"
    word = read("disclose_exploitation/am_i_exploited", asks=True)
    assert answered(lost, word) == WHAT_FOR.key, "and the water is in the kitchen"
    assert answered(lost, read("ask_identity/by_mistake", asks=True)) == "ask_identity/by_mistake"
    for key in ("disclose_exploitation/forced", "ask_help_to_stop/where"):
        assert answered(lost, read(key)) == key, "a plea is heard all the same"


def test_no_neighbour_is_asked_by_a_guess_whether_they_are_a_child() -> None:
    situation = talk()
    moves_for(situation, read("report_concern/should_i_go_in", who="witness"))
    assert "child_writes" in settled(situation)
    assert "distress" not in settled(situation)


def test_the_finder_of_a_slip_is_told_what_it_is_and_is_no_partner_or_witness() -> None:
    for key in ("report_concern/found_trace", "report_concern/online_ad", "thank/bye", "greet"):
        situation = talk(turns=0)
        assert answered(situation, read(key, who="by_print", asks=True)) == WHAT_FOR.key, key
        assert (situation.role, situation.not_for_me, matter_of(situation)) == ("unknown", True, "")
        assert answered(situation, read("thank/bye", asks=True)) == WHAT_FOR.key, "was it you?"
        assert answered(situation, read("report_concern/feel_stupid")) == LOST.key
        assert answered(situation, read("ask_privacy/who_told", asks=True)) == "ask_privacy"
        assert answered(situation, read("opt_out", who="by_print")) == "opt_out"


def test_a_slip_changes_nothing_for_who_is_in_need_wants_to_buy_or_said_who_they_are() -> None:
    for reading in (
        read("express_distress", who="by_print", safety=("distress",)),
        read("disclose_exploitation", who="by_print", suspected="exploitation"),
        read("seek_services/price", 0.95, who="by_print"),
    ):
        situation = talk()
        moves_for(situation, reading)
        assert not situation.not_for_me
    wife = talk(role="witness", says_who="partner")
    moves_for(wife, read("report_concern/found_trace", who="by_print"))
    assert (wife.role, wife.not_for_me) == ("witness", False)


def test_who_wanted_a_boiler_man_is_no_buyer_because_she_is_a_widow() -> None:
    situation = talk(not_for_me=True)
    settle_role(situation, [Move("claim_need", "widowed", 1.0)])
    assert situation.role == "unknown"
    settle_role(situation, [Move("seek_services", "", 1.0)])
    assert situation.role == "buyer"


def test_who_says_that_they_are_the_wife_after_all_is_no_longer_wrong_here() -> None:
    situation = talk(not_for_me=True)
    moves_for(situation, read("greet", who="partner"))
    assert (situation.says_who, situation.not_for_me) == ("partner", False)


def test_a_partner_who_asks_what_to_do_is_not_told_to_report_what_was_seen() -> None:
    partner = talk(role="witness", says_who="partner")
    assert answered(partner, read("ask_menu/what_now", asks=True)) == "report_concern/raise_it"


def test_who_came_to_buy_and_asks_what_the_signs_are_is_no_witness() -> None:
    """He was answered as a neighbour from then on."""
    buyer = talk(role="buyer")
    settle_role(buyer, [Move("ask_signs", "is_it_enough", 0.99)])
    assert buyer.role == "buyer"
    settle_role(buyer, [Move("report_concern", "seen_something", 0.99)])
    assert buyer.role == "witness"
