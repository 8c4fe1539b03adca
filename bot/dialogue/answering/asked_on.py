"""What is asked on by who told of it before: a witness whom a guard asks, who has to get through this night.

The first question has its answer; live talks broke at the second and third, which were read as the first
once more ("I'm her neighbour. he asks what I'm doing here": do not go in). What is asked so is learnt by
itself (`bot.engine.components.urgent`), and is believed only of whom it is asked by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.answering.life_first import KEEPS_AWAY
from bot.dialogue.answering.onlookers import OF_MINOR, SCRIPT
from bot.dialogue.answering.second_questions import ASKED_ON, AT_FIRST, OF_TALK, SAYING, text_of
from bot.dialogue.answering.who_knows import COMES_FIRST
from bot.dialogue.reading.kept_in import MUTE, WHERE_SLEEP
from bot.dialogue.reading.matters import matter_of, saw_others
from bot.dialogue.reading.meant import RIGHT_NOW, THEY_LEFT, UNTIL_THEY_COME
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.needs import urgent_need
from bot.dialogue.telling.watched import is_watched
from bot.dialogue.words.wordings import new_wording
from bot.message import SURE_TOPIC, Move, Understanding
from bot.vocabulary import NO_MOMENT, Moment
from bot.words import MESSAGE_PREFIX

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange

STAYING = "stay_or_go"
"""Whether to stay: who saw others goes on as usual, but who was told that somebody is hurt waits for the
police."""

STAYS_OUT = frozenset({KEEPS_AWAY, UNTIL_THEY_COME})
"""Topics of who asks whether to go in, or waits: they are told not to, and nothing else by a guess."""

CLOSER = ("ask_law", "ask_privacy/how_delete", "claim_need/disabled", "mention_minor/")
"""Begin the topics of the law, of deleting this, of who is disabled, and of children: they are closer."""

LEFT_ALONE = frozenset({WHERE_SLEEP, "report_concern/speak_to_her", THEY_LEFT})
"""Topics that answer more of a message, whatever is asked on in it."""


ABOVE_ALL = frozenset({"right_now", "they_left", "words_for_her"})
"""What cannot wait, and is answered by itself."""

OF_LINES = frozenset({"they_turn_up", "whose_number"})
"""Questions on lines in general; on one thing of certain lines there are more exact answers."""

GRAVER = frozenset({"distress", "child_writes", "violence", "watched"})
"""Kinds of which a sign comes before it."""


def told_asked_on(exchange: Exchange, decision: Decision) -> bool:
    """Answer what is asked on; whether that was so.

    Args:
        exchange: of the message.
        decision: what the message changed.
    """
    code = _asked(exchange, decision)
    if not code:
        return False
    key = _key(exchange.situation, code)
    if new_wording(exchange.library.words, key, exchange.situation) is None:
        return False
    asked = ASKED_ON[code]
    exchange.move = Move.of(asked.counts_as)
    exchange.need = urgent_need(exchange.situation) if asked.need == OF_TALK else asked.need
    routes = exchange.facts.routes_due() or exchange.facts.reminder() if asked.need else ""
    exchange.say(key, routes=routes)
    exchange.leads_on = False
    decision.moves, decision.check = [exchange.move], ""
    return True


def _key(situation: Situation, code: str) -> str:
    """The key of the text."""
    if code == SAYING:
        return OF_MINOR if matter_of(situation) == "minor" else SCRIPT
    if code == STAYING and situation.was_said(MESSAGE_PREFIX + RIGHT_NOW):
        return MESSAGE_PREFIX + ASKED_ON[code].counts_as
    return MESSAGE_PREFIX + text_of(code)


def _asked(exchange: Exchange, decision: Decision) -> str:
    """What is asked on, as the code of its table; empty where something else comes first."""
    reading, situation = exchange.reading, exchange.situation
    code, share = likeliest(reading, situation)
    if not code:
        return ""
    is_grave = decision.new_kind or decision.lifted or decision.check in GRAVER
    is_first = GRAVER & {*reading.safety} or COMES_FIRST & {*reading.plainly}
    is_mute = {f"utter_{move.key}" for move in reading.moves} & {*MUTE} or is_watched(exchange)
    is_barred = is_grave or is_first or is_mute or reading.choice
    is_of_line = code in OF_LINES and bool(reading.about)
    return "" if is_barred or is_of_line or _is_closer_elsewhere(exchange, code, share) else code


def likeliest(reading: Understanding, situation: Situation) -> Moment:
    """What is asked on of all that this writer may ask, with its share of that; nothing if that is little.

    Args:
        reading: of the message.
        situation: of the talk.
    """
    known = [one for one in reading.asks_on if one.code in ASKED_ON]
    may = [one for one in known if _may_ask(situation, one.code)]
    if not may:
        return NO_MOMENT
    code, share = may[0]
    share /= 1 - sum(one.share for one in known if one not in may)
    return Moment(code, share) if share >= ASKED_ON[code].least else NO_MOMENT


def _may_ask(situation: Situation, code: str) -> bool:
    """Whether it is one of the questions of who writes, at this point of the talk."""
    is_early = not situation.turns and code not in AT_FIRST
    return not is_early and ASKED_ON[code].of(situation)


def _is_closer_elsewhere(exchange: Exchange, code: str, share: float) -> bool:
    """Whether what cannot wait, or a topic that is read surely, answers more of the message."""
    reading = exchange.reading
    sure = {move.key for move in reading.moves if move.confidence >= SURE_TOPIC}
    is_guess = saw_others(exchange.situation) and share < SURE_TOPIC
    closer = (*CLOSER, *LEFT_ALONE, *ASKED_ON[code].theirs, *(STAYS_OUT if is_guess else ()))
    is_closer = any(key.startswith(closer) for key in sure)
    return is_closer or reading.urgent.code in ABOVE_ALL
