"""What an answer to "are you in danger now?" means where a no has more behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogue.plain_words.how_bad import as_going, on_how_they_are
from bot.message import Understanding
from bot.nlu.folding import fold

NOW = {"asked": "danger_now"}


def answer(text: str, **more: object) -> Understanding:
    read = replace(Understanding("express_distress", 1.0, "it", topic="alone"), **more)  # type: ignore[arg-type]
    return on_how_they_are(read, text, fold(text), NOW)


@pytest.mark.parametrize(
    "text",
    [
        "no adesso no, sono solo stanca. sono in italia",
        "no, just tired",
        "no ora no, vivo a roma con altre ragazze",
        "nein, die frauen hier schlafen",
        "nein gerade nicht, bin nur müde",
        "non, je suis à marseille",
        "no ahora no, estoy en españa",
        "нет, я просто устала",
    ],
)
def test_a_no_to_now_is_heard_with_more_behind_it(text: str) -> None:
    assert answer(text).moves[0].key == "deny"


@pytest.mark.parametrize(
    "text",
    [
        "no, but i have the rope",
        "no, tonight",
        "no. i'm on the bridge",
        "no puedo más",
        "nein, aber heute nacht",
        "non, pas encore",
        "no, ancora no",
        "нет, вечером",
        "no lo so, sono sola",
    ],
)
def test_what_is_put_off_or_names_dying_is_no_no(text: str) -> None:
    assert answer(text).intent == "express_distress"


def test_a_danger_that_is_heard_outweighs_the_no() -> None:
    assert answer("no, sono stanca", safety=("distress",)).intent == "express_distress"
    assert answer("no, sono stanca", despair=0.5).intent == "express_distress"


def test_nothing_is_changed_where_nothing_of_it_was_asked() -> None:
    read = Understanding("out_of_scope", 0.5, "en")
    assert on_how_they_are(read, "no, tired", "no tired", {"asked": "help"}) == read


@pytest.mark.parametrize(
    "text",
    [
        "whats the point",
        "j'en peux plus",
        "i kann nimmer",
        "non serve a niente",
        "no puedo más",
        "сил нет",
    ],
)
def test_who_does_not_want_to_die_and_is_worn_out_is_not_asked_once_more(text: str) -> None:
    read = Understanding("express_distress", 0.9, "en", topic="heavy", safety=("distress",))
    meant = on_how_they_are(read, text, fold(text), {"asked": "open", "not_dying": True})
    assert (meant.intent, meant.safety, meant.named) == ("out_of_scope", (), ("tired",))


def test_new_clear_words_are_heard_from_who_did_not_want_to_die() -> None:
    text = "i want to die"
    read = Understanding("express_distress", 0.9, "en", topic="life", safety=("distress",))
    assert on_how_they_are(read, text, fold(text), {"not_dying": True}) == read


def going(text: str, *, role: str = "unknown", **more: object) -> Understanding:
    """Read as a talk about a pet or a debt, behind any question of ours."""
    read = replace(Understanding("claim_need", 1.0, "en", topic="pet_died"), **more)  # type: ignore[arg-type]
    is_known = role in ("despairing", "exploited")
    context = {"asked": "what_hard", "role": role, "in_danger": is_known}
    return as_going(read, fold(text), context)


def test_one_sign_is_asked_about_plainly_whatever_the_topic() -> None:
    heard = going("the hamster is with my aunt for good, with all its food")
    assert (heard.suspected, heard.suspicion, heard.intent) == ("distress", 0.0, "out_of_scope")


def test_two_signs_in_one_message_are_certain() -> None:
    assert going("I made my goodbyes, they're better off without me").safety == ("distress",)


def test_who_is_known_to_think_of_dying_is_not_answered_on_a_pet() -> None:
    text = "the hamster is with my aunt for good, with all its food"
    assert going(text, role="despairing").moves[0].key == "express_distress/life"


def test_who_escapes_from_a_house_is_not_taken_to_leave_life() -> None:
    assert not going("when he finds the note I'll be gone", role="exploited").suspected


def test_a_journey_takes_back_what_the_net_caught() -> None:
    assert not going("not here tomorrow, I'm on holiday", safety=("distress",)).safety


def test_who_says_that_they_do_not_want_to_die_is_believed() -> None:
    assert not going("when I'm gone", not_dying=True).suspected


def test_an_animal_that_is_left_with_a_neighbour_is_not_mourned() -> None:
    assert going("the parrot is with my brother").intent == "out_of_scope"


def softly(text: str, **context: object) -> Understanding:
    """Read behind what stood open."""
    read = Understanding("claim_need", 1.0, "en", topic="children_away")
    return as_going(read, fold(text), {"role": "unknown", **context})


HEARD = {"alarmed": ["distress"], "told": ["check_heavy"]}
ASKED = {"alarmed": ["distress"], "told": ["check_despair"], "asked": "how_bad"}


def test_one_soft_sign_is_asked_about_softly_and_two_plainly() -> None:
    one, two = softly("i'm a burden"), softly("i'm a burden, at least no debts left for her")
    assert (one.suspected, two.suspected) == ("distress", "distress")
    assert one.despair < 0.7 <= two.despair
    assert softly("i'm a burden", **HEARD).despair >= 0.7


def test_behind_the_plain_question_one_soft_sign_or_a_farewell_is_certain() -> None:
    assert softly("i'm a burden", **ASKED).safety == ("distress",)
    assert softly("good night", **ASKED).safety == ("distress",)
    assert not softly("good night").safety


def test_who_denied_it_may_take_leave() -> None:
    assert not softly("good night", **ASKED, not_dying=True).safety
    assert not softly("good night", **{**ASKED, "lifted": ["distress"]}).safety


def test_a_farewell_in_known_despair_is_told_whom_to_call_unless_they_are_better() -> None:
    known = {"role": "despairing", "in_danger": True, "alarmed": ["distress"]}
    assert softly("thanks for everything, bye", **known).takes == "danger_now"
    assert not softly("good night", **known, told=["express_distress/better"]).takes


def test_who_cannot_bring_themselves_to_ring_refuses_no_number() -> None:
    read = Understanding("ask_human", 1.0, "en", topic="no_numbers")
    context = {"role": "despairing", "alarmed": ["distress"]}
    assert as_going(read, fold("dont feel like phoning"), context).topic == "afraid_to_call"
    assert as_going(read, fold("no more numbers"), context).topic == "no_numbers"


def test_a_hesitant_yes_is_one() -> None:
    read = Understanding("deny", 0.9, "en")
    text = "dont know. some nights"
    for asked in ("how_bad", "danger_now"):
        assert on_how_they_are(read, text, fold(text), {"asked": asked}).intent == "affirm"


def test_no_strength_to_ring_is_no_refusal_to_talk() -> None:
    read = Understanding("express_distress", 1.0, "en", topic="no_talking")
    context = {"role": "despairing", "alarmed": ["distress"]}
    assert as_going(read, fold("no strength to phone"), context).topic == "afraid_to_call"
    assert as_going(read, fold("leave me be"), context).topic == "no_talking"
