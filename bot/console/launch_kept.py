"""Points of the launch list on what is kept: outcomes, accounts, backups, numbers, calls, sign-offs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import Engine

from bot.campaigns.current import current_campaigns
from bot.console.accounts import Accounts, Role
from bot.console.launch_point import Point, either, nothing_of, problem
from bot.console.locales import later
from bot.dialogue.library import load_library
from bot.dialogue.needs import crisis_messages
from bot.knowledge.calls import CALLERS, Calls, rows_to_call
from bot.knowledge.freshness import FRESH_DAYS
from bot.knowledge.readings import SIGNED, Readings
from bot.knowledge.resources import Directory
from bot.knowledge.schema import KnowledgeError
from bot.outcomes.backup import newest_backup
from bot.outcomes.database import open_database
from bot.outcomes.own_content import own_content, signatures
from bot.outcomes.retention import count_old
from bot.settings import ConfigurationError, Settings
from bot.words import WordsError

BACKUP_DAYS = 7


def backups(settings: Settings, now: dt.datetime) -> Point:
    """Whether there is a backup of the last days."""
    folder = settings.backups or settings.home / "backups"
    newest = newest_backup(folder)
    days = (now - newest).days if newest else 0
    nothing = later(
        "There is no backup in %(folder)s. Write one every day, with “second-thought backup” or here "
        "under Maintenance."
    )
    late = later("The newest backup is %(days)s days old; write one every day.")
    return either(
        "backups",
        is_done=newest is not None and days <= BACKUP_DAYS,
        fine=later("The newest backup is %(days)s days old."),
        to_do=late if newest else nothing,
        folder=folder,
        days=days,
    )


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
    return either(
        "retention",
        is_done=not old,
        fine=later("Outcomes are deleted after %(months)s months; none is older."),
        to_do=later(
            "%(number)s outcomes are older than %(months)s months; the assistant deletes them "
            "while it runs."
        ),
        number=old,
        months=months,
    )


def _accounts(engine: Engine) -> Point:
    accounts = Accounts(engine).all()
    return either(
        "accounts",
        is_done=any(account.role == Role.ADMINISTRATOR for account in accounts),
        fine=later("These may sign in to the console: %(names)s."),
        to_do=later(
            "Nobody administers the console; make an account with “second-thought console user add”."
        ),
        names=", ".join(f"{account.name} ({account.role})" for account in accounts),
    )


def numbers(directory: Directory, today: dt.date) -> Point:
    """Whether every number was looked up or called lately."""
    return nothing_of(
        "numbers",
        tuple(f"{row.id} ({row.verified_on})" for row in directory.expired(today)),
        later(
            "These were verified more than %(days)s days ago and are hidden; two people call each:"
        ),
        later(
            "Every number was verified or called in the last %(days)s days, if only by reading its source."
        ),
        days=FRESH_DAYS,
    )


def called(settings: Settings, directory: Directory, today: dt.date) -> Iterator[Point]:
    """Whether people called the numbers of one's places; reading a source says little about a line."""
    try:
        places = current_campaigns(settings).places(today)
        calls = Calls.load(settings.home)
    except ConfigurationError as error:
        yield problem("calls", error)
        return
    rows = rows_to_call(directory, places)
    due = calls.due(rows, today)
    yield nothing_of(
        "calls",
        tuple(f"{row.id} ({len(calls.callers(row, today))} of {CALLERS})" for row in due),
        later(
            "Of the %(number)s numbers of your places, these were called by fewer than %(people)s people "
            "in %(days)s days; call them, and write it down with “second-thought directory called”:"
        ),
        later(
            "In %(days)s days %(people)s people called each of the %(number)s numbers of your places."
        ),
        number=len(rows),
        people=CALLERS,
        days=FRESH_DAYS,
    )


def sign_offs(settings: Settings, today: dt.date) -> Iterator[Point]:
    """Whether natives signed the texts for people in danger, and a lawyer the law of the places."""
    try:
        campaigns = current_campaigns(settings)
        library = load_library(settings, own_content(settings))
        readings = Readings.load(library.words.languages, signatures(settings))
    except (ConfigurationError, KnowledgeError, WordsError) as error:
        yield problem("words", error)
        return
    languages = sorted({campaign.language for campaign in campaigns})
    left = readings.unsigned(library.words, languages, crisis_messages())
    yield nothing_of(
        "words",
        tuple(f"{language}: {count}" for language, count in left.items()),
        later(
            "So many texts for people in danger were not signed by a native; Your content, Sign-off is "
            "where that is written down:"
        ),
        later("Natives signed all texts for people in danger."),
    )
    places = sorted(place for place in campaigns.places(today) if place)
    codes = dict.fromkeys(code for place in places for code in library.laws.entries(place))
    yield nothing_of(
        "laws",
        tuple(c for c in codes if readings.of_law(library.law_text, c, today)[0] != SIGNED),
        later(
            "No lawyer signed the law of these places as visitors are told it; Your content, Sign-off is "
            "where that is written down:"
        ),
        later("Lawyers signed the law of all your places as visitors are told it."),
    )
