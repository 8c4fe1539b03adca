"""The assistant for trying out: the real one on a folder that goes when it ends, and why it answers so.

`second-thought chat` talks to it in a terminal; the console's playground runs it as a process of its own,
`python -m bot.server.trial`, one line of JSON in and one out. No outcome is written at all.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.dialogue.state.done import NOTHING_DONE, Done
from bot.dialogue.state.situation import Situation
from bot.dialogue.words.library import Library, load_library
from bot.engine.engine import Engine
from bot.engine.readings import model_folder
from bot.engine.training import find_model
from bot.logs import configure_logs
from bot.message import Incoming, Outgoing, Understanding
from bot.outcomes.database import open_database
from bot.outcomes.outcome import Outcome
from bot.privacy.safeguards import guard_process
from bot.privacy.typed_settings import with_typed
from bot.server.app import Assistant, assemble
from bot.server.editions import Editions, campaign_files
from bot.settings import ConfigurationError, Settings, load_settings
from bot.vocabulary import Moment
from bot.words import Said
from connectors.sms_text import segments
from connectors.twilio import as_one_text

WITH_OPT_OUT = ("sms", "whatsapp", "telegram")
WITHOUT_BUTTONS = ("sms", "whatsapp")
NEAREST = 6
"""Meanings that are offered to who says that a message was misread: three, and those that were read."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One message and what became of it.

    Args:
        language: of the answer.
        messages: each text with its quick replies, a title and what it sends.
        segments: of an SMS that carries all of it; nothing on other channels.
        read: what the message was taken to mean, by a word for each part.
        decided: who writes and what danger there is; empty where the talk was forgotten.
        planned: keys of the words that answered, and the question that is open now.
        nearest: what the message may have meant, the likeliest first.
    """

    language: str
    messages: list[tuple[str, list[tuple[str, str]]]]
    segments: int
    read: dict[str, str]
    decided: dict[str, str]
    planned: dict[str, str]
    nearest: list[str]


class NoOutcomes:
    """Stands for the recorder: keeps the newest outcome for whoever looks, and writes nothing."""

    waiting = 0
    lost = 0

    def __init__(self) -> None:
        self.newest: Outcome | None = None

    def record(self, outcome: Outcome) -> None:
        """Let it be seen until the next one."""
        self.newest = outcome

    async def stored(self) -> None:
        """There is nothing to wait for."""

    async def opened(self, outcome_id: str, resource: str) -> None:
        """Count nothing."""

    async def stop(self) -> None:
        """There is nothing to write."""


class NotingEngine(Engine):
    """The engine, which keeps what it read in the last message for whoever looks."""

    def __init__(self, processor: Any, library: Library) -> None:
        super().__init__(processor, library)
        self.read: dict[str, str] = {}  # the same one for every edition (`Engine.with_library`)

    def decide(
        self, meaning: Understanding, situation: Situation, now: datetime, done: Done = NOTHING_DONE
    ) -> list[Said]:
        """Note what was read, and to what question, and answer."""
        self.read.clear()
        self.read.update(_of_reading(meaning, situation.asked))
        return super().decide(meaning, situation, now, done)


class Trial:
    """A running assistant that nobody else can write to; made by `running_trial`."""

    def __init__(self, assistant: Assistant, engine: NotingEngine, outcomes: NoOutcomes) -> None:
        self._assistant = assistant
        self._engine = engine
        self._outcomes = outcomes
        self._one_at_a_time = asyncio.Lock()  # or the reading of another talk would be taken for it

    @property
    def newest_outcome(self) -> Mapping[str, Any]:
        """What of the last message would have been kept."""
        return asdict(self._outcomes.newest) if self._outcomes.newest else {}

    async def say(
        self, talk: str, text: str, *, channel: str, campaign: str, app_language: str | None = None
    ) -> tuple[Outgoing, Tried]:
        """Write a message as a visitor of the moment.

        Args:
            talk: a random word of the caller's; the same one goes on with the same talk.
            text: what is written, or what a quick reply sends.
            channel: by which.
            campaign: by which the visitor comes; an unknown one is answered, too.
            app_language: of the visitor's app, where it says.
        """
        control = self._assistant.keywords.meaning(text) if channel in WITHOUT_BUTTONS else None
        message = Incoming(
            channel,
            campaign if self._assistant.campaigns.get(campaign) else None,
            pseudonym=talk,
            text=text,
            control=control,
            client_language=app_language,
            opt_out_mark=talk if channel in WITH_OPT_OUT else None,
        )
        turn = self._assistant.turn
        async with self._one_at_a_time:
            self._engine.read.clear()
            outgoing = await turn.take(message)
            read = {"control": control} if control is not None else dict(self._engine.read)
        after = await turn.conversations.find(talk)
        nearest = await asyncio.to_thread(turn.engine.nearest, text, NEAREST)
        return outgoing, _tried(outgoing, channel, read, after, nearest)

    async def forget(self, talk: str) -> None:
        """End a talk; nothing of it is known afterwards."""
        await self._assistant.turn.conversations.forget(talk)
        await self._assistant.turn.opt_outs.remove(talk)


@asynccontextmanager
async def running_trial(settings: Settings) -> AsyncIterator[Trial]:
    """The assistant of these settings, but for its folder, its database and its outcomes."""
    settings = with_typed(settings)
    with TemporaryDirectory() as folder:
        home = Path(folder)
        database = f"sqlite:///{home}/trial.sqlite"
        apart = settings.model_copy(
            update={"home": home, "database_url": database, "redis_url": "", "workers": 1}
        )
        model = find_model(model_folder(settings))
        library = load_library(settings)
        engine = NotingEngine.load(model, library)
        assistant = assemble(apart, engine=engine)
        # It says what the installation says: what was published there, and calls that were noted there.
        published = open_database(settings.database)
        assistant.editions = Editions(published, library, campaign_files(settings))
        assistant.edition = assistant.editions.newest()
        assistant.take_over(assistant.edition)
        outcomes = NoOutcomes()
        assistant.turn.recorder = outcomes  # type: ignore[assignment]
        await assistant.start()
        try:
            yield Trial(assistant, engine, outcomes)
        finally:
            await assistant.stop()
            published.dispose()


def lines_of(tried: Tried) -> str:
    """Why an answer is what it is, in three lines for a terminal."""
    rows = {"read": tried.read, "decided": tried.decided, "planned": tried.planned}
    return "\n".join(
        f"  {name:<8} " + " · ".join(f"{part}: {value or '-'}" for part, value in parts.items())
        for name, parts in rows.items()
        if parts
    )


def _tried(
    outgoing: Outgoing,
    channel: str,
    read: dict[str, str],
    after: Situation | None,
    nearest: list[str],
) -> Tried:
    messages = [
        (said.text, [(b.title, b.payload) for b in said.buttons]) for said in outgoing.messages
    ]
    if channel in WITHOUT_BUTTONS and messages:
        messages = [(as_one_text(outgoing, channel), [])]
    return Tried(
        language=outgoing.language,
        messages=messages,
        segments=segments(messages[0][0]) if channel == "sms" and messages else 0,
        read=read,
        decided=_of_situation(after) if after else {},
        planned={
            "words": ", ".join(said.key for said in outgoing.messages) or "silence",
            "asked": after.asked if after else "",
        },
        nearest=nearest,
    )


def _of_reading(reading: Understanding, asked: str) -> dict[str, str]:
    suspicion = f"{reading.suspected} {reading.suspicion:.2f}" if reading.suspected else ""
    model = reading.by_model if reading.by_model not in reading.moves else None
    knows = reading.who_knows
    return {
        "moves": " + ".join(f"{move.key} {move.confidence:.2f}" for move in reading.moves),
        "model": f"{model.key} {model.confidence:.2f}" if model else "",
        "answers": asked,
        "net": ", ".join(reading.safety),
        "suspected": suspicion,
        "who_knows": f"{knows.code} {knows.share:.2f}" if knows else "",
        "urgent": _moment(reading.urgent),
        "softly": _moment(reading.softly),
        "asks_on": " + ".join(map(_moment, reading.asks_on[:3])),
        "opens": " + ".join(map(_moment, reading.opens[:3])),
        "answers_it": " + ".join(f"{one.key} {one.share:.2f}" for one in reading.answers[:3]),
        "support": " + ".join(
            f"{key} {reading.support[key]:.2f}" for key in _most_supported(reading)
        ),
        "places": ", ".join(reading.places),
        "language": reading.language,
    }


def _most_supported(reading: Understanding) -> list[str]:
    """The three texts that the readings speak for most, by their keys."""
    return sorted(reading.support, key=lambda key: -reading.support[key])[:3]


def _moment(moment: Moment) -> str:
    return f"{moment.code} {moment.share:.2f}" if moment.code else ""


def _of_situation(situation: Situation) -> dict[str, str]:
    return {
        "role": situation.role,
        "danger": f"{situation.danger} {situation.danger_kind}".strip(),
        "reason": situation.reason,
        "place": situation.place or "",
        "stage": situation.stage,
    }


async def _serve() -> None:
    """Answer lines of JSON until there are no more."""
    settings = load_settings()
    async with running_trial(settings) as trial:
        _write({"ready": True})
        while line := await asyncio.to_thread(sys.stdin.readline):
            asked = json.loads(line)
            if "forget" in asked:
                await trial.forget(asked["forget"])
                continue
            _, tried = await trial.say(**asked)
            _write(asdict(tried))


def _write(answer: Mapping[str, object]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> None:
    """The process of the playground."""
    configure_logs("ERROR")
    try:
        guard_process()
        asyncio.run(_serve())
    except ConfigurationError as error:
        _write({"problem": str(error)})


if __name__ == "__main__":
    main()
