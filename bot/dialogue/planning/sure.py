"""What the model was sure of, where our own rules ended at a text that answers nothing.

A rule that turns a message into something else may be wrong, and so may the model. Where the rules end at
a stopgap ("I didn't follow", "that is all I can say of this page") and the model was sure of a topic that
has an answer of its own, the answer comes: of 99 replies to live visitors that fitted badly, 31 had been
read otherwise, and surely, by the model (docs/conversations.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.answering.unanswered import COMPANY, NAMED, STAYING, UNCLEAR, Perform, unsay
from bot.dialogue.telling.watched import is_watched
from bot.dialogue.topics import topic_of
from bot.dialogue.words.wordings import new_wording
from bot.message import Move
from bot.nlu.decision import RASH
from bot.words import MESSAGE_PREFIX

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange

OF_NO_ANSWER = (
    *(text.removeprefix(MESSAGE_PREFIX) for text in (*UNCLEAR, *COMPANY)),
    "found_end",
    "found_stay",
    "found_by_chance",
    "found_what_this_is",
    "near_ad_calls",
    "near_ad_next",
    "other_people",
    "said_already",
    "goodbye/must_go",
    "report_concern/partner_buys",
    *STAYING,
)
"""What the keys of stopgaps begin with, whatever they stand for."""

TELLING_NOTHING = tuple(one for one in OF_NO_ANSWER if one != NAMED)
"""Those that answer no statement either."""

NO_ANSWERS = frozenset({"claim_harmless", "deny", "out_of_scope", "seek_services"})
"""Intents whose topics answer no better than a stopgap does."""

ASKED = frozenset(
    {"ask_education", "ask_human", "ask_law", "ask_police", "ask_privacy", "ask_risk"}
    | {"ask_sector_guidance", "ask_signs", "disclose_exploitation", "mention_minor"}
    | {"report_concern"}
)
"""Intents of questions that are left open by who answers the statement beside them."""

SAFE = ("safe_yes",)
"""What is said to who can write, and wrote that in half a sentence."""

STATEMENTS = (
    "ask_human/will_call",
    "affirm",
    "calls_",
    "deny",
    "goodbye",
    "number_to_keep",
    "thank",
    *SAFE,
)
"""What the keys of texts begin with that answer a statement."""


def answered_surely(
    exchange: Exchange, decision: Decision, said_before: list[str], perform: Perform
) -> None:
    """Put the answer that the model was sure of in the place of a stopgap.

    Args:
        exchange: whose replies are looked at.
        decision: what the message changed; its moves are what is answered then.
        said_before: what was said before this answer.
        perform: answers the exchange's present move by Rasa's rules.
    """
    is_quiet = not (decision.new_kind or decision.lifted or decision.check)
    meant = _meant(exchange, decision) if is_quiet else None
    if meant is None or not (_is_stopgap(exchange, meant) or _leaves_open(exchange, meant)):
        return
    say_again = unsay(exchange, said_before)
    exchange.move = meant
    perform(exchange)
    if _is_stopgap(exchange, meant) or not exchange.replies:
        say_again()
    else:
        decision.moves = [meant]


def _meant(exchange: Exchange, decision: Decision) -> Move | None:
    """The topic that the model was sure of, if it can be answered anew in this talk."""
    reading, situation = exchange.reading, exchange.situation
    move = reading.by_model
    if move is None or not move.names_topic() or reading.choice or not situation.turns:
        return None
    is_meant = move.intent not in NO_ANSWERS and move.key not in (decision.moves[0].key, *RASH)
    is_plain = not topic_of(move.key).danger and move.key not in situation.denied
    if not (is_meant and is_plain and exchange.has_words(move.key)) or is_watched(exchange):
        return None
    key = f"{MESSAGE_PREFIX}{move.key}"
    return move if new_wording(exchange.library.words, key, situation) else None


def _leaves_open(exchange: Exchange, meant: Move) -> bool:
    """Whether a question is met by the answer to a statement: "I'll ring. may I go in to her till then?"."""
    is_asked = exchange.reading.is_question and meant.intent in ASKED
    # "He's asleep. but answer me, can he have me sent back or not": asked without a mark.
    is_asked |= meant.intent.startswith("ask_") and is_all_of(exchange, SAFE)
    return is_asked and is_all_of(exchange, STATEMENTS)


def _is_stopgap(exchange: Exchange, meant: Move) -> bool:
    """Whether no text answers what was meant; one that takes up a word answers what tells of somebody."""
    return is_all_of(exchange, OF_NO_ANSWER if meant.intent in ASKED else TELLING_NOTHING)


def is_all_of(exchange: Exchange, beginnings: tuple[str, ...]) -> bool:
    """Whether something was said, and the key of each text begins so.

    Args:
        exchange: whose replies are looked at.
        beginnings: without `utter_`.
    """
    keys = [said.key.removeprefix(MESSAGE_PREFIX) for said in exchange.replies]
    return bool(keys) and all(key.startswith(beginnings) for key in keys)
