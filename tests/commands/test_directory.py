"""`second-thought directory`: writing down a call, and what is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner, Result

from bot.commands.cli import app
from bot.knowledge.calls import Calls
from bot.settings import ConfigurationError, Settings


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["directory", *arguments], catch_exceptions=False)


def due(*arguments: str) -> set[str]:
    """Ids that are listed."""
    lines = run("due", *arguments).output.splitlines()[:-2]
    return {line.split()[0] for line in lines}


def test_a_number_is_due_until_two_people_called_it(settings: Settings) -> None:
    assert "fr-crisis-1" in due()
    run("called", "fr-crisis-1", "--by", "ab", "--language", "FR")
    assert "fr-crisis-1" in due()
    output = run("due").output
    assert "called by AB on" in output
    line = next(line for line in output.splitlines() if line.startswith("fr-crisis-1"))
    assert "hours: 24/7" in line
    assert "speaks: fr" in line
    assert "hidden from visitors until then" in output
    told = run("called", "fr-crisis-1", "--by", "CD", "--language", "fr").output
    assert "2 of 2 people" in told
    assert "fr-crisis-1" not in due()
    first, _ = Calls.load(settings.home).all
    assert (first.by, first.language, first.day) == ("AB", "fr", datetime.now(UTC).date())


def test_the_places_of_the_campaigns_are_listed_or_all(settings: Settings) -> None:
    assert not {name for name in due() if name.startswith("se-")}
    assert {name for name in due("--all") if name.startswith("se-")}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["gb-nothing-9", "--by", "AB", "--language", "en"], "no row with a number"),
        (["de-report-1", "--by", "AB", "--language", "de"], "no row with a number"),
        (["fr-crisis-1", "--by", "A.B.", "--language", "fr"], "two to four letters"),
        (["fr-crisis-1", "--by", "AB", "--language", "french"], "a code such as fr"),
    ],
)
def test_what_cannot_be_written_down_is_said(
    settings: Settings, arguments: list[str], told: str
) -> None:
    with pytest.raises(ConfigurationError, match=told):
        run("called", *arguments)
    assert Calls.load(settings.home).all == ()


def test_a_day_that_has_not_come_is_refused(settings: Settings) -> None:
    later = f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%d}"
    with pytest.raises(ConfigurationError, match="has not come yet"):
        run("called", "fr-crisis-1", "--by", "AB", "--language", "fr", "--on", later)
