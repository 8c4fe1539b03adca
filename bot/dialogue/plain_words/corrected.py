"""A message without what it denies, and read against what was answered last where it corrects that."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.answering.heard_out import FINE
from bot.dialogue.plain_words.effects import NOTHING_SURE, without_distress
from bot.dialogue.reading.corrected import (
    OF_TOPICS,
    REPEATED,
    barred,
    denied_by,
    is_held,
    taken_for_known,
)
from bot.dialogue.state.dangers import FIRM, KIND_OF_YES, LED_ON
from bot.dialogue.state.questions import OPEN
from bot.message import Understanding
from bot.nlu.folding import fold
from bot.nlu.phrases.corrections import (
    ALONE,
    APART,
    ASSUMED,
    BED,
    BLOW,
    CHILDLESS,
    HAPPENED,
    INCIDENTAL,
    OWING,
    THAT_LINE,
    TRADE,
    WHEREABOUTS,
    Heard,
    without_corrections,
)
from bot.nlu.phrases.denies_dying import beside_denied_dying
from bot.nlu.phrases.echoed import Matter
from bot.nlu.phrases.insists import Insisted, without_insisting
from bot.nlu.phrases.life_first import NO_BED
from bot.nlu.phrases.plain_asks import OF_AGE, ONLY_SHOUTS, REPROACHED, plain_asks, reproaches_us
from bot.nlu.phrases.practical import BED as NEEDS_BED
from bot.nlu.phrases.refused_line import wants_another_line
from bot.nlu.phrases.tells import tells

MAY_BE_NO = frozenset(
    {"about_whom", "danger_now", "how_are_you", "how_bad", "safe_at_home", "safe_to_write"}
)
"""Questions of ours that are answered by a no before what happens: "no me pega" may be "no, me pega"."""

OF_DANGER = frozenset({*KIND_OF_YES, "about_whom", "safe_at_home", "safe_to_write"})
"""Questions of ours that a no with a word of theirs answers."""

IF_CAUGHT = "ask_police/what_happens_if_caught"
"""The topic of who was caught, and is met by how they are and a lawyer."""

UNHEARD: Mapping[str, Any] = {**REPEATED._asdict(), "begins_with_no": False}
"""What is meant by who says that we do not read what they write."""

NOT_SO: Mapping[str, Any] = {
    "intent": "deny",
    "topic": "not_so",
    "confidence": 1.0,
    "founded": False,
    "second": None,
    "safety": (),
    "suspected": "",
    "suspicion": 0.0,
    "despair": 0.0,
}
"""What is meant by who denies something, and says nothing else."""

NO_BLOW: Mapping[str, Any] = {
    **NOT_SO,
    **NOTHING_SURE,
    "suspected": "exploitation",
    "suspicion": 0.8,
    "done_to_writer": False,
}
"""What is meant by who begins with "he doesn't hit me": nobody said he did, so they are asked gently."""


UNASKED = frozenset({"", *LED_ON})
"""Roles of who tells something beside a question that need not be heard."""

Dangers = Callable[[str], Collection[str]]
"""What the safety net sees in a text."""


ASSUMING = frozenset(
    {
        "ask_help_to_stop",
        "ask_identity",
        "ask_risk",
        "ask_sector_guidance",
        "claim_need",
        "deny",
        "disclose_exploitation",
        "express_distress",
        "mention_minor",
        "out_of_scope",
        "report_concern",
        "threaten_violence",
    }
)
"""Intents whose answers take something of the writer for known; a no to others is an argument."""


def _may_deny(context: Mapping[str, Any]) -> bool:
    """Whether what we said may be denied plainly; a frightened "no, not forced" is no correction."""
    is_asked = context.get("asked") in OF_DANGER
    return "asked" in context and not (_is_theirs(context) or is_asked)


def _is_theirs(context: Mapping[str, Any]) -> bool:
    """Whether a danger of the writer's own is known, which may be denied in fear."""
    return _is_held(context) and context.get("role") in FIRM


def _is_held(context: Mapping[str, Any]) -> bool:
    role, kinds = str(context.get("role") or ""), context.get("alarmed") or ()
    return is_held(role, kinds, in_danger=bool(context.get("in_danger")))


def _matters(context: Mapping[str, Any]) -> Mapping[str, Matter]:
    """What our answers may have taken for known in this talk; "what pictures?" never tells of any."""
    if "asked" not in context or _is_theirs(context):
        return {}
    is_open = _may_deny(context)
    said = {*(context.get("told") or ()), str(context.get("last_topic") or "")}
    return {
        name: known.matter if is_open and known.topics & said else known.matter.only_asked_back()
        for name, known in taken_for_known().items()
    }


def _details(context: Mapping[str, Any]) -> list[str]:
    """The details that may be denied by who writes: what was told of, or is told to such people alone."""
    told = {*(context.get("told") or ()), str(context.get("last_topic") or "")}
    role = str(context.get("role") or "")
    may_answer = context.get("asked") in OF_DANGER
    named = [label for label in OF_TOPICS if denied_by(label) & told]
    if "asked" not in context:
        return []
    if role in ("exploited", "child"):
        named += [BED, WHEREABOUTS, CHILDLESS, ASSUMED, OWING, TRADE]
        named += [] if may_answer else [ALONE]
    elif context.get("asked") == "about_whom":
        named.append(TRADE)
    elif role == "witness" and not may_answer:
        named.append(APART)
    return named


