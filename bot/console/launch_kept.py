"""Points of the launch list on what is kept: outcomes, accounts, backups, numbers and calls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import Engine

from bot.campaigns.collection import Campaigns
from bot.console.accounts import Accounts, Role
from bot.console.launch_point import Point, done, opened, problem
from bot.console.locales import later
from bot.knowledge.calls import CALLERS, FRESH_DAYS, Calls, rows_to_call
from bot.knowledge.resources import Directory
from bot.outcomes.backup import newest_backup
from bot.outcomes.database import open_database
from bot.outcomes.retention import count_old
from bot.settings import ConfigurationError, Settings

VERIFIED_DAYS = 90
"""A number that somebody in danger may call is verified more often than other facts."""

BACKUP_DAYS = 7


def backups(settings: Settings, now: dt.datetime) -> Point:
    """Whether there is a backup of the last days."""
    folder = settings.backups or settings.home / "backups"
    newest = newest_backup(folder)
    if newest is None:
        sentence = later(
            "There is no backup in %(folder)s. Write one every day, with “second-thought backup” or here "
            "under Maintenance."
        )
        return opened("backups", sentence, folder=folder)
    days = (now - newest).days
    if days > BACKUP_DAYS:
        sentence = later("The newest backup is %(days)s days old; write one every day.")
        return opened("backups", sentence, days=days)
    return done("backups", later("The newest backup is %(days)s days old."), days=days)


def of_the_database(settings: Settings, now: dt.datetime) -> Iterator[Point]:
    """What is too old in it, and who may sign in."""
    try:
        engine = open_database(settings.database)
    except ConfigurationError as refusal:
        yield problem("database", refusal)
        return
    try:
        yield _retention(engine, settings.retention_months, now)
        yield _accounts(engine)
    finally:
        engine.dispose()


def _retention(engine: Engine, months: int, now: dt.datetime) -> Point:
    old = count_old(engine, months, now)
    if old:
        return opened(
            "retention",
            later(
                "%(number)s outcomes are older than %(months)s months; the assistant deletes them "
                "while it runs."
            ),
            number=old,
            months=months,
        )
    return done(
        "retention",
        later("Outcomes are deleted after %(months)s months; none is older."),
        months=months,
    )


def _accounts(engine: Engine) -> Point:
    accounts = Accounts(engine).all()
    if not any(account.role == Role.ADMINISTRATOR for account in accounts):
        return opened(
            "accounts",
            later(
                "Nobody administers the console; make an account with “second-thought console user add”."
            ),
        )
    names = ", ".join(f"{account.name} ({account.role})" for account in accounts)
    return done("accounts", later("These may sign in to the console: %(names)s."), names=names)


def numbers(directory: Directory, today: dt.date) -> Point:
    """Whether every number was looked up lately."""
    oldest = today - dt.timedelta(days=VERIFIED_DAYS)
    late = tuple(
        f"{row.id} ({row.verified_on})"
        for file in directory.files
        for row in file.resources
        if row.show and (row.phone or row.sms) and row.verified_on < oldest
    )
    if late:
        return opened(
            "numbers",
            later(
                "These were verified more than %(days)s days ago; call each, and renew the day of its check:"
            ),
            late,
            days=VERIFIED_DAYS,
        )
    return done(
        "numbers",
        later(
            "Every number was verified in the last %(days)s days, if only by reading its source."
        ),
        days=VERIFIED_DAYS,
    )


def called(settings: Settings, directory: Directory, today: dt.date) -> Iterator[Point]:
    """Whether people called the numbers of one's places; reading a source says little about a line."""
    try:
        places = Campaigns.load(settings.campaigns).places(today)
        calls = Calls.load(settings.home)
    except ConfigurationError as error:
        yield problem("calls", error)
        return
    rows = rows_to_call(directory, places)
    due = calls.due(rows, today)
    if due:
        yield opened(
            "calls",
            later(
                "Of the %(number)s numbers of your places, these were called by fewer than %(people)s people "
                "in %(days)s days; call them, and write it down with “second-thought directory called”:"
            ),
            tuple(f"{row.id} ({len(calls.callers(row, today))} of {CALLERS})" for row in due),
            number=len(rows),
            people=CALLERS,
            days=FRESH_DAYS,
        )
    else:
        yield done(
            "calls",
            later(
                "In %(days)s days %(people)s people called each of the %(number)s numbers of your places."
            ),
            number=len(rows),
            people=CALLERS,
            days=FRESH_DAYS,
        )
