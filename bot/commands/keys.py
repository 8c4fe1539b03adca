"""Commands about keys: how old they are, and renewing the key of the conversations."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Annotated

import typer

from bot.privacy.keys import KeyRing
from bot.privacy.return_keys import ReturnKeys
from bot.settings import Settings, load_settings

KEPT = {
    "opt-outs": "recognises who wants no more messages; keep a copy apart from the backups",
    "repeats": "recognises a message that a platform sends twice",
    "web": "signs web sessions and links to help",
    "console": "signs the console's sessions",
    "console-codes": "seals the operators' one-time codes; keep a copy apart from the backups",
    "experiments": "assigns conversations to the arms of an experiment",
}
"""What each of the keys that are kept is for."""

keys_app = typer.Typer(help="The keys of this installation.", no_args_is_help=True)


@keys_app.command("status")
def status() -> None:
    """Show how old each key is and when it is destroyed; never a key itself.

    Example: second-thought keys status
    """
    settings = load_settings()
    ring, now = key_ring(settings), time.time()
    keys = ring.read()
    due = max(0.0, keys.since + ring.lifetime - now)
    typer.echo(f"conversations  made {length(now - keys.since)} ago, replaced in {length(due)}")
    if keys.former is not None:
        typer.echo(f"               the one before is destroyed in {length(keys.until - now)}")
    else:
        typer.echo("               the one before is destroyed")
    for place, key in enumerate(
        ReturnKeys(settings.home / "keys", settings.return_code_days).read()
    ):
        use = "opens return codes" if place else "seals and opens return codes"
        typer.echo(f"returns        {use}; destroyed in {length(key.until - now)}")
    for file in sorted((settings.home / "keys").glob("*.key")):
        made = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        typer.echo(f"{file.stem:<14} kept since {made:%Y-%m-%d}; {KEPT.get(file.stem, '')}")


@keys_app.command("rotate")
def rotate(
    at_once: Annotated[
        bool,
        typer.Option(
            "--at-once", help="Destroy the present key, too; conversations in progress end."
        ),
    ] = False,
) -> None:
    """Begin a new key of the conversations now; the assistant need not be stopped.

    Example: second-thought keys rotate
    """
    settings = load_settings()
    keys = key_ring(settings).rotate(at_once=at_once)
    if keys.former is None:
        typer.echo("A new key is in use; all earlier ones are destroyed.")
        return
    typer.echo(
        f"A new key is in use; the one before is destroyed in {length(keys.until - time.time())}, "
        "when no conversation needs it any more."
    )


def key_ring(settings: Settings) -> KeyRing:
    """The key of the conversations, as the settings have it."""
    return KeyRing(settings.home / "keys", settings.key_hours, settings.session_minutes)


def length(seconds: float) -> str:
    """A length of time in words: `3 hours`, `1 minute`."""
    for unit, size in (("day", 86_400), ("hour", 3600), ("minute", 60)):
        if seconds >= size:
            number = round(seconds / size)
            return f"{number} {unit}{'' if number == 1 else 's'}"
    return "less than a minute"
