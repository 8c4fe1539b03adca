"""Commands that keep the outcomes safe: writing a backup, and restoring one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zipfile import BadZipFile, ZipFile

import typer

from bot.outcomes import retention
from bot.outcomes.backup import read_manifest, row_counts, write_backup
from bot.outcomes.database import reached
from bot.outcomes.restore import restore_backup
from bot.settings import load_settings


def backup(
    file: Annotated[Path, typer.Argument(help="A new file, such as outcomes-2027-01-31.zip.")],
) -> None:
    """Write the outcomes, the opt-out list and the accounts into one file; the assistant goes on.

    Keys are not in it, nor anything of the conversations in progress.

    Example: second-thought backup outcomes-2027-01-31.zip
    """
    with reached(load_settings().database) as engine:
        rows = write_backup(engine, file)
    typer.echo(f"{_said(rows)} written to {file}.")


def delete_old(
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before deleting.")] = False,
) -> None:
    """Delete the outcomes that are older than the months that you set, after looking at the clock.

    The assistant does so every day by itself. It asks for this where its clock went ahead by weeks at
    once: after a long pause, or because the clock is wrong.

    Example: second-thought delete-old
    """
    settings, now = load_settings(), datetime.now(UTC)
    with reached(settings.database) as engine:
        number = retention.count_old(engine, settings.retention_months, now)
        asked = f"Today is {now:%d %B %Y}, and {number} outcomes are too old. Delete them?"
        if yes or typer.confirm(asked):
            deleted = retention.delete_old(engine, settings.retention_months, now)
            retention.approve(now, settings.home)
            typer.echo(f"{deleted} rows deleted.")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Delete what the database holds.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before deleting.")] = False,
) -> None:
    """Put a backup into an empty database, of either kind; stop the assistant before.

    Example: second-thought restore outcomes-2027-01-31.zip --replace
    """
    with reached(load_settings().database) as engine:
        if replace and not yes:
            with engine.connect() as connection:
                held = row_counts(connection)
            typer.echo(f"The database holds {_said(held)}; {_made(file)}.")
            typer.confirm(
                "Is the assistant stopped, and may all that is held be deleted?", abort=True
            )
        rows = restore_backup(engine, file, replace=replace)
    typer.echo(f"{_said(rows)} restored from {file}.")


def _said(rows: dict[str, int]) -> str:
    """Numbers of rows in words, such as `12 outcomes, 3 opt-outs`."""
    held = [f"{number} {name.replace('_', ' ')}" for name, number in rows.items() if number]
    return ", ".join(held) or "nothing"


def _made(file: Path) -> str:
    try:
        with ZipFile(file) as archive:
            return f"the backup was made at {read_manifest(archive)['made']}"
    except (OSError, BadZipFile):
        return "the backup cannot be read"
