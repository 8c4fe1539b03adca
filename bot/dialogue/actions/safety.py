"""Answers to somebody in danger, after the first one (`bot.dialogue.planning.reply` says that).

Every message keeps its own answer; what has none meets a sentence that stays with the person, never
the block of numbers again. Rules: decisions/0005-safety-first.md.
"""

from __future__ import annotations

from bot.dialogue.actions.base import Answer
from bot.dialogue.answering.listening import hear
from bot.dialogue.answering.mirrored import met_what_is_told
from bot.dialogue.deciding.suspicion import CLEAR_DESPAIR
from bot.dialogue.reading.kept_in import COMPANY, HIDING
from bot.dialogue.state.dangers import LIFTS
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.likely_place import WHERE
from bot.dialogue.telling.needs import NEED_OF_KIND
from bot.dialogue.telling.watched import NEUTRAL, WHILE_WATCHED, asks_on, was_silenced
from bot.dialogue.words.wordings import topic_said
from bot.vocabulary import DANGERS, KIND_OF_INTENT

PERSON_OF_KIND = {
    "distress": "despairing",
    "child_writes": "child",
    "watched": "exploited",
    "traces": "exploited",
    "exploitation": "exploited",
    "violence": "violence",
    "attraction": "attraction",
    "minor": "minor",
    "concern": "witness",
}
"""By whose texts somebody is stayed with: `utter_stay_…` and `utter_aside_…`."""

HELPED = ("despairing", "child", "exploited")
"""Who is given the lines again where they were not understood twice."""

NEXT = "utter_witness_next"
"""What a witness can do whatever was asked: that we did not understand is said to them once."""

LET_GO = ("child", "exploited", "witness")
"""Who is let go where they say goodbye; in despair it may be another farewell."""

UNDERSTOOD = "affirm/understood"

OPENERS = frozenset({"affirm", "deny", "commit_to_stop", "ask_menu", "goodbye"})
"""Intents whose general words open or close the buyers' matter."""

PLAIN_NO = frozenset({"", "deny/misread", "deny/nothing"})
"""Topics of a no that is no "don't know"."""

WITHOUT_MATTER = OPENERS | {"out_of_scope", "greet", "express_hostility"}
"""Intents that ask nothing of the buyers' matter."""


class Safety(Answer):
    """What is said of a danger that is known already, or only suspected."""

    action_name = "action_safety"

    def answer(self, exchange: Exchange) -> None:
        """The topic's words; without a topic, words that stay with the person."""
        situation, key = exchange.situation, exchange.topic.key
        if exchange.intent == "report_concern":
            situation.note_topic("concern")
        if key and not _is_lesser(exchange):
            exchange.say_topic(key)
            if f"utter_{key}" in WHILE_WATCHED:
                return
            topic = exchange.topic
            if situation.in_danger or topic.danger or topic.first == "emergency":
                exchange.ask_place_if_needed()
        elif situation.in_danger:
            stay(exchange)
        elif exchange.intent == "report_concern":
            exchange.say_topic("report_concern/seen_something")
            exchange.ask_place_if_needed()
        elif not hear(exchange):
            exchange.say("utter_out_of_scope")


class Stay(Answer):
    """Deterrence is asked of somebody in danger, or nothing was understood: stay with the person."""

    action_name = "action_stay"

    def answer(self, exchange: Exchange) -> None:
        """Leave the matter aside, or ask one small thing."""
        keep_company(exchange)


OF_ANYBODY = ("ask_law/lawyer",)
"""Topics of the buyers' matter that who saw others in need asks for as well."""


def keep_company(exchange: Exchange) -> None:
    """Answer somebody in danger who asks of the buyers' matter, or of nothing that has words for them."""
    topic, intent = exchange.topic, exchange.intent
    if was_silenced(exchange) and intent in WITHOUT_MATTER:
        stay(exchange)  # a "no" that somebody else may have typed
        return
    theirs = topic.role and topic.role == exchange.situation.role
    anger = intent == "express_hostility" and exchange.has_words(topic.key)
    is_witness = exchange.situation.role in ("witness", "professional")
    is_of_others = is_witness and intent == "goodbye" and bool(topic.key)
    fits = intent in WITHOUT_MATTER and (
        exchange.has_words_for_writer(topic.key) or (is_of_others and exchange.has_words(topic.key))
    )
    is_asked_by_all = is_witness and topic.key in OF_ANYBODY
    if theirs or anger or fits or is_asked_by_all:
        exchange.say_topic(topic.key)
    elif intent == "goodbye" and exchange.situation.role in LET_GO:
        exchange.say_topic(intent)  # who leaves is let go, and not told that we did not understand
    elif intent not in WITHOUT_MATTER:
        aside(exchange)
    elif intent == "out_of_scope" and _may_be_danger(exchange):
        exchange.need = "crisis"
        exchange.say_once("utter_danger_yes")
    elif intent == "greet" or not hear(exchange):
        stay(exchange)


