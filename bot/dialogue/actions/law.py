"""Answers about the law of a place: what is asked, and what is claimed of it."""

from __future__ import annotations

from bot.dialogue.actions.base import Answer
from bot.dialogue.answering.listening import listen
from bot.dialogue.telling.exchange import Exchange
from bot.knowledge import law_schema

REGISTERED = "claim_legal/registered"
"""The topic of papers and licences, which is first met with what holds for buyers at the place."""

ELSEWHERE = "ask_law/other_place"
"""The topic of who asks about another place than the one whose law was told."""

ABROAD = "ask_law/abroad"
"""The topic whose words ask which country is meant; where it is named, its law is told instead."""


class Law(Answer):
    """The law of the place that was named, or of the place the conversation is about."""

    action_name = "action_law"
    leads_on = True

    def answer(self, exchange: Exchange) -> None:
        """Tell the law, or ask the one question that is needed for it."""
        topic, is_claim = exchange.topic, exchange.intent == "claim_legal"
        if is_claim:
            exchange.situation.note_topic("claim_legal")
        answers_itself = topic.key == ABROAD and exchange.reading.place
        is_new = topic.key == REGISTERED and exchange.law_place and not _was_told_here(exchange)
        if is_new:
            exchange.move = exchange.move._replace(topic="here")
        elif topic.first != "law" and exchange.has_words(topic.key) and not answers_itself:
            exchange.situation.note_topic("law")
            exchange.say_topic(topic.key)
            return
        is_met = is_claim and not topic.key and _was_told_here(exchange)
        if is_met and (exchange.say_once("utter_claim_legal_question") or listen(exchange)):
            return  # an argument is not met by the same card again
        told = tell_law(exchange, "utter_claim_legal_where" if is_claim else "utter_ask_law_where")
        is_led = exchange.situation.is_led_on
        is_open = exchange.situation.asked == "nothing" and not exchange.asks_something
        if told and is_claim and is_led and is_open:
            exchange.say_once("utter_claim_legal_question")


def _was_told_here(exchange: Exchange) -> bool:
    """Whether the law of the place in question was the one that was told last."""
    place, told = exchange.law_place, exchange.situation.law_told
    if not place or not told or exchange.reading.places:
        return False
    return told == place or place.startswith(told)


def tell_law(exchange: Exchange, unknown: str = "utter_ask_law_where") -> bool:
    """Tell the law of the place in question; returns whether it could be told."""
    situation, laws = exchange.situation, exchange.library.laws
    named = exchange.reading.places
    place = exchange.law_place
    situation.note_topic("law")
    if exchange.reading.names_two and all(map(laws.is_whole, named)):
        exchange.say("utter_ask_law", law=exchange.laws.compare(named))
        return True
    if len(named) > 1:
        exchange.say("utter_which_place", exchange.place_buttons(named))
        exchange.ask("law_place")
        return False
    is_unread = exchange.topic.key == ELSEWHERE and _was_told_here(exchange)
    if place is None or is_unread:  # another place is meant, and its name was not understood
        exchange.say(unknown)
        exchange.ask("law_place")
        return False
    if not exchange.reading.is_away:
        situation.asked_place = place
    try:
        law = laws.get(place)
    except KeyError:
        exchange.say("utter_ask_law_unknown_place")
        return False
    if _has_no_rule_of_its_own(exchange, law.code):
        exchange.say("utter_law_no_town_rule")
        return True
    situation.law_told = law.code
    is_claim = exchange.intent == "claim_legal" and not law.needs_subdivision
    is_again = is_claim or exchange.laws.is_told(law.code)
    text = (exchange.laws.limits if is_claim else exchange.laws.tell)(law.code)
    key = exchange.topic.key
    if exchange.topic.first == "law" and exchange.has_words(key) and not law.needs_subdivision:
        exchange.say_topic(key, law=text)
    else:
        exchange.say("utter_ask_law", law=text)
    if not is_again:
        _ask_where_there(exchange, law)
    return True


def _ask_where_there(exchange: Exchange, law: law_schema.Law) -> None:
    """Offer the parts whose law differs, or ask for the town, once, where some have their own rule.

    No town is offered: who is told of Barcelona in Murcia reads that nobody listened.
    """
    situation, laws = exchange.situation, exchange.library.laws
    knows_town = situation.town_told or situation.danger != "none" or exchange.wants_no_questions
    is_asked = bool(laws.towns(law.code)) and not (law.needs_subdivision or knows_town)
    is_asked = is_asked and exchange.say_once("utter_law_town")
    if law.needs_subdivision:
        exchange.offer(exchange.place_buttons(laws.parts(law.code)))
    if is_asked or law.needs_subdivision or exchange.intent == "inform_location":
        exchange.ask("law_place")


def _has_no_rule_of_its_own(exchange: Exchange, code: str) -> bool:
    """Whether a town is named, as we asked, of which we know no rule beside the law that was told."""
    return (
        exchange.intent == "inform_location"
        and exchange.was_asked == "law_place"
        and exchange.reading.is_town
        and exchange.situation.law_told == code
        and bool(exchange.library.laws.towns(code))
    )
