"""People who listen instead of this service: their lines, and every question about one."""

from __future__ import annotations

from bot.dialogue.actions.base import Answer
from bot.dialogue.actions.control import Language
from bot.dialogue.answering.another_way import NOBODY_OUTSIDE, tell_of_people, tell_second_route
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.hour_questions import tell_who_answers
from bot.dialogue.telling.likely_place import is_off_the_map, say_there_is_none
from bot.dialogue.telling.line_questions import (
    answer_on_lines,
    asked_about,
    openness,
    questions_of,
    tell_once,
)
from bot.dialogue.telling.needs import OF_ANYBODY, need_of, urgent_need
from bot.dialogue.telling.parting import WILL_CALL
from bot.dialogue.topics import topic_of
from bot.message import Move
from bot.nlu.phrases.own_subject import CALLS_EMERGENCY, CALLS_OTHER, NOT_OURS, OUTSIDE

SURE_OF_PEOPLE = 0.95
"""Share from which a question for a language that we do not have is one for people who speak it."""

SURE_OF_NO_NUMBERS = 0.5
"""Share from which somebody in danger is taken to want no more numbers; below it they are repeated."""


class Human(Answer):
    """People who listen instead of this service, and every question about such a line."""

    action_name = "action_human"
    shows_routes = True

    def answer(self, exchange: Exchange) -> None:
        """Answer the question about the line, or show lines that fit."""
        situation, key = exchange.situation, exchange.topic.key
        is_on_line = bool(exchange.reading.about)
        if key == "ask_human/my_language" and not is_on_line and _is_about_us(exchange):
            Language().answer(exchange)
            return
        situation.note_topic("human")
        if exchange.reading.line:
            exchange.need = exchange.reading.line
            exchange.say_routes("utter_ask_human")
            exchange.ask_place_if_needed(again=True)
        elif called := _whom_they_call(exchange):
            exchange.say(called)
        elif NOT_OURS in exchange.reading.plainly:
            _say_whose_are_known(exchange)
        elif tell_who_answers(exchange):
            return
        elif _tell_of_line(exchange):
            if urgent_need(situation):
                exchange.ask_place_if_needed()
        elif key == "ask_human/nobody_picks_up":
            _show_another(exchange)
        else:
            _show_lines(exchange, key)


def _say_whose_are_known(exchange: Exchange) -> None:
    """Say that the number of an organisation is not known, and those that are, with whose they are."""
    exchange.need = urgent_need(exchange.situation) or OF_ANYBODY
    if routes := exchange.facts.reminder() or exchange.facts.routes_due():
        exchange.say("utter_not_their_number", routes=routes)
    else:
        exchange.say("utter_not_their_number_alone")


def _whom_they_call(exchange: Exchange) -> str:
    """The words for who is about to ring others than a line of ours; empty where it is one of ours.

    Nobody is told that they may hang up on an emergency number.
    """
    situation, told = exchange.situation, exchange.reading.plainly
    if exchange.topic.key != WILL_CALL:
        return ""
    if CALLS_OTHER in told:
        return "utter_calls_other"
    shown = exchange.facts.cards(situation.resources, exchange.now)
    # Where all of them are closed, the number that stands there is the emergency number.
    is_calm = situation.is_led_on
    is_line = any(c.service is None and (is_calm or c.open_now is not False) for c in shown)
    is_named = topic_of(situation.last_topic).first == "emergency" and not situation.is_behind_line
    is_named |= situation.in_danger and not exchange.facts.has_shown_number()
    is_named |= bool(shown) and not is_line
    is_named &= situation.danger_kind != "attraction"  # they ring who treats it, and no emergency
    return "utter_calls_emergency" if CALLS_EMERGENCY in told or is_named else ""


def _show_lines(exchange: Exchange, key: str) -> None:
    """The words of the topic, or lines for what is known of who writes."""
    situation = exchange.situation
    if _asks_for_first(exchange) and situation.in_danger:
        exchange.need = urgent_need(situation)  # nobody is told then that no person is here
        exchange.say_routes("utter_routes")
        exchange.ask_place_if_needed(again=True)
        return
    key = "" if _asks_for_first(exchange) else key
    if key == "ask_human/no_numbers" and urgent_need(situation):
        sure = exchange.move.confidence >= SURE_OF_NO_NUMBERS
        key = key if sure else "ask_human/which_number"
        exchange.move = Move("ask_human", key.partition("/")[2], exchange.move.confidence)
    if key == "ask_human/no_numbers":
        situation.no_numbers = True
    if key == WANT_PERSON and not (situation.place or exchange.reading.places):
        # It offers to show where people are, once a place is known.
        exchange.say_topic("ask_identity/robot")
        exchange.ask_place_if_needed()
    elif key == WANT_PERSON and _may_mean_themselves(situation):
        exchange.need = OF_ANYBODY
        exchange.say_topic(key, routes=exchange.facts.routes_due())
    elif key and exchange.has_words(key):
        exchange.say_topic(key)
    else:
        known = urgent_need(situation) or need_of(situation)
        exchange.need = known or (OF_ANYBODY if exchange.reading.place else "crisis")
        _say_that_there_are_people(exchange)
        if exchange.library.settings.operator_contact and not situation.in_danger:
            exchange.say_once("utter_ask_human_operator")
    if urgent_need(situation):
        exchange.ask_place_if_needed(again=key in ("", "ask_human/which_number"))


