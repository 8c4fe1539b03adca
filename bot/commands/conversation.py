"""Commands about conversations: talking to the assistant, and the outcomes that remain."""

from __future__ import annotations

import asyncio
import json
import secrets
import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.logs import configure_logs
from bot.message import Incoming, Outgoing
from bot.outcomes.database import open_database
from bot.outcomes.store import OutcomeStore
from bot.settings import Settings, load_settings

if TYPE_CHECKING:
    from bot.turn import Turn


class ChannelName(StrEnum):
    """Channels one can try in a terminal."""

    WEB = "web"
    SMS = "sms"
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
    settings = load_settings()
    configure_logs("ERROR")
    with TemporaryDirectory() as folder:
        home = Path(folder)
        apart = settings.model_copy(
            update={"home": home, "database_url": f"sqlite:///{home}/chat.sqlite"}
        )
        asyncio.run(_chat(apart, channel.value, campaign, as_json, why))


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


async def _chat(settings: Settings, channel: str, campaign: str, as_json: bool, why: bool) -> None:
    from bot.server.app import assemble  # imports Rasa, which takes seconds

    assistant = assemble(settings)
    await assistant.start()
    # A visitor of the moment: nobody's pseudonym.
    visitor = Incoming(channel, campaign, pseudonym=secrets.token_hex(16), text="")
    visitor = replace(visitor, opt_out_mark=secrets.token_hex(16))
    keywords = assistant.keywords
    interactive = sys.stdin.isatty()
    try:
        while True:
            if interactive:
                typer.echo("> ", nl=False)
            line = await asyncio.to_thread(sys.stdin.readline)
            if not line:
                break
            text = line.rstrip("\n")
            control = keywords.meaning(text) if channel == "sms" else None
            message = replace(visitor, text=text, control=control)
            reading = await _read(assistant.turn, message) if why else ""
            outgoing = await assistant.turn.take(message)
            rows = OutcomeStore(assistant.database).rows(1)
            outcome = dict(rows[0]._mapping) if rows else {}
            _show(outgoing, outcome, as_json)
            if why:
                typer.echo(f"{reading}\n{await _decided(assistant.turn, message, outgoing)}\n")
    finally:
        await assistant.stop()


def _show(outgoing: Outgoing, outcome: dict[str, Any], as_json: bool) -> None:
    if as_json:
        replies = [
            {
                "text": said.text,
                "buttons": [{"title": b.title, "payload": b.payload} for b in said.buttons],
            }
            for said in outgoing.messages
        ]
        line = {"replies": replies, "outcome": outcome}
        typer.echo(json.dumps(line, default=str, ensure_ascii=False))
        return
    for said in outgoing.messages:
        typer.echo(f"\n{said.text}")
        for number, button in enumerate(said.buttons, 1):
            typer.echo(f"  {number}  {button.title}")
    typer.echo("")


async def _read(turn: Turn, message: Incoming) -> str:
    """What the turn will read in a message, in one line."""
    from bot.dialogue.reading import context_of

    situation = await turn.conversations.find(message.pseudonym)
    context = context_of(message, situation) if situation else {}
    reading = await turn.engine.understand(message.text, context)
    moves = " + ".join(f"{move.key} {move.confidence:.2f}" for move in reading.moves)
    return (
        f"  read     {moves} · asked: {context.get('asked') or '-'} · net: {reading.safety or '-'} · "
        f"suspected: {reading.suspected or '-'} {reading.suspicion:.2f} · places: {reading.places or '-'}"
    )


async def _decided(turn: Turn, message: Incoming, outgoing: Outgoing) -> str:
    """Who writes and what danger there is after a message, and which words answered, in two lines."""
    situation = await turn.conversations.find(message.pseudonym)
    keys = ", ".join(said.key for said in outgoing.messages) or "silence"
    if situation is None:
        return f"  planned  {keys}"
    return (
        f"  decided  {situation.role} · danger: {situation.danger} {situation.danger_kind} "
        f"({situation.reason or 'nothing new'}) · place: {situation.place or '-'}\n"
        f"  planned  {keys} · now asked: {situation.asked}"
    )
