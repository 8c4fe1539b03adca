"""Who writes a first message, where the model of intents reads a story of another in it.

A carer who asks for a client is heard as a victim, somebody who has lost a tortoise as a witness, a man of
1.90 m whose wife hits him as neither. Who writes is learnt by itself from first messages
(`intents/*/opens.yml`, `bot.engine.components.urgent`), and said here where what was read is none of theirs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from bot.dialogue.deciding.bystanders import SEEN
from bot.dialogue.plain_words.effects import (
    ASKED_PLAINLY,
    LEFT_ALONE,
    NOTHING_SURE,
    plainly,
    without,
)
from bot.dialogue.plain_words.of_another import as_concern
from bot.dialogue.state.dangers import EXPLOITED
from bot.message import SURE_TOPIC, Understanding
from bot.vocabulary import NO_MOMENT, Moment, likeliest_of

LIKELY, LIKELY_OF_ALL = 0.5, 0.7
"""Shares from which it is believed, of a short message and of a story."""

AT_ALL = 0.2
"""Share of all who may write below which a story is nobody's of them."""

HEARD_AS_WELL = 0.3
"""Share of a second question from which that is asked, and not what such a writer usually asks first."""

SURE, BEYOND_DOUBT = 0.8, 0.9
"""The same against a topic that was read, and against one that was surely read or a danger that was heard."""

HALF_READ = 0.5
"""Share below which a topic was hardly read."""

STORY = 12
"""Words from which a first message tells a story."""

UNREAD = frozenset({"greet", "inform_location", "out_of_scope"})
"""Intents of messages of which nothing else was understood."""


class Opening(NamedTuple):
    """What a first message of somebody means.

    Args:
        topic: what it means, where none of theirs was read.
        theirs: what topics begin with that are theirs as well.
        asks: a question of the table `asks_on/` that it asks; empty for none.
    """

    topic: str
    theirs: tuple[str, ...]
    asks: str = ""


OF_THEIR_DOING = ("ask_law", "ask_risk", "claim_", "mention_minor/")
"""Begin the topics of who buys, beside those of the deal itself."""

LOST = "lost"
"""The code of whom this reached by mistake."""

CALM: Mapping[str, Opening] = {
    "buyer": Opening("seek_services", ("ask_identity/", "greet", "seek_services", *OF_THEIR_DOING)),
    "lonely": Opening("claim_need/lonely", ("claim_need", "out_of_scope/lonely_chat")),
    "stopping": Opening(
        "ask_help_to_stop", ("ask_help_to_stop", "commit_to_stop", "express_remorse", "seek_")
    ),
    "blackmailed": Opening("ask_risk/blackmail", ("ask_risk/blackmail", "mention_minor/")),
    "inside": Opening("report_concern/my_name", ("report_concern",), "inside_job"),
    "partner": Opening(
        "report_concern/partner_buys",
        (
            *("ask_risk/partner", "report_concern/feel_stupid", "report_concern/found_trace"),
            *("report_concern/my_doing", "report_concern/not_tonight", "report_concern/partner"),
            *("report_concern/raise_it", "report_concern/stay_or_leave", "report_concern/temper"),
        ),
    ),
    "carer": Opening("claim_need/disabled", ("claim_need/disabled",), "for_disabled"),
    "seller": Opening("disclose_exploitation/not_forced", ("disclose_exploitation/", "ask_risk/")),
    LOST: Opening("goodbye/wrong_number", ("ask_identity/by_mistake", "goodbye/")),
    "sceptic": Opening(
        "ask_identity", ("ask_figures", "ask_identity", "ask_police/are_you", "ask_privacy")
    ),
}
"""Who is in no danger."""

DESPAIR = "despair"
"""The code of who does not want to live, which nobody is asked about lightly."""

IN_DANGER: Mapping[str, str] = {
    "exploited": "exploitation",
    "beaten": "exploitation",
    "teen": "child_writes",
    DESPAIR: "distress",
}
"""Who is, and the kind that is asked about in so many words."""

WITNESS = "witness"
"""The code of who saw that others are in need."""

