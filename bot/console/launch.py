"""What an operator must decide before real people are answered: `check --launch`, and a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator

from bot.campaigns.current import current_campaigns
from bot.commands.checks import check_everything
from bot.console.editing.sentences import Said
from bot.console.launch_kept import backups, called, numbers, of_the_database, sign_offs
from bot.console.launch_point import Point, either, nothing_of, problem
from bot.console.locales import later
from bot.console.signatures import Signatures, by_people
from bot.dialogue.library import KNOWLEDGE
from bot.knowledge.calls import Confirmed
from bot.knowledge.resources import Directory
from bot.privacy.channel_tokens import with_tokens
from bot.privacy.safeguards import guard_installation, guard_process
from bot.settings import ConfigurationError, Settings

DEMONSTRATION = "demo-"
"""Begins the ids of the campaigns that come with the program."""


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
        *_demonstrations(settings, now.date()),
        *_platforms(settings, now.date()),
        _safeguards(settings),
        _keys(settings),
        *of_the_database(settings, now),
        backups(settings, now),
        numbers(directory, now.date()),
        *called(settings, directory, now.date()),
        *sign_offs(settings, now.date()),
        nothing_of(
            "files", wrong, later("Mend these:"), later("Every file that people edit is in order.")
        ),
        nothing_of("facts", stale, later("Verify these anew:"), later("No fact is stale.")),
        *signed_points(settings),
    ]


def _operator(settings: Settings) -> Point:
    return either(
        "operator",
        is_done=settings.operator != Settings.model_fields["operator"].default,
        fine=later("Visitors read that “%(operator)s” runs the service."),
        to_do=later(
            "Set SECOND_THOUGHT_OPERATOR to the name of your organisation; visitors read it in the first "
            "message."
        ),
        operator=settings.operator,
    )


def _contact(settings: Settings) -> Point:
    return either(
        "contact",
        is_done=bool(settings.operator_contact),
        fine=later("Visitors’ questions go to %(address)s."),
        to_do=later(
            "Set SECOND_THOUGHT_OPERATOR_CONTACT to an address where somebody answers visitors’ "
            "questions."
        ),
        address=settings.operator_contact,
    )


def _address(settings: Settings) -> Point:
    url = settings.public_url
    here = ("localhost", "127.0.0.1", "[::1]")
    return either(
        "address",
        is_done=url is not None and url.scheme == "https" and url.host not in here,
        fine=later("The world reaches the assistant at %(address)s."),
        to_do=later(
            "Set SECOND_THOUGHT_PUBLIC_URL to the https address under which the world reaches the "
            "assistant."
        ),
        address=settings.base_url,
    )


def _demonstrations(settings: Settings, today: dt.date) -> Iterator[Point]:
    """Whether only campaigns of one's own are left; the others ask for numbers and secrets, too."""
    try:
        campaigns = [c.id for c in current_campaigns(settings) if c.status(today) != "ended"]
    except ConfigurationError:
        return  # said below
    yield nothing_of(
        "campaigns",
        tuple(name for name in campaigns if name.startswith(DEMONSTRATION)),
        later("These are demonstrations; archive them with “second-thought campaign archive”:"),
        later("No demonstration is left among the campaigns."),
    )


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
    settings = with_tokens(settings)
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
                fine=later("%(platform)s is connected."),
                to_do=later(
                    "Connect %(platform)s under Channels (or set %(secrets)s), or take %(channels)s out of "
                    "the channels of these campaigns:"
                ),
                left=users,
                platform=name,
                secrets=", ".join(missing),
                channels=", ".join(sorted(channels)),
            )


def _safeguards(settings: Settings) -> Point:
    try:
        guard_process()
        guard_installation(settings)
    except ConfigurationError as refusal:
        return problem("safeguards", refusal)
    fine = Said(later("Nothing is configured that would undo the promise."))
    return Point("safeguards", is_done=True, said=fine)


def _keys(settings: Settings) -> Point:
    return either(
        "keys",
        is_done=(settings.home / "keys" / "opt-outs.key").is_file(),
        fine=later(
            "The key of the conversations lives %(hours)s hours; a copy of keys/opt-outs.key, apart from the "
            "backups, is yours to keep (docs/operators/keys-and-backups.md)."
        ),
        to_do=later("Start the assistant once: it has no keys yet."),
        hours=settings.key_hours,
    )


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
