"""What somebody in trouble asks for in practice: a doctor without papers, a consulate, a bed, what next.

Company, or the number that they have, answers none of it. Plain words say what is asked
(`bot.nlu.phrases.practical`), the talk whose they are; what is not known by country is said to be unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from bot.dialogue.answering import of_work
from bot.dialogue.answering.bed import (
    SURE,
    VICTIM,
    has_no_bed,
    lines_for_bed,
    words_for_bed,
)
from bot.dialogue.answering.no_voice import CHAT_INSTEAD
from bot.dialogue.answering.practical_texts import (
    ANSWERED,
    FOR_HER,
    HURT,
    KEYS,
    MEANT_BY,
    NEEDS,
    TOLD_AS_WELL,
)
from bot.dialogue.reading.kept_in import SILENTLY, THEIRS, WHERE_SLEEP, is_kept_in
from bot.dialogue.reading.matters import matter_of
from bot.dialogue.reading.meant import CAUGHT
from bot.dialogue.reading.roles import works_at_desk
from bot.dialogue.state.dangers import BUYERS, EXPLOITED, FIRM, LED_ON
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.needs import URGENT, urgent_need
from bot.dialogue.telling.watched import is_watched
from bot.message import Move
from bot.nlu.phrases import of_work as at_work
from bot.nlu.phrases import practical as codes
from bot.nlu.phrases.plain_asks import WHOM_TO_TELL

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange

NO_PAPERS = "disclose_exploitation/no_papers"
"""The topic of who has no papers, as which a doctor or a consulate is heard."""

WITHOUT_PAPERS = ("disclose_exploitation/forced", "disclose_exploitation/thrown_out")
"""Topics as which it is read that their passport was taken, once they are known to be held."""

TAKEN_AWAY = "express_distress/taken_away"
"""The topic of who fears to be locked up in a hospital, which has words of its own."""

THINK, NUMBER = "goodbye/think", Move("ask_human", "which_number")
"""The topic of who wants to think it over, and what a plea for tonight means that is heard so."""

NEXT = Move("ask_menu", "what_now")
"""What is meant by who is in danger and asks no more than what to do."""

ARREST_ME = "ask_police/arrest_me"
"""The topic of who sells, and fears to be arrested, as which an arrest is heard."""

OF_GROUPS = ("", "cant_stop", "twelve_steps", "where")
"""Topics of who wants to stop as which that question is read, and none that answers more of it."""

BESIDE_DANGER = (
    *(codes.MORNING_AFTER, codes.OWN_ID, codes.DOCTOR, codes.EMBASSY),
    *of_work.BESIDE_DANGER,
)
"""What is answered in the words that tell a danger as well."""

OF_ARREST = ("ask_law/lawyer", "ask_law/licence_job")
"""Topics of who was arrested that are read beside it, and answered."""

ASKED_SURELY = frozenset(
    {"ask_police/deported", "ask_police/did_you_report", "ask_police/my_permit"}
    | {"ask_privacy/how_delete", "ask_privacy/how_delete_watched"}
)
"""Questions of who is afraid, which outweigh what they tell of their work beside them."""

BEYOND_DOUBT = 0.95
"""The share of such a question from which they do."""

TONIGHT = Move("disclose_exploitation", "tonight")
"""The same of who said that they could not write safely, and asks on."""

REPORT_BLACKMAIL = Move("ask_risk", "blackmail_report")
"""The same of who is blackmailed."""


def _is_open(situation: Situation) -> bool:
    """Whether who writes may be in need themselves: no buyer, and nobody who asks for others."""
    is_known = situation.role in (*FIRM, "sex_worker")
    return is_known or (situation.role == "unknown" and not situation.not_for_me)


def _was_caught(situation: Situation) -> bool:
    return situation.role in LED_ON and situation.was_said(f"utter_{CAUGHT}")


def _asks_for_doctor(exchange: Exchange, move: Move) -> bool:
    situation = exchange.situation
    is_theirs = _is_open(situation) or matter_of(situation) == "witness"
    return is_theirs and move.key != TAKEN_AWAY


def _asks_for_pill(exchange: Exchange, _: Move) -> bool:
    """Whether it is asked for: of who thinks of dying only where they ask."""
    situation, reading = exchange.situation, exchange.reading
    is_dying = situation.in_danger and situation.danger_kind == "distress"
    return not is_dying or reading.is_question


def _asks_for_her(exchange: Exchange, _: Move) -> bool:
    """Whether a witness, who is no partner, asks for somebody else."""
    return matter_of(exchange.situation) == "witness"


def _is_hurt(exchange: Exchange, _: Move) -> bool:
    """Whether who writes is in danger by others, whether they are held or beaten."""
    situation = exchange.situation
    return situation.in_danger and situation.role in THEIRS


def _either(exchange: Exchange, move: Move) -> bool:
    return _is_hurt(exchange, move) or _asks_for_her(exchange, move)


def _sells(exchange: Exchange, move: Move) -> bool:
    return exchange.situation.role in ("exploited", "sex_worker")


def _asks_for_embassy(exchange: Exchange, move: Move) -> bool:
    situation = exchange.situation
    is_heard = move.key == NO_PAPERS or "exploitation" in situation.suspected
    is_theirs = situation.role in THEIRS or (_is_open(situation) and is_heard)
    return is_theirs or _asks_for_her(exchange, move)


def _asks_for_bed(exchange: Exchange, move: Move) -> bool:
    situation = exchange.situation
    if _asks_for_her(exchange, move):
        return True
    return _is_open(situation) and not (is_kept_in(situation) or _was_caught(situation))


def _asks_for_group(exchange: Exchange, move: Move) -> bool:
    situation, is_of_help = exchange.situation, move.intent == "ask_help_to_stop"
    is_heard = situation.role in BUYERS or is_of_help
    is_closer = is_of_help and move.topic not in OF_GROUPS  # "is there one without God?"
    return is_heard and situation.is_led_on and not (situation.says_who or is_closer)


def _fears_to_be_found_out(exchange: Exchange, move: Move) -> bool:
    situation = exchange.situation
    is_theirs = situation.in_danger and situation.role in THEIRS
    return is_theirs and not exchange.was_said(KEYS[codes.FOUND_OUT])


WHOSE: Mapping[str, Callable[[Exchange, Move], bool]] = {
    **of_work.WHOSE,
    codes.MORNING_AFTER: _asks_for_pill,
    codes.OWN_ID: lambda exchange, _: matter_of(exchange.situation) != "witness",
    codes.DOCTOR: _asks_for_doctor,
    codes.EMBASSY: _asks_for_embassy,
    **dict.fromkeys((codes.BED, codes.WAITS), _asks_for_bed),
    codes.GROUP: _asks_for_group,
    codes.WHAT_NOW: lambda exchange, _: _was_caught(exchange.situation),
    codes.FOUND_OUT: _fears_to_be_found_out,
    codes.NOT_PAID: lambda exchange, _: (
        matter_of(exchange.situation) == "extortion" and not exchange.reading.asks
    ),
    **dict.fromkeys(
        (codes.AFTER_HER_CALL, codes.TAKEN_HER, codes.BED_FOR_HER, codes.HER_CHILDREN),
        _asks_for_her,
    ),
    **dict.fromkeys((codes.UNPAPERED, codes.SCHOOL, codes.INTERPRETER), _either),
    codes.AFTER_CALL: lambda exchange, move: _is_hurt(exchange, move) or _sells(exchange, move),
    codes.FLARES_UP: lambda exchange, move: exchange.situation.role not in BUYERS,
    codes.BELIEVED: _sells,
    codes.BOSS_TOLD: lambda exchange, move: _sells(exchange, move) or _asks_for_her(exchange, move),
    **dict.fromkeys(
        (codes.AT_DESK, codes.MORE_OF_DESK),
        lambda exchange, move: works_at_desk(exchange.situation, exchange.reading),
    ),
}
"""Whose words they are."""


def meant_practically(exchange: Exchange, move: Move) -> Move:
    """A move as it is meant by who is in danger and asks no more than what to do, or was just arrested."""
    situation, told = exchange.situation, exchange.reading.plainly
    if move.key == THINK and move.confidence < SURE and urgent_need(situation) in URGENT:
        return NUMBER  # nobody in need is told to think it over, unless they said so
    if move.key == SILENTLY and "write" in exchange.reading.about:
        return Move.of(CHAT_INSTEAD)  # who asks to write to a line rings nobody
    is_theirs = situation.in_danger and situation.role in FIRM
    if is_theirs and at_work.PAPERS in told and move.key in WITHOUT_PAPERS:
        return Move.of(NO_PAPERS)
    # "And now what, I'm still in the car" asks for the next step as well.
    is_lost = WHOM_TO_TELL in told and move.intent == "out_of_scope"
    if is_theirs and (codes.WHAT_NOW in told or is_lost):
        return _next_step(exchange, move)
    if codes.WHAT_NOW in told and matter_of(situation) == "extortion":
        return REPORT_BLACKMAIL
    is_read = move.intent == "ask_police" and move.key != ARREST_ME
    is_read |= move.key in OF_ARREST or situation.was_said(f"utter_{CAUGHT}")
    is_his = situation.role in LED_ON and situation.danger == "none" and not is_read
    return MEANT_BY[codes.WHAT_NOW] if is_his and codes.CAUGHT in told else move


def _next_step(exchange: Exchange, move: Move) -> Move:
    """What is meant by who is in danger and asks what to do now; the move, where another may read it."""
    if not is_watched(exchange):
        return NEXT
    # Who could not write safely and asks on reads the answer; who has another beside them may not.
    return TONIGHT if exchange.situation.said[-1].startswith("utter_safe_no") else move


def asked_practically(exchange: Exchange, move: Move) -> str:
    """What is asked for, as a code; empty for nothing."""
    if exchange.reading.choice:
        return ""
    told = exchange.reading.plainly
    is_sure = move.confidence >= SURE or has_no_bed(exchange.situation)
    is_for_bed = move.key == WHERE_SLEEP and (exchange.reading.no_police or is_sure)
    asked = (codes.BED,) if is_for_bed and codes.BED not in told else ()
    is_asked = exchange.reading.is_question
    named = (*told, *asked, *of_work.asked_again(exchange))
    is_other = move.key in ASKED_SURELY and move.confidence >= BEYOND_DOUBT
    barred = {*(() if is_asked else TOLD_AS_WELL), *(at_work.CODES if is_other else ())}
    heard = (code for code in named if code not in barred)
    return next((code for code in heard if code in WHOSE and WHOSE[code](exchange, move)), "")


def settle_check(exchange: Exchange, decision: Decision) -> None:
    """Ask nobody about whom it is who said it: who has no bed, is groped at work, or is not paid there."""
    asked = {asked_practically(exchange, move) for move in decision.moves}
    is_heard = decision.check == "exploitation"
    is_for_bed = bool(asked & {codes.BED, codes.WAITS}) and not exchange.reading.suspected
    is_groped = at_work.GROPED in asked and decision.check in (*EXPLOITED, "violence")
    if (is_heard and is_for_bed) or is_groped:
        decision.check = ""
    decision.is_own |= is_heard and at_work.UNPAID in asked


def told_practically(exchange: Exchange, move: Move) -> bool:
    """Tell it, in the place of what the move would be answered with; whether that was so.

    Args:
        exchange: whose answer it is.
        move: the part of the message that is answered.
    """
    code = asked_practically(exchange, move)
    if not code:
        return False
    known = "" if exchange.situation.role == "witness" else urgent_need(exchange.situation)
    key = _key(exchange, code, known or VICTIM)
    if any(said.key == key for said in exchange.replies):
        return True
    exchange.move = MEANT_BY[code]
    facts = exchange.facts
    exchange.need = HURT.get(code, "")
    facts.emergency()  # said below the lines or left out, so that no card repeats it
    # Who asks for somebody else is told whom she can ask, and not where she is reported.
    exchange.need = NEEDS.get(code) or known or VICTIM
    if code in (codes.BED, codes.WAITS):
        routes = lines_for_bed(exchange, key)
    else:
        routes = facts.routes_due() or ("" if code in ANSWERED else facts.reminder(1))
    exchange.need = HURT.get(code, exchange.need)
    exchange.say(key, routes=routes)
    if code not in NEEDS or code in of_work.KEYS:
        exchange.ask_place_if_needed()
    return True


def told_beside_danger(exchange: Exchange, decision: Decision) -> None:
    """Answer who asks for a doctor or a consulate in the words that tell a danger, before what is said on it.

    No name of an organisation stands there before they said that they can write.
    """
    code = asked_practically(exchange, decision.moves[0])
    if code == at_work.UNPAID and exchange.reading.detail not in ("", "money"):
        return  # who is locked in beside it is not told of unions first
    if decision.new_kind not in ("exploitation", "child_writes") or code not in BESIDE_DANGER:
        return
    before, exchange.need = exchange.need, HURT.get(code, "victim")
    exchange.say(KEYS[code], routes="")
    exchange.need = before
    exchange.replies.insert(0, exchange.replies.pop())


def _key(exchange: Exchange, code: str, need: str) -> str:
    """The words for it; those of a bed as the talk stands, and those for who asks for somebody else."""
    if code in FOR_HER and _asks_for_her(exchange, exchange.move):
        return FOR_HER[code]
    return words_for_bed(exchange, need) if code == codes.BED else KEYS[code]
