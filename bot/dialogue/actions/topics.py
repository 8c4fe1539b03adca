"""Answers about the matter itself: the wish to buy, law, risk, harm, figures and excuses."""

from __future__ import annotations

from typing import ClassVar

from bot.dialogue.actions.base import Answer
from bot.dialogue.exchange import Exchange
from bot.dialogue.steps import offer_return_code

DECLINES_BEFORE_END = 2
"""Wishes to buy that are declined with a fact before the subject is closed (tests/test_safety.py, T4)."""

FIGURE_TOPICS = ("scale", "harm", "profit", "choice", "violence", "children", "law")


class PlainAnswer(Answer):
    """Says the one text that is written for the intent."""

    action_name = "action_answer"
    questions: ClassVar[dict[str, str]] = {
        "express_remorse": "help",
        "commit_to_stop": "help",
        "ask_signs": "worry",
    }
    """Intents whose text ends with a question that a bare yes may answer."""

    def answer(self, exchange: Exchange) -> None:
        """Say `utter_<intent>` and remember the question it ends with."""
        situation = exchange.situation
        if exchange.intent == "ask_signs":
            exchange.informed("signs")
        if exchange.intent == "commit_to_stop":
            situation.commit()
        if situation.in_safety and exchange.intent == "ask_police":
            exchange.say("utter_ask_police_danger")  # the law is no answer to somebody in danger
            return
        if exchange.intent == "deny" and offer_return_code(exchange):
            return
        exchange.say(f"utter_{exchange.intent}")
        if not situation.in_safety:
            exchange.ask(self.questions.get(exchange.intent, "nothing"))


class Greet(Answer):
    """Opens with the role fork: looking to buy, at risk, worried, or wrong here."""

    action_name = "action_greet"

    def answer(self, exchange: Exchange) -> None:
        """Ask what brings the visitor here."""
        exchange.say("utter_greet")


class Decline(Answer):
    """Declines a wish to buy: a sentence, a fact, an offer; then a limit; then the end of it."""

    action_name = "action_decline"

    def answer(self, exchange: Exchange) -> None:
        """Decline, more briefly each time."""
        situation = exchange.situation
        situation.declined += 1
        borne = situation.declined + situation.hostile
        if borne == 1:
            exchange.say("utter_seek_services", figure=exchange.figure("harm"))
        elif borne <= DECLINES_BEFORE_END:
            exchange.say("utter_seek_services_limit")
        else:
            exchange.say("utter_seek_services_end", routes=exchange.routes("buyer_help"))


class Law(Answer):
    """The law of the place that was named, or of the place the conversation is about."""

    action_name = "action_law"
    leads_on = True

    def answer(self, exchange: Exchange) -> None:
        """Tell the law, or ask the one question that is needed for it."""
        tell_law(exchange)


class ClaimLegal(Answer):
    """Meets the claim that it is legal with what the law says, and a question."""

    action_name = "action_claim_legal"

    def answer(self, exchange: Exchange) -> None:
        """Tell the law where the visitor is; where that is unknown, ask."""
        exchange.situation.note_topic("claim_legal")
        if tell_law(exchange, unknown="utter_claim_legal_where"):
            exchange.say("utter_claim_legal_question")


class Risk(Answer):
    """Risks to the visitor; a button opens one of them."""

    action_name = "action_risk"
    leads_on = True

    def answer(self, exchange: Exchange) -> None:
        """Name the risks, or go into the chosen one."""
        exchange.informed("risk")
        if exchange.situation.choice == "blackmail":
            exchange.say("utter_risk_blackmail", routes=exchange.routes("legal"))
        elif exchange.situation.choice == "health":
            routes = exchange.routes("sexual_health")
            key = "utter_risk_health" if routes else "utter_risk_health_no_route"
            exchange.say(key, routes=routes)
        else:
            exchange.say("utter_ask_risk", figure=exchange.figure("police"))


class Figure(Answer):
    """Harm and numbers: one figure with its source, nearest to the visitor's place."""

    action_name = "action_figure"
    leads_on = True

    def answer(self, exchange: Exchange) -> None:
        """Tell a figure that was not told yet, or say that there are no more."""
        if exchange.intent == "ask_harm":
            exchange.informed("harm")
            exchange.say("utter_ask_harm", figure=exchange.figure("harm"))
            return
        figure = _any_figure(exchange)
        exchange.situation.note_topic("figures")
        exchange.say("utter_ask_figures" if figure else "utter_ask_figures_no_more", figure=figure)


class Claim(Answer):
    """Meets an excuse with a fact and a question, never with a lecture."""

    action_name = "action_claim"
    leads_on = True

    def answer(self, exchange: Exchange) -> None:
        """Say the text for the claim with a figure that bears on it."""
        exchange.situation.note_topic(exchange.intent)
        topic = {"claim_choice": "choice", "claim_harmless": "profit"}.get(exchange.intent)
        exchange.say(f"utter_{exchange.intent}", figure=exchange.figure(topic) if topic else "")
        if exchange.intent == "claim_need":
            exchange.ask("help")


def tell_law(exchange: Exchange, unknown: str = "utter_ask_law_where") -> bool:
    """Tell the law of the place in question; returns whether it could be told."""
    situation, laws = exchange.situation, exchange.library.laws
    places = situation.named_places or ([situation.place] if situation.place else [])
    exchange.situation.note_topic("law")
    if not places:
        exchange.say(unknown)
        exchange.ask("law_place")
        return False
    if len(places) > 1:
        exchange.say("utter_which_place", exchange.place_buttons(places))
        exchange.ask("law_place")
        return False
    try:
        law = laws.get(places[0])
    except KeyError:
        exchange.say("utter_ask_law_unknown_place")
        return False
    if law.needs_subdivision:
        exchange.say("utter_ask_law_which_part", exchange.place_buttons(laws.parts(law.code)))
        exchange.ask("law_place")
        return False
    exchange.say("utter_ask_law", law=exchange.law(law.code))
    return True


def _any_figure(exchange: Exchange) -> str:
    """A figure of the topic that was talked about last, else of any."""
    for topic in (*reversed(exchange.situation.topics), *FIGURE_TOPICS):
        figure = exchange.figure(topic)
        if figure:
            return figure
    return ""
