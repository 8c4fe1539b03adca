"""What is told to visitors in no trouble, and to witnesses, in the place of another's words.

Who found this on a telephone, wants a plumber, lets a flat or once saw a woman cry asks in words that the
model hears as a victim's, a buyer's or a partner's. Plain words say what it is, who writes says whose it is;
a danger that is told comes before all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bot.dialogue.answering.unanswered import NO_ANSWER
from bot.dialogue.reading.family import FOUND_IT, is_family
from bot.dialogue.reading.matters import matter_of
from bot.dialogue.reading.meant import OF_TESTS, RIGHT_NOW, WORDS_FOR_HER
from bot.dialogue.reading.roles import pays
from bot.dialogue.state.situation import Situation
from bot.message import Move, Understanding
from bot.nlu.phrases.bystander import PARENT, PARTNER, WITNESS
from bot.nlu.phrases.plain_asks import (
    BY_CHANCE,
    CLOSE_IT,
    DID_HE,
    DOCTOR_TELLS,
    FORCED_THERE,
    FORWARDED,
    HANDED,
    HOUSEHOLD,
    LEARNS,
    MAY_I_TELL,
    MONEY_GONE,
    NO_APP,
    NO_CALL,
    NO_HARM,
    NOTE,
    NOTES,
    OF_AGE,
    ONLY_SEEN,
    ONLY_SHOUTS,
    OPENING,
    OWN_SENTENCE,
    OWNER_RISK,
    PASS_ON,
    PREGNANT,
    RAISE_IT,
    SENDS,
    SHE_CRIED,
    STILL_COUNTS,
    TALK_WITH,
    UNSURE_OF_AGE,
    WHAT_TO_SAY,
    WHICH_POLICE,
    WHO_RUNS,
    WHOM_TO_TELL,
)

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

MAY_WORK_HERE = ("unknown", "professional", "witness", "sex_worker")
"""Roles that who asks for their clients may be taken for."""

BY_PARENT = "utter_found_by_parent"
"""What is said first to a parent who found this open with a child."""

WHAT_THIS_IS, STAY, LINE = "utter_found_what_this_is", "utter_found_stay", "utter_found_line"
"""What is said to who found this: what it is, once that no more is known, and once a line for children."""

END = "utter_found_end"
"""What is said to them after that: how it is spoken of, or left alone."""

FOUND = WHAT_THIS_IS.removesuffix("what_this_is")
"""How the keys begin of what is said to who found this."""

SCRIPT, OF_MINOR = "utter_witness_script", "utter_witness_script_minor"
"""What a witness can say on the telephone; the second who told of somebody under age."""

JUST_SEEN, NOTE_THROWN = "utter_witness_only_seen", "utter_note_thrown"
NOTE_HANDED = "utter_note_handed"
"""That what was seen is enough, and what a note that calls for help, or one that is handed over, may mean."""

WHO_TOLD = "ask_privacy/who_told"
"""The topic of a partner who asks what was written here."""

COMPLAINT = "ask_identity/complain"
"""The topic of who is responsible for this."""

OF_WITNESS = (NOTES, SENDS, LEARNS, MAY_I_TELL, WHICH_POLICE, STILL_COUNTS, FORWARDED)
OF_PARTNER = (ONLY_SHOUTS, FORCED_THERE, OWN_SENTENCE, OPENING, PREGNANT)

TOLD = {
    HOUSEHOLD: "utter_household",
    SHE_CRIED: "utter_she_cried",
    DOCTOR_TELLS: "utter_doctor_tells",
    OWNER_RISK: "utter_owner_risk",
    BY_CHANCE: "utter_found_by_chance",
    DID_HE: "utter_found_did_he",
    MONEY_GONE: "utter_found_money",
    RAISE_IT: "utter_found_raise",
    WHOM_TO_TELL: "utter_found_whom_to_tell",
    NO_HARM: "utter_found_no_harm",
    CLOSE_IT: "utter_found_close",
    NO_CALL: "utter_lost_no_call",
    WHO_RUNS: f"utter_{COMPLAINT}",
    NOTE: NOTE_THROWN,
    HANDED: NOTE_HANDED,
    PASS_ON: "utter_pass_on",
    TALK_WITH: "utter_found_talk_with",
    **dict.fromkeys((ONLY_SEEN, OF_AGE, UNSURE_OF_AGE), JUST_SEEN),
    **{one: f"utter_witness_{one}" for one in OF_WITNESS},
    **{one: f"utter_partner_{one}" for one in OF_PARTNER},
    NO_APP: "utter_app_refused",
}
"""What is said to each of them."""

OF_FAMILY = {"report_concern/raise_it": RAISE_IT, "ask_risk/scammed": MONEY_GONE}
"""What the model reads of who found this with their family, and words that are no partner's or buyer's."""

WHILE_CERTAIN = frozenset({*OF_WITNESS, NOTE, HANDED, ONLY_SEEN, OF_AGE, UNSURE_OF_AGE, NO_APP})
"""What is answered although others are in danger, or who writes."""


def _is_partner(situation: Situation) -> bool:
    return situation.says_who == PARTNER


def _found(situation: Situation) -> bool:
    return is_family(situation) or _is_partner(situation)


def _is_lost(situation: Situation) -> bool:
    return situation.not_for_me and situation.role == "unknown"


def _of_partner(situation: Situation) -> bool:
    """The same, also of who was only answered as a partner."""
    return _is_partner(situation) or matter_of(situation) == PARTNER


def _saw(situation: Situation) -> bool:
    """Whether somebody saw others in need, and is no partner."""
    is_seen = situation.says_who == WITNESS or situation.danger_kind in ("concern", "minor")
    is_seen = is_seen or matter_of(situation) == WITNESS
    return situation.role == "witness" and is_seen


WHOSE: Mapping[str, Callable[[Situation], bool]] = {
    HOUSEHOLD: lambda situation: True,
    SHE_CRIED: pays,
    DOCTOR_TELLS: lambda situation: situation.role != "child",
    OWNER_RISK: lambda s: s.role in ("unknown", "professional", "witness") and not s.says_who,
    PASS_ON: lambda s: s.role in MAY_WORK_HERE and not s.says_who,
    TALK_WITH: lambda situation: situation.says_who == PARENT,
    BY_CHANCE: _found,
    CLOSE_IT: _found,
    DID_HE: _found,
    MONEY_GONE: is_family,
    RAISE_IT: is_family,
    WHOM_TO_TELL: is_family,
    NO_HARM: is_family,
    NO_CALL: _is_lost,
    WHO_RUNS: _is_lost,
    **dict.fromkeys((*OF_WITNESS, NOTE, HANDED, ONLY_SEEN, OF_AGE, UNSURE_OF_AGE), _saw),
    **dict.fromkeys(OF_PARTNER, _of_partner),
    NO_APP: lambda situation: bool(situation.cannot_call),
}
"""Whose words they are."""


def _is_asked(one: str, situation: Situation, reading: Understanding) -> bool:
    """Whether words are a question that tell something otherwise: "she is forced to" of a friend."""
    is_certain = one == FORCED_THERE and _is_partner(situation)
    return reading.asks or is_certain or one not in (MAY_I_TELL, FORCED_THERE)


def asked_plainly(situation: Situation, reading: Understanding) -> str:
    """The key of what is told to what this writer asks in plain words; empty for nothing."""
    light = {"child_writes", "concern"} if SHE_CRIED in reading.plainly else {"child_writes"}
    light |= {"concern"} if _saw(situation) else set()
    if {*reading.safety} - light or reading.choice:
        return ""
    is_certain = situation.danger == "certain"
    asked = (one for one in reading.plainly if one in WHILE_CERTAIN or not is_certain)
    asked = (one for one in asked if one in TOLD and WHOSE[one](situation))
    one = next((one for one in asked if _is_asked(one, situation, reading)), "")
    is_of_test = situation.last_topic in OF_TESTS or situation.was_said(TOLD[PREGNANT])
    if not one and is_family(situation) and reading.by_model:
        one = OF_FAMILY.get(reading.by_model.key, "")
    if not one and LEARNS in reading.plainly and is_of_test and _of_partner(situation):
        one = DOCTOR_TELLS
    return TOLD[one] if one else ""


def told_of_age(exchange: Exchange) -> bool:
    """Tell a witness whom we took to tell of somebody under age that what was seen is enough."""
    is_theirs = OF_AGE in exchange.reading.plainly and exchange.situation.role == "witness"
    return is_theirs and exchange.say_once(JUST_SEEN)


def told_of_note(exchange: Exchange) -> bool:
    """Say what to do with a note that calls for help, or was handed over; whether there was one."""
    note = next((one for one in (NOTE, HANDED) if one in exchange.reading.plainly), "")
    is_said = bool(note) and _saw(exchange.situation)
    if is_said := is_said and exchange.say_once(TOLD[note]):
        exchange.ask_place_if_needed()
    return is_said


def told_plainly(exchange: Exchange, move: Move) -> bool:
    """Tell it, in the place of what the move would be answered with; whether that was so."""
    situation, reading = exchange.situation, exchange.reading
    if _wants_script(situation, reading, move):
        is_now = situation.was_said(f"utter_{RIGHT_NOW}")
        other = OF_MINOR if situation.danger_kind == "minor" else SCRIPT
        return exchange.say_once(f"utter_{WORDS_FOR_HER}" if is_now else other)
    key = asked_plainly(situation, reading)
    # What a partner asks, and is read so, has words of its own; the first ones are of how they are.
    is_read = key == TOLD[DID_HE] and (reading.who == PARTNER or move.key == WHO_TOLD)
    if is_family(situation):
        _tell_family(exchange, move, key)
        return bool(exchange.replies)
    # Who said once that she is pregnant may ask anything else beside it.
    is_read |= key == TOLD[PREGNANT] and exchange.was_said(key) and move.intent != "out_of_scope"
    if not key or is_read:
        return False
    if any(said.key == key for said in exchange.replies):
        return True
    if key == f"utter_{COMPLAINT}":
        exchange.say_topic(COMPLAINT)
        return True
    return _said_once(exchange, key)


def _said_once(exchange: Exchange, key: str) -> bool:
    """Say what is asked in a wording that is new; of money, with whom to turn to."""
    if key != TOLD[MONEY_GONE]:
        return exchange.say_once(key)
    exchange.need = "extortion"
    return exchange.say_once(key, routes=exchange.facts.routes_due())


def _wants_script(situation: Situation, reading: Understanding, move: Move) -> bool:
    """Whether somebody who saw others in need asks what to say on the telephone."""
    is_asked = WHAT_TO_SAY in reading.plainly or move.key == "ask_human/what_do_i_say"
    return is_asked and _saw(situation)


def _tell_family(exchange: Exchange, move: Move, key: str) -> None:
    """Tell who found this with their family what they ask, or what this is; a child a line, once."""
    if exchange.replies:
        return
    first = BY_PARENT if exchange.situation.says_who == PARENT else WHAT_THIS_IS
    if first == BY_PARENT and move == FOUND_IT and not exchange.was_said(BY_PARENT):
        key = ""  # what this is comes first
    is_new = bool(key) and _said_once(exchange, key)
    if not is_new and move == FOUND_IT and not exchange.say_once(first):
        # Each once: after that it is answered as anybody's, or what is not known here is said.
        any(exchange.say_once(text) for text in (STAY, END, NO_ANSWER))
    is_told = sum(text.startswith(FOUND) for text in exchange.situation.said) > 1
    is_due = key == TOLD[WHOM_TO_TELL] or is_told
    if not exchange.replies or exchange.situation.role != "child" or not is_due:
        return
    if exchange.was_said(LINE) or exchange.situation.no_numbers:
        return
    exchange.is_gentle = True
    if routes := exchange.facts.routes("child", count=1):
        exchange.say(LINE, routes=routes)
