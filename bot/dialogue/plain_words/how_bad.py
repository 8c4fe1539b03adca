"""The meaning of who tells how bad it is: signs that they are about to go, and answers to our question.

An answer is a yes in any clause, the milder half, or a no to "now".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.answering.practical import TAKEN_AWAY
from bot.dialogue.deciding.suspicion import CLEAR_DESPAIR, SOME_DESPAIR
from bot.dialogue.plain_words.at_home import in_order
from bot.dialogue.plain_words.effects import (
    ASKED_PLAINLY,
    HEARD,
    NOTHING_SURE,
    plainly,
    without,
    without_distress,
)
from bot.message import Understanding
from bot.nlu.folding import clauses
from bot.nlu.phrases.alone import (
    is_half_yes,
    is_no_to_now,
    is_put_off,
    is_yes_alone,
    without_living_there,
)
from bot.nlu.phrases.company import has_nobody
from bot.nlu.phrases.dying import (
    BY_WHO_ESCAPES,
    is_explained,
    is_handed_over,
    names_dying,
    signs_of_going,
)
from bot.nlu.phrases.farewell import leaves_with_plan
from bot.nlu.phrases.milder import is_milder, is_only_weary, says_plainly_no, wants_to_live
from bot.nlu.phrases.mourned import mourns_animal
from bot.nlu.phrases.refused_line import fears_what_follows, refuses_numbers
from bot.nlu.phrases.retraction import says_only_that
from bot.nlu.phrases.soft_signs import (
    is_errand,
    leaves_us,
    names_numbers,
    soft_signs,
    speaks_of_phoning,
)
from bot.vocabulary import INTENT_OF_KIND

ONLY_SAID = "express_distress/joke"
"""The topic of who takes back a word of dying."""

MEANS = "express_distress/means_at_hand"
"""The topic of who has at hand what they would die by."""

PET_DIED = "claim_need/pet_died"
"""The topic as which an animal that is left with a neighbour is heard."""

NO_NUMBERS, CANNOT_RING = "ask_human/no_numbers", "ask_human/afraid_to_call"
"""The topics of who wants no more numbers, and of who cannot bring themselves to ring one."""

NO_TALKING = "express_distress/no_talking"
"""The topic of who wants to tell nobody of it."""

ASKS_PLAINLY = "check_despair"
"""The text by which it is asked in so many words."""

OF_THE_DEAD = frozenset({"claim_need/grief", "claim_need/widowed", "express_distress/grief"})
"""Topics of who has lost somebody."""

UNHEARD = ("child", "exploited", "professional")
"""Who tells the same of an escape or of their work."""

SOFT, PLAIN = SOME_DESPAIR + 0.1, CLEAR_DESPAIR + 0.05
"""Shares of despair by which one soft sign is asked about as a weight, and two plainly."""

RELIEVED = frozenset(
    {"ask_human/will_call", "express_distress/better", "express_distress/joke"}
    | {"express_distress/somebody_here"}
)
"""Topics of who is better, not alone, or about to ring."""

OF_LIFE, ALONE = "express_distress/life", "express_distress/alone"
"""The topics of who thinks of dying, and of who has nobody beside them."""

YES: Mapping[str, Any] = {
    "intent": "affirm",
    "topic": "",
    "confidence": 1.0,
    "begins_with_yes": True,
}
"""What a yes is read as, wherever in the message it stands."""


def as_going(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning of who tells, without the word, that they are about to go, whatever stands open.

    One sign asks plainly; a second, in the same message or a later one (`deciding.suspicion`), is
    certain. Who is known to think of dying is answered as such, and not on a pet or a debt.

    Args:
        meaning: as it is read.
        folded: what was written (`bot.nlu.folding.fold`).
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    is_alarmed = "distress" in (context.get("alarmed") or ())
    signs = signs_of_going(folded, is_alarmed=is_alarmed)
    if _may_escape(meaning, context) and meaning.despair < CLEAR_DESPAIR:
        signs -= BY_WHO_ESCAPES
    if context.get("role") == "wants_to_stop":
        signs -= {"stops"}
    is_theirs = not (meaning.not_dying or meaning.choice or meaning.for_work)
    is_kept = is_handed_over(folded) or not mourns_animal(folded)
    if meaning.moves[0].key == PET_DIED and is_kept:
        meaning = replace(meaning, **NOTHING_SURE, founded=False)
    if not is_theirs:
        return meaning
    meaning = _not_refusing(meaning, folded, context)
    if not signs:
        return _softly(meaning, folded, context)
    if context.get("role") == "despairing" and context.get("in_danger"):
        intent, _, topic = (MEANS if signs == {"at_hand"} else OF_LIFE).partition("/")
        return replace(meaning, intent=intent, topic=topic, confidence=1.0, second=None)
    if is_explained(folded, signs) or context.get("role") == "professional":
        return _as_of_elsewhere(meaning)
    if len(signs) > 1:
        return certainly(meaning, MEANS if "at_hand" in signs else "")
    return meaning if "distress" in meaning.safety else replace(meaning, **ASKED_PLAINLY)


def _of_who_has_nobody(folded: str, context: Mapping[str, Any]) -> str:
    """The topic of who has nobody, as they were asked, or fears what is known once they ring; else empty."""
    is_asked = context.get("asked") == "who_is_there" or context.get("last_topic") == ALONE
    is_alone = is_asked and has_nobody(folded)
    return ALONE if is_alone else TAKEN_AWAY if fears_what_follows(folded) else ""


def certainly(meaning: Understanding, topic: str = "") -> Understanding:
    """The meaning with a certain wish to die in it, and the topic by which it is told, if one is known."""
    of_danger = {**meaning.of_danger} | ({"distress": topic} if topic else {})
    return replace(meaning, safety=in_order({"distress", *meaning.safety}), of_danger=of_danger)


def _is_open(context: Mapping[str, Any]) -> bool:
    """Whether despair was suspected in this talk, and not denied since."""
    is_over = "distress" in (context.get("lifted") or ()) or context.get("not_dying")
    return "distress" in (context.get("alarmed") or ()) and not is_over


def _not_refusing(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning without a refusal of all numbers, where somebody in despair cannot ring."""
    key = meaning.moves[0].key
    is_mistaken = key in (NO_NUMBERS, NO_TALKING) and speaks_of_phoning(folded)
    is_mistaken &= not (refuses_numbers(folded) or names_numbers(folded))
    return plainly(meaning, CANNOT_RING) if is_mistaken and _is_open(context) else meaning


