"""Safety before deterrence: children, exploitation, despair, violence, concern for somebody.

Rules: decisions/0005-safety-first.md. Once one of these answers was
given, `in_safety` keeps the deterrence script away for the rest of the conversation.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.dialogue.actions.base import Answer
from bot.dialogue.exchange import Exchange
from bot.vocabulary import DANGERS, KIND_OF_INTENT, Ending

OF_A_CHILD = frozenset({"exploitation", "minor", "concern"})
"""What a child who has written says next about itself; the answers to an adult do not fit."""


class Safety(Answer):
    """The first answer to a sign of danger."""

    action_name = "action_safety"

    def answer(self, exchange: Exchange) -> None:
        """Stop the script, then say what fits the gravest kind."""
        situation = exchange.situation
        kinds = situation.safety or [KIND_OF_INTENT[exchange.intent]]
        situation.in_safety = True
        situation.ending = Ending.SAFETY
        for kind in kinds:
            if kind not in situation.safety_kinds:
                situation.safety_kinds.append(kind)
        _locate(exchange)
        kind = min(kinds, key=DANGERS.index)
        if kind in OF_A_CHILD and "child_writes" in situation.safety_kinds:
            kind = "child_writes"
        _SPEAKERS[kind](exchange)


class SafetyStay(Answer):
    """Any other message after a sign of danger: stay with it, briefly."""

    action_name = "action_safety_stay"

    def answer(self, exchange: Exchange) -> None:
        """Repeat the routes for what was said; resolve the place if it was just named."""
        situation = exchange.situation
        _locate(exchange)
        kind = min(situation.safety_kinds, key=DANGERS.index)
        if kind == "distress":
            exchange.say("utter_distress_stay", **_help(exchange, "crisis"))
        else:
            exchange.say("utter_safety_stay", **_help(exchange, *_PURPOSES[kind]))
        _ask_place(exchange)


class SafeToWrite(Answer):
    """The answer to "is it safe for you to write now?"."""

    action_name = "action_safe_to_write"

    def answer(self, exchange: Exchange) -> None:
        """Safe: the routes. Not safe: one neutral line, then silence until the visitor writes."""
        if exchange.intent == "deny":
            exchange.say("utter_watched")
            return
        _locate(exchange)
        kind = min(exchange.situation.safety_kinds, key=DANGERS.index)
        exchange.say("utter_exploitation_safe", **_help(exchange, *_PURPOSES[kind]))
        _ask_place(exchange)


class DangerNow(Answer):
    """The answer to "are you in danger right now?"."""

    action_name = "action_danger_now"

    def answer(self, exchange: Exchange) -> None:
        """In danger: the emergency number first. Not now: stay with the person."""
        _locate(exchange)
        key = "utter_distress_danger" if exchange.intent == "affirm" else "utter_distress_stay"
        exchange.say(key, **_help(exchange, "crisis"))


def _help(exchange: Exchange, *purposes: str) -> dict[str, object]:
    return {
        "emergency": exchange.emergency(named="crisis" not in purposes),
        "routes": exchange.routes(*purposes),
    }


def _locate(exchange: Exchange) -> None:
    """Take a place that was just named; one of several names of a place is not taken at a guess."""
    situation = exchange.situation
    if situation.named_places:
        situation.place = situation.named_places[0] if len(situation.named_places) == 1 else None


def _ask_place(exchange: Exchange, key: str = "utter_safety_where") -> None:
    named = exchange.situation.named_places
    if exchange.situation.place is not None:
        return
    if len(named) > 1:
        exchange.say("utter_which_place", exchange.place_buttons(named))
    else:
        exchange.say(key)


def _distress(exchange: Exchange) -> None:
    exchange.say("utter_distress", **_help(exchange, "crisis"))
    exchange.ask("danger_now")
    _ask_place(exchange, "utter_distress_where")


def _child_writes(exchange: Exchange) -> None:
    exchange.say("utter_child_writes", **_help(exchange, *_PURPOSES["child_writes"]))
    exchange.say("utter_exploitation_leave")
    exchange.ask("safe_to_write")


def _watched(exchange: Exchange) -> None:
    exchange.say("utter_watched")
    exchange.ask("safe_to_write")


def _traces(exchange: Exchange) -> None:
    exchange.say("utter_traces")
    exchange.say("utter_traces_route", routes=exchange.routes("victim"))
    exchange.ask("safe_to_write")


def _exploitation(exchange: Exchange) -> None:
    exchange.say("utter_exploitation", **_help(exchange, "victim"))
    exchange.say("utter_exploitation_leave")
    exchange.ask("safe_to_write")


def _violence(exchange: Exchange) -> None:
    exchange.say("utter_violence", emergency=exchange.emergency())


def _attraction(exchange: Exchange) -> None:
    exchange.say("utter_attraction", routes=exchange.routes("attraction"))


def _minor(exchange: Exchange) -> None:
    exchange.say("utter_minor", **_help(exchange, *_PURPOSES["minor"]))
    _ask_place(exchange)


def _concern(exchange: Exchange) -> None:
    exchange.say("utter_concern", **_help(exchange, "report"))
    _ask_place(exchange)


_SPEAKERS: dict[str, Callable[[Exchange], None]] = {
    "distress": _distress,
    "child_writes": _child_writes,
    "watched": _watched,
    "traces": _traces,
    "exploitation": _exploitation,
    "violence": _violence,
    "attraction": _attraction,
    "minor": _minor,
    "concern": _concern,
}

_PURPOSES: dict[str, tuple[str, ...]] = {
    "distress": ("crisis",),
    "child_writes": ("child", "victim"),
    "watched": ("victim",),
    "traces": ("victim",),
    "exploitation": ("victim",),
    "violence": ("crisis",),
    "attraction": ("attraction",),
    "minor": ("report", "child"),
    "concern": ("report",),
}
"""What the directory is asked for, by kind of danger."""
