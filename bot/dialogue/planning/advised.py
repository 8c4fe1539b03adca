"""Who could answer a question that is met by nothing that was written: a doctor, the bank, a lawyer.

Our rules end at a stopgap ("I didn't follow", "what matters most to you?"), or at a topic that is not likely,
or that no such question is about. Whoever asks about an illness or an account is told honestly that this is
not known here, who knows it, and what to ask there first. Whom a question is for is learnt
(`bot.engine.components.who_knows`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.answering.unanswered import GUESSED, STAYING, UNCLEAR, Perform, unsay
from bot.dialogue.answering.who_knows import ELSEWHERE
from bot.dialogue.planning.sure import TELLING_NOTHING, is_all_of
from bot.dialogue.state.dangers import BUYERS, LED_ON
from bot.dialogue.telling.watched import is_watched
from bot.dialogue.words.wordings import new_wording
from bot.message import Move
from bot.nlu.phrases.who_knows import ADVISERS, KEY, LINE, OURS, SEARCH
from bot.words import MESSAGE_PREFIX

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange
    from bot.vocabulary import WhoKnows

REFLECTIONS = (*STAYING, "heard_out/")
"""What the keys of texts begin with that take up what was told, and answer no question beside it."""

SURE, BEYOND_DOUBT = 0.85, 0.95
"""Shares from which it outdoes a topic that such a question is not about, and does so in danger."""

NOT_KNOWN = ("greet_unsure", *(text.removeprefix(MESSAGE_PREFIX) for text in UNCLEAR))
"""The keys of texts that say that it was not understood, or has no answer here."""

OF_ANYTHING = (LINE, SEARCH)
"""What is named only where nothing else answers: many a question for us sounds like one for the line."""

COUPLES = "couples_advice"
"""Who helps two people to talk."""

IN_DANGER = frozenset({"bank", "doctor", "lawyer", "migrant_advice", "office", "phone_help", LINE})
"""Who is named to somebody in danger: no debt adviser to who is told to owe, no counsellor for couples."""

MISREAD = frozenset(
    {"ask_education", "ask_help_to_stop", "ask_human", "ask_police", "ask_risk"}
    | {"claim_choice", "claim_harmless", "claim_need", "commit_to_stop", "deny"}
    | {"disclose_exploitation", "express_remorse", "out_of_scope", "report_concern"}
)
"""Intents that such questions are taken for. Of the others the law, what is kept and who runs this are
asked for in words of their own, and despair, children and threats are answered whatever else is asked."""


def advised(
    exchange: Exchange, decision: Decision, said_before: list[str], perform: Perform
) -> None:
    """Name who could answer, or answer a buyer's question, in the place of a stopgap or a guess.

    Args:
        exchange: whose replies are looked at.
        decision: what the message changed.
        said_before: what was said before this answer.
        perform: answers the exchange's present move by Rasa's rules.
    """
    knows = exchange.reading.who_knows
    if knows is None or not _may_be_told(exchange, decision, knows):
        return
    key = f"utter_{OURS.get(knows.code, KEY + knows.code)}"
    is_new = new_wording(exchange.library.words, key, exchange.situation) is not None
    if not is_new or not _is_unmet(exchange, decision, knows):
        return
    unsay(exchange, said_before)
    exchange.move = Move.of(OURS[knows.code]) if knows.code in OURS else ELSEWHERE
    decision.moves = [exchange.move]
    if knows.code in OURS:
        perform(exchange)
        return
    is_for_line = knows.code == LINE and exchange.situation.in_danger
    exchange.say(key, routes=exchange.facts.reminder() if is_for_line else "")
    exchange.leads_on = False


def _may_be_told(exchange: Exchange, decision: Decision, knows: WhoKnows) -> bool:
    """Whether nothing weightier is met; a child is sent to no office."""
    situation = exchange.situation
    is_beside = situation.in_danger and knows.code not in IN_DANGER
    is_named = knows.code in ADVISERS or (knows.code in OURS and situation.role in LED_ON)
    is_barred = is_beside or situation.role == "child" or meets_more(exchange, decision)
    is_barred |= knows.code == COUPLES and _is_of_no_couple(exchange, decision)
    # "I'll ring her" is about no line where none was shown.
    is_barred |= knows.code == LINE and not situation.resources
    return is_named and not is_barred


def _is_of_no_couple(exchange: Exchange, decision: Decision) -> bool:
    """Whether who came to buy speaks of no partner, or argues: "I'm alone at night", "whom does it hurt"."""
    is_argued = decision.moves[0].intent.startswith("claim_")
    is_named = "couple" in exchange.reading.named
    return exchange.situation.role in BUYERS and (is_argued or not is_named)


def meets_more(exchange: Exchange, decision: Decision) -> bool:
    """Whether a danger is met or lifted, a button was pressed, or another may read along."""
    is_grave = decision.new_kind or decision.lifted or decision.check or exchange.reading.safety
    return bool(is_grave or exchange.reading.choice) or is_watched(exchange)


def _is_unmet(exchange: Exchange, decision: Decision, knows: WhoKnows) -> bool:
    """Whether what would be said answers no question, only a guess at one, or another."""
    reading, move, situation = exchange.reading, exchange.move, exchange.situation
    is_asked, is_sure = reading.is_question, knows.share >= BEYOND_DOUBT
    is_of_others = situation.role == "witness"  # what they ask is of whom they worry about
    if is_all_of(exchange, NOT_KNOWN):
        return is_asked or is_sure
    if not is_asked or not situation.turns:
        return False
    if is_all_of(exchange, TELLING_NOTHING) or is_all_of(exchange, REFLECTIONS):
        return is_sure and not is_of_others
    least = BEYOND_DOUBT if situation.in_danger else SURE
    if is_of_others or knows.code in OF_ANYTHING or knows.share < least:
        return False
    is_by_model = reading.by_model is not None and reading.by_model.key == move.key
    is_guess = is_by_model and move.confidence < GUESSED
    return is_guess or (not reading.founded and _is_other(exchange, decision, knows))


def _is_other(exchange: Exchange, decision: Decision, knows: WhoKnows) -> bool:
    """Whether all that would be said is of topics that no such question is about."""
    said = {reply.key.removeprefix(MESSAGE_PREFIX) for reply in exchange.replies}
    others = {move.key for move in decision.moves if move.intent in MISREAD}
    return bool(said) and said <= others - {*knows.topics}
