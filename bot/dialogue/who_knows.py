"""What is told to who asks what others know: what is safe to say, and who knows it.

A pharmacist, a debt advice centre or a consulate answers better than the nearest topic that is known here.
Plain words say what is asked (`bot.nlu.phrases.who_knows`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.actions.safety import is_watched
from bot.dialogue.brought import KEY as BROUGHT
from bot.dialogue.care import AT_RISK
from bot.dialogue.dangers import BUYERS
from bot.dialogue.matters import matter_of
from bot.dialogue.meant import INJURED
from bot.dialogue.practical import asked_practically
from bot.dialogue.suspicion import CLEAR_DESPAIR, SOME_DESPAIR
from bot.dialogue.wordings import new_wording
from bot.message import Move
from bot.nlu.phrases import care, life_first
from bot.nlu.phrases.of_work import SIGNED_NOTE
from bot.nlu.phrases.who_knows import (
    CHILD_WORRY,
    KEY,
    MEDICINE,
    OFFICE_PAPERS,
    OWN_PHOTOS,
    SYMPTOMS,
    TEST_WHEN,
    VITAL,
    WORK_NETWORK,
)

if TYPE_CHECKING:
    from bot.dialogue.deciding import Decision
    from bot.dialogue.exchange import Exchange

WITH_LINES = (SYMPTOMS, TEST_WHEN)
"""What is told with the lines for it."""

COUNTED_AS = {
    SYMPTOMS: AT_RISK,
    TEST_WHEN: AT_RISK,
    WORK_NETWORK: Move("ask_privacy", "shared_device"),
}
"""The topic as which it counts."""

ELSEWHERE = Move("out_of_scope", "other_help")
"""The same of the rest."""

COMES_FIRST = frozenset(
    {life_first.BLEEDS, life_first.AILS, life_first.FOUND, life_first.LEAVES, life_first.UNWELL}
    | {life_first.GOES_NOW, life_first.OUTSIDE, life_first.NO_BED, life_first.CALLS_AMBULANCE}
    | {life_first.SILENT_CALL, life_first.FIRST_WORDS, life_first.CALL_LOG, life_first.PASSWORD}
    | {life_first.CLIENT_THREAT, life_first.EXPECTING}
    | {care.ALARM, care.POLICE, care.PASS_ON, care.SECRET}
)
"""What else plain words may tell or ask, and is answered instead."""

HARMLESS = ("distress", "violence")
"""Kinds that the model alone suspects in such a question; beside medicine it is asked all the same."""


def told_who_knows(exchange: Exchange, decision: Decision) -> bool:
    """Tell it; whether that was so.

    Args:
        exchange: of the message.
        decision: what the message changed.
    """
    code = _asked(exchange, decision)
    if code == VITAL:
        return _told_of_life(exchange, decision)
    key = f"utter_{KEY}{code}"
    words = exchange.library.words
    if not code or new_wording(words, key, exchange.situation) is None:
        return False
    has_lines = code in WITH_LINES
    exchange.need = "sexual_health" if has_lines else ""
    exchange.move = COUNTED_AS.get(code, ELSEWHERE)
    exchange.say(key, routes=exchange.facts.routes_due() if has_lines else "")
    exchange.leads_on = False
    decision.moves = [exchange.move]
    if decision.check in HARMLESS and code != MEDICINE:
        decision.check = ""
    return True


def _told_of_life(exchange: Exchange, decision: Decision) -> bool:
    """Tell who lacks insulin or air where to go now, whatever else was heard; it is said each time."""
    exchange.need, exchange.move = "emergency", INJURED
    exchange.say(f"utter_{KEY}{VITAL}")
    exchange.leads_on = False
    decision.moves = [INJURED]
    decision.new_kind = decision.lifted = decision.check = ""
    return True


def _asked(exchange: Exchange, decision: Decision) -> str:
    """What is asked, without `KEY`; empty where something else comes first."""
    reading, situation = exchange.reading, exchange.situation
    code = next((c.removeprefix(KEY) for c in reading.plainly if c.startswith(KEY)), "")
    if code == VITAL:
        return "" if "distress" in reading.safety or reading.choice else code
    is_grave = decision.new_kind or decision.lifted or COMES_FIRST & {*reading.plainly}
    is_other = reading.choice or situation.role == "child" or is_watched(exchange)
    if not code or is_grave or is_other or _may_be_of_dying(exchange, code):
        return ""
    return "" if _is_closer_elsewhere(exchange, decision, code) else code


def _may_be_of_dying(exchange: Exchange, code: str) -> bool:
    """Whether it may be despair that asks; of medicine, which sounds like it, only where that is clear."""
    reading, situation = exchange.reading, exchange.situation
    is_known = situation.in_danger and situation.danger_kind == "distress"
    if code == MEDICINE:
        return is_known or reading.despair >= CLEAR_DESPAIR
    is_told = is_known and not (reading.asks or reading.has_mark)
    return is_told or reading.names_dying or reading.despair >= SOME_DESPAIR


def _is_closer_elsewhere(exchange: Exchange, decision: Decision, code: str) -> bool:
    """Whether another rule knows more of it, or it may be said by a victim who needs something else."""
    situation = exchange.situation
    if code == OFFICE_PAPERS:
        return asked_practically(exchange, decision.moves[0]) not in ("", SIGNED_NOTE)
    if code == OWN_PHOTOS:
        # Whoever puts somebody into an advert would see that it is gone.
        is_by_another = any(c.startswith(BROUGHT) for c in exchange.reading.plainly)
        return is_by_another or matter_of(situation) == "extortion"
    # A child that weeps may be a victim: only who came to buy is sent to a family doctor for it.
    is_buyers = bool(situation.turns) and situation.role in BUYERS and not decision.check
    return code == CHILD_WORRY and not is_buyers
