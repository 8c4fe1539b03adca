"""`second-thought check --launch`: what an operator must decide before real people are answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import Engine

from bot.campaigns.campaign import Campaign
from bot.campaigns.current import current_campaigns
from bot.commands.checks import check_everything
from bot.console.accounts import Accounts, Role
from bot.dialogue.library import KNOWLEDGE
from bot.dialogue.needs import crisis_messages
from bot.knowledge.calls import CALLERS, Calls, Confirmed, rows_to_call
from bot.knowledge.freshness import FRESH_DAYS
from bot.knowledge.readings import unsigned
from bot.knowledge.resources import Directory
from bot.outcomes.backup import newest_backup
from bot.outcomes.database import open_database
from bot.outcomes.retention import count_old
from bot.privacy.safeguards import guard_installation, guard_process
from bot.settings import ConfigurationError, Settings
from bot.words import WordsError

"""A number that somebody in danger may call is verified more often than other facts."""

BACKUP_DAYS = 7

UNSEEN = "No command can see whether a lawyer read your law, and your assessment is made."


@dataclass(frozen=True, slots=True)
class Point:
    """One decision.

    Args:
        name: a word or two.
        is_done: whether anything is left to do.
        text: what was found, or what to do.
        details: what exactly is left, a line each.
    """

    name: str
    is_done: bool
    text: str
    details: tuple[str, ...] = ()


def review(settings: Settings, now: dt.datetime) -> list[Point]:
    """All points, in the order in which they are best decided."""
    findings = check_everything(settings)
    wrong = tuple(finding.text for finding in findings if not finding.stale)
    stale = tuple(finding.text for finding in findings if finding.stale)
    directory = Directory.load(KNOWLEDGE / "resources", Confirmed(settings.home))
    return [
        _operator(settings),
        _contact(settings),
        _address(settings),
        *_platforms(settings, now.date()),
        _safeguards(settings),
        _keys(settings),
        *_of_the_database(settings, now),
        _backups(settings, now),
        _numbers(directory, now.date()),
        *_calls(settings, directory, now.date()),
        _words(settings),
        _either("files", wrong, "Mend these:", "Every file that people edit is in order."),
        _either("facts", stale, "Verify these anew:", "No fact is stale."),
    ]


def _open(name: str, text: str, details: tuple[str, ...] = ()) -> Point:
    return Point(name, is_done=False, text=text, details=details)


def _done(name: str, text: str) -> Point:
    return Point(name, is_done=True, text=text)


def _either(name: str, left: tuple[str, ...], to_do: str, fine: str) -> Point:
    return _open(name, to_do, left) if left else _done(name, fine)


def _operator(settings: Settings) -> Point:
    if settings.operator == Settings.model_fields["operator"].default:
        return _open(
            "operator",
            "Set SECOND_THOUGHT_OPERATOR to the name of your organisation; visitors read it in the first "
            "message.",
        )
    return _done("operator", f"Visitors read that '{settings.operator}' runs the service.")


def _contact(settings: Settings) -> Point:
    if not settings.operator_contact:
        return _open(
            "contact",
            "Set SECOND_THOUGHT_OPERATOR_CONTACT to an address where somebody answers visitors' questions.",
        )
    return _done("contact", f"Visitors' questions go to {settings.operator_contact}.")


def _address(settings: Settings) -> Point:
    url = settings.public_url
    if url is None or url.scheme != "https" or url.host in ("localhost", "127.0.0.1", "[::1]"):
        return _open(
            "address",
            "Set SECOND_THOUGHT_PUBLIC_URL to the https address under which the world reaches the assistant.",
        )
    return _done("address", f"The world reaches the assistant at {settings.base_url}.")


def _platforms(settings: Settings, today: dt.date) -> Iterator[Point]:
    """A point for each platform that a campaign uses which is not over."""
    try:
        campaigns = current_campaigns(settings)
    except ConfigurationError as error:
        yield _open("campaigns", str(error))
        return
    current = [
        campaign
        for campaign in campaigns
        if campaign.id not in campaigns.archived and campaign.status(today) != "ended"
    ]
    secrets = {
        "TWILIO_AUTH_TOKEN": settings.twilio_auth_token,
        "TELEGRAM_BOT_TOKEN": settings.telegram_bot_token,
        "TELEGRAM_WEBHOOK_SECRET": settings.telegram_webhook_secret,
    }
    for name, channels in (("Twilio", {"sms", "whatsapp"}), ("Telegram", {"telegram"})):
        users = _users(current, channels)
        needed = [secret for secret in secrets if secret.startswith(name.upper())]
        missing = [secret for secret in needed if not secrets[secret]]
        if users and missing:
            yield _open(
                name,
                f"Set {' and '.join(missing)}, or take {' and '.join(sorted(channels))} out of the channels "
                "of these campaigns:",
                users,
            )
        elif users:
            yield _done(name, f"{' and '.join(needed)} {_are(len(needed))} set.")


def _users(campaigns: Collection[Campaign], channels: set[str]) -> tuple[str, ...]:
    return tuple(c.id for c in campaigns if channels.intersection(c.channels))


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _safeguards(settings: Settings) -> Point:
    try:
        guard_process()
        guard_installation(settings)
    except ConfigurationError as refusal:
        return _open("safeguards", str(refusal))
    return _done("safeguards", "Nothing is configured that would undo the promise.")


def _keys(settings: Settings) -> Point:
    if not (settings.home / "keys" / "opt-outs.key").is_file():
        return _open("keys", "Start the assistant once: it has no keys yet.")
    return _done(
        "keys",
        f"The key of the conversations lives {settings.key_hours} hours; a copy of keys/opt-outs.key, apart "
        "from the backups, is yours to keep (docs/operators/keys-and-backups.md).",
    )


def _of_the_database(settings: Settings, now: dt.datetime) -> Iterator[Point]:
    try:
        engine = open_database(settings.database)
    except ConfigurationError as refusal:
        yield _open("database", str(refusal))
        return
    try:
        yield _retention(engine, settings.retention_months, now)
        yield _accounts(engine)
    finally:
        engine.dispose()


def _retention(engine: Engine, months: int, now: dt.datetime) -> Point:
    old = count_old(engine, months, now)
    if old:
        return _open(
            "retention",
            f"{old} outcomes are older than {months} months; the assistant deletes them while it runs.",
        )
    return _done(
        "retention",
        f"Outcomes are deleted after {months} months (SECOND_THOUGHT_RETENTION_MONTHS); none is older.",
    )


def _accounts(engine: Engine) -> Point:
    accounts = Accounts(engine).all()
    if not any(account.role == Role.ADMINISTRATOR for account in accounts):
        return _open(
            "accounts",
            "Nobody administers the console; make an account with 'second-thought console user add'.",
        )
    names = ", ".join(f"{account.name} ({account.role})" for account in accounts)
    return _done("accounts", f"These may sign in to the console: {names}.")


def _backups(settings: Settings, now: dt.datetime) -> Point:
    folder = settings.backups
    if folder is None:
        return _open(
            "backups",
            "Set SECOND_THOUGHT_BACKUPS to the folder of your backups, and let 'second-thought backup' write "
            "one there every day.",
        )
    newest = newest_backup(folder)
    if newest is None:
        return _open("backups", f"There is no backup in {folder}.")
    days = (now - newest).days
    if days > BACKUP_DAYS:
        return _open("backups", f"The newest backup is {days} days old; write one every day.")
    return _done("backups", f"The newest backup is {days} days old.")


def _numbers(directory: Directory, today: dt.date) -> Point:
    late = tuple(f"{row.id} ({row.verified_on})" for row in directory.expired(today))
    if late:
        return _open(
            "numbers",
            f"These were verified more than {FRESH_DAYS} days ago and are hidden; two people "
            "call each:",
            late,
        )
    return _done(
        "numbers",
        f"Every number was verified or called in the last {FRESH_DAYS} days, if only by reading its source.",
    )


def _calls(settings: Settings, directory: Directory, today: dt.date) -> Iterator[Point]:
    """Whether people called the numbers of one's places; reading a source says little about a line."""
    try:
        places = current_campaigns(settings).places(today)
        calls = Calls.load(settings.home)
    except ConfigurationError as error:
        yield _open("calls", str(error))
        return
    rows = rows_to_call(directory, places)
    due = calls.due(rows, today)
    if due:
        yield _open(
            "calls",
            f"Of the {len(rows)} numbers of your places, these were called by fewer than {CALLERS} people in "
            f"{FRESH_DAYS} days; call them, and write it down with 'second-thought directory called':",
            tuple(f"{row.id} ({len(calls.callers(row, today))} of {CALLERS})" for row in due),
        )
    else:
        yield _done(
            "calls",
            f"In {FRESH_DAYS} days {CALLERS} people called each of the {len(rows)} numbers of your places.",
        )


def _words(settings: Settings) -> Point:
    """Whether natives signed the texts for people in danger (docs/words/README.md)."""
    try:
        languages = {campaign.language for campaign in current_campaigns(settings)}
        left = unsigned(sorted(languages), crisis_messages())
    except (ConfigurationError, WordsError) as error:
        return _open("words", str(error))
    texts = tuple(f"{language}: {count}" for language, count in left.items())
    to_do = "So many texts for people in danger were not signed by a native (docs/words/README.md):"
    return _either("words", texts, to_do, "Natives signed all texts for people in danger.")


def show(points: Collection[Point], write: Callable[[str], None]) -> None:
    """The list, for a terminal."""
    for point in points:
        write(f"{'done' if point.is_done else 'open'}  {point.name:<11} {point.text}")
        for detail in point.details:
            write(f"{'':18} {detail}")
    left = sum(1 for point in points if not point.is_done)
    write(f"\n{left} of {len(points)} points are open. {UNSEEN}")
