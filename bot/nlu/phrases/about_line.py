"""What is asked about a line that was shown, or that is named: is it free, do they speak Russian?

The classifier takes "is it free?" behind a helpline for a question about therapy, "sprechen die Russisch?"
for a wish to go on in Russian, and "is it anonymous?" for one about this chat. Behind a line there is
little doubt, and each frame here needs one: "it" the line of the answer before, "they" a line of the talk,
a word alone the name of a line beside it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

from bot.nlu.folding import clauses
from bot.nlu.phrases.expressions import one_of, whole_words

FILE = Path(__file__).with_suffix(".yml")

MOST_WORDS = 14
"""Words of a clause that is one of these questions; a longer one tells a story."""

MOST_QUESTIONS = 2
"""Questions of a message that are answered."""

_FILLER = (
    r"(?:(?:and|but|so|ok|okay|well|yeah|no|hey|und|aber|also|ja|ok|et|mais|bon|alors|e|ma|allora|y|pero|vale"
    r"|и|но|а|ну) )*"
)


@cache
def _frames() -> dict[str, dict[str, re.Pattern[str] | None]]:
    """Of each question its frames, ready to be searched for."""
    read = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {
        question: {
            "behind": _clause(frames["behind"]),
            "theirs": _words(frames["theirs"]),
            "named": _words(frames["named"]),
            "ours": _words(frames.get("ours", [])),
        }
        for question, frames in read.items()
    }


def _clause(rows: list[str]) -> re.Pattern[str] | None:
    return re.compile(rf"^{_FILLER}{one_of(rows)}$") if rows else None


def _words(rows: list[str]) -> re.Pattern[str] | None:
    return whole_words(one_of(rows)) if rows else None


def questions_on_line(text: str, *, behind: bool, shown: bool, beside: str = "") -> tuple[str, ...]:
    """What is asked about a line, as `bot.knowledge.line_answers.Question`; nothing where none is meant.

    Args:
        text: as it was written.
        behind: whether the answer before showed a line, or told of one.
        shown: whether this talk showed one.
        beside: what stands beside the name of a line, folded; empty where none is named.
    """
    said = [clause for clause in clauses(text) if 0 < len(clause.split()) <= MOST_WORDS]
    searched = {
        "behind": said if behind else [],
        "theirs": said if behind or shown or beside else [],
        "named": [beside] if beside else [],
    }
    found = [
        question
        for question, frames in _frames().items()
        if any(
            (frame := frames[name]) is not None and any(map(frame.search, parts))
            for name, parts in searched.items()
        )
    ]
    return tuple(found[:MOST_QUESTIONS])


def is_about_this_chat(text: str) -> bool:
    """Whether a message names what is written or read here, and no call."""
    frame = _frames()["bill"]["ours"]
    return frame is not None and any(map(frame.search, clauses(text)))


def is_only_about_bill(text: str) -> bool:
    """Whether a message is one clause that asks whether the bill shows a call: nobody comes, or is near."""
    said = [clause for clause in clauses(text) if clause]
    frame = _frames()["bill"]["behind"]
    return len(said) == 1 and frame is not None and frame.search(said[0]) is not None
