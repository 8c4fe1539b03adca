"""What an operator must decide before real people are answered: `check --launch`, and a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator

from bot.campaigns.current import current_campaigns
from bot.commands.checks import check_everything
from bot.console.editing.sentences import Said
from bot.console.launch_kept import backups, called, numbers, of_the_database, sign_offs
from bot.console.launch_point import Point, either, nothing_of, problem
from bot.console.signatures import Signatures, by_people
from bot.dialogue.words.library import KNOWLEDGE
from bot.knowledge.calls import Confirmed
from bot.knowledge.resources import Directory
from bot.privacy.safeguards import guard_installation, guard_process
from bot.privacy.typed_settings import with_typed
from bot.settings import ConfigurationError, Settings

DEMONSTRATION = "demo-"
"""Begins the ids of the campaigns that come with the program."""


def review(settings: Settings, now: dt.datetime) -> list[Point]:
    """All points, in the order in which they are best decided."""
    settings = with_typed(settings)
    findings = check_everything(settings)
    wrong = tuple(finding.text for finding in findings if not finding.stale)
    stale = tuple(finding.text for finding in findings if finding.stale)
    directory = Directory.load(KNOWLEDGE / "resources", Confirmed(settings.home))
    return [
        _operator(settings),
        _contact(settings),
        _address(settings),
        *_demonstrations(settings, now.date()),
        *_platforms(settings, now.date()),
        _safeguards(settings),
        _keys(settings),
        *of_the_database(settings, now),
        backups(settings, now),
        numbers(directory, now.date()),
        *called(settings, directory, now.date()),
        *sign_offs(settings, now.date()),
        nothing_of("files", wrong),
        nothing_of("facts", stale),
        *signed_points(settings),
    ]


def _operator(settings: Settings) -> Point:
    is_done = settings.operator != Settings.model_fields["operator"].default
    return either("operator", is_done=is_done, operator=settings.operator)


def _contact(settings: Settings) -> Point:
    address = settings.operator_contact
    return either("contact", is_done=bool(address), address=address)


def _address(settings: Settings) -> Point:
    url = settings.public_url
    here = ("localhost", "127.0.0.1", "[::1]")
    is_done = url is not None and url.scheme == "https" and url.host not in here
    return either("address", is_done=is_done, address=settings.base_url)


def _demonstrations(settings: Settings, today: dt.date) -> Iterator[Point]:
    """Whether only campaigns of one's own are left; the others ask for numbers and secrets, too."""
    try:
        campaigns = [c.id for c in current_campaigns(settings) if c.status(today) != "ended"]
    except ConfigurationError:
        return  # said below
    left = tuple(name for name in campaigns if name.startswith(DEMONSTRATION))
    yield nothing_of("campaigns", left)


def _platforms(settings: Settings, today: dt.date) -> Iterator[Point]:
    """A point for each platform that a campaign uses which is not over."""
    try:
        campaigns = current_campaigns(settings)
    except ConfigurationError as error:
        yield problem("campaigns", error)
        return
    current = [
        campaign
        for campaign in campaigns
        if campaign.id not in campaigns.archived and campaign.status(today) != "ended"
    ]
    settings = with_typed(settings)
    secrets = {
        "TWILIO_AUTH_TOKEN": settings.twilio_auth_token,
        "TELEGRAM_BOT_TOKEN": settings.telegram_bot_token,
        "TELEGRAM_WEBHOOK_SECRET": settings.telegram_webhook_secret,
    }
    for name, channels in (("Twilio", {"sms", "whatsapp"}), ("Telegram", {"telegram"})):
        users = tuple(c.id for c in current if channels.intersection(c.channels))
        needed = [secret for secret in secrets if secret.startswith(name.upper())]
        missing = [secret for secret in needed if not secrets[secret]]
        if users:
            yield either(
                name,
                is_done=not missing,
                left=users,
                key="platform",
                platform=name,
                channels=", ".join(sorted(channels)),
            )


def _safeguards(settings: Settings) -> Point:
    try:
        guard_process()
        guard_installation(settings)
    except ConfigurationError as refusal:
        return problem("safeguards", refusal)
    return either("safeguards", is_done=True)


def _keys(settings: Settings) -> Point:
    is_done = (settings.home / "keys" / "opt-outs.key").is_file()
    return either("keys", is_done=is_done, hours=settings.key_hours)


def signed_points(settings: Settings) -> Iterator[Point]:
    """What only people can do: open until somebody put their name and a day to it."""
    try:
        signatures = Signatures.load(settings.home)
    except ConfigurationError as error:
        yield problem("signatures", error)
        return
    for key, sentence in by_people():
        signed = signatures.find(key)
        yield Point(
            key,
            is_done=signed is not None,
            said=Said(sentence),
            key=key,
            signed=signed,
            details=(f"{signed.name}, {signed.day}",) if signed else (),
        )


def show(points: Collection[Point], write: Callable[[str], None]) -> None:
    """The list, for a terminal."""
    for point in points:
        write(f"{'done' if point.is_done else 'open'}  {point.name:<11} {point.text}")
        for detail in point.details:
            write(f"{'':18} {detail}")
    left = sum(1 for point in points if not point.is_done)
    write(f"\n{left} of {len(points)} points are open.")