def _softly(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning of who tells what many tell: one sign is asked about softly, two of them plainly.

    Behind our plain question, not answered by a no, one more is certain, and a farewell as well.
    """
    is_open, role = _is_open(context), context.get("role") or ""
    is_asked = is_open and ASKS_PLAINLY in (context.get("told") or ())
    signs = soft_signs(folded, is_heard=is_open or context.get("last_topic") in OF_THE_DEAD)
    if role in UNHEARD:
        return meaning
    if is_errand(folded) and not (is_asked or context.get("in_danger")):
        return _on_an_errand(meaning)
    if "no_debts" in signs:
        meaning = without(meaning, {"exploitation"})  # none that others hold them by
    if "joins" in signs and is_open:
        meaning = without(meaning, {"violence"})  # who is to be seen is dead
    if context.get("in_danger") and role == "despairing":
        return _known(meaning, folded, signs, context)
    if is_asked and (signs or leaves_us(folded)):
        return certainly(meaning, MEANS if "kept_pills" in signs else "")
    is_new = bool(signs) and "distress" not in meaning.safety
    return asked_about(meaning, is_plain=len(signs) > 1 or is_open) if is_new else meaning


def _on_an_errand(meaning: Understanding) -> Understanding:
    """The meaning of who puts papers in order for an office: what the net caught is asked about at most."""
    if "distress" in meaning.safety:
        return _as_of_elsewhere(meaning)
    return replace(without(meaning, {"distress"}), suspicion=0.0, despair=0.0)


def asked_about(meaning: Understanding, *, is_plain: bool) -> Understanding:
    """The meaning of a soft sign, that nothing else is surely read of: it is asked about, never certain."""
    despair = max(meaning.despair, PLAIN if is_plain else SOFT)
    asked = replace(meaning, **NOTHING_SURE, founded=False, suspected="distress")
    return replace(asked, suspicion=despair, despair=despair)


def _known(
    meaning: Understanding, folded: str, signs: frozenset[str], context: Mapping[str, Any]
) -> Understanding:
    """The meaning of who is known to think of dying: of their life, and a farewell as one for good.

    Who takes leave without any relief told is told whom to call, and no kind word alone.
    """
    if "kept_pills" in signs:
        return plainly(meaning, MEANS)
    if signs and meaning.moves[0].intent != INTENT_OF_KIND["distress"]:
        return plainly(meaning, OF_LIFE)
    if topic := _of_who_has_nobody(folded, context):
        return plainly(meaning, topic)
    told = {*(context.get("told") or ()), meaning.moves[0].key}
    is_well = not told.isdisjoint(RELIEVED) or leaves_with_plan(folded) or meaning.asks
    if is_well or not leaves_us(folded):
        return meaning
    return replace(meaning, takes="danger_now")


def _may_escape(meaning: Understanding, context: Mapping[str, Any]) -> bool:
    """Whether who writes may go away from others: "when he finds the note I'll be gone"."""
    is_held = context.get("role") in ("child", "exploited") or meaning.at_home
    return is_held or context.get("need") == "domestic_abuse"


def _as_of_elsewhere(meaning: Understanding) -> Understanding:
    """The meaning of who only travels, moves or works: what the net caught is asked about at most."""
    if meaning.intent == INTENT_OF_KIND["distress"]:
        meaning = replace(meaning, **NOTHING_SURE, founded=False)
    if "distress" not in (*meaning.safety, meaning.suspected):
        return meaning
    if meaning.despair >= CLEAR_DESPAIR:
        return replace(without(meaning, {"distress"}), **ASKED_PLAINLY)
    return replace(without(meaning, {"distress"}), suspicion=0.0, despair=0.0)


def on_how_they_are(
    meaning: Understanding, text: str, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """The meaning of an answer to whether they think of dying, or are in danger now.

    Args:
        meaning: as it is read.
        text: as written.
        folded: the same (`bot.nlu.folding.fold`).
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
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
    said = clauses(text)
    if any(map(is_yes_alone, said)) or is_half_yes(said):
        return replace(meaning, **YES)
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
    first, *others = said = clauses(text)
    if is_half_yes(said) and not meaning.safety:
        return replace(meaning, **YES)
    is_grave = bool(meaning.safety or meaning.suspected) or meaning.despair >= SOME_DESPAIR
    is_grave |= names_dying(without_living_there(folded)) or is_put_off(folded)
    if is_grave or not (is_no_to_now(first) and any(others)):
        return meaning
    first_move = meaning.moves[0]
    is_question = meaning.asks and first_move.intent not in ("deny", "express_distress")
    second = first_move if is_question else None
    return replace(meaning, intent="deny", topic="", confidence=1.0, second=second)
