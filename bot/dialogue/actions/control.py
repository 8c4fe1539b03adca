"""Control of the conversation: language, place, a person, opting out, not understanding."""

from __future__ import annotations

from bot.dialogue.actions.base import Answer
from bot.dialogue.actions.law import tell_law
from bot.dialogue.actions.safety import NEXT, keep_company
from bot.dialogue.answering.listening import hear, listen, take_up
from bot.dialogue.planning.course import go_on, is_exercise
from bot.dialogue.reading.matters import STAYED_WITH, matter_of
from bot.dialogue.reading.meant import OF_TESTS
from bot.dialogue.reading.taking_up import NO_QUESTIONS, OF_HER, OF_THEM, owes
from bot.dialogue.state.dangers import FIRM
from bot.dialogue.state.questions import OPEN
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.lines_kept import keep_lines_of_place
from bot.dialogue.telling.needs import urgent_need
from bot.dialogue.words.buttons import language_buttons
from bot.vocabulary import Ending
from bot.words import own_name

OPEN_QUESTIONS = OF_THEM | OF_HER | {OPEN}
"""Questions of ours that were asked openly."""

MISUNDERSTOOD_BEFORE_MENU = 2


class Place(Answer):
    """The visitor names a place."""

    action_name = "action_place"

    def answer(self, exchange: Exchange) -> None:
        """Take it as theirs; show the lines or the law there if that was the question."""
        situation, named = exchange.situation, exchange.reading.places
        if len(named) > 1:
            exchange.say("utter_which_place", exchange.place_buttons(named))
            exchange.ask(exchange.was_asked)
        elif not named and situation.in_danger:
            exchange.say("utter_safety_where")
            exchange.ask("safety_place")
        elif not named:
            exchange.say("utter_ask_law_where")
            exchange.ask(exchange.was_asked)
        elif exchange.was_asked == "law_place" or _follows_the_law(exchange):
            tell_law(exchange)
        elif _wants_lines(exchange):
            is_doubted = "distress" in situation.suspected and situation.role not in FIRM
            doubted = "crisis" if is_doubted else ""
            tests = "sexual_health" if _wants_test(situation) else ""
            exchange.need = doubted or tests or urgent_need(situation) or situation.last_need
            if routes := exchange.facts.routes_due():
                exchange.say("utter_routes", routes=routes)
            elif not tests and situation.is_behind_line and keep_lines_of_place(exchange):
                exchange.say("utter_lines_hold")
            elif situation.needs_company or urgent_need(situation) or tests:
                exchange.say_routes("utter_routes")
            else:
                exchange.say("utter_place_noted", place_name=exchange.place_name(named[0]))
        else:
            place = exchange.reading.place or named[0]
            exchange.say("utter_place_noted", place_name=exchange.place_name(place))


class Language(Answer):
    """The visitor asks for another language."""

    action_name = "action_language"

    def answer(self, exchange: Exchange) -> None:
        """Switch at once if we have it; else say so in that language's name and offer ours."""
        situation = exchange.situation
        wanted = exchange.reading.requested_language
        offered = exchange.library.words.languages
        if wanted in offered:
            situation.language = wanted
            exchange.say("utter_change_language")
            return
        buttons = language_buttons(offered)
        if wanted is None:
            exchange.say("utter_change_language_which", buttons)
        else:
            exchange.say(
                "utter_change_language_unavailable", buttons, language_name=own_name(wanted)
            )


ERASED = {"opted_out": "utter_delete_data_opt_out", "contact": "utter_delete_data_contact"}
"""What was stored, and how it is said."""


class DeleteData(Answer):
    """What is stored is erased, and the visitor is told what that was."""

    action_name = "action_delete_data"

    def answer(self, exchange: Exchange) -> None:
        """In danger this phone's own traces are the matter, and the talk is not forgotten."""
        if exchange.situation.danger != "none":
            exchange.say("utter_delete_in_danger")
            return
        exchange.say(ERASED.get(exchange.done.erased, "utter_delete_data_nothing"))
        exchange.situation.note_topic("delete_data")


