"""Commands about conversations: talking to the assistant, and the outcomes that remain."""

from __future__ import annotations

import asyncio
import json
import secrets
import sys
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

import typer

from bot.logs import configure_logs
from bot.message import Outgoing
from bot.outcomes.database import open_database
from bot.outcomes.store import OutcomeStore
from bot.settings import load_settings


class ChannelName(StrEnum):
    """Channels one can try in a terminal."""

    WEB = "web"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    TELEGRAM = "telegram"


def chat(
    channel: Annotated[
        ChannelName, typer.Option(help="How the replies are written.")
    ] = ChannelName.WEB,
    campaign: Annotated[str, typer.Option(help="Campaign by which the visitor comes.")] = "demo-en",
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines out.")] = False,
    why: Annotated[
        bool, typer.Option(help="Show what was read, decided and planned for each message.")
    ] = False,
) -> None:
    """Talk to the assistant: one message a line. Nothing of it reaches the real outcomes.

    Example: second-thought chat --channel sms --campaign demo-fr
    Example: second-thought chat --why
    """
    configure_logs("ERROR")
    asyncio.run(_chat(channel.value, campaign, as_json, why))


def outcomes(
    as_json: Annotated[bool, typer.Option("--json", help="A JSON list.")] = False,
    limit: Annotated[int, typer.Option(help="Newest rows shown.", min=1)] = 1000,
) -> None:
    """Show the anonymised outcomes, newest first.

    Example: second-thought outcomes --json
    """
    store = OutcomeStore(open_database(load_settings().database))
    rows = [dict(row._mapping) for row in store.rows(limit)]
    if as_json:
        typer.echo(json.dumps(rows, default=str, ensure_ascii=False))
        return
    for row in rows:
        hour = row["hour"].strftime("%Y-%m-%d %H:00")
        topics = ", ".join(row["topics"]) or "-"
        typer.echo(
            f"{hour}  {row['campaign']:<16} {row['channel']:<9} {row['language']}  "
            f"{row['turns']:>3} turns  {row['stage']:<10} {row['ending']:<10} {topics}"
        )
    typer.echo(f"{len(rows)} of {store.count()} outcomes")


async def _chat(channel: str, campaign: str, as_json: bool, why: bool) -> None:
    from bot.server.trial import lines_of, running_trial  # imports Rasa, which takes seconds

    talk, interactive = secrets.token_hex(16), sys.stdin.isatty()
    async with running_trial(load_settings()) as trial:
        while True:
            if interactive:
                typer.echo("> ", nl=False)
            line = await asyncio.to_thread(sys.stdin.readline)
            if not line:
                break
            text = line.rstrip("\n")
            outgoing, tried = await trial.say(talk, text, channel=channel, campaign=campaign)
            _show(outgoing, trial.newest_outcome, as_json)
            if why:
                typer.echo(f"{lines_of(tried)}\n")


def _show(outgoing: Outgoing, outcome: Mapping[str, Any], as_json: bool) -> None:
    if as_json:
        replies = [
            {
                "text": said.text,
                "buttons": [{"title": b.title, "payload": b.payload} for b in said.buttons],
            }
            for said in outgoing.messages
        ]
        line = {"replies": replies, "outcome": dict(outcome)}
        typer.echo(json.dumps(line, default=str, ensure_ascii=False))
        return
    for said in outgoing.messages:
        typer.echo(f"\n{said.text}")
        for number, button in enumerate(said.buttons, 1):
            typer.echo(f"  {number}  {button.title}")
    typer.echo("")
