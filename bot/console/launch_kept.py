"""Points of the launch list on what is kept: outcomes, accounts, backups, numbers, calls, sign-offs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sqlalchemy import Engine

from bot.campaigns.current import current_campaigns
from bot.console.accounts import Accounts, Role
from bot.console.launch_point import Point, either, nothing_of, problem
from bot.dialogue.telling.needs import crisis_messages
from bot.dialogue.words.library import load_library
from bot.knowledge.calls import CALLERS, Calls, rows_to_call
from bot.knowledge.freshness import FRESH_DAYS
from bot.knowledge.readings import SIGNED, Readings
from bot.knowledge.resources import Directory
from bot.knowledge.schema import KnowledgeError
from bot.outcomes.backup import newest_backup
from bot.outcomes.database import opened
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
    return either(
        "backups",
        is_done=newest is not None and days <= BACKUP_DAYS,
        to_do="to_do" if newest else "nothing",
        folder=folder,
        days=days,
    )


def of_the_database(settings: Settings, now: dt.datetime) -> Iterator[Point]:
    """What is too old in it, and who may sign in."""
    try:
        with opened(settings.database) as engine:
            yield _retention(engine, settings.retention_months, now)
            yield _accounts(engine)
    except ConfigurationError as refusal:
        yield problem("database", refusal)


def _retention(engine: Engine, months: int, now: dt.datetime) -> Point:
    old = count_old(engine, months, now)
    return either("retention", is_done=not old, number=old, months=months)


def _accounts(engine: Engine) -> Point:
    accounts = Accounts(engine).all()
    return either(
        "accounts",
        is_done=any(account.role == Role.ADMINISTRATOR for account in accounts),
        names=", ".join(account.name for account in accounts),
    )


def numbers(directory: Directory, today: dt.date) -> Point:
    """Whether every number was looked up or called lately."""
    left = tuple(f"{row.id} ({row.verified_on})" for row in directory.expired(today))
    return nothing_of("numbers", left, days=FRESH_DAYS)


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
    left = tuple(f"{row.id} ({len(calls.callers(row, today))} of {CALLERS})" for row in due)
    yield nothing_of("calls", left, number=len(rows), people=CALLERS, days=FRESH_DAYS)


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
    yield nothing_of("words", tuple(f"{language}: {count}" for language, count in left.items()))
    places = sorted(place for place in campaigns.places(today) if place)
    codes = dict.fromkeys(code for place in places for code in library.laws.entries(place))
    yield nothing_of(
        "laws",
        tuple(c for c in codes if readings.of_law(library.law_text, c, today)[0] != SIGNED),
    )
