"""Practical questions whose answer others know: a pharmacist, a doctor, a family lawyer, an office, a school.

The model knows no such topic and takes them for the nearest that it knows: "may I stop the tablets?" for a
wish to stop buying, a letter from the tax office for a debt to who holds somebody. Each language has rows of
its own, because a word that bars a question in one means something else in another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from bot.nlu.phrases.expressions import expressions, whole_words
from bot.nlu.phrases.phrase import Phrase

VITAL, LOW_SUGAR, HOME_ALONE = "vital", "low_sugar", "home_alone"
TENANCY = "tenancy"
SYMPTOMS, MEDICINE, TEST_WHEN = "symptoms", "medicine", "test_when"
FAMILY_COURT, DEBTS, BENEFITS = "family_court", "debts", "benefits"
OFFICE_PAPERS, CHILD_WORRY = "office_papers", "child_worry"
OWN_PHOTOS, WORK_NETWORK = "own_photos", "work_network"
ERECTION, DRINKING = "erection", "drinking"

KEY = "who_knows_"
"""Begins what is read of it, and the keys of the texts."""

ON_VITAL = ("vital_worse", "vital_stretch", "vital_words")
"""What is told or asked behind a word on a medicine that keeps alive, the weightiest first."""

OF_RELATIVES = ("relative_flat", "relative_talk")
"""What is asked by who worries about a grown-up of theirs."""

LONGEST = 600
"""Letters that are looked at: a longer text says at its beginning what it wants."""

LINE, SEARCH = "line", "search"
"""A question for the help line itself, and one that whoever is on the spot can answer."""

ADVISERS = (
    *("doctor", "bank", "debt_adviser", "office", "lawyer", "migrant_advice", "housing_advice"),
    *("labour_advice", "couples_advice", "parents_advice", "phone_help", LINE, SEARCH),
)
"""Who can answer what has no text of its own; it is learnt from messages, and has no words here."""

OURS = {
    "buyers_law": "ask_law/here",
    "scam": "ask_risk/scammed",
    "tell_forced": "ask_signs/how_tell",
}
"""Questions that are learnt beside those for others, but are answered here, with the topic that does it."""

CODES = (
    *(VITAL, LOW_SUGAR, HOME_ALONE, MEDICINE, SYMPTOMS, TEST_WHEN, FAMILY_COURT, DEBTS, BENEFITS),
    *(OFFICE_PAPERS, TENANCY, CHILD_WORRY, OWN_PHOTOS, WORK_NETWORK, ERECTION, DRINKING),
)
"""What is asked, the weightiest first."""


def asked_of_others(folded: str, language: str, codes: Sequence[str] = CODES) -> str:
    """What a folded text asks that others know; empty for nothing.

    Args:
        folded: `bot.nlu.folding.fold` of what was written.
        language: of the conversation, as a code.
        codes: what it may be.
    """
    words, folded = words_of(language), folded[:LONGEST]
    for code in codes:
        needed = [words[name] for name in (code, f"{code}_beside") if name in words]
        barring = words.get(f"{code}_without")
        is_asked = bool(needed) and all(one.search(folded) for one in needed)
        if is_asked and not (barring and barring.search(folded)):
            return code
    return ""


def noted(folded: str, language: str) -> tuple[str, ...]:
    """The same as it is noted in `plainly`, and what it is behind a medicine, or of a relative."""
    every = (CODES, ON_VITAL, OF_RELATIVES)
    heard = (asked_of_others(folded, language, codes) for codes in every)
    return tuple(KEY + code for code in heard if code)


def may_be_asked(folded: str, language: str, code: str) -> bool:
    """Whether a folded text names the subject of what the model heard, and does not deny it.

    Args:
        folded: `bot.nlu.folding.fold` of what was written.
        language: of the conversation, as a code.
        code: what the model heard; one without such a row is left to the model.
    """
    words = words_of(language)
    named, denied = words.get(f"{code}_named"), words.get(f"{code}_denied")
    is_named = named is None or named.search(folded) is not None
    return is_named and not (denied and denied.search(folded))


@cache
def words_of(language: str) -> Mapping[str, Phrase]:
    """What a language has rows for, by name; read once."""
    return {name: whole_words(group) for name, group in expressions(__file__, language).items()}