class OptOut(Answer):
    """No more messages: one confirmation, then silence on this channel."""

    action_name = "action_opt_out"

    def answer(self, exchange: Exchange) -> None:
        """Confirm once, with the emergency number (decisions/0005).

        A page sends nothing by itself. Somebody in danger there is not forgotten for a word that was
        perhaps misunderstood: the script of deterrence would come back.
        """
        situation = exchange.situation
        if not (situation.in_danger and situation.channel == "web"):
            situation.ending = Ending.OPTED_OUT
        exchange.say("utter_opt_out")


class Misunderstood(Answer):
    """Not understood: an answer to our own question is reflected, else we say so and offer ways."""

    action_name = "action_misunderstood"

    def answer(self, exchange: Exchange) -> None:
        """Say what can be asked."""
        situation, key = exchange.situation, exchange.topic.key
        if is_exercise(exchange) and situation.danger == "none" and not exchange.reading.asks:
            go_on(exchange)
        elif exchange.reading.manner == NO_QUESTIONS and take_up(exchange):
            return
        elif _names_place(exchange) and _follows_the_law(exchange):
            tell_law(exchange)
        elif situation.needs_company:
            keep_company(exchange)
        elif situation.danger != "none" and hear(exchange):
            return
        elif key and exchange.has_words(key):
            exchange.say_topic(key)
        elif exchange.was_asked == "readiness" and exchange.say_once("utter_readiness_which"):
            exchange.ask("readiness")
        elif not (hear(exchange) or _stay_with_matter(exchange) or _listen(exchange)):
            _offer_ways(exchange)


def _stay_with_matter(exchange: Exchange) -> bool:
    """Words for somebody whose matter is known; whether there are any left to say."""
    matter = matter_of(exchange.situation)
    if matter == "extortion" and not exchange.was_said("utter_check_heavy"):
        exchange.need, exchange.is_gentle = "crisis", True
        exchange.say("utter_check_heavy")
        exchange.ask("how_are_you")
        return True
    if matter == "witness" and exchange.was_said(f"utter_stay_{matter}"):
        exchange.say(NEXT)  # that we did not understand is said once
        return True
    return matter in STAYED_WITH and exchange.say_once(f"utter_stay_{matter}")


def _listen(exchange: Exchange) -> bool:
    """Listen to a buyer who tells of himself, also where we asked nothing."""
    is_known = exchange.situation.role != "unknown" or owes(exchange.reading)
    return is_known and listen(exchange)


def _offer_ways(exchange: Exchange) -> None:
    """Say that it was not understood; the buyers' topics are not for somebody of whom nothing is known."""
    situation = exchange.situation
    situation.misunderstood += 1
    situation.not_understood += 1
    is_answer = situation.is_led_on and exchange.was_asked in OPEN_QUESTIONS
    if (situation.role == "unknown" or is_answer) and exchange.say_once("utter_unclear"):
        return  # no menu for who answers us
    is_again = situation.misunderstood >= MISUNDERSTOOD_BEFORE_MENU
    exchange.say("utter_out_of_scope_again" if is_again else "utter_out_of_scope")


def _wants_test(situation: Situation) -> bool:
    """Whether who names a place was told where one is tested, and is in no danger."""
    return situation.danger == "none" and situation.last_topic in OF_TESTS


def _wants_lines(exchange: Exchange) -> bool:
    """Whether somebody who names a place is shown the lines there."""
    situation = exchange.situation
    is_in_need = (
        exchange.was_asked == "safety_place"
        or urgent_need(situation)
        or situation.last_need in ("sex_worker", "sexual_health", "legal")
    )
    return bool(is_in_need) and not situation.no_numbers


def _names_place(exchange: Exchange) -> bool:
    """Whether a place is named of which something may be asked, or "here" is."""
    reading = exchange.reading
    return reading.of_here or bool(reading.place and not reading.is_away)


def _follows_the_law(exchange: Exchange) -> bool:
    """Whether a place is named behind an answer on the law: then the law there is meant."""
    before = exchange.situation.last_topic.partition("/")[0]
    return before in ("ask_law", "claim_legal") and exchange.situation.danger == "none"
