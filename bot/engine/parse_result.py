"""Rasa's parse result as an `Understanding`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.message import Move, Understanding
from bot.nlu.places.areas import area_called
from bot.nlu.places.whereabouts import is_town
from bot.vocabulary import NO_MOMENT, LikelyAnswer, Moment, WhoKnows


def read_parse(
    parsed: Mapping[str, Any], wants_silence: bool = False, current: object = None
) -> Understanding:
    """Rasa's parse result as an `Understanding`; nobody is silenced on a guess.

    Only a keyword, a button or words on our messages do. "In Spanish, no English" asks for Spanish.

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
    text, found_places = parsed.get("text", ""), [f for f in entities if f["entity"] == "place"]
    named = [(text[f["start"] : f["end"]], str(f["value"])[:2]) for f in found_places]
    name, topic = _silenced(intent, {*caught} == {"opt_out"} and wants_silence)
    return Understanding(
        intent=name,
        confidence=float(intent["confidence"]),
        topic=topic,
        language=parsed["language"],
        places=tuple(dict.fromkeys(values("place"))),
        not_there=tuple(parsed.get("not_there", ())),
        names_two=_names_two(entities),
        local=next(iter(values("local")), ""),
        is_here=bool(parsed.get("is_here")),
        is_around=bool(parsed.get("is_around")),
        is_of_matter=bool(parsed.get("is_of_matter")),
        is_away=bool(parsed.get("is_away")),
        is_beside=bool(parsed.get("is_beside")),
        is_town=any(is_town(*place) for place in named),
        area=next((area_called(*place) for place in named if is_town(*place)), ""),
        requested_language=languages[0] if languages else None,
        readiness=int(readiness[0]) if readiness else None,
        safety=tuple(kind for kind in caught if kind != "opt_out"),
        of_danger=parsed.get("of_danger", {}),
        suspected=parsed.get("suspected", ""),
        founded=bool(parsed.get("founded")),
        suspicion=float(parsed.get("suspicion", 0.0)),
        despair=float(parsed.get("despair", 0.0)),
        next_best=parsed.get("next_best", ""),
        by_model=Move(name, topic, float(intent["confidence"])),
        support=parsed.get("support", {}),
        **_from_tables(parsed),
    )


def _from_tables(parsed: Mapping[str, Any]) -> dict[str, Any]:
    """What the readers of the lookup tables heard."""
    knows = parsed.get("who_knows")
    heard = ((name, parsed.get(name)) for name in ("urgent", "softly"))
    return {
        "who_knows": WhoKnows(**knows) if knows else None,
        **{name: Moment(**moment) if moment else NO_MOMENT for name, moment in heard},
        **{
            name: tuple(map(Moment._make, parsed.get(name, {}).items()))
            for name in ("asks_on", "opens")
        },
        "answers": tuple(map(LikelyAnswer._make, parsed.get("answers", {}).items())),
    }


def _silenced(intent: Mapping[str, Any], wants_silence: bool) -> tuple[str, str]:
    """Intent and topic, where no more messages are wanted beyond doubt, or that was only guessed."""
    if wants_silence:
        return "opt_out", ""
    if intent["name"] == "opt_out":
        return "express_hostility", "go_away"
    return intent["name"], intent.get("topic", "")


def _names_two(entities: Iterable[Mapping[str, Any]]) -> bool:
    """Whether two places are named, each by a name of its own; "Georgia" is one name of two."""
    places = [found for found in entities if found["entity"] == "place"]
    spans = {(found["start"], found["end"]) for found in places}
    return len({found["value"] for found in places}) == len(spans) == 2
