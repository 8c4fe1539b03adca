"""A mistake of ours is owned: who says that we misread, or do not listen, hears that before the answer.

Of 67 such reproaches of live visitors three were met with a word about it (docs/conversations.md).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.nlu.phrases.plain_asks import REPROACHED
from bot.words import MESSAGE_PREFIX

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange
    from bot.words import Said

OURS = "my_mistake"
"""What is said before an answer; each wording once."""

OWNED = (
    "deny/",
    "disclose_exploitation/not_me",
    "express_hostility/",
    "no_answer",
    "no_emergency",
    "not_dying",
    "not_that_line",
    "unclear",
)
"""What the keys of texts begin with that say so themselves, or take something back."""

SPEECHLESS = ("ambulance", "goodbye", "opt_out")
"""The same of texts that are too short, or too urgent, for it."""


def with_own_mistake(exchange: Exchange, decision: Decision, replies: list[Said]) -> list[Said]:
    """The replies, the first behind a word that we misread where somebody reproaches us with it.

    Not in an SMS, which has no room, nor where somebody else may read along or a danger is met.

    Args:
        exchange: that is answered.
        decision: what the message changed.
        replies: that are sent.
    """
    situation = exchange.situation
    is_reproach = REPROACHED in exchange.reading.plainly and not exchange.reading.choice
    # "I said no, and he didn't stop" is no word about us, whatever else it sounds like.
    is_grave = bool(decision.new_kind or exchange.reading.safety)
    is_no_place = situation.channel == "sms" or situation.watched or is_grave
    if not is_reproach or is_no_place or not replies or situation.turns == 0:
        return replies
    first = replies[0]
    if first.key.removeprefix(MESSAGE_PREFIX).startswith(OWNED + SPEECHLESS):
        return replies
    if not (owned := exchange.once(OURS)):
        return replies
    situation.keep_answer_last()
    return [replace(first, text=f"{owned} {first.text}"), *replies[1:]]
