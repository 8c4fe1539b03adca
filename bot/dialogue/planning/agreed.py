"""What the readings of a message agree on, in the place of an answer that they find unlikely.

Our rules know what a reading cannot: who writes, what was said, what keeps somebody safe. Where none of that
is at stake and the readings (`bot.engine.components.agreement`) speak for one text and against what would be
said, they are right three times as often as the rules (docs/conversations.md, "What the readings agree on").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.answering.bed import has_no_bed
from bot.dialogue.answering.unanswered import Perform
from bot.dialogue.planning.advised import meets_more
from bot.dialogue.planning.answered import is_unheard, say_instead, settled
from bot.dialogue.planning.sure import STATEMENTS, is_all_of
from bot.dialogue.reading.guesses import is_for_child
from bot.dialogue.reading.matters import saw_others
from bot.dialogue.topics import topic_of
from bot.dialogue.words.wordings import new_wording
from bot.nlu.decision import RASH
from bot.nlu.evidence import NOTHING
from bot.nlu.phrases.who_knows import KEY
from bot.words import MESSAGE_PREFIX

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange

OVER_SURE, OVER_WEAK, OVER_UNSURE = 1.3, 1.1, 0.7
"""How much more support a text needs than what would be said, where that was read surely, is of a kind that
seldom fits, and was not read surely. Chosen on the judged talks."""

SURE, CERTAIN = 0.95, 0.99
"""Shares from which a message was read surely; the second for the kinds that seldom fit."""

HAVE_RULES = ("child", "exploited")
"""Roles of those for whom each step has rules of its own."""

WEAK = (
    *("aside_", "claim", "heard_out/", "manner/", "named/", "near_", "no_answer", "on_"),
    *("out_of_scope", "routes", "stay_", "unclear", "who_knows"),
)
"""What the keys of texts begin with that fitted least often in the judged talks."""


OF_ILLNESS = ("who_knows_doctor", "who_knows_medicine", "who_knows_vital")
"""What the keys of texts begin with that tell how a medicine is got."""


def answered_as_agreed(
    exchange: Exchange, decision: Decision, said_before: list[str], perform: Perform
) -> bool:
    """Say the text that the readings agree on; whether that was so.

    Args:
        exchange: whose replies are looked at.
        decision: what the message changed; its moves are what is answered then.
        said_before: what was said before this answer.
        perform: answers the exchange's present move by Rasa's rules.
    """
    key = _agreed(exchange, decision)
    if not key:
        return False
    say_again = say_instead(exchange, key, said_before, perform)
    holds = any(reply.key == f"{MESSAGE_PREFIX}{key}" for reply in exchange.replies)
    return settled(exchange, decision, say_again, holds=holds)


def _agreed(exchange: Exchange, decision: Decision) -> str:
    """The key of the text that the readings agree on, without `utter_`; empty for none."""
    situation, reading = exchange.situation, exchange.reading
    support = reading.support
    is_barred = (
        situation.role in HAVE_RULES or has_no_bed(situation) or reading.readiness is not None
    )
    if not (support and exchange.replies) or is_barred or meets_more(exchange, decision):
        return ""
    said = [reply.key.removeprefix(MESSAGE_PREFIX) for reply in exchange.replies]
    is_certain = reading.confidence >= CERTAIN and said == [reading.moves[0].key]
    is_weak = all(key.startswith(WEAK) for key in said) and not is_certain
    is_open = reading.is_question and is_all_of(exchange, STATEMENTS)
    is_sure = not (is_weak or is_open) and reading.confidence >= SURE
    # What was read surely of who is in danger, saw others in it, or wants to stop, stands.
    is_cared_for = situation.in_danger or situation.role == "wants_to_stop" or saw_others(situation)
    is_kept = is_sure and is_cared_for
    if is_kept or {*said} & {*reading.plainly}:
        return ""
    more = OVER_SURE if is_sure else OVER_WEAK if is_weak else OVER_UNSURE
    over = max(max(support.get(key, 0.0) for key in said) + more, support.get(NOTHING, 0.0))
    elsewhere = KEY if is_sure else ()  # nobody who was heard is sent to an adviser
    # What may be said is looked up in all that was said: last, and of the few texts that have the support.
    likely = [key for key in support if support[key] >= over and not key.startswith(elsewhere)]
    likely = [key for key in likely if _may_be_said(exchange, key)]
    return max(likely, key=lambda key: support[key], default="")


def _may_be_said(exchange: Exchange, key: str) -> bool:
    """Whether a text has a new wording, takes nobody's safety away and tells of no new danger."""
    situation, danger = exchange.situation, topic_of(key).danger
    is_rash = key in RASH or key in situation.denied or is_for_child(situation, key)
    # "How do I tell the neighbour of the pills?" asks for no chemist.
    is_despair = situation.in_danger and situation.danger_kind == "distress"
    is_rash |= is_despair and key.startswith(OF_ILLNESS)
    is_rash |= is_unheard(exchange.reading, key)
    if is_rash or (danger and danger not in situation.safety_kinds):
        return False
    name = f"{MESSAGE_PREFIX}{key}"
    words = exchange.library.words
    return words.has(name) and new_wording(words, name, situation) is not None
