"""Ways out: help to stop, education, the course in the chat, sector guidance, the readiness ruler."""

from __future__ import annotations

from bot.dialogue.actions.base import Answer
from bot.dialogue.planning.afterwards import ask_called
from bot.dialogue.planning.codes import compare
from bot.dialogue.planning.course import give_step, go_on, has_begun, is_interrupted, waits
from bot.dialogue.planning.steps import next_step, offer_course, offer_help, offer_return_code
from bot.dialogue.reading.roles import wants_a_listener
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.needs import need_of
from bot.knowledge.sectors import SECTORS

LOW, HIGH = 3, 7
"""Bounds of the readiness bands: up to LOW is low, from HIGH on is high."""

QUESTION_OF_BAND = {"low": "what_higher", "middle": "what_speaks_for", "high": "nothing"}
"""The question with which each band's words end."""


class Help(Answer):
    """Where people get help to stop, in confidence."""

    action_name = "action_help"
    shows_routes = True
    leads_on = True

    def answer(self, exchange: Exchange) -> None:
        """The topic's words, or programmes and counselling for buyers."""
        exchange.situation.note_topic("help")
        exchange.situation.help_offered = True
        situation, is_offered = exchange.situation, exchange.was_asked == "help"
        if is_offered and wants_a_listener(situation):
            # Who is lonely is no addict: somebody to talk to, and no emergency number.
            exchange.need, exchange.is_gentle = "crisis", True
            exchange.say_routes("utter_ask_help_to_stop/who_then")
            return
        if exchange.intent == "ask_help_to_stop" and exchange.topic.key:
            exchange.say_topic(exchange.topic.key)
            return
        if is_offered and situation.is_led_on:
            # The lines that were offered, whatever others were shown on the way.
            if routes := exchange.facts.routes("buyer_help"):
                exchange.say("utter_ask_help_to_stop", routes=routes)
        else:
            exchange.need = need_of(situation) or "buyer_help"
        if not exchange.replies:
            exchange.say_routes("utter_ask_help_to_stop")
        if exchange.asks_something:
            exchange.ask("what_hard")


class Education(Answer):
    """Something to learn from: addresses, and the course in this chat."""

    action_name = "action_education"
    shows_routes = True

    def answer(self, exchange: Exchange) -> None:
        """Offer the course, start it or go on with it."""
        exchange.situation.note_topic("education")
        topic = exchange.topic
        if topic.key and topic.asks != "course" and exchange.has_words(topic.key):
            exchange.say_topic(topic.key)
            return
        if exchange.reading.choice or has_begun(exchange.situation):
            go_on(exchange)
            return
        exchange.say("utter_ask_education", routes=exchange.facts.routes("buyer_help"))
        exchange.ask("course")


class Course(Answer):
    """A yes to the course."""

    action_name = "action_course"

    def answer(self, exchange: Exchange) -> None:
        """Begin it or go on."""
        go_on(exchange)


SECTOR_OF_TOPIC = {
    "ask_sector_guidance/hotel": "hotel",
    "ask_sector_guidance/driver": "transport",
    "ask_sector_guidance/landlord": "landlord",
    "ask_sector_guidance/health": "health",
    "ask_sector_guidance/employer": "employer",
}
"""The field of work that a topic names."""


class Sector(Answer):
    """Guidance for people who meet buyers or exploited people at work."""

    action_name = "action_sector"
    shows_routes = True

    def answer(self, exchange: Exchange) -> None:
        """Ask for the field, or guide in the chosen one."""
        sector = exchange.reading.choice or SECTOR_OF_TOPIC.get(exchange.topic.key, "")
        exchange.situation.note_topic("sector_guidance")
        if sector not in SECTORS:
            exchange.say("utter_ask_sector_guidance")
            return
        guidance = exchange.library.sectors.render(sector, exchange.situation.language)
        exchange.need = "report"
        exchange.say("utter_sector_guidance", guidance=guidance)


class Readiness(Answer):
    """A number on the ruler is reflected, not judged."""

    action_name = "action_readiness"

    def answer(self, exchange: Exchange) -> None:
        """Note the number, reflect it, go on."""
        situation, number = exchange.situation, exchange.reading.readiness
        if number is None and exchange.topic.key:
            exchange.say_topic(exchange.topic.key)
            return
        if number is None:
            exchange.say("utter_readiness_which")
            exchange.ask("readiness")
            return
        if situation.is_return:
            compare(situation, number)
            exchange.say("utter_readiness_returned")
            _ask_of_the_time_between(exchange)
            return
        if situation.readiness_asked < 2:
            situation.readiness_before = number
            situation.readiness_asked = max(situation.readiness_asked, 1)
            if waits(exchange):
                give_step(exchange)
                return
            exchange.say(f"utter_readiness_{_band(number)}")
            exchange.ask(QUESTION_OF_BAND[_band(number)])
        else:
            situation.readiness_after = number
            exchange.say("utter_readiness_thanks")
            if offer_return_code(exchange):
                return
        if number >= HIGH:
            next_step(exchange)


class SkipReadiness(Answer):
    """The ruler may be skipped without a reason."""

    action_name = "action_skip_readiness"

    def answer(self, exchange: Exchange) -> None:
        """Accept and go on."""
        if waits(exchange):
            give_step(exchange)
            return
        exchange.say("utter_readiness_skipped")
        if exchange.situation.is_return:
            _ask_of_the_time_between(exchange)


class ReturnCode(Answer):
    """The code that was asked for, shown once."""

    action_name = "action_return_code"

    def answer(self, exchange: Exchange) -> None:
        """Show the code that the turn made."""
        code = exchange.done.code
        exchange.situation.return_code = True
        link = f"{exchange.library.settings.base_url}/r/{code}"
        exchange.say("utter_return_code", code=code, link=link)


def _ask_of_the_time_between(exchange: Exchange) -> None:
    """Whether they called somebody; on the day of the code itself, only the offer of help."""
    situation = exchange.situation
    if situation.returned and situation.called is None:
        ask_called(exchange)
    elif is_interrupted(situation):
        offer_course(exchange)
    elif not situation.help_offered:
        offer_help(exchange)


def _band(readiness: int) -> str:
    if readiness <= LOW:
        return "low"
    return "high" if readiness >= HIGH else "middle"
