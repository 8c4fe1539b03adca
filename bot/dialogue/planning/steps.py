"""The thread of a conversation: which one question of ours comes behind an answer.

The ruler is for whoever is known to pay, and comes when the talk has begun. One question at a time,
each skippable, none twice: ask, reflect, offer (motivational interviewing).
"""

from __future__ import annotations

from bot.dialogue.planning.afterwards import ask_of_use
from bot.dialogue.reading.taking_up import ARGUED
from bot.dialogue.state.dangers import BUYERS
from bot.dialogue.telling.exchange import Exchange
from bot.vocabulary import STAGES, Stage

FIRST_RULER_TURN = 3
HELP_TURN = 4
COURSE_TURN = 6
SECOND_RULER_TURN = 7
OF_USE_TURN = 8


ARGUING = ARGUED | {"ask_identity", "ask_police", "express_hostility"}
"""Intents in the middle of which nobody is asked for a number, or offered help."""


def is_arguing(exchange: Exchange) -> bool:
    """Whether the talk is on an excuse, on what we say or on who we are: now, or the moment before."""
    before = exchange.situation.last_topic.partition("/")[0]
    return not ARGUING.isdisjoint({exchange.intent, before})


def next_step(exchange: Exchange) -> None:
    """Ask what fits now, or nothing."""
    situation = exchange.situation
    if situation.course_step and not situation.course_offered:
        offer_course(exchange)
        return
    pays = situation.role in BUYERS
    is_ready = situation.turns >= FIRST_RULER_TURN and not exchange.shows_lines
    if pays and is_ready and situation.readiness_asked == 0:
        ask_readiness(exchange)
    elif (
        situation.turns >= HELP_TURN
        and not situation.help_offered
        and STAGES.index(Stage(situation.stage)) < STAGES.index(Stage.ROUTED)
    ):
        offer_help(exchange)
    elif offer_return_code(exchange):
        return
    elif (
        situation.turns >= COURSE_TURN
        and not situation.course_offered
        and not {"course", "education"} & set(situation.topics)
    ):
        offer_course(exchange)
    elif (
        situation.turns >= SECOND_RULER_TURN
        and situation.readiness_before is not None
        and situation.readiness_asked == 1
    ):
        ask_readiness(exchange)
    elif situation.turns >= OF_USE_TURN:
        ask_of_use(exchange)


def offer_help(exchange: Exchange) -> None:
    """Offer to show where help is."""
    exchange.situation.help_offered = True
    exchange.say("utter_offer_help")
    exchange.ask("help")


def offer_course(exchange: Exchange) -> None:
    """Offer the course, or to go on with it where an earlier talk broke off."""
    exchange.situation.course_offered = True
    exchange.say(
        "utter_offer_course_on" if exchange.situation.course_step else "utter_offer_course"
    )
    exchange.ask("course")


def offer_return_code(exchange: Exchange) -> bool:
    """Offer a code to come back with, once, to whoever has begun to think; whether it was offered."""
    situation = exchange.situation
    has_begun = (
        situation.readiness_before is not None
        or situation.stage == Stage.COMMITTED
        or not {"course", "help"}.isdisjoint(situation.topics)
    )
    if (
        not has_begun
        or situation.return_offered
        or situation.danger != "none"
        or exchange.wants_no_questions
        or not exchange.library.settings.return_code_days
    ):
        return False
    situation.return_offered = True
    exchange.say("utter_offer_return_code")
    exchange.ask("return_code")
    return True


def ask_readiness(exchange: Exchange) -> None:
    """Show the ruler; the second time it is the one that is compared with the first."""
    again = exchange.situation.readiness_asked > 0
    exchange.situation.readiness_asked += 1
    exchange.say("utter_ask_readiness_again" if again else "utter_ask_readiness")
    exchange.ask("readiness")
