"""Open or closed, in the time zone of the service, across midnight and the change of the clocks."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.knowledge.hours import DAYS, Hours, Span

WEEK = DAYS[:5]


def at(zone: str, day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A moment in the week that begins on Monday 23 November 2026."""
    return dt.datetime(2026, 11, 22 + day, hour, minute, tzinfo=ZoneInfo(zone))


def office() -> Hours:
    return Hours(weekly=(Span(days=WEEK, opens="09:00", closes="17:00"),))


def nights() -> Hours:
    return Hours(weekly=(Span(days=DAYS, opens="19:00", closes="07:00"),))


def test_unknown_hours_are_neither_open_nor_closed() -> None:
    assert Hours(recorded="varies").is_open(at("UTC", 1, 12), "Europe/Paris") is None
    assert Hours(recorded="varies").text("en") == ""


def test_day_and_night() -> None:
    assert Hours(always=True).is_open(at("UTC", 7, 3), "Europe/Paris") is True
    assert Hours(always=True).text("ru") == "24/7"


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (at("Europe/Paris", 1, 9), True),
        (at("Europe/Paris", 1, 8, 59), False),
        (at("Europe/Paris", 5, 16, 59), True),
        (at("Europe/Paris", 5, 17), False),
        (at("Europe/Paris", 6, 12), False),
        (at("America/New_York", 1, 4), True),
        (at("America/New_York", 1, 12), False),
        (at("Asia/Tashkent", 2, 12, 59), False),
        (at("Asia/Tashkent", 2, 13), True),
    ],
)
def test_office_hours_in_paris(moment: dt.datetime, is_open: bool) -> None:
    assert office().is_open(moment, "Europe/Paris") is is_open


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (at("Europe/Bucharest", 1, 0), True),
        (at("Europe/Bucharest", 1, 6, 59), True),
        (at("Europe/Bucharest", 1, 7), False),
        (at("Europe/Bucharest", 7, 23, 59), True),
        (at("Europe/Bucharest", 3, 12), False),
    ],
)
def test_a_line_that_answers_at_night(moment: dt.datetime, is_open: bool) -> None:
    assert nights().is_open(moment, "Europe/Bucharest") is is_open


def test_until_midnight() -> None:
    hours = Hours(weekly=(Span(days=DAYS, opens="10:00", closes="24:00"),))
    assert hours.is_open(at("Europe/Rome", 1, 23, 59), "Europe/Rome") is True
    assert hours.is_open(at("Europe/Rome", 2, 0), "Europe/Rome") is False


def test_its_own_time_zone_outranks_the_files() -> None:
    hours = Hours(
        weekly=(Span(days=DAYS, opens="12:00", closes="18:00"),), time_zone="America/Toronto"
    )
    assert hours.is_open(at("America/Toronto", 1, 13), "Europe/Paris") is True


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        office().is_open(dt.datetime(2026, 11, 24, 12), "Europe/Paris")


def test_the_clocks_change() -> None:
    summer = dt.datetime(2026, 7, 6, 7, 30, tzinfo=dt.UTC)
    winter = dt.datetime(2026, 12, 7, 7, 30, tzinfo=dt.UTC)
    assert office().is_open(summer, "Europe/Paris") is True
    assert office().is_open(winter, "Europe/Paris") is False


def test_text_in_languages() -> None:
    hours = Hours(
        weekly=(
            Span(days=WEEK, opens="09:00", closes="17:00"),
            Span(days=("sat", "mon"), opens="10:00", closes="12:00"),
        )
    )
    assert hours.text("en") == "Mon–Fri 09:00–17:00, Mon, Sat 10:00–12:00"
    assert hours.text("fr").startswith("lun.–ven. 09:00–17:00")
    assert nights().text("de") == "19:00–07:00"


@pytest.mark.parametrize(
    ("opens", "closes"), [("9:00", "17:00"), ("25:00", "26:00"), ("09:00", "09:00")]
)
def test_impossible_times(opens: str, closes: str) -> None:
    with pytest.raises(ValidationError):
        Span(days=("mon",), opens=opens, closes=closes)


CLOCK = st.integers(0, 24 * 60 - 1).map(lambda minutes: f"{minutes // 60:02}:{minutes % 60:02}")


@given(
    days=st.sets(st.sampled_from(DAYS), min_size=1),
    opens=CLOCK,
    closes=CLOCK,
    minute=st.integers(0, 7 * 24 * 60 - 1),
    zone=st.sampled_from(["Europe/Paris", "America/Toronto", "Asia/Tashkent", "UTC"]),
)
def test_open_agrees_with_a_walk_through_the_week(
    days: set[str], opens: str, closes: str, minute: int, zone: str
) -> None:
    if opens == closes:
        return
    hours = Hours.model_validate(
        {"weekly": [{"days": sorted(days), "opens": opens, "closes": closes}]}
    )
    local = dt.datetime(2026, 11, 23, tzinfo=ZoneInfo(zone)) + dt.timedelta(minutes=minute)
    clock = f"{local:%H:%M}"
    today, yesterday = DAYS[local.weekday()], DAYS[local.weekday() - 1]
    if opens < closes:
        expected = today in days and opens <= clock < closes
    else:
        expected = (today in days and clock >= opens) or (yesterday in days and clock < closes)
    assert hours.is_open(local.astimezone(dt.UTC), zone) is expected
