"""What the model was sure of, where our own rules ended at a text that answers nothing.

A rule that turns a message into something else may be wrong, and so may the model. Where the rules end at
a stopgap ("I didn't follow", "that is all I can say of this page") and the model was sure of a topic that
has an answer of its own, the answer comes: of 99 replies to live visitors that fitted badly, 31 had been
read otherwise, and surely, by the model (docs/conversations.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.actions.safety import is_watched
from bot.dialogue.topics import topic_of
from bot.dialogue.unanswered import COMPANY, STAYING, UNCLEAR, Perform
from bot.dialogue.wordings import text_id, wordings
from bot.message import Move
from bot.nlu.decision import RASH
from bot.words import MESSAGE_PREFIX

if TYPE_CHECKING:
    from bot.dialogue.deciding import Decision
    from bot.dialogue.exchange import Exchange

SURE = 0.9
"""Share of its intent from which the model counts as sure."""

NAMED = "named/"
"""What the keys of texts begin with that take up a word."""

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

STATEMENTS = (
    "ask_human/will_call",
    "affirm",
    "calls_",
    "deny",
    "goodbye",
    "number_to_keep",
    "safe_yes",
    "thank",
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
    meant = _meant(exchange, decision)
    is_quiet = not (decision.new_kind or decision.lifted or decision.check)
    if meant is None or not is_quiet:
        return
    if not (_is_stopgap(exchange, meant) or _leaves_open(exchange, meant)):
        return
    situation = exchange.situation
    kept = exchange.replies, [*situation.said], situation.asked, exchange.move
    situation.said[:], situation.asked = said_before, "nothing"
    exchange.replies, exchange.move = [], meant
    perform(exchange)
    if _is_stopgap(exchange, meant) or not exchange.replies:
        exchange.replies, situation.said[:], situation.asked, exchange.move = kept
    else:
        decision.moves = [meant]


def _meant(exchange: Exchange, decision: Decision) -> Move | None:
    """The topic that the model was sure of, if it can be answered anew in this talk."""
    reading, situation = exchange.reading, exchange.situation
    move = reading.by_model
    if move is None or not move.topic or move.confidence < SURE or reading.choice:
        return None
    topic = topic_of(move.key)
    is_new = exchange.has_words(move.key) and _has_more(exchange, f"{MESSAGE_PREFIX}{move.key}")
    is_plain = bool(situation.turns) and not topic.danger and move.key not in situation.denied
    is_plain &= move.intent not in NO_ANSWERS and move.key not in (decision.moves[0].key, *RASH)
    return move if is_new and is_plain and not is_watched(exchange) else None


def _has_more(exchange: Exchange, key: str) -> bool:
    """Whether a text has a wording that was not said yet."""
    wording = wordings(exchange.library.words, key, exchange.situation)[0]
    return text_id(key, wording) not in exchange.situation.said


def _leaves_open(exchange: Exchange, meant: Move) -> bool:
    """Whether a question is met by the answer to a statement: "I'll ring. may I go in to her till then?"."""
    keys = [said.key.removeprefix(MESSAGE_PREFIX) for said in exchange.replies]
    is_asked = (exchange.reading.has_mark or exchange.reading.asks) and meant.intent in ASKED
    return is_asked and bool(keys) and all(key.startswith(STATEMENTS) for key in keys)


def _is_stopgap(exchange: Exchange, meant: Move) -> bool:
    """Whether no text answers what was meant; one that takes up a word answers what tells of somebody."""
    keys = [said.key.removeprefix(MESSAGE_PREFIX) for said in exchange.replies]
    is_question = meant.intent in ASKED
    stopgaps = OF_NO_ANSWER if is_question else TELLING_NOTHING
    return bool(keys) and all(key.startswith(stopgaps) for key in keys)
