"""`python -m tools.visits`: people in role talk with the assistant, judge each reply, and a table counts.

    python -m tools.visits serve                          answers on this machine until Ctrl-C
    python -m tools.visits say marta "hola" --campaign demo-es --channel sms
    python -m tools.visits judge marta B "true, but not what I asked"
    python -m tools.visits leave marta --before 8 --after 5 --asked 4 --followed 2
    python -m tools.visits table                          letters, willingness, own questions

Who visits has not built the assistant and has a need of their own (docs/conversations.md, "Played live").
All that is said stands in results/visits.jsonl, with what was read, decided and planned, and what the model
alone had read: where a reply does not fit, that line tells which part was wrong. Made-up talks only.
"""

from __future__ import annotations

import asyncio
import json
import socket
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from statistics import mean
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from bot.logs import configure_logs
from bot.settings import PROJECT, load_settings

LOG = PROJECT / "results" / "visits.jsonl"
HOST, PORT = "127.0.0.1", 8137

app = typer.Typer(add_completion=False, help=__doc__, rich_markup_mode=None)


class Letter(StrEnum):
    """How a reply fits: wholly, acceptably, not at all, or so that it could hurt somebody."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


class Got(StrEnum):
    """Whether somebody in trouble got what they needed."""

    WHOLLY = "wholly"
    PARTLY = "partly"
    NOTHING = "nothing"


@app.command()
def serve() -> None:
    """Answer visitors on this machine, each in a talk of their own, until Ctrl-C."""
    try:
        asyncio.run(_serve())
    except KeyboardInterrupt:
        typer.echo(f"Talks: {LOG.relative_to(PROJECT)}")


async def _serve() -> None:
    from bot.server.trial import running_trial  # imports Rasa, which takes seconds

    configure_logs("ERROR")

    async with running_trial(load_settings()) as trial:

        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            asked = json.loads(await reader.readline())
            _, tried = await trial.say(**asked)
            note({"talk": asked["talk"], "says": asked["text"], **asdict(tried)})
            writer.write(json.dumps([text for text, _ in tried.messages]).encode() + b"\n")
            await writer.drain()
            writer.close()

        async with await asyncio.start_server(answer, HOST, PORT) as server:
            typer.echo(f"Visitors are answered on {HOST}:{PORT}.")
            await server.serve_forever()


@app.command()
def say(talk: str, text: str, campaign: str = "demo-en", channel: str = "web") -> None:
    """Write a message in a talk, and print what answers."""
    asked = {"talk": talk, "text": text, "campaign": campaign, "channel": channel}
    try:
        with socket.create_connection((HOST, PORT)) as connection:
            connection.sendall(json.dumps(asked).encode() + b"\n")
            replies = json.loads(connection.makefile().readline())
    except ConnectionRefusedError:
        typer.echo("Nobody answers; first run: python -m tools.visits serve", err=True)
        raise typer.Exit(1) from None
    typer.echo("\n\n".join(replies) or "(silence)")


@app.command()
def judge(talk: str, letter: Letter, why: Annotated[str, typer.Argument()] = "") -> None:
    """Say how the last reply of a talk fits."""
    note({"talk": talk, "letter": letter.value, "why": why})


@app.command()
def leave(
    talk: str,
    before: Annotated[int | None, typer.Option(min=0, max=10, help="Willingness to buy.")] = None,
    after: Annotated[int | None, typer.Option(min=0, max=10)] = None,
    got: Annotated[Got | None, typer.Option(help="Of somebody in trouble.")] = None,
    asked: Annotated[int, typer.Option(help="Questions of the assistant that were answered.")] = 0,
    followed: Annotated[int, typer.Option(help="Of them, those whose answer it followed.")] = 0,
    because: Annotated[
        str, typer.Option(help="Only who left early: the reply that drove them away.")
    ] = "",
) -> None:
    """Say how a visit ended."""
    note(
        {
            "talk": talk,
            "visit": {
                "before": before,
                "after": after,
                "got": got.value if got else None,
                "asked": asked,
                "followed": followed,
                "because": because,
            },
        }
    )


@app.command()
def table(log: Annotated[Path, typer.Argument(help="What was noted.")] = LOG) -> None:
    """Count what was judged, by language, and how the visits ended."""
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    console = Console()
    console.print(letters(lines))
    for line in endings([entry["visit"] for entry in lines if "visit" in entry]):
        console.print(line)


def note(entry: Mapping[str, Any]) -> None:
    """Add a line to what was noted."""
    LOG.parent.mkdir(exist_ok=True)
    with LOG.open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")


def letters(lines: Sequence[Mapping[str, Any]]) -> Table:
    """Replies by letter, in per cent of each language and of all."""
    language_of = {entry["talk"]: entry["language"] for entry in lines if "says" in entry}
    judged = [(language_of.get(e["talk"], "?"), e["letter"]) for e in lines if "letter" in e]
    shown = Table("", "replies", *Letter)
    for name in (*sorted({language for language, _ in judged}), "all"):
        counts = Counter(letter for language, letter in judged if name in (language, "all"))
        total = counts.total() or 1
        shown.add_row(name, str(counts.total()), *(f"{counts[x] / total:.0%}" for x in Letter))
    return shown


def endings(visits: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Willingness, own questions, who left because of a reply, who got what they needed."""
    buyers = [visit for visit in visits if None not in (visit["before"], visit["after"])]
    if buyers:
        before, after = (mean(visit[key] for visit in buyers) for key in ("before", "after"))
        yield f"Willingness to buy of {len(buyers)}: {before:.1f} -> {after:.1f}"
    asked, followed = (sum(visit[key] for visit in visits) for key in ("asked", "followed"))
    yield f"Answers to our own questions that were followed: {followed} of {asked}"
    yield f"Left because of a reply: {sum(bool(v['because']) for v in visits)} of {len(visits)}"
    got = Counter(visit["got"] for visit in visits if visit["got"])
    yield "In trouble: " + ", ".join(f"{got[way]} {way}" for way in Got)


if __name__ == "__main__":
    app()
