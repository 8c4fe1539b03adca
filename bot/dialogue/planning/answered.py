"""The text that whole messages like this one are answered by, in the place of one that is likely wrong.

Of what live visitors wrote long, late or annoyed, a good half was read as something else, though a text
stood ready (docs/conversations.md, "The text that answers"). The model of such messages
(`bot.engine.components.answers`) is asked where what would be said is a stopgap, or is a guess that it finds
unlikely. It changes neither who writes nor what danger there is, and is not asked where either is at stake.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bot.dialogue.answering.unanswered import Perform, unsay
from bot.dialogue.answering.who_knows import ELSEWHERE
from bot.dialogue.planning.advised import IN_DANGER, NOT_KNOWN, OF_ANYTHING, REFLECTIONS, meets_more
from bot.dialogue.planning.sure import TELLING_NOTHING, is_all_of
from bot.dialogue.reading.guesses import is_for_child
from bot.dialogue.reading.matters import matter_of
from bot.dialogue.state.dangers import BLACKMAIL, BUYERS, LED_ON
from bot.dialogue.telling.likely_place import WHERE
from bot.dialogue.telling.needs import urgent_need
from bot.dialogue.topics import topic_of, topics
from bot.dialogue.words.wordings import new_wording
from bot.message import Move, Understanding
from bot.nlu.evidence import OTHERS_KNOW
from bot.nlu.phrases.who_knows import (
    ADVISERS,
    BENEFITS,
    FAMILY_COURT,
    KEY,
    OFFICE_PAPERS,
    TEST_WHEN,
)
from bot.words import MESSAGE_PREFIX

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange

LIKELY, SURE, NEVER = 0.6, 0.7, 2.0
"""Shares from which a text is said for a stopgap, and for a guess of the model alone; and none."""

BUYING, FOR_MEN, IN_NEED = "seek_services", "for_men", "disclose_exploitation"
"""The one intent among the keys that is no topic, who asks for sex; a text for men in need; their intent."""

PERHAPS = 0.05
"""Share below which a text is no answer either."""

HALF = 0.5
"""Share below which the model guesses, whatever speaks for it."""

READ_SURELY = 0.97
"""Share of a topic from which it was read surely: by plain words, or by the model."""

OF_THE_HELD = (
    *("care_", "disclose_exploitation/", "door_", "home_", "need_"),
    *("no_police", "no_voice_", "owes_nothing"),
)
OF_ANOTHER = ("near_", "owner_risk", "report_concern/", "witness_")
OF_BUYERS = (
    *("ask_harm/", "ask_help_to_stop/", "claim_", "commit_to_stop/", "express_remorse/"),
    *(FOR_MEN, "mention_minor/", BUYING),
)
OF_DESPAIR = ("express_distress/", "not_dying")
"""What the keys of texts begin with that are for one kind of visitor alone."""

FOR_ANYBODY = ("need_free_lawyer", "need_group", "need_interpreter", "need_doctor")
"""Those among them that are not."""

UNDOUBTED = frozenset(
    {"ask_identity", "ask_privacy", "ask_signs", "delete_data", "express_distress"}
    | {"mention_minor", "threaten_violence"}
)
"""Intents that are asked for, or told, in words of their own, and answered whatever else is likely."""

ASKED_AT_DESKS = (BENEFITS, FAMILY_COURT, OFFICE_PAPERS, TEST_WHEN)
"""What has a text of its own among the questions that others know the answer of."""

OF_WITNESSES = ("bank", "doctor", "lawyer", "office")
"""Who is named to who saw others in need: what else they ask is mostly of whom they worry about."""


def answered_as_alike(
    exchange: Exchange, decision: Decision, said_before: list[str], perform: Perform
) -> bool:
    """Say the text that messages like this one are answered by; whether that was so.

    Args:
        exchange: whose replies are looked at.
        decision: what the message changed; its moves are what is answered then.
        said_before: what was said before this answer.
        perform: answers the exchange's present move by Rasa's rules.
    """
    key = _likely_text(exchange, decision)
    if not key:
        return False
    say_again = say_instead(exchange, key, said_before, perform)
    holds = bool(exchange.replies) and not is_all_of(exchange, NOT_KNOWN)
    return settled(exchange, decision, say_again, holds=holds)


def say_instead(
    exchange: Exchange, key: str, said_before: list[str], perform: Perform
) -> Callable[[], None]:
    """Say a text instead of all that would be said.

    Args:
        exchange: whose replies are taken back.
        key: of the text, without `utter_`.
        said_before: what was said before this answer.
        perform: answers the exchange's present move by Rasa's rules.

    Returns:
        What says again after all what would have been said.
    """
    say_again = unsay(exchange, said_before)
    if key in topics() or key == BUYING:
        exchange.move = Move.of(key)
        perform(exchange)
    else:
        exchange.move, exchange.need = ELSEWHERE, urgent_need(exchange.situation)
        exchange.say(f"{MESSAGE_PREFIX}{key}", routes=exchange.facts.routes_due())
        exchange.leads_on = False
    return say_again


def settled(
    exchange: Exchange, decision: Decision, say_again: Callable[[], None], *, holds: bool
) -> bool:
    """Keep what was said instead, as the only move, if it holds; else say what would have been said."""
    if holds:
        decision.moves = [exchange.move]
    else:
        say_again()
    return holds


def _likely_text(exchange: Exchange, decision: Decision) -> str:
    """The key of the text to say instead, without `utter_`; empty for none."""
    reading, situation = exchange.reading, exchange.situation
    # Whose number or address stands in an advert is told of it by rules of their own.
    is_near = any(said.startswith(f"{MESSAGE_PREFIX}near_") for said in situation.said)
    is_barred = is_near or not situation.turns or bool(reading.suspected)
    if not reading.answers or is_barred or meets_more(exchange, decision):
        return ""
    name, share = reading.answers[0]
    key = name.replace(OTHERS_KNOW, KEY)
    is_said = any(reply.key == f"{MESSAGE_PREFIX}{key}" for reply in exchange.replies)
    if is_said or share < _least(exchange, decision, key) or not _may_hear(exchange, key):
        return ""
    is_new = new_wording(exchange.library.words, f"{MESSAGE_PREFIX}{key}", situation) is not None
    return key if is_new else ""


def _least(exchange: Exchange, decision: Decision, key: str) -> float:
    """The share from which a text is better than what would be said; above one for none."""
    reading, is_of_others = exchange.reading, key.removeprefix(KEY) in ADVISERS
    if is_unheard(reading, key) or reading.insists:
        return NEVER  # who wants a plain yes or no is told that there is none
    is_stopgap = is_all_of(exchange, TELLING_NOTHING) and not is_of_others
    if is_stopgap or is_all_of(exchange, NOT_KNOWN):
        return LIKELY
    is_asked = reading.is_question
    if is_all_of(exchange, (*REFLECTIONS, *TELLING_NOTHING)):
        return LIKELY if is_asked else NEVER
    return _least_of_topic(exchange, decision, key) if is_asked or not is_of_others else NEVER


def _least_of_topic(exchange: Exchange, decision: Decision, key: str) -> float:
    """The same where a topic would be said; what plain words asked for stands, and what keeps people safe."""
    reading, adviser = exchange.reading, key.removeprefix(KEY)
    keys = {reply.key for reply in exchange.replies} - {*WHERE}
    said = {one.removeprefix(MESSAGE_PREFIX) for one in keys}
    of_moves = {move.intent for move in decision.moves}
    is_of_topic = {one.partition("/")[0] for one in said} <= of_moves - UNDOUBTED
    is_likely = said & {name for name, share in reading.answers if share >= PERHAPS}
    is_beside = adviser in ADVISERS and exchange.situation.role == "witness"
    is_beside &= adviser not in OF_WITNESSES
    is_beside |= IN_NEED in of_moves and key.startswith((*OF_ANOTHER, *OF_BUYERS))
    if not said or is_likely or not is_of_topic or is_beside or adviser in OF_ANYTHING:
        return NEVER
    move, by_model = reading.moves[0], reading.by_model
    is_guess = by_model is not None and by_model.key == move.key
    is_guess &= not reading.founded or move.confidence < HALF
    return SURE if is_guess and move.confidence < READ_SURELY else NEVER


def is_unheard(reading: Understanding, key: str) -> bool:
    """Whether a text names an adviser whom the model of such questions does not hear.

    Args:
        reading: of the message.
        key: of the text, without `utter_`.
    """
    is_agreed = reading.who_knows is not None and KEY + reading.who_knows.code == key
    return key.removeprefix(KEY) in ADVISERS and not is_agreed


def _may_hear(exchange: Exchange, key: str) -> bool:
    """Whether a text is for who writes: none for who sells is said to a buyer, nor the other way round."""
    situation, role = exchange.situation, exchange.situation.role
    is_of_despair = key.startswith(OF_DESPAIR) or situation.danger_kind == "distress"
    is_unthreatened = key.startswith(BLACKMAIL) and matter_of(situation) != "extortion"
    if is_of_despair or is_unthreatened or role == "child" or is_for_child(situation, key):
        return False
    adviser = key.removeprefix(KEY)
    if adviser != key:
        # What is told of illness, of life and of relatives has rules of its own.
        known = IN_DANGER if situation.in_danger else (*ADVISERS, *ASKED_AT_DESKS)
        return adviser in known
    if key in FOR_ANYBODY:
        return True
    if role == "witness" or situation.in_danger:
        barred = OF_THE_HELD if role == "witness" else OF_ANOTHER
        return not key.startswith((*barred, *OF_BUYERS))
    barred = (*OF_THE_HELD, *(OF_ANOTHER if role in BUYERS else ()), FOR_MEN)
    is_danger = key in topics() and bool(topic_of(key).danger)
    return role in LED_ON and not key.startswith(barred) and not is_danger