def _may_be_danger(exchange: Exchange) -> bool:
    """Whether what was not understood is read on the side of danger: in certain despair, once."""
    situation = exchange.situation
    in_despair = situation.in_danger and situation.danger_kind == "distress"
    if exchange.reading.moves[0].key in LIFTS:
        return False  # half a retraction is no growing danger
    is_asked = exchange.was_asked in ("danger_now", "how_bad")
    is_heard = is_asked or exchange.reading.despair >= CLEAR_DESPAIR
    return in_despair and is_heard and not exchange.was_said("utter_danger_yes")


class SafeToWrite(Answer):
    """The answer to "is it safe for you to write now?"."""

    action_name = "action_safe_to_write"

    def answer(self, exchange: Exchange) -> None:
        """Safe: the routes, of the home where they are hurt there, alone behind what was asked with it.

        Not safe: one neutral line, then silence until the visitor writes.
        """
        if met_what_is_told(exchange):
            return
        exchange.situation.can_write = exchange.intent != "deny"
        if exchange.intent == "deny":
            exchange.say("utter_safe_no")
            return
        if exchange.replies:
            asked_where = [said for said in exchange.replies if said.key in WHERE]
            exchange.replies = [said for said in exchange.replies if said.key not in WHERE]
            if routes := exchange.facts.routes_due():
                exchange.say("utter_routes", routes=routes)
            exchange.replies += asked_where
        elif exchange.situation.last_need == "domestic_abuse":
            exchange.need = "domestic_abuse"
            exchange.say("utter_safe_at_home_no")
        else:
            exchange.say("utter_safe_yes")
        exchange.ask_place_if_needed()


class DangerNow(Answer):
    """The answer to "are you in danger right now?"."""

    action_name = "action_danger_now"

    def answer(self, exchange: Exchange) -> None:
        """A plain no: stay with the person. Anything else, "dunno" too, is read on the side of danger."""
        if exchange.intent == "deny" and exchange.topic.key in PLAIN_NO:
            exchange.say_topic("express_distress/not_now")
        else:
            exchange.say("utter_danger_yes")
            exchange.ask_place_if_needed()


class SafeAtHome(Answer):
    """The answer to "are you safe with him at home?"."""

    action_name = "action_safe_at_home"

    def answer(self, exchange: Exchange) -> None:
        """Not safe: emergency and the line for violence at home. Safe: go on."""
        if exchange.intent == "deny":
            exchange.need = "domestic_abuse"
            exchange.say("utter_safe_at_home_no")
            exchange.ask_place_if_needed()
        elif not hear(exchange):
            exchange.say_topic("affirm")


def stay(exchange: Exchange) -> None:
    """Say that we are here, in the words for this person; an "ok" needs no "I did not understand"."""
    is_silenced = was_silenced(exchange)
    has_words = exchange.has_words_for_writer(UNDERSTOOD) and not is_silenced
    if exchange.intent == "affirm" and has_words:
        exchange.say_topic(UNDERSTOOD)
        return
    if is_silenced and not (asks_on(exchange) and was_silenced(exchange, times=2)):
        exchange.say(NEUTRAL)
    elif exchange.situation.kept_in == HIDING:
        exchange.say_topic(COMPANY)
    elif _person(exchange) == "witness" and exchange.was_said("utter_stay_witness"):
        exchange.say(NEXT)
    elif _stayed_last(exchange) and _person(exchange) in HELPED:
        # Not understood twice running: somebody who understands, and one safe step.
        exchange.say("utter_stay_again", routes=exchange.facts.routes_again())
    else:
        exchange.say(f"utter_stay_{_person(exchange)}")


def aside(exchange: Exchange) -> None:
    """Leave the buyers' matter aside, in the words for this person."""
    person = _person(exchange)
    if was_silenced(exchange):
        exchange.say(NEUTRAL)
    else:
        exchange.say("utter_stay_attraction" if person == "attraction" else f"utter_aside_{person}")


def _stayed_last(exchange: Exchange) -> bool:
    """Whether the last words were that we are here and did not understand."""
    said = exchange.situation.said
    return bool(said) and topic_said(said[-1]).startswith(("stay_", "danger_yes"))


def _person(exchange: Exchange) -> str:
    return PERSON_OF_KIND[exchange.situation.danger_kind or "concern"]


def _is_lesser(exchange: Exchange) -> bool:
    """Whether a message speaks of something less grave than what is known of its writer."""
    situation, topic = exchange.situation, exchange.topic
    if not situation.in_danger or situation.role in (topic.role, *topic.roles):
        return False
    if topic.need and topic.need == NEED_OF_KIND.get(situation.danger_kind):
        return False  # "am I a monster?" is of the same matter
    # What is done to a child, or to who is watched, is told in the same words, and has words for it.
    if topic.intent == "disclose_exploitation" and topic.role in ("", "exploited"):
        return situation.role not in ("child", "exploited") and "exploitation" not in (
            situation.safety_kinds
        )
    kind = topic.danger or KIND_OF_INTENT.get(topic.intent, "")
    return bool(kind) and DANGERS.index(kind) > DANGERS.index(situation.danger_kind)
