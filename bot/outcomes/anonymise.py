"""The only way from a conversation to an outcome: an allow-list, field by field."""

from __future__ import annotations

from datetime import datetime

from bot.dialogue.reading.matters import matter_of
from bot.dialogue.state.situation import Situation
from bot.outcomes.outcome import Outcome
from bot.outcomes.paths import path_of

MOST_TURNS = 50
"""Longer conversations are counted as this, so that a long one does not stand out."""


def anonymise(situation: Situation, now: datetime, *, synthetic: bool = False) -> Outcome:
    """Take over what the allow-list names, coarsened: the hour, the State, bounded counts."""
    return Outcome(
        id=situation.outcome,
        hour=now.replace(minute=0, second=0, microsecond=0),
        campaign=situation.campaign,
        channel=situation.channel,
        language=situation.language,
        country=_country(situation),
        arm=situation.arm,
        turns=min(situation.turns, MOST_TURNS),
        stage=str(situation.stage),
        ending=str(situation.ending),
        topics=_topics(situation),
        safety=_safety(situation),
        taken_back=tuple(sorted({*situation.taken_back} - {*_safety(situation)})),
        readiness_before=situation.readiness_before,
        readiness_after=situation.readiness_after,
        offered=tuple(sorted(situation.resources)),
        not_understood=min(situation.not_understood, MOST_TURNS),
        path=path_of(situation.topics),
        return_code=situation.return_code,
        returned=situation.returned,
        went_on=situation.went_on,
        not_for_me=situation.not_for_me,
        of_use=situation.of_use,
        called=situation.called,
        course=situation.course_step if "course" in situation.topics else None,
        synthetic=synthetic,
    )


def _topics(situation: Situation) -> tuple[str, ...]:
    """What was talked about; a concern also where it was met as a danger first."""
    return tuple(sorted({*situation.topics, *({"concern"} & {*_safety(situation)})}))


def _safety(situation: Situation) -> tuple[str, ...]:
    """Kinds of danger, of whom they turned out to be.

    Who is watched or has traces to hide is exploited as well. What a witness has seen is answered without
    an alarm and counted all the same. "For a friend", and then that it is themselves, is one in danger.
    """
    kinds = {*situation.safety_kinds}
    if situation.role == "exploited":
        kinds.add("exploitation")
    if situation.role in ("exploited", "child"):
        kinds.discard("concern")
    elif "concern" in situation.topics and matter_of(situation) == "witness":
        kinds.add("concern")
    return tuple(sorted(kinds))


def _country(situation: Situation) -> str | None:
    """The State that the talk was about: the visitor's own, else the one asked about, else the campaign's."""
    told = situation.place if situation.place_told else None
    place = told or situation.asked_place or situation.place
    return place.partition("-")[0] if place else None
