"""The meaning of an answer to how bad it is: a yes in any clause, the milder half, a no to "now"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.suspicion import SOME_DESPAIR
from bot.engine.plain_words import HEARD, NOTHING_SURE, plainly, without, without_distress
from bot.message import Understanding
from bot.nlu.folding import clauses
from bot.nlu.phrases.alone import (
    is_no_to_now,
    is_put_off,
    is_yes_alone,
    without_living_there,
)
from bot.nlu.phrases.dying import names_dying
from bot.nlu.phrases.milder import is_milder, is_only_weary, says_plainly_no, wants_to_live
from bot.nlu.phrases.retraction import says_only_that

ONLY_SAID = "express_distress/joke"
"""The topic of who takes back a word of dying."""


def on_how_they_are(
    meaning: Understanding, text: str, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """The meaning of an answer to whether they think of dying, or are in danger now.

    Args:
        meaning: as it is read.
        text: as written.
        folded: the same (`bot.nlu.folding.fold`).
        context: what stood open (`bot.dialogue.reading.context_of`).
    """
    if "distress" in context.get("alarmed", ()) and says_only_that(folded) and not meaning.safety:
        return plainly(replace(meaning, suspected="", suspicion=0.0, despair=0.0), ONLY_SAID)
    if context.get("not_dying") and is_only_weary(folded):
        return _weary(meaning)
    if context.get("asked") == "danger_now":
        return _on_danger_now(meaning, text, folded)
    if context.get("asked") == "how_bad":
        return _on_how_bad_it_is(meaning, text, folded)
    return meaning


def _weary(meaning: Understanding) -> Understanding:
    """The meaning of who does not want to die, as they said, and is worn out: they are not asked again."""
    meaning = replace(without(meaning, {"distress"}), despair=0.0)
    if meaning.intent == "express_distress" or meaning.confidence < HEARD:
        meaning = replace(meaning, **NOTHING_SURE, founded=False)
    return replace(meaning, named=meaning.named or ("tired",))


def _on_how_bad_it_is(meaning: Understanding, text: str, folded: str) -> Understanding:
    """The meaning of an answer to whether they think of dying: a yes in any clause, or the milder half."""
    if any(map(is_yes_alone, clauses(text))):
        return replace(meaning, intent="affirm", topic="", confidence=1.0, begins_with_yes=True)
    is_quiet = not meaning.safety and meaning.despair < HEARD
    if is_quiet and (is_milder(folded) or wants_to_live(folded)):
        # They were offered this answer, and it is a no to the other.
        return replace(meaning, intent="deny", topic="", confidence=1.0)
    if not meaning.safety and says_plainly_no(text):
        beside = meaning.moves[0] if meaning.founded else None
        no = without_distress(meaning)
        return replace(no, intent="deny", topic="", confidence=1.0, second=beside)
    return meaning


def _on_danger_now(meaning: Understanding, text: str, folded: str) -> Understanding:
    """The meaning of a no to whether they are in danger now, with something said behind it.

    Not where it is taken back, put off, or dying is named.
    """
    first, *others = clauses(text)
    is_grave = bool(meaning.safety or meaning.suspected) or meaning.despair >= SOME_DESPAIR
    is_grave |= names_dying(without_living_there(folded)) or is_put_off(folded)
    if is_grave or not (is_no_to_now(first) and any(others)):
        return meaning
    first_move = meaning.moves[0]
    is_question = meaning.asks and first_move.intent not in ("deny", "express_distress")
    second = first_move if is_question else None
    return replace(meaning, intent="deny", topic="", confidence=1.0, second=second)
