"""Whether the place that somebody names is kept: talks made of `tests/places`, played one by one.

    python -m tools.places_kept              all languages (three to six minutes)
    python -m tools.places_kept de --wrong   one language, with the talks that went wrong

The wordings of `kept.yml` were looked at while the rules were written; those of the other two files came
afterwards, from other writers, and are only counted: `--wrong` does not show them.

Each talk says once where the visitor is, on the page of another State's campaign, and then speaks of other
places, of other people and of earlier years. It is right when, from then on and after every message, that
place is the visitor's, the law told of "here" is the one there, each line belongs there or to everybody, and
each figure is of a population that includes it.
"""

from __future__ import annotations

import asyncio
import secrets
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import yaml

from bot.dialogue.state.situation import Situation
from bot.knowledge.needs import ANYWHERE
from bot.message import Incoming
from bot.settings import PROJECT
from tools.conversations import share
from tools.own_assistant import own_assistant

SEEN = "kept"
WORDINGS = (SEEN, "kept_unseen", "kept_fresh")
"""Files of `tests/places`, the one that was looked at first."""

SHAPES = (
    ("here", "elsewhere", "back", "line", "bye"),
    ("here", "third", "law", "line", "figure"),
    ("here", "past", "law", "line", "bye"),
    ("here", "figure", "elsewhere", "third", "back", "bye"),
    ("greet", "here", "elsewhere", "line", "bye"),
    ("greet", "here", "third", "past", "line", "figure"),
    ("greet", "law", "here", "past", "line"),
    ("here", "elsewhere", "line", "figure", "back"),
)
"""What is said, in its order; in the last but one the law of the campaign's place is told first."""

LAW_AGAIN = ("back", "law")
"""Messages by which the law where the visitor is is asked for."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Messages with the part that each plays, and the State where the visitor says to be."""

    language: str
    state: str
    messages: tuple[tuple[str, str], ...]
    wordings: str


@dataclass(slots=True)
class Played:
    """A talk and what went wrong in it, first things first; nothing where the place was kept.

    Whether a question for the law was read as one is counted by itself: it is no matter of the place.
    """

    talk: Talk
    wrong: list[str] = field(default_factory=list)
    law_asked: int = 0
    law_answered: int = 0


def made(languages: Iterable[str] = ()) -> Iterator[Talk]:
    """The talks, always the same ones in the same order.

    Args:
        languages: ISO 639-1 codes; all where none is given.
    """
    chosen = set(languages)
    for name in WORDINGS:
        file = PROJECT / "tests" / "places" / f"{name}.yml"
        # Every scalar as text: YAML would read Norway's code as a truth value.
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
        for language, parts in content.items():
            if not chosen or language in chosen:
                yield from _made(language, parts, name)


def _made(language: str, parts: dict[str, Any], wordings: str) -> Iterator[Talk]:
    places, others = list(parts["places"].items()), list(parts["others"])
    number = 0
    for shape in SHAPES:
        for here in parts["here"]:
            # Behind the law of another place a question for the law sets it beside, and tells nothing.
            if here in parts["elsewhere"] and shape.index("here") > 1:
                continue
            number += 1
            where, state = places[number % len(places)]
            messages = []
            for at, part in enumerate(shape):
                own = parts[part]
                text = here if part == "here" else own[(number + at) % len(own)]
                place = where if part == "here" else others[(number + at) % len(others)]
                messages.append((part, text.replace("{in}", place)))
            yield Talk(language, state[:2], tuple(messages), wordings)


async def play(talks: Iterable[Talk]) -> list[Played]:
    """Play them one after the other against an assistant of their own."""
    async with own_assistant() as assistant:
        return [await played(assistant, talk) for talk in talks]


async def played(assistant: Any, talk: Talk) -> Played:
    """One talk.

    Args:
        assistant: a running one (`bot.server.app.Assistant`).
        talk: what is said.
    """
    person = secrets.token_hex(16)
    result, is_told, before = Played(talk), False, 0
    for part, text in talk.messages:
        await assistant.turn.take(
            Incoming("web", f"demo-{talk.language}", person, text, opt_out_mark=person)
        )
        situation = await assistant.turn.conversations.find(person)
        if situation is None:
            result.wrong.append(f"{part}: the talk was ended")
            break
        is_told = is_told or part == "here"
        if part in LAW_AGAIN:
            result.law_asked += 1
            result.law_answered += _is_on_law(situation)
        figures, before = situation.figures[before:], len(situation.figures)
        if is_told:
            faults = _faults(assistant.turn.library, situation, talk.state, part, figures)
            result.wrong += [f"{part}: {fault}" for fault in faults]
    return result


def _is_on_law(situation: Situation) -> bool:
    return situation.last_topic.partition("/")[0] in ("ask_law", "ask_risk", "claim_legal")


def _faults(
    library: Any, situation: Situation, state: str, part: str, figures: Sequence[str]
) -> Iterator[str]:
    """What does not fit somebody in a State behind a message."""
    if (situation.place or "")[:2] != state:
        yield f"place {situation.place}"
    law_of = situation.asked_place or situation.place or ""
    if part in LAW_AGAIN and _is_on_law(situation) and law_of[:2] != state:
        yield f"law of {law_of}"
    if part in ("line", "bye"):
        for row in situation.lines_shown:
            card = library.directory.card(row, situation.language, datetime.now(UTC))
            if card and card.country not in (state, ANYWHERE):
                yield f"line of {card.country}"
    for figure in map(library.figures.get, figures):
        if not figure.covers(state):
            yield f"figure of {figure.place}"


def report(results: Sequence[Played]) -> Iterator[str]:
    """Lines for a terminal: shares by language and file of wordings, and what goes wrong."""
    yield "language  talks    all  " + "  ".join(f"{name:>17}" for name in WORDINGS)
    languages = sorted({result.talk.language for result in results})
    for language in [*languages, "all"]:
        group = [r for r in results if language in (r.talk.language, "all")]
        shares = [f"{language:<8} {len(group):>6} {share(not r.wrong for r in group):>5.1f}%"]
        for name in WORDINGS:
            own = [r for r in group if r.talk.wordings == name]
            shares.append(f"{share(not r.wrong for r in own):>9.1f} of {len(own):>4}")
        yield "  ".join(shares)
    answered, asked = sum(r.law_answered for r in results), sum(r.law_asked for r in results)
    yield f"questions for the law where they are that were read as such: {answered} of {asked}"
    for name in WORDINGS:
        wrong = [r.wrong for r in results if r.wrong and r.talk.wordings == name]
        causes = Counter(" ".join(faults[0].split()[:2]) for faults in wrong)
        yield f"first fault, {name}: " + " · ".join(f"{c} {n}" for c, n in causes.most_common())


def main(arguments: Sequence[str]) -> None:
    """Play and print."""
    results = asyncio.run(play(made(a for a in arguments if not a.startswith("-"))))
    if "--wrong" in arguments:
        for result in results:
            if result.wrong and result.talk.wordings == SEEN:
                said = " | ".join(text for _, text in result.talk.messages)
                print(f"{result.talk.language} {result.talk.state}: {said}")
                print(f"    {'; '.join(result.wrong)}")
    print("\n".join(report(results)))


if __name__ == "__main__":
    main(sys.argv[1:])
