"""Commands about the directory: which numbers were called, and which are due."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated

import typer
from pydantic import ValidationError

from bot.campaigns.current import current_campaigns
from bot.dialogue.words.library import KNOWLEDGE
from bot.knowledge.calls import CALLERS, Call, Calls, Confirmed, hours_of, number_of, rows_to_call
from bot.knowledge.freshness import FRESH_DAYS
from bot.knowledge.resource_schema import Resource
from bot.knowledge.resources import Directory
from bot.settings import ConfigurationError, load_settings

directory_app = typer.Typer(help="The directory of places to turn to.", no_args_is_help=True)


@directory_app.command("called")
def called(
    resource: Annotated[str, typer.Argument(help="Its id, as 'directory due' lists it.")],
    by: Annotated[str, typer.Option(help="Initials of who called, two to four letters.")],
    language: Annotated[str, typer.Option(help="In which language, such as fr.")],
    on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day; today if none is given.")
    ] = None,
) -> None:
    """Write down that you called a number and were answered by whom the directory names.

    A number that does not answer, or somebody else at it, is no call: take it out of the directory.
    Emergency numbers are not called to try them.

    Example: second-thought directory called fr-report-1 --by AB --language fr
    """
    settings, today = load_settings(), datetime.now(UTC).date()
    row = _row(resource)
    day = on.date() if on else today
    if day > today:
        raise ConfigurationError(f"{day} has not come yet; write the day of the call.")
    values = {
        "resource": row.id,
        "number": number_of(row),
        "day": day,
        "by": by.upper(),
        "language": language.lower(),
    }
    try:
        call = Call.model_validate(values)
    except ValidationError:
        raise ConfigurationError(
            "Write two to four letters after --by, and a code such as fr after --language."
        ) from None
    calls = Calls.load(settings.home).with_call(call)
    calls.save(settings.home)
    callers = len(calls.callers(row, today))
    typer.echo(
        f"{row.id} {call.number}: {callers} of {CALLERS} people in the last {FRESH_DAYS} days."
    )


@directory_app.command("due")
def due(
    everywhere: Annotated[
        bool,
        typer.Option("--all", help="The whole directory, not only the places of your campaigns."),
    ] = False,
) -> None:
    """List the numbers that two people have to call, for the places of your campaigns.

    Example: second-thought directory due
    """
    settings, today = load_settings(), datetime.now(UTC).date()
    places = None if everywhere else current_campaigns(settings).places(today)
    directory = Directory.load(KNOWLEDGE / "resources", Confirmed(settings.home))
    rows = rows_to_call(directory, places)
    calls = Calls.load(settings.home)
    left = calls.due(rows, today)
    for row in left:
        languages = ", ".join(row.languages) or "unknown"
        typer.echo(
            f"{row.id:<16} {_dialled(row):<28} {row.name or row.kind}; hours: {hours_of(row)}; "
            f"speaks: {languages}; {_told(calls, row, today)}"
        )
    typer.echo(
        f"{len(left)} of {len(rows)} numbers are due: {CALLERS} people call each every {FRESH_DAYS} "
        "days. Emergency numbers are not among them; nobody calls those to try them."
    )
    hidden = [row for row in left if not directory.is_fresh(row, today)]
    typer.echo(
        f"{len(hidden)} of them are hidden from visitors until then: their source was read more than "
        f"{FRESH_DAYS} days ago."
    )


def _row(identifier: str) -> Resource:
    every = rows_to_call(Directory.load(KNOWLEDGE / "resources"), None)
    row = next((row for row in every if row.id == identifier), None)
    if row is None:
        raise ConfigurationError(
            f"{identifier} is no row with a number that visitors are shown and that may be tried; "
            "see 'second-thought directory due --all'."
        )
    return row


def _dialled(row: Resource) -> str:
    abroad = row.phone_international
    number = number_of(row) or ""
    return f"{number} ({abroad})" if abroad and abroad != number else number


def _told(calls: Calls, row: Resource, today: date) -> str:
    lately = calls.of(row, today)
    return ", ".join(f"called by {call.by} on {call.day}" for call in lately) or "not called"
