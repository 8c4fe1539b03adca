"""How a talk ends: a farewell with a line to keep, or a limit to abuse."""

from __future__ import annotations

from bot.dialogue.actions.base import Answer
from bot.dialogue.actions.safety import keep_company, stay
from bot.dialogue.actions.topics import DECLINES_BEFORE_END
from bot.dialogue.planning.afterwards import ask_of_use
from bot.dialogue.planning.steps import ask_readiness, offer_return_code
from bot.dialogue.state.dangers import OF_THEIR_OWN_DOING
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.needs import need_of, urgent_need
from bot.dialogue.telling.watched import is_watched
from bot.vocabulary import Ending, Stage

HOSTILE_BEFORE_END = 2

NOT_FOR_ME = ("goodbye/not_for_me", "goodbye/wrong_number")
"""Topics of somebody whom this reached by mistake."""

THINKS = "goodbye/think"
"""The topic of who leaves it open: nothing more is asked of them."""


class Hostility(Answer):
    """Abuse meets one calm limit, then the end with a way to help."""

    action_name = "action_hostility"

    def answer(self, exchange: Exchange) -> None:
        """Anger about us is answered; abuse meets the limit, or ends."""
        situation, key = exchange.situation, exchange.topic.key
        if key and key != "express_hostility/insult":
            exchange.say_topic(key)
            return
        situation.hostile += 1
        borne = situation.hostile + situation.declined
        if situation.hostile < HOSTILE_BEFORE_END and borne <= DECLINES_BEFORE_END:
            exchange.say_topic(key or exchange.intent)
            return
        situation.ending = Ending.HOSTILE
        routes = exchange.facts.routes("buyer_help", count=1)
        exchange.say("utter_express_hostility_end", routes=routes)


class Goodbye(Answer):
    """A polite end; the ruler once more if it was answered before."""

    action_name = "action_goodbye"

    def answer(self, exchange: Exchange) -> None:
        """Say goodbye with a line to keep."""
        situation, key = exchange.situation, exchange.topic.key
        if situation.ending != Ending.SAFETY:
            situation.ending = Ending.COMPLETED
        ruler_is_due = situation.readiness_before is not None and situation.readiness_asked == 1
        if is_watched(exchange):
            stay(exchange)
        elif situation.needs_company:
            keep_company(exchange)
        elif key and exchange.has_words(key):
            situation.not_for_me = situation.not_for_me or key in NOT_FOR_ME
            exchange.say_topic(key)
            if key != THINKS:
                ask_of_use(exchange)
        elif ruler_is_due and situation.danger == "none":
            ask_readiness(exchange)
        elif _leaves_with_nothing(situation):
            exchange.say("utter_goodbye")
            if not offer_return_code(exchange):
                ask_of_use(exchange)
        else:
            is_crisis = _told_of_need(situation) or (
                _is_pressed(situation) and not need_of(situation)
            )
            need = "crisis" if is_crisis else need_of(situation) or "buyer_help"
            exchange.say("utter_goodbye_with_route", routes=exchange.facts.routes(need, count=1))
            if not (offer_return_code(exchange) or _is_pressed(situation)):
                ask_of_use(exchange)


def _leaves_with_nothing(situation: Situation) -> bool:
    """Whether no line is handed to who leaves: before a talk began, by mistake, or who wants none."""
    is_early = situation.stage in (Stage.CONTACTED, Stage.REVEALED)
    # Neither a student nor a buyer who only argued is handed a group for addicts.
    is_open = situation.role in ("unknown", "professional", "buyer")
    is_nobodys = is_open and not (_told_of_need(situation) or _is_pressed(situation))
    return is_early or is_nobodys or situation.no_numbers or situation.not_for_me


def _is_pressed(situation: Situation) -> bool:
    """Whether something was told that may not end with a bare farewell: blackmail, an arrest, a sign."""
    is_of_theirs = situation.last_need in OF_THEIR_OWN_DOING
    return bool(is_of_theirs or situation.suspected or urgent_need(situation))


def _told_of_need(situation: Situation) -> bool:
    """Whether a buyer told what he lacks, so that somebody who listens is worth a number."""
    return situation.role == "buyer" and "claim_need" in situation.topics
