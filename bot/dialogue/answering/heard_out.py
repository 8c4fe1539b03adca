"""What somebody who came to buy tells of their life, or asks beyond doubt, is named before anything else.

Whoever writes that no woman has wanted them since the accident, and reads back a word on beer, a mirror or
the hours of the police, is gone. The answer names what was told, and leads on by one thing to do or to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bot.dialogue.state.dangers import LED_ON
from bot.dialogue.state.questions import drop_last_question
from bot.dialogue.telling.line_choice import lines_there
from bot.message import Move
from bot.vocabulary import Ending

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

DEAF, GRIEF, HARM, NIGHTS, SIGN, TONIGHT = "deaf", "grief", "harm", "nights", "sign", "tonight"
REASON, FREE, CARER, GROWN_UP = "reason", "seems_free", "carer", "grown_up"
NOT_MINE, GIVES_UP = "not_mine", "gives_up"
ROADS, MARRIED, UNANSWERED = "road", "was_married", "unanswered"
KNEW, DOUBTS, PEERS, DRY = "if_they_knew", "doubts", "peers", "dry"
NOBODY, CALLS, FINE, SMILES = "nobody", "calls", "fine", "smiles"
LEFT, PUT_OFF, NOTICED, NO_TALK = "left", "put_off", "noticed", "no_talk"
BAD_BACK, HELPS_NOT = "bad_back", "nothing_helps"
SAW_AND_LEFT, SAW_ENOUGH = "saw_and_left", "saw_enough"
"""Who says what put them off, or made them go, is asked nothing that they have just told."""

EVENING, ASK_HER, FROM_CAB, PAYS_HER = "evening", "ask_her", "from_cab", "pays_her"
TO_THEM = "to_them"
COMES_HERSELF, GETS_MONEY, ALL_DO, SAID_NO = "comes_herself", "gets_money", "all_do", "said_no"

ROAD, WRITTEN, BEFORE = "tonight_road", "tonight_written", "tonight_before"
"""What to do instead for who is on the road or at work, for who cannot speak on the telephone, and for whom
neither of two lists suited: what did them good before."""

MOST_LISTS = 2
"""Lists of what to do that are proposed to who refuses them."""

MEANT_BY: Mapping[str, Move] = {
    GRIEF: Move("claim_need", "widowed"),
    DEAF: Move("claim_need", "disabled"),
    "disabled": Move("claim_need", "disabled"),
    "unwanted": Move("claim_need", "too_old"),
    "touch": Move("claim_need", "touch"),
    NIGHTS: Move("claim_need", "away"),
    ROADS: Move("claim_need", "away"),
    MARRIED: Move("claim_need", "divorced"),
    UNANSWERED: Move("claim_need", "lonely"),
    "she_cried": Move("express_remorse"),
    "too_late": Move("express_remorse"),
    "regret": Move("express_remorse"),
    SIGN: Move("express_remorse", "odd_sign"),
    HARM: Move("claim_harmless"),
    REASON: Move("claim_harmless"),
    FREE: Move("claim_choice", "they_advertise"),
    NOT_MINE: Move("claim_harmless", "so_what"),
    GIVES_UP: Move("commit_to_stop", "tonight_off"),
    CARER: Move("claim_need", "partner_ill"),
    GROWN_UP: Move("ask_human"),
    TONIGHT: Move("claim_need", "day_told"),
    "talk": Move("out_of_scope", "lonely_chat"),
    "no_help": Move("claim_need"),
    "her_words": Move("claim_need", "memory"),
    KNEW: Move("express_remorse"),
    DOUBTS: Move("express_remorse"),
    PEERS: Move("commit_to_stop", "way_out"),
    DRY: Move("claim_need", "marriage"),
    NOBODY: Move("out_of_scope"),
    CALLS: Move("goodbye", "must_go"),
    FINE: Move("out_of_scope"),
    SMILES: Move("claim_choice", "you_can_tell"),
    LEFT: Move("out_of_scope"),
    PUT_OFF: Move("out_of_scope"),
    NOTICED: Move("out_of_scope"),
    NO_TALK: Move("claim_need"),
    HELPS_NOT: Move("claim_need"),
    BAD_BACK: Move("out_of_scope", "other_help"),
    EVENING: Move("goodbye", "must_go"),
    ASK_HER: Move("ask_signs", "how_tell"),
    FROM_CAB: Move("seek_services", "still_want"),
    COMES_HERSELF: Move("claim_choice", "her_job"),
    GETS_MONEY: Move("claim_choice", "keeps_money"),
    ALL_DO: Move("claim_harmless", "one_man"),
    SAID_NO: Move("claim_choice", "you_can_tell"),
}
"""What is meant by who tells or asks it (`bot.nlu.phrases.tells`)."""

EXCUSED = (GETS_MONEY, COMES_HERSELF, SAID_NO, ALL_DO)
"""An excuse, told in answer to whatever we asked."""

OF_HER_SIDE = (DOUBTS, SIGN, SMILES, FREE, NOT_MINE, ASK_HER, FROM_CAB, *EXCUSED)
"""What is asked or doubted of the person who is sold."""

OF_THAT_TIME = (LEFT, PUT_OFF, NOTICED)
"""What they did, felt or saw where they bought, or were about to: the best reason is their own."""

OF_THEIR_OWN = ("named/kin", "named/friends", "named/children", "heard/between", "heard/to_them")
"""Texts on somebody of their own, behind which "her" or "him" is that one."""

LETS_GO = (CALLS, EVENING)
"""A plan of their own: it is affirmed, and they are let go without a number or a question."""

SAID = (CALLS, FINE, KNEW, NOBODY, PEERS, EVENING)
"""What is said and not asked, and answers us or ends the talk."""

ASKED = (
    *(BAD_BACK, FROM_CAB, ASK_HER),
    *(CALLS, FINE, KNEW, NOBODY, PEERS, DOUBTS, SIGN, *OF_THAT_TIME, REASON, HARM, NOT_MINE, FREE),
    *(TONIGHT, GROWN_UP, GIVES_UP, SMILES, *EXCUSED, EVENING),
)
"""What is answered before what is told beside it."""

AT_ONCE = (BAD_BACK, FROM_CAB, ASK_HER)
"""What is heard in a first message as well."""

TOLD = (GRIEF, CARER, "deaf", "disabled", MARRIED, DRY, "unwanted", "touch", UNANSWERED, NO_TALK)
"""What is told of a life, weightiest first."""

CRIED = "she_cried"

STAYS = (CRIED, "too_late", "regret", "talk", NIGHTS, ROADS, HELPS_NOT)
"""What is heard where nothing surer was read."""

KEY = "heard_out/"
"""Begins the keys of the words for it."""

ASKED_BY_LAW = "law_place"
"""The question for a place, beside which nothing else is asked."""


def first_asked(found: Sequence[str], context: Mapping[str, Any]) -> str:
    """The weightiest of what a message asks or says that is answered before what is told beside it.

    "I'll go round to hers" is a plan where we spoke of one of their own last, and of nobody else.
    Who tells of a death or a sign as well is not let go with a word on the evening.
    """
    lets = not {GRIEF, "unwanted", CRIED, SIGN} & {*found}
    said = "".join(map(str, (context.get("said_last") or ())[-1:]))
    is_own = TO_THEM in found and any(theme in said for theme in OF_THEIR_OWN)
    codes = (*found, EVENING) if is_own else found
    return next((code for code in ASKED if code in codes and (lets or code != EVENING)), "")


def was_of_a_child(context: Mapping[str, Any]) -> bool:
    """Whether we spoke of a child: else nobody takes anything back by speaking of pupils."""
    is_heard = bool({"minor", "attraction"} & {*context.get("alarmed", ())})
    return is_heard or str(context.get("last_topic") or "").startswith("mention_minor")


def said_at_once(found: Sequence[str], context: Mapping[str, Any]) -> str:
    """What is heard first as well: a bad back, whether to ask her, that she is paid after all."""
    role = context.get("role")
    at_once = next((code for code in AT_ONCE if code in found), "")
    if at_once and not context.get("in_danger"):
        return at_once if role in (None, *LED_ON) else ""
    saw_her = str(context.get("last_topic") or "").startswith("report_concern")
    return FROM_CAB if role == "witness" and saw_her and PAYS_HER in found else ""


def is_told(topics: object, tells: str) -> bool:
    """Whether something was heard out in this talk.

    Args:
        topics: that were answered (`bot.dialogue.reading.moves.context_of`, `told`).
        tells: what somebody told.
    """
    return isinstance(topics, list) and any(t.startswith(f"{KEY}{tells}") for t in topics)


def heard_out(exchange: Exchange, move: Move) -> bool:
    """Name what was told, or answer what was asked, by words of its own; whether there were any left.

    Args:
        exchange: whose answer it is.
        move: the part of the message that is answered.
    """
    tells, situation = exchange.reading.tells, exchange.situation
    if not (tells and situation.is_led_on and move.key == MEANT_BY[tells].key):
        return False
    before = situation.last_need
    told = any(
        exchange.say_once(f"utter_{KEY}{key}", routes=_routes(exchange, key))
        for key in _keys(exchange, tells)
    )
    situation.last_need = before  # what is offered here is not what the talk is about
    if told and move.intent.startswith("claim_"):
        situation.note_topic(move.intent)
    if told and tells in LETS_GO:
        situation.ending = Ending.COMPLETED
    if told and situation.asked == ASKED_BY_LAW:
        drop_last_question(exchange.replies)
    return told


def _keys(exchange: Exchange, tells: str) -> list[str]:
    """The words for it, those that suit this writer first."""
    beside = exchange.reading.beside
    if tells == LEFT and any(_was_told(exchange, one) for one in (PUT_OFF, NOTICED, SAW_ENOUGH)):
        return [SAW_AND_LEFT, LEFT]
    if tells == PUT_OFF and NOTICED in beside:
        return [SAW_ENOUGH, PUT_OFF]
    if tells != TONIGHT:
        return [tells]
    lists = sum(text.startswith(f"utter_{KEY}{TONIGHT}") for text in exchange.situation.said)
    is_refused = ("other" in beside or exchange.reading.wants_other) and lists >= MOST_LISTS
    cannot_speak = "in_writing" in beside or _was_told(exchange, DEAF)
    is_on_road = any(code in beside or _was_told(exchange, code) for code in (NIGHTS, ROADS))
    keys = [
        key
        for key, is_so in ((BEFORE, is_refused), (WRITTEN, cannot_speak), (ROAD, is_on_road))
        if is_so
    ]
    return [*keys, TONIGHT]


def _was_told(exchange: Exchange, tells: str) -> bool:
    return tells in exchange.reading.beside or exchange.was_said(f"utter_{KEY}{tells}")


def _routes(exchange: Exchange, key: str) -> str:
    """Where a sign may be told, or how who cannot speak writes to a line; empty where none is known."""
    if key in (SIGN, ASK_HER, FROM_CAB):
        exchange.is_gentle = True
        return exchange.facts.routes("report", count=1, only_new=True)
    place = exchange.facts.line_place("crisis")
    if key not in (DEAF, WRITTEN, GROWN_UP) or place is None:
        return ""
    language = exchange.situation.language
    there = lines_there(
        exchange, ("listening", "crisis"), place, exchange.facts.now_at(place), language
    )
    cards = [
        card
        for card in there
        if (key == GROWN_UP or card.sms or card.whatsapp or card.chat)
        and card.audience != "minors"
        and (not card.languages or language in card.languages)
        and (key == GROWN_UP or card.id not in exchange.situation.resources)
    ]
    return exchange.facts.show(cards[:1]) if cards else ""