OF_WITNESSES = ("ask_sector_guidance", "mention_minor/", "report_concern")
"""Begin the topics of witnesses."""

NOT_THEIRS = EXPLOITED | {"violence"}
"""Kinds of danger that are heard in stories of who is in none."""


def as_opened(meaning: Understanding, text: str) -> Understanding:
    """The meaning of a first message by who writes it; of others nothing of that was heard.

    Args:
        meaning: as it was read.
        text: as written.
    """
    code, share = _who_writes(meaning, is_story=len(text.split()) >= STORY)
    if not code or meaning.choice or meaning.intent in LEFT_ALONE or meaning.is_me:
        return meaning
    is_own = code == WITNESS and meaning.done_to_writer
    is_found = code == LOST and meaning.founded and meaning.moves[0].key.startswith(OF_WITNESSES)
    if is_own or is_found:
        return meaning  # who was brought here saw no other, and who looks for a sister is not wrong here
    is_surer = _is_surer(meaning, share) or (code == DESPAIR and share < SURE)
    if code in CALM:
        # Of a story the share of all messages counts here: what is done there stays heard.
        is_certain = meaning.opens[0].share >= BEYOND_DOUBT
        return _as_calm(meaning, CALM[code], is_surer=is_surer, is_certain=is_certain)
    if is_surer:
        return meaning
    return _as_witness(meaning) if code == WITNESS else _asked_about(meaning, IN_DANGER[code])


def _is_surer(meaning: Understanding, share: float) -> bool:
    """Whether what was read is surer than who writes, or a question that was surely read."""
    if meaning.intent in UNREAD or meaning.confidence < HALF_READ:
        return False
    is_sure = meaning.confidence >= SURE_TOPIC
    return share < (BEYOND_DOUBT if is_sure else SURE) or (is_sure and meaning.asks)


def _who_writes(meaning: Understanding, *, is_story: bool) -> Moment:
    """Who it is, likeliest; nobody where that is not likely enough.

    A long message is surely somebody's story, so that only the shares of all who may write count. Of a short
    one it counts as well how likely it says nothing of the kind.
    """
    code, share = likeliest_of(meaning.opens)
    of_all = sum(one.share for one in meaning.opens)
    if is_story and of_all >= AT_ALL:
        return Moment(code, share / of_all) if share >= LIKELY_OF_ALL * of_all else NO_MOMENT
    return Moment(code, share) if share >= LIKELY else NO_MOMENT


def _asked_about(meaning: Understanding, kind: str) -> Understanding:
    """Who may be in danger: that is asked about, unless a graver one was heard already."""
    is_known = meaning.suspected not in ("", "violence", kind)
    if meaning.safety or is_known or meaning.not_dying:
        return meaning
    if kind == "distress":
        return replace(meaning, **ASKED_PLAINLY)
    return replace(meaning, **NOTHING_SURE, suspected=kind, suspicion=1.0)


def _as_witness(meaning: Understanding) -> Understanding:
    """Who saw others in need: what is done to those is done to nobody who writes."""
    if {*meaning.safety} - NOT_THEIRS:
        return meaning
    meaning = as_concern(meaning)
    if meaning.moves[0].key.startswith(OF_WITNESSES):
        return meaning
    return plainly(replace(meaning, suspected="", suspicion=0.0), SEEN.key)


def _as_calm(
    meaning: Understanding, opening: Opening, *, is_surer: bool, is_certain: bool
) -> Understanding:
    """Who is in no danger: none is suspected beyond doubt, and a topic of others is not theirs."""
    if is_certain and not {*meaning.safety} - NOT_THEIRS:
        meaning = without(meaning, NOT_THEIRS)
    if meaning.safety or meaning.suspected:
        return meaning
    is_heard = any(one.share >= HEARD_AS_WELL for one in meaning.asks_on)
    if opening.asks and is_certain and not is_heard:
        meaning = replace(meaning, asks_on=(Moment(opening.asks, 1.0),))
    if meaning.moves[0].key.startswith(opening.theirs):
        return replace(meaning, confidence=1.0, founded=True)
    return meaning if is_surer else plainly(meaning, opening.topic)