CLOSED = "utter_line_closed"
"""Says to somebody in danger that the line is closed now, and who answers at any hour."""

NO_OTHER = "utter_no_second_line"
"""Says that no other line is known."""

WANT_PERSON = "ask_human/want_person"
"""The topic of who would rather have a person."""

CANNOT_CALL = "ask_human/cannot_call"
"""The topic of who cannot speak on the telephone."""

SURE_OF_QUESTION = 0.9
"""Share from which the model's word alone is enough to answer from the row, and with nothing else."""

TOLD_WITH_MORE = frozenset({"ask_human/cannot_call", "ask_human/which_number"})
"""Topics about a line whose answer is more than what its row says."""


def _tell_of_line(exchange: Exchange) -> bool:
    """Answer a question about a line from its row; whether there was such a line.

    Where it is closed, or nobody knows, the words of the topic name a way that is open.
    """
    key = exchange.topic.key
    is_sure = bool(exchange.reading.about) or exchange.move.confidence >= SURE_OF_QUESTION
    if not is_sure or (key in TOLD_WITH_MORE and not exchange.reading.lines):
        return False
    is_open = "open" not in questions_of(exchange) or openness(exchange)
    answer = answer_on_lines(exchange)
    if answer and not is_open:
        exchange.need = urgent_need(exchange.situation) or "crisis"
        exchange.facts.emergency()  # the sentence says it, so that no card repeats it
        others = "" if is_open is None else exchange.facts.routes_beyond()
        exchange.say(f"utter_{key}", routes=f"{answer}\n{others}".strip())
    elif answer and _is_by_voice_alone(exchange):
        exchange.say(f"utter_{CANNOT_CALL}", routes=answer)  # with a way that needs no voice
    elif answer:
        tell_once(exchange, f"utter_{key}", answer)
    return bool(answer)


def _is_by_voice_alone(exchange: Exchange) -> bool:
    """Whether somebody in need asks to write, and nobody is known to them who can be written to."""
    cards = asked_about(exchange)
    is_written_to = exchange.shows_lines or any(card.is_written_to for card in cards)
    is_asked = questions_of(exchange) == ("write",) and bool(urgent_need(exchange.situation))
    return is_asked and not is_written_to


def _asks_for_first(exchange: Exchange) -> bool:
    """Whether "the number" is asked for before any was shown that could be said once more."""
    is_asked = exchange.topic.key == "ask_human/which_number"
    return is_asked and not exchange.facts.has_shown_number()


def _may_mean_themselves(situation: Situation) -> bool:
    """Whether who was taken to worry about somebody may want company for themselves: both lines are shown."""
    return need_of(situation) == "report"


def _say_that_there_are_people(exchange: Exchange) -> None:
    """Show lines; where none is known and none was shown, say at least that nobody is here."""
    if exchange.situation.resources:
        exchange.say_routes("utter_ask_human")
    elif routes := exchange.facts.routes_due():
        exchange.say("utter_ask_human", routes=routes)
    elif exchange.situation.place_told:
        say_there_is_none(exchange)
    else:
        exchange.say_topic("ask_human/want_person", routes="")


def _show_another(exchange: Exchange) -> None:
    """A second route where nobody answered: a line, writing, people; that none is known, where that is so."""
    exchange.need = urgent_need(exchange.situation) or "crisis"
    exchange.facts.emergency()  # the sentence says it, so that no card repeats it
    if not tell_second_route(exchange, exchange.need):
        # In despair a page for all the world is more than nothing.
        exchange.is_gentle = True
        routes = exchange.facts.routes_beyond() if exchange.need == "crisis" else ""
        if openness(exchange) is False and exchange.situation.in_danger:
            exchange.say(CLOSED, routes=routes)  # nobody rings a closed line once more
        elif routes:
            exchange.say_topic("ask_human/nobody_picks_up", routes=routes)
        elif OUTSIDE in exchange.reading.plainly:
            exchange.say(NOBODY_OUTSIDE, routes="")
        elif is_off_the_map(exchange):  # no number was shown that could be rung once more
            if not tell_of_people(exchange, exchange.need):
                say_there_is_none(exchange)
        elif not (exchange.was_said(NO_OTHER) and tell_of_people(exchange, exchange.need)):
            exchange.say(NO_OTHER)
    exchange.ask_place_if_needed(again=True)


def _is_about_us(exchange: Exchange) -> bool:
    """Whether a question for a language means this talk: no line was shown that it could be about.

    "Do they speak Arabic?" asks for people where we have no Arabic ourselves.
    """
    wanted = exchange.reading.requested_language
    is_ours = (
        wanted in exchange.library.words.languages or exchange.move.confidence < SURE_OF_PEOPLE
    )
    return bool(wanted) and is_ours and not exchange.situation.resources
