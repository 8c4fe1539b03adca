"""The conversation suite: plays every talk of `tests/conversations` and says what fits and what does not.

    make conversations                        all languages; writes results/conversations.html
    python -m tools.conversations --best de   `tests/best_texts` instead, and what is said too often
    python -m tools.conversations --judged    `tests/judged` instead: talks in which each text was judged

A turn fits when one of the texts that answered is among those that its writer named beforehand, and is bad
when one is among those that must not come. Writers of the talks saw neither texts nor patterns; those of
`tests/best_texts` had read all texts and named the best; in `tests/judged` others judged what could answer.
"""

from __future__ import annotations

import asyncio
import html
import secrets
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import yaml

from bot.dialogue.answering import second_questions
from bot.dialogue.answering.life_first import ASKED
from bot.dialogue.answering.who_knows import COUNTED_AS, ELSEWHERE
from bot.dialogue.telling.in_crisis import WHOLE
from bot.dialogue.topics import topics
from bot.message import Incoming, Outgoing
from bot.nlu.phrases.who_knows import ADVISERS, KEY
from bot.outcomes.anonymise import anonymise
from bot.settings import PROJECT
from tools.own_assistant import own_assistant

FOLDER, BEST, JUDGED = (
    PROJECT / "tests" / one for one in ("conversations", "best_texts", "judged")
)
OTHERS = {"--best": BEST, "--judged": JUDGED}
PAGE = PROJECT / "results" / "conversations.html"
WORST, MOST_SAID, PREFIX = 10, 15, "utter_"
COUNTS_AS = [
    *((text.removeprefix(PREFIX), topic) for text, topic in ASKED.values() if text not in WHOLE),
    *((text.removeprefix(PREFIX), plain.removeprefix(PREFIX)) for plain, text in WHOLE.items()),
    *((KEY + code, move.key) for code, move in COUNTED_AS.items()),
    *((KEY + code, ELSEWHERE.key) for code in ADVISERS),
    *((second_questions.KEY + on, q.counts_as) for on, q in second_questions.ASKED_ON.items()),
]
"""Texts that are more to the point, each with the topic or text in whose place it stands: whoever named
that means it, too."""

NOT_UNDERSTOOD = ("out_of_scope", "out_of_scope_again", "said_already")


@dataclass(frozen=True, slots=True)
class Turn:
    """What a visitor writes, and which answers would fit or must not come (wildcards allowed)."""

    says: str
    fits: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conversation:
    """A scripted visitor; `safety` is `None` where the outcome is left open."""

    id: str
    language: str
    channel: str
    title: str
    turns: tuple[Turn, ...]
    safety: tuple[str, ...] | None
    role: str


@dataclass(slots=True)
class Played:
    """A turn with its answer."""

    turn: Turn
    keys: tuple[str, ...]
    text: str
    why: str
    fits: bool
    is_bad: bool
    cause: str = ""


@dataclass(slots=True)
class Transcript:
    """A conversation that was played."""

    conversation: Conversation
    turns: list[Played] = field(default_factory=list)
    safety: tuple[str, ...] = ()
    role: str = ""

    @property
    def outcome_holds(self) -> bool:
        """Whether the outcome has the dangers that it must, or none where it must have none."""
        wanted = self.conversation.safety
        return wanted is None or (set(wanted) <= set(self.safety) if wanted else not self.safety)


def load(languages: Iterable[str] = (), folder: Path = FOLDER) -> list[Conversation]:
    """The suite, all of it or of some languages; or the talks of another folder.

    Raises:
        ValueError: a conversation is malformed; the text names file and id.
    """
    chosen = set(languages)
    return [
        _conversation(file, entry)
        for file in sorted(folder.glob("*/*.yml"))
        if not chosen or file.parent.name in chosen
        for entry in _entries(file)
    ]


def _entries(file: Path) -> list[dict[str, Any]]:
    content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return content if isinstance(content, list) else []


