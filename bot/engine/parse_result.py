"""Rasa's parse result as an `Understanding`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.message import Understanding
from bot.nlu.places.whereabouts import is_town


def read_parse(
    parsed: Mapping[str, Any], wants_silence: bool = False, current: object = None
) -> Understanding:
    """Rasa's parse result as an `Understanding`.

    Nobody is silenced on a guess: only a keyword, a button, or a pattern of the net in a text that
    names our messages. "In Spanish, no English" asks for the language that is spoken already.

    Args:
        parsed: as Rasa gives it.
        wants_silence: whether the text asks us to send no more (`bot.nlu.phrases.opt_out`).
        current: the language of the conversation, if it has one.
    """
    entities = parsed.get("entities", ())

    def values(kind: str) -> list[Any]:
        return [entity["value"] for entity in entities if entity["entity"] == kind]

    intent, readiness, caught = parsed["intent"], values("readiness"), parsed.get("safety", ())
    languages: list[Any] = [current] if current in values("language") else values("language")
    name, topic = intent["name"], intent.get("topic", "")
    named = [
        (parsed.get("text", "")[found["start"] : found["end"]], str(found["value"])[:2])
        for found in entities
        if found["entity"] == "place"
    ]
    spans = {(f["start"], f["end"]) for f in entities if f["entity"] == "place"}
    if "opt_out" in caught and len(caught) == 1 and wants_silence:
        name, topic = "opt_out", ""
    elif name == "opt_out":
        name, topic = "express_hostility", "go_away"
    return Understanding(
        intent=name,
        confidence=float(intent["confidence"]),
        topic=topic,
        language=parsed["language"],
        places=tuple(dict.fromkeys(values("place"))),
        names_two=len({*values("place")}) == len(spans) == 2,
        local=next(iter(values("local")), ""),
        is_here=bool(parsed.get("is_here")),
        is_around=bool(parsed.get("is_around")),
        is_away=bool(parsed.get("is_away")),
        is_beside=bool(parsed.get("is_beside")),
        is_town=any(is_town(*place) for place in named),
        requested_language=languages[0] if languages else None,
        readiness=int(readiness[0]) if readiness else None,
        safety=tuple(kind for kind in caught if kind != "opt_out"),
        of_danger=parsed.get("of_danger", {}),
        suspected=parsed.get("suspected", ""),
        founded=bool(parsed.get("founded")),
        suspicion=float(parsed.get("suspicion", 0.0)),
        despair=float(parsed.get("despair", 0.0)),
    )
