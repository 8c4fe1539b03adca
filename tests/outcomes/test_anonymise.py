"""The allow-list: what goes from a conversation into its outcome, how coarsely, and nothing else."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest

from bot.dialogue.state.situation import Situation
from bot.outcomes.anonymise import MOST_TURNS, anonymise
from bot.outcomes.outcome import Outcome

NOW = datetime(2026, 11, 27, 10, 29, 58, 765432, tzinfo=UTC)

LIVED = Situation(
    "fr",
    "sms",
    "demo-fr",
    place="FR",
    arm="warm",
    outcome="a" * 32,
    safety_kinds=["minor", "concern"],
    taken_back=["minor", "distress"],
    turns=7,
    stage="committed",
    ending="completed",
    topics=["risk", "harm", "course"],
    course_step=2,
    resources=["fr-b", "fr-a"],
    readiness_before=2,
    readiness_after=8,
    return_code=True,
    returned="higher",
    not_understood=3,
    went_on=True,
    not_for_me=True,
    of_use=True,
    called=True,
)


def test_what_the_list_allows_is_taken_over_and_nothing_else() -> None:
    assert anonymise(LIVED, NOW) == Outcome(
        id="a" * 32,
        hour=datetime(2026, 11, 27, 10, tzinfo=UTC),
        campaign="demo-fr",
        channel="sms",
        language="fr",
        country="FR",
        arm="warm",
        turns=7,
        stage="committed",
        ending="completed",
        topics=("concern", "course", "harm", "risk"),
        safety=("concern", "minor"),
        taken_back=("distress",),
        readiness_before=2,
        readiness_after=8,
        offered=("fr-a", "fr-b"),
        not_understood=3,
        path="consequences>harms>ways_out",
        return_code=True,
        returned="higher",
        went_on=True,
        not_for_me=True,
        of_use=True,
        called=True,
        course=2,
        synthetic=False,
    )


@pytest.mark.parametrize(
    ("role", "kinds"), [("exploited", ("exploitation", "minor")), ("child", ("minor",))]
)
def test_who_speaks_of_themselves_after_all_is_counted_once(
    role: str, kinds: tuple[str, ...]
) -> None:
    outcome = anonymise(dataclasses.replace(LIVED, role=role), NOW)
    assert outcome.safety == kinds
    assert outcome.topics == ("course", "harm", "risk")


def test_who_is_watched_is_exploited_as_well() -> None:
    watched = dataclasses.replace(LIVED, role="exploited", safety_kinds=["watched", "traces"])
    assert anonymise(watched, NOW).safety == ("exploitation", "traces", "watched")


@pytest.mark.parametrize(
    ("need", "kinds"), [("report", ("concern",)), ("domestic_abuse", ()), ("", ())]
)
def test_what_a_witness_has_seen_counts_without_an_alarm_and_a_partner_s_grief_does_not(
    need: str, kinds: tuple[str, ...]
) -> None:
    told = dataclasses.replace(
        LIVED, role="witness", topics=["concern"], safety_kinds=[], last_need=need
    )
    assert anonymise(told, NOW).safety == kinds
    assert anonymise(dataclasses.replace(told, topics=["law"]), NOW).safety == ()


def test_without_the_course_no_step_of_it_is_kept() -> None:
    assert anonymise(dataclasses.replace(LIVED, topics=["law"]), NOW).course is None


def test_what_is_made_up_is_marked() -> None:
    assert anonymise(LIVED, NOW, synthetic=True).synthetic


@pytest.mark.parametrize("turns", [MOST_TURNS - 1, MOST_TURNS, MOST_TURNS + 1, 5000])
def test_a_long_talk_does_not_stand_out(turns: int) -> None:
    long = dataclasses.replace(LIVED, turns=turns, not_understood=turns)
    outcome = anonymise(long, NOW)
    assert MOST_TURNS == 50
    assert (outcome.turns, outcome.not_understood) == (min(turns, 50),) * 2


@pytest.mark.parametrize(("place", "country"), [("GB-NIR", "GB"), ("US-TX", "US"), ("AT", "AT")])
def test_no_place_is_finer_than_a_state(place: str, country: str) -> None:
    assert anonymise(dataclasses.replace(LIVED, place=place), NOW).country == country
