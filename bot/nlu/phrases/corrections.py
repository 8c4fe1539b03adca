"""What a message says is not so, and that we misheard it: neither is heard as what it names.

"No me pega. Tengo miedo de una enfermedad" tells of no blow, and asks about an illness. So the words that
deny are taken out of what is read, and what else the message says is answered: "he doesn't hit me, he locks
me in" is heard as that he locks her in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from bot.nlu.folding import CLAUSE, fold, without_marks
from bot.nlu.phrases.echoed import (
    Matter,
    denies_emergency,
    denies_matter,
    denies_word,
    has_two_marks,
)
from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

BLOW, HAPPENED, HABIT, OUR_WORD = "blow", "happened", "habit", "our_word"
"""What may be denied: that somebody hits them, that anything happened, that they are ill or addicted; and
whatever else we took for known."""

EMERGENCY = "emergency"
"""That they need an emergency number."""

BED, WHEREABOUTS, ALONE, ANIMAL = "bed", "whereabouts", "alone", "animal"
OWING, TRADE, APART, CHILDLESS, ASSUMED = "owing", "trade", "apart", "childless", "assumed"
INCIDENTAL = (BED, WHEREABOUTS, ALONE, CHILDLESS, ASSUMED, ANIMAL, OWING, TRADE, APART)
"""What takes no danger back where it is denied: a bed for tonight, where they are, others beside
them, an animal, debts, that they sell anything, that a witness is with her, and what is asked back."""

THAT_LINE = "that_line"
"""The same of a line for people who want to die, where another was asked for."""

_DENIALS = {
    label: re.compile(rf"(?<!\w)(?:{_SAID['subject']} )*{_SAID[label]}(?!\w)")
    for label in (BLOW, HAPPENED, HABIT)
}
_INCIDENTAL = {label: whole_words(_SAID[label]) for label in INCIDENTAL}
_HABIT = re.compile(_SAID["habit_word"])
_IN_DOUBT = whole_words(_SAID["in_doubt"])
_GOES_ON = re.compile(rf"{_SAID['goes_on']}(?!\w)")
_CONDITION = re.compile(rf"{_SAID['condition']}(?!\w)")
_MISHEARD = whole_words(
    f"(?:{'|'.join(_SAID[name] for name in ('said_before', 'not_reading', 'not_asked', 'only_question'))})"
)
_CONTRADICTED = whole_words(_SAID["not_asked"])
_OF_ASKING = whole_words(_SAID["of_asking"])
_NOTHING_LEFT = re.compile(rf"(?:{_SAID['nothing_left']}(?:\s|$))*")

_LOUD = re.compile(
    r"\b(?:NOT|NO|NEVER|DON['’]?T|DOESN['’]?T|ISN['’]?T|NIX|NICHTS?|KEIN\w*|NIE|PAS|RIEN|JAMAIS|NON|NIENTE|MAI"
    r"|NADA|NUNCA|NADIE|НЕ|НЕТ|НИЧЕГО|НИКТО|ME|MY|HER|HIM|ICH|MIR|MICH|MEINE?|MOI|MON|YO|MIS?|IO|MI[AO]"
    r"|МЕНЯ|МНЕ|МОЯ|МОЙ|Я)\b"
)
"""A no, or "me", in capitals: "he said I'm NOT the one"."""

MOST_WORDS = 60
"""Words of a clause in which a denial is looked for: in thousands of little words it would be looked for
from each of them on (`tests/fuzz/test_cost.py`)."""

FEWEST_LOW = 3
"""Words in small letters beside it; who writes all in capitals stresses nothing."""


class Heard(NamedTuple):
    """A message without what it denies.

    Args:
        text: what is left, as written; the whole message where nothing is left.
        denies: what it says is not so (`BLOW`, `HAPPENED`, `HABIT`).
        corrects: whether it says that it was misheard, or denies something.
        is_all: whether it says nothing else than that.
        is_unheard: whether it says only that we do not listen, or answer: that takes nothing back.
        insists: whether it insists on a question (`bot.nlu.phrases.insists`).
        not_dying: whether it says, beside what is left, that its writer does not want to die.
    """

    text: str
    denies: tuple[str, ...] = ()
    corrects: bool = False
    is_all: bool = False
    is_unheard: bool = False
    insists: bool = False
    not_dying: bool = False


def without_corrections(
    text: str,
    *,
    no_may_answer: bool = False,
    ours: Collection[str] | None = None,
    is_open: bool = False,
    matters: Mapping[str, Matter] | None = None,
    details: Collection[str] = (),
) -> Heard:
    """What a message says beside its corrections.

    Args:
        text: as written.
        no_may_answer: whether a question of ours stands open to which "no, me pega" is written "no me pega".
        ours: what the words of our last answer begin with (`bot.nlu.phrases.echoed`), if one may be denied.
        is_open: whether a no to one of them may be an answer, or an argument.
        matters: by name, what our answers took for known.
        details: those of `INCIDENTAL` that they may have taken for known.
    """
    denies: dict[str, None] = {}
    kept, is_misheard, end = [], False, 0
    for clause in CLAUSE.finditer(text):
        kept.append(text[end : clause.start()])
        end = clause.end()
        said = fold(clause.group())
        is_answer = no_may_answer and not denies and not fold(text[: clause.start()])
        label, rest = _without_denial(said, fold(text[end:]), is_answer=is_answer)
        if not label:
            label, rest = _denied_detail(said, text[end:], details)
        if matters and not label:
            label, rest = _denied_matter(said, text[end:], matters)
        if ours is not None and not label:
            label, rest = _denied_of_ours(said, text[end:], ours, is_open=is_open)
        bare = _MISHEARD.sub(" ", rest)
        is_misheard |= bare != rest
        if label:
            denies[label] = None
        bare = "" if bare != said and _NOTHING_LEFT.fullmatch(bare.strip()) else bare
        kept.append(f" {bare.strip()}" if bare != said else clause.group())
    if not (denies or is_misheard):
        return Heard(text, corrects=is_loud(text))
    left = without_marks("".join([*kept, text[end:]]))
    is_all = _NOTHING_LEFT.fullmatch(fold(left)) is not None
    folded = fold(text)
    is_contrary = _CONTRADICTED.search(folded) and not _OF_ASKING.search(folded)
    is_unheard = is_all and not (denies or is_contrary)
    whole = text if is_all else left
    return Heard(whole, tuple(denies), corrects=True, is_all=is_all, is_unheard=is_unheard)


def _without_denial(said: str, behind: str, *, is_answer: bool) -> tuple[str, str]:
    """What a clause denies, and the clause without it; nothing, and the clause, where that is in doubt."""
    if said.count(" ") >= MOST_WORDS:
        return "", said
    for label, denial in _DENIALS.items():
        found = denial.search(said)
        if found is None:
            continue
        is_alone = found.group() == said and said.startswith("no me ")
        denied, rest = _plainly(said, found, behind, label)
        if denied and not (is_answer and is_alone):
            return denied, rest
    return "", said


def _denied_detail(said: str, behind: str, details: Collection[str]) -> tuple[str, str]:
    """The same of a detail, whatever stands behind it, and of a habit that is asked back: "addict??"."""
    if said.count(" ") < MOST_WORDS:
        for label in details:
            found = _INCIDENTAL[label].search(said)
            if found and not _is_doubtful(said, found, fold(behind)):
                return label, f"{said[: found.start()].strip()} {said[found.end() :]}".strip()
    is_habit = has_two_marks(behind) and _HABIT.fullmatch(said) is not None
    return (HABIT, "") if is_habit else ("", said)


def _is_doubtful(said: str, found: re.Match[str], behind: str) -> bool:
    """Whether what was found in a clause holds on a condition, or was only told to others or wished for."""
    is_on_condition = _CONDITION.match(said[found.end() :].strip() or behind) is not None
    before = _MISHEARD.sub(" ", said[: found.start()].strip())
    return is_on_condition or _IN_DOUBT.search(before) is not None


def _denied_of_ours(
    said: str, behind: str, ours: Collection[str], *, is_open: bool
) -> tuple[str, str]:
    """The same of what we said: an emergency number, or any word."""
    if found := denies_emergency(said):
        return EMERGENCY, f"{said[: found.start()]} {said[found.end() :]}".strip()
    word = denies_word(said, behind, ours, is_open=is_open)
    return _plainly(said, word, fold(behind), OUR_WORD) if word else ("", said)


def _denied_matter(said: str, behind: str, matters: Mapping[str, Matter]) -> tuple[str, str]:
    """The name of a matter that a clause denies, and the clause without it; nothing, and the clause."""
    if said.count(" ") >= MOST_WORDS:
        return "", said
    for name, matter in matters.items():
        found = denies_matter(said, matter)
        rest = said[found.end() :].strip() if found else ""
        if found and not _CONDITION.match(rest or fold(behind)):
            return name, f"{said[: found.start()].strip()} {rest}".strip()
    return "", said


def _plainly(said: str, found: re.Match[str], behind: str, label: str) -> tuple[str, str]:
    """The label and what is left of a clause, where what was found in it denies without a condition."""
    before, rest = said[: found.start()].strip(), said[found.end() :].strip()
    is_plain = not rest or _GOES_ON.match(rest)
    if not is_plain or _is_doubtful(said, found, behind):
        return "", said
    return label, f"{before} {rest}".strip()


def sells_no(folded: str) -> bool:
    """Whether a folded text says that its writer is no prostitute: whose work it is then is open."""
    return _INCIDENTAL[TRADE].search(folded) is not None


def is_loud(text: str) -> bool:
    """Whether a text has a no, or "me", in capitals among other words."""
    low = [word for word in text.split() if word.islower()]
    return _LOUD.search(text) is not None and len(low) >= FEWEST_LOW
