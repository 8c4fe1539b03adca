"""What is told to who asks what others know: what is safe to say, and who knows it.

A pharmacist, a debt advice centre or a consulate answers better than the nearest topic that is known here.
Plain words say what is asked (`bot.nlu.phrases.who_knows`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.answering.brought import KEY as BROUGHT
from bot.dialogue.answering.care import AT_RISK
from bot.dialogue.answering.practical import asked_practically
from bot.dialogue.deciding.suspicion import CLEAR_DESPAIR, SOME_DESPAIR
from bot.dialogue.reading.kept_in import NO_MEDICINE, is_kept_in
from bot.dialogue.reading.matters import matter_of
from bot.dialogue.reading.meant import INJURED
from bot.dialogue.state.dangers import BUYERS, OF_LIFE
from bot.dialogue.telling.watched import is_watched
from bot.dialogue.words.wordings import new_wording
from bot.message import Move, Understanding
from bot.nlu.phrases import care, life_first
from bot.nlu.phrases.of_work import SIGNED_NOTE
from bot.nlu.phrases.who_knows import (
    BENEFITS,
    CHILD_WORRY,
    DEBTS,
    DRINKING,
    ERECTION,
    FAMILY_COURT,
    HOME_ALONE,
    KEY,
    LOW_SUGAR,
    MEDICINE,
    OF_RELATIVES,
    OFFICE_PAPERS,
    ON_VITAL,
    OWN_PHOTOS,
    SYMPTOMS,
    TENANCY,
    TEST_WHEN,
    VITAL,
    WORK_NETWORK,
)

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange

SURE, BEYOND_DOUBT = 0.75, 0.97
"""Shares of the model from which what it hears is answered without a plain word; the second of health."""

LEARNT = frozenset({VITAL, LOW_SUGAR, HOME_ALONE, MEDICINE, SYMPTOMS, TEST_WHEN})
LEARNT |= {*ON_VITAL, *OF_RELATIVES}
"""What is heard so. Own pictures are not: who is threatened with them tells of them in the same words."""

OF_HEALTH = frozenset({MEDICINE, SYMPTOMS, TEST_WHEN})
"""Those of it that sound like much else, and give way to another topic."""

UNREAD = ("out_of_scope", "out_of_scope/other_help")
"""What is read where nothing is."""

AKIN = {
    BENEFITS: frozenset({"bank", "debt_adviser", "office"}),
    DEBTS: frozenset({"debt_adviser", "lawyer", "office"}),
    FAMILY_COURT: frozenset({"couples_advice", "lawyer", "parents_advice"}),
    OFFICE_PAPERS: frozenset({"lawyer", "migrant_advice", "office"}),
    TENANCY: frozenset({"housing_advice", "lawyer", *OF_RELATIVES}),
}
"""Who else may answer what plain words ask: a word like "letter" stands in many a question."""

WITH_LINES = {
    SYMPTOMS: "sexual_health",
    TEST_WHEN: "sexual_health",
    HOME_ALONE: "child",
    DRINKING: "crisis",
}
"""What is told with lines, by the need whose lines these are."""

AT_ONCE = (VITAL, LOW_SUGAR, *ON_VITAL)
"""What is told whatever else was heard, each time."""

ALONE, MORE_OF_ALONE = f"utter_{KEY}{HOME_ALONE}", f"utter_{KEY}{HOME_ALONE}_more"
"""The texts for a child whom nobody looks after; the second for one that asks on."""

GROWN_RELATIVE = frozenset({"report_concern/my_daughter", "report_concern/online_ad"})
"""Topics of who worries about somebody of theirs, or saw them in an advert."""

ASKS_ON = frozenset({"ask_police", "mention_minor/back_to_home", "mention_minor/is_it_secret"})
"""Topics as which it is read what becomes of such a child that tells it."""

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
    if code in AT_ONCE:
        return _told_of_life(exchange, decision, code)
    key = f"utter_{KEY}{code}"
    words = exchange.library.words
    if key == ALONE and exchange.was_said(key):
        key = MORE_OF_ALONE
    if not code or new_wording(words, key, exchange.situation) is None:
        return False
    exchange.need = WITH_LINES.get(code, "")
    exchange.move = COUNTED_AS.get(code, ELSEWHERE)
    exchange.say(key, routes=exchange.facts.routes_due() if exchange.need else "")
    exchange.leads_on = False
    if code == HOME_ALONE:
        decision.new_kind = decision.check = ""
    decision.moves = [exchange.move]
    if decision.check in HARMLESS and code != MEDICINE:
        decision.check = ""
    return True


def _told_of_life(exchange: Exchange, decision: Decision, code: str) -> bool:
    """Tell who lacks insulin, sugar or air what to do now, whatever else was heard; it is said each time."""
    exchange.need, exchange.move = "emergency", INJURED
    is_shut_in = code == VITAL and is_kept_in(exchange.situation)
    exchange.say(NO_MEDICINE if is_shut_in else f"utter_{KEY}{code}")
    exchange.leads_on = False
    decision.moves = [INJURED]
    decision.new_kind = decision.lifted = decision.check = ""
    return True


def _asked(exchange: Exchange, decision: Decision) -> str:
    """What is asked, without `KEY`; empty where something else comes first."""
    reading, situation = exchange.reading, exchange.situation
    code = _noted(exchange, decision)
    if code in AT_ONCE:
        return "" if "distress" in reading.safety or reading.choice else code
    if code == HOME_ALONE or _asks_on_alone(exchange, decision):
        return HOME_ALONE if _may_be_child(exchange, decision) and not reading.choice else ""
    is_grave = decision.new_kind or decision.lifted or COMES_FIRST & {*reading.plainly}
    is_other = reading.choice or situation.role == "child" or is_watched(exchange)
    if not code or is_grave or is_other or _may_be_of_dying(exchange, code):
        return ""
    return "" if _is_closer_elsewhere(exchange, decision, code) else code


def _noted(exchange: Exchange, decision: Decision) -> str:
    """What plain words ask: of a medicine only behind a word on one, of a relative only by who has one."""
    situation, reading = exchange.situation, exchange.reading
    told = [c.removeprefix(KEY) for c in reading.plainly if c.startswith(KEY)]
    told = [code for code in told if not _is_for_another(reading, code)]
    learnt = [] if told else _learnt(reading)
    of_grown = (exchange.move.key, situation.last_topic, *(move.key for move in decision.moves))
    names_relative = bool(learnt) or not GROWN_RELATIVE.isdisjoint(of_grown)
    is_relative = situation.role == "witness" and names_relative
    barred = {
        *(() if any(map(situation.was_said, OF_LIFE)) else ON_VITAL),
        *(() if is_relative else OF_RELATIVES),
        # No landlord holds them, and who lets rooms for sex is met first.
        *((TENANCY,) if situation.in_danger or decision.check else ()),
    }
    heard = [c for c in (*told, *learnt) if c not in barred]
    return min(heard, key=lambda c: c not in ON_VITAL, default="")


def _learnt(reading: Understanding) -> list[str]:
    """What is asked as the model hears it, where no plain word says it and nothing sounds of danger."""
    knows = reading.who_knows
    if knows is None or knows.share < SURE or knows.code not in LEARNT:
        return []
    is_grave = reading.safety or reading.names_dying or reading.despair >= CLEAR_DESPAIR
    is_told = knows.code in OF_RELATIVES and not reading.is_question
    move = reading.moves[0]
    is_doubted = knows.share < BEYOND_DOUBT or move.key not in (*knows.topics, *UNREAD)
    is_other = knows.code in OF_HEALTH and is_doubted
    return [] if is_grave or is_told or is_other else [knows.code]


def _is_for_another(reading: Understanding, code: str) -> bool:
    """Whether the model surely hears that another than who is meant by plain words could answer."""
    knows = reading.who_knows
    if knows is None or knows.share < SURE or code not in AKIN:
        return False
    return knows.code not in AKIN[code]


def _asks_on_alone(exchange: Exchange, decision: Decision) -> bool:
    """Whether a child whom nobody looks after asks what to say, or what becomes of it then."""
    is_asked = (
        decision.moves[0].key in ASKS_ON or life_first.FIRST_WORDS in exchange.reading.plainly
    )
    return is_asked and exchange.was_said(ALONE) and not exchange.was_said(MORE_OF_ALONE)


def _may_be_child(exchange: Exchange, decision: Decision) -> bool:
    """Whether a child may write that nobody looks after it: nothing worse is heard, and nobody reads it.

    Who asked on a parent's telephone what this page is was taken for one who found it.
    """
    situation = exchange.situation
    is_calm = situation.role in ("unknown", "witness") and situation.danger == "none"
    is_graver = {*exchange.reading.safety} - {"child_writes"} or decision.lifted
    is_theirs = situation.role == "child" or is_calm or decision.new_kind == "child_writes"
    return is_theirs and not is_graver and not is_watched(exchange)


def _may_be_of_dying(exchange: Exchange, code: str) -> bool:
    """Whether it may be despair that asks; of pills and erections only where that is clear."""
    reading, situation = exchange.reading, exchange.situation
    is_known = situation.in_danger and situation.danger_kind == "distress"
    if code in (MEDICINE, ERECTION):
        return is_known or reading.despair >= CLEAR_DESPAIR
    is_told = is_known and not reading.is_question
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
