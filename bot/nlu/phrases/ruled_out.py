"""What somebody who cannot phone rules out, and what they ask about the way in writing that they were told.

Read only of who cannot phone: "I have nobody" is a word of despair elsewhere, and an answer there.
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import word_groups
from bot.nlu.phrases.no_voice import asks_what_to_write
from bot.nlu.phrases.speaker import tells_of_us

NOBODY, NO_APP, NO_ADDRESS, SEVERAL = "nobody", "no_app", "no_address", "several"
"""Codes: none who could phone, no such app, an address that is not known; they are several."""

INSTALL, PAPERS, SOUND, SEEN = "install", "papers", "sound", "seen"
SEEN_THERE = "seen_there"
"""Whether "it" is seen: the text on a line for texts, and this page on the web."""

COMES, WORKS, WHO = "comes", "works", "who"
FOOT, WORDS = "foot", "words"

_SAID = word_groups(__file__)

_ASKED = (
    (PAPERS, ("papers", "needed")),
    (SEEN, ("seen", "message")),
    (SEEN_THERE, ("seen", "it")),
    (INSTALL, ("install",)),
    (SOUND, ("sound",)),
    (WHO, ("who",)),
    (COMES, ("comes",)),
    (WORKS, ("works", "thing")),
)
"""Questions about the way in writing, and what they all have to hold."""


def rules_out(folded: str) -> tuple[str, ...]:
    """The codes of what a folded text rules out.

    Args:
        folded: the text (`bot.nlu.folding.fold`).
    """
    ruled = [code for code in (NOBODY, NO_APP, NO_ADDRESS) if _says(code, folded)]
    if _says("bare", folded) and NOBODY not in ruled:
        ruled.append(NOBODY)
    is_of_us = tells_of_us(folded) or _says(SEVERAL, folded)
    return (*ruled, SEVERAL) if is_of_us else tuple(ruled)


def asks_of_way(folded: str, *, asks: bool) -> str:
    """What a folded text asks about the way in writing, or of going there; empty for nothing of that.

    Args:
        folded: the text.
        asks: whether it has the form of a question.
    """
    wants_words = asks_for_words(folded)
    if _says("paper", folded) and (asks or wants_words):
        return FOOT
    if wants_words and _says("police", folded):
        return WORDS
    if not asks:
        return ""
    if _says("foot", folded):
        return FOOT
    return next((way for way, names in _ASKED if all(_says(one, folded) for one in names)), "")


def asks_for_words(folded: str) -> bool:
    """Whether a folded text wants the words of a message to be given, or asks what to write."""
    return _says("words", folded) or asks_what_to_write(folded)


def offers(folded: str, what: str) -> bool:
    """Whether a sentence of ours offers another who phones (`friend`), names `address` or takes `ears`."""
    return _says(what, folded)


def _says(name: str, folded: str) -> bool:
    return _SAID[name].search(folded) is not None