def _conversation(file: Path, entry: dict[str, Any]) -> Conversation:
    try:
        outcome = entry.get("outcome") or {}
        safety = outcome.get("safety")
        return Conversation(
            id=entry["id"],
            language=file.parent.name,
            channel=entry.get("channel", "web"),
            title=entry.get("title", ""),
            turns=tuple(
                Turn(
                    str(turn["says"]),
                    tuple(map(str, turn.get("fits") or ())),
                    tuple(map(str, turn.get("never") or ())),
                )
                for turn in entry["turns"]
            ),
            safety=None if safety is None else tuple(safety),
            role=entry.get("role", ""),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{file}: {entry.get('id', '?')}: {error!r}") from error


async def play(conversations: Sequence[Conversation], engine: Any = None) -> list[Transcript]:
    """Play them one after the other against an assistant of their own, which may use a loaded model."""
    async with own_assistant(engine) as assistant:
        return [await _play(assistant, conversation) for conversation in conversations]


async def _play(assistant: Any, conversation: Conversation) -> Transcript:
    person = secrets.token_hex(16)
    transcript = Transcript(conversation)
    seen: set[str] = set()
    for turn in conversation.turns:
        outgoing = await assistant.turn.take(
            Incoming(
                conversation.channel,
                f"demo-{conversation.language}",
                person,
                turn.says,
                opt_out_mark=person,
            )
        )
        situation = await assistant.turn.conversations.find(person)
        transcript.turns.append(_judge(turn, outgoing, situation, seen))
        if situation is not None:
            transcript.safety = anonymise(situation, datetime.now(UTC)).safety
            transcript.role = situation.role
    return transcript


def _judge(turn: Turn, outgoing: Outgoing, situation: Any, seen: set[str]) -> Played:
    said = [message for message in outgoing.messages if message.key != "utter_reveal"]
    keys = tuple(message.key.removeprefix(PREFIX) for message in said)
    why = ""
    if situation is not None:
        danger = f"{situation.danger} {situation.danger_kind} ({situation.reason})"
        why = f"{situation.last_topic} · {situation.role} · {danger}"
    meant = (*keys, *(plain for text, plain in COUNTS_AS if text in keys))
    played = Played(
        turn,
        keys,
        "\n".join(message.text for message in outgoing.messages),
        why,
        fits=any(_matches(meant, pattern) for pattern in turn.fits),
        is_bad=any(_matches(meant, pattern) for pattern in turn.never),
    )
    repeats = any(message.text in seen for message in said)
    seen |= {message.text for message in said}
    if not played.fits or played.is_bad:
        played.cause = _cause(played, repeats=repeats)
    return played


def _matches(keys: Sequence[str], pattern: str) -> bool:
    return any(fnmatchcase(key, pattern) for key in keys)


def _cause(played: Played, *, repeats: bool) -> str:
    keys, wanted = played.keys, played.turn.fits
    if not keys:
        return "no answer"
    alarming = any(_is_alarm(key) for key in keys)
    if alarming and not any(_is_alarm(pattern) for pattern in wanted):
        return "false alarm"
    if not alarming and wanted and all(_is_alarm(pattern) for pattern in wanted):
        return "danger missed"
    if repeats:
        return "same words again"
    if any(key in NOT_UNDERSTOOD or key.startswith("stay_") for key in keys):
        return "not understood"
    return "misread"


def _is_alarm(key: str) -> bool:
    topic = topics().get(key)
    return key.startswith(("check_", "danger_yes")) or bool(topic and topic.danger)


def report(transcripts: Sequence[Transcript]) -> Iterator[str]:
    """Lines for a terminal: shares by language, causes, and what went most wrong."""
    groups: dict[str, list[Transcript]] = defaultdict(list)
    for transcript in transcripts:
        groups[transcript.conversation.language].append(transcript)
    yield "language  talks  turns   fit   bad  outcome"
    for language, group in [*sorted(groups.items()), ("all", list(transcripts))]:
        turns = [turn for transcript in group for turn in transcript.turns]
        fit = share(turn.fits and not turn.is_bad for turn in turns)
        bad = share(turn.is_bad for turn in turns)
        held = share(transcript.outcome_holds for transcript in group)
        yield f"{language:<8} {len(group):>6} {len(turns):>6} {fit:>5.1f}% {bad:>4.1f}% {held:>6.1f}%"
    causes = Counter(turn.cause for t in transcripts for turn in t.turns if turn.cause)
    yield "causes: " + " · ".join(f"{cause} {count}" for cause, count in causes.most_common())
    worst = [(t, turn) for t in transcripts for turn in t.turns if turn.is_bad]
    for transcript, turn in worst[:WORST]:
        yield f"  {transcript.conversation.id}: {turn.turn.says!r} -> {', '.join(turn.keys)}"


def most_said(transcripts: Sequence[Transcript], most: int = MOST_SAID) -> Iterator[str]:
    """The texts that are said most of those that fit less than one time in four."""
    turns = [turn for transcript in transcripts for turn in transcript.turns]
    said = Counter(key for turn in turns for key in turn.keys)
    fits = Counter(key for turn in turns for key in turn.keys if key in turn.turn.fits)
    poor = [(key, number) for key, number in said.most_common() if fits[key] < number / 4]
    yield "said most, and the best text how often:"
    yield from (f"  {number:>4} {fits[key]:>4}  {key}" for key, number in poor[:most])


def share(holds: Iterable[bool]) -> float:
    """Per cent of those that hold; 100 where there are none."""
    listed = list(holds)
    return 100 * sum(listed) / len(listed) if listed else 100.0


def write_page(transcripts: Sequence[Transcript], page: Path = PAGE) -> None:
    """The transcripts as a page to read."""
    page.parent.mkdir(exist_ok=True)
    rows = []
    for transcript in transcripts:
        talk = transcript.conversation
        rows.append(f"<h2>{html.escape(f'{talk.id} · {talk.channel} · {talk.title}')}</h2>")
        for turn in transcript.turns:
            mark = "bad" if turn.is_bad else "fits" if turn.fits else "misfits"
            reply = html.escape(turn.text).replace("\n", "<br>")
            rows.append(
                f'<div class="{mark}"><p class="visitor">{html.escape(turn.turn.says)}</p><p>{reply}</p>'
                f"<small>{html.escape(f'{turn.cause} {turn.keys} {turn.why}')}</small></div>"
            )
    style = (
        "body{font:16px/1.4 sans-serif;max-width:44em;margin:auto;padding:0 1em}.visitor{font-weight:bold}"
        "div{border-left:4px solid #7a7;padding-left:1em}.misfits{border-color:#cb4}.bad{border-color:#c44}"
    )
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><title>Conversations</title><style>{style}</style>'
        + "\n".join(rows),
        encoding="utf-8",
    )


def main(arguments: Sequence[str]) -> int:
    """Play the suite of the named languages, or all of it, or the talks of another folder."""
    others = [folder for flag, folder in OTHERS.items() if flag in arguments]
    transcripts = asyncio.run(play(load({*arguments} - {*OTHERS}, *others[:1])))
    print("\n".join([*report(transcripts), *(most_said(transcripts) if others else ())]))
    write_page(transcripts)
    print(f"Transcripts: {PAGE.relative_to(PROJECT)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
