"""Control of the conversation: language, place, a person, opting out, ending, not understanding."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

from bot.dialogue.actions.base import Answer
from bot.dialogue.actions.topics import DECLINES_BEFORE_END, tell_law
from bot.dialogue.exchange import Exchange
from bot.dialogue.steps import ask_readiness, offer_return_code
from bot.vocabulary import Ending, Stage
from bot.words import Button

HOSTILE_BEFORE_END = 2
MISUNDERSTOOD_BEFORE_MENU = 2


class Place(Answer):
    """The visitor names a place."""

    action_name = "action_place"

    def answer(self, exchange: Exchange) -> None:
        """Take it as the place of the conversation; tell the law there if that was the question."""
        situation = exchange.situation
        named = situation.named_places
        if len(named) > 1:
            exchange.say("utter_which_place", exchange.place_buttons(named))
        elif not named:
            exchange.say("utter_ask_law_where")
        elif "law" in situation.topics:
            situation.place = named[0]
            tell_law(exchange)
        else:
            situation.place = named[0]
            exchange.say("utter_place_noted", place_name=exchange.place_name(named[0]))


class Language(Answer):
    """The visitor asks for another language."""

    action_name = "action_language"

    def answer(self, exchange: Exchange) -> None:
        """Switch at once if we have it; else say so in that language's name and offer ours."""
        situation = exchange.situation
        wanted = situation.requested_language
        offered = exchange.library.words.languages
        if wanted in offered:
            situation.language = wanted
            exchange.say("utter_change_language")
            return
        buttons = [Button(_own_name(code), f"/change_language {code}") for code in offered]
        if wanted is None:
            exchange.say("utter_change_language_which", buttons)
        else:
            exchange.say(
                "utter_change_language_unavailable",
                buttons,
                language_name=_own_name(wanted),
            )


class Human(Answer):
    """People who listen, instead of this service."""

    action_name = "action_human"
    shows_routes = True

    def answer(self, exchange: Exchange) -> None:
        """Show lines that fit, and how to reach the operator."""
        purpose = "crisis" if exchange.situation.in_safety else "buyer_help"
        exchange.situation.note_topic("human")
        exchange.say("utter_ask_human", routes=exchange.routes(purpose))
        if exchange.library.settings.operator_contact:
            exchange.say("utter_ask_human_operator")


ERASED = {"opted_out": "utter_delete_data_opt_out", "contact": "utter_delete_data_contact"}
"""What was stored, and how it is said."""


class DeleteData(Answer):
    """What is stored is erased, and the visitor is told what that was."""

    action_name = "action_delete_data"

    def answer(self, exchange: Exchange) -> None:
        """The turn forgets the conversation behind this answer; the opt-out list likewise."""
        exchange.say(ERASED.get(exchange.situation.choice or "", "utter_delete_data_nothing"))
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
        if not (situation.in_safety and situation.channel == "web"):
            situation.ending = Ending.OPTED_OUT
        exchange.say("utter_opt_out", emergency=exchange.emergency())


class Hostility(Answer):
    """Abuse meets one calm limit, then the end with a way to help."""

    action_name = "action_hostility"

    def answer(self, exchange: Exchange) -> None:
        """Set the limit, or end."""
        situation = exchange.situation
        situation.hostile += 1
        borne = situation.hostile + situation.declined
        if situation.hostile < HOSTILE_BEFORE_END and borne <= DECLINES_BEFORE_END:
            exchange.say("utter_express_hostility")
            return
        situation.ending = Ending.HOSTILE
        exchange.say("utter_express_hostility_end", routes=exchange.routes("buyer_help", count=1))


class Goodbye(Answer):
    """A polite end; the ruler once more if it was answered before."""

    action_name = "action_goodbye"

    def answer(self, exchange: Exchange) -> None:
        """Say goodbye with a line to keep."""
        situation = exchange.situation
        situation.ending = Ending.COMPLETED
        if situation.readiness_before is not None and situation.readiness_asked == 1:
            ask_readiness(exchange)
            return
        if situation.stage in (Stage.CONTACTED, Stage.REVEALED):
            exchange.say("utter_goodbye")
        else:
            exchange.say("utter_goodbye_with_route", routes=exchange.routes("buyer_help", count=1))
        offer_return_code(exchange)


class Misunderstood(Answer):
    """Not understood: say so; the second time in a row a short menu and the way to a person."""

    action_name = "action_misunderstood"
    shows_routes = True

    def answer(self, exchange: Exchange) -> None:
        """Say what can be asked."""
        situation = exchange.situation
        situation.misunderstood += 1
        situation.not_understood += 1
        if situation.misunderstood < MISUNDERSTOOD_BEFORE_MENU:
            exchange.say("utter_out_of_scope")
        else:
            exchange.say("utter_out_of_scope_again")


def _own_name(language: str) -> str:
    """A language's name for itself: Deutsch, français, русский."""
    try:
        return Locale.parse(language).get_display_name(language) or language
    except (UnknownLocaleError, ValueError):
        return language
