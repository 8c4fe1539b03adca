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

from bot.nlu.folding import clauses
from bot.nlu.phrases.expressions import content_of, one_of, whole_words
from bot.nlu.phrases.phrase import Phrase, phrase

FILE = Path(__file__).with_suffix(".yml")

MOST_WORDS = 14
"""Words of a clause that is one of these questions; a longer one tells a story."""

MOST_QUESTIONS = 2
"""Questions of a message that are answered."""

_BETWEEN_QUESTIONS = re.compile(r" (?:and|or|und|oder|et|ou|e|ed|o|y|и|или|а) ")
"""Where one question ends and another begins, without a mark between them."""

_FILLER = (
    r"(?:(?:and|but|so|ok|okay|well|yeah|no|hey|und|aber|also|ja|ok|et|mais|bon|alors|e|ma|allora|y|pero|vale"
    r"|и|но|а|ну) )*"
)


@cache
def frames_of_questions() -> dict[str, dict[str, Phrase | None]]:
    """Of each question its frames, ready to be searched for."""
    return {
        question: {
            "behind": _clause(frames["behind"]),
            "theirs": _words(frames["theirs"]),
            "named": _words(frames["named"]),
            "ours": _words(frames.get("ours", [])),
            "seen": _words(frames.get("seen", [])),
        }
        for question, frames in content_of(FILE).items()
    }


def _clause(rows: list[str]) -> Phrase | None:
    return phrase(rf"^{_FILLER}{one_of(rows)}$") if rows else None


def _words(rows: list[str]) -> Phrase | None:
    return whole_words(one_of(rows)) if rows else None


def questions_on_line(text: str, *, behind: bool, shown: bool, beside: str = "") -> tuple[str, ...]:
    """What is asked about a line, as `bot.knowledge.line_answers.Question`; nothing where none is meant.

    Args:
        text: as it was written.
        behind: whether the answer before showed a line, or told of one.
        shown: whether this talk showed one.
        beside: what stands beside the name of a line, folded; empty where none is named.
    """
    said = [part for clause in clauses(text) for part in _parts(clause)]
    searched = {
        "behind": said if behind or shown else [],
        "theirs": said if behind or shown or beside else [],
        "named": [beside] if beside else [],
    }
    found: dict[str, set[str]] = {}
    for question, frames in frames_of_questions().items():
        for name, parts in searched.items():
            frame = frames[name]
            if frame is not None and any(map(frame.search, parts)):
                found.setdefault(question, set()).add(name)
    # "Is it free?" may be of anything; not beside "do they speak Polish?" or another such question.
    is_of_line = behind or len(found) > 1
    asked = [question for question, names in found.items() if is_of_line or names != {"behind"}]
    return tuple(asked[:MOST_QUESTIONS])


def _parts(clause: str) -> list[str]:
    """A clause and the questions that it joins, as far as they are short enough to be one."""
    parts = dict.fromkeys((clause, *_BETWEEN_QUESTIONS.split(clause)))
    return [part for part in parts if 0 < len(part.split()) <= MOST_WORDS]


def joins_questions(text: str) -> bool:
    """Whether a message may ask two things."""
    said = [clause for clause in clauses(text) if clause]
    return len(said) > 1 or any(map(_BETWEEN_QUESTIONS.search, said))


def asks_who_sees_call(text: str) -> bool:
    """Whether a message fears that a certain person sees that its writer has called."""
    frame = frames_of_questions()["bill"]["seen"]
    return frame is not None and any(map(frame.search, clauses(text)))


def is_about_this_chat(text: str) -> bool:
    """Whether a message names what is written or read here, and no call."""
    frame = frames_of_questions()["bill"]["ours"]
    return frame is not None and any(map(frame.search, clauses(text)))


def is_only_about_bill(text: str) -> bool:
    """Whether a message is one clause that asks whether the bill shows a call: nobody comes, or is near."""
    said = [clause for clause in clauses(text) if clause]
    frame = frames_of_questions()["bill"]["behind"]
    return len(said) == 1 and frame is not None and frame.search(said[0]) is not None