def heard_of(text: str, context: Mapping[str, Any], dangers: Dangers) -> Heard:
    """What a message says beside its corrections; of a first one only that something is not so.

    Args:
        text: as written.
        context: what stands open (`bot.dialogue.reading.moves.context_of`).
        dangers: what the safety net sees in what stands beside a question.
    """
    rest = beside_denied_dying(text)
    if rest and "distress" not in dangers(rest):
        return heard_of(rest, context, dangers)._replace(not_dying=True)
    if not context.get("in_danger") and FINE in tells(fold(text)):
        # "I said I was fine" is answered by that, and by no question what is meant.
        return Heard(text)
    asked = without_insisting(text)
    if not asked.insists or "asked" not in context:
        return _heard(text, context)
    if not asked.whole:
        return Heard(text, corrects=asked.reproaches, is_all=True, insists=True)
    heard = _heard(_question(asked, context, dangers), context)
    return heard._replace(corrects=heard.corrects or asked.reproaches, insists=True)


def _question(asked: Insisted, context: Mapping[str, Any], dangers: Dangers) -> str:
    """The question alone, or the whole where what stands before it may tell of a danger."""
    is_calm = str(context.get("role") or "") in UNASKED and not context.get("in_danger")
    is_beside = is_calm and bool(asked.asked) and not dangers(asked.before)
    return asked.asked if is_beside else asked.whole


def _heard(text: str, context: Mapping[str, Any]) -> Heard:
    is_calm = "asked" in context and not context.get("in_danger")
    if is_calm and wants_another_line(fold(text)):
        return Heard(text, (THAT_LINE,), corrects=True, is_all=True)
    if {OF_AGE, ONLY_SHOUTS} & {*plain_asks(fold(text))}:
        return Heard(text)  # "I never said anybody was under 18" without its denial would tell it
    asked, last = context.get("asked"), str(context.get("last_topic") or "").partition("/")[0]
    heard = without_corrections(
        text,
        no_may_answer=asked in MAY_BE_NO,
        ours=(context.get("our_words") or ()) if _may_deny(context) else None,
        matters=_matters(context),
        is_open=asked not in ("", OPEN) or last not in ASSUMING,
        details=_details(context),
    )
    is_first = "asked" not in context
    is_heard = BLOW in heard.denies if heard.is_all else bool(heard.denies)
    if is_first and not is_heard:
        return Heard(text)
    return heard._replace(corrects=heard.corrects and not is_first)


def against(context: Mapping[str, Any], heard: Heard) -> Mapping[str, Any]:
    """What stands open, without what is corrected: the answer that was wrong is not given again.

    Args:
        context: as for `heard_of`.
        heard: what the message says.
    """
    if heard.not_dying:
        # What is said not to be so is not heard beside it.
        context = {**context, "lifted": [*(context.get("lifted") or ()), "distress"]}
    if not heard.corrects:
        return context
    last, in_danger = str(context.get("last_topic") or ""), _is_held(context)
    more = barred(last, heard.denies, in_danger=in_danger)
    return {**context, "denied": sorted({*(context.get("denied") or ()), *more})}


LITTLE = frozenset({"affirm", "deny", "goodbye", "greet", "out_of_scope", "thank"})
"""Intents of what says nothing beside a detail that is not so."""


HEARD_OF_BED = frozenset({NO_BED, NEEDS_BED})
"""What "I have a bed tonight" is taken for in plain words."""

FEWEST = 2
"""Words beside it that say nothing either."""


def _says_little(meaning: Understanding, heard: Heard) -> bool:
    """Whether nothing is asked or told beside such a detail: what work it is instead is no new danger."""
    denies = {*heard.denies} & {*INCIDENTAL}
    is_little = bool({ASSUMED, TRADE} & denies) or meaning.intent in LITTLE
    is_little |= len(heard.text.split()) <= FEWEST
    return bool(denies) and heard.corrects and is_little and not (meaning.asks or meaning.safety)


def as_corrected(meaning: Understanding, heard: Heard, written: str) -> Understanding:
    """The meaning of a message with what it denies.

    Args:
        meaning: of what it says besides.
        heard: what that is.
        written: the whole message.
    """
    reproach = (REPROACHED,) if reproaches_us(fold(written)) else ()
    meaning = replace(
        meaning,
        plainly=(*meaning.plainly, *reproach),
        corrects=heard.corrects or meaning.corrects,
        insists=heard.insists,
        denies=heard.denies,
        no_trouble=meaning.no_trouble or HAPPENED in heard.denies,
    )
    if heard.not_dying:
        meaning = replace(without_distress(meaning), names_dying=True)
    if (heard.is_all and heard.denies) or _says_little(meaning, heard):
        plainly = tuple(
            code for code in meaning.plainly if code not in HEARD_OF_BED or BED not in heard.denies
        )
        return replace(meaning, plainly=plainly, **(NOT_SO if heard.corrects else NO_BLOW))
    if heard.is_all and heard.insists and not (meaning.safety or meaning.suspected):
        return replace(meaning, **NOTHING_SURE, begins_with_no=False, begins_with_yes=False)
    if heard.is_unheard and not (meaning.safety or meaning.suspected):
        return replace(meaning, **UNHEARD, second=None)
    if meaning.no_trouble and meaning.asks and meaning.moves[0].key == IF_CAUGHT:
        # Who was not caught asks what the law has for it, and needs no lawyer today.
        return replace(meaning, intent="ask_law", topic="penalty")
    return meaning
