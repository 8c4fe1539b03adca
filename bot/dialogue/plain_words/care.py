"""The meaning of who is ill, hurt or may have caught HIV: the doctor first, whatever else was heard in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.answering.care import AT_RISK, BEFORE, EXPOSED_BEFORE, meant_by
from bot.dialogue.answering.life_first import NAMES_IT
from bot.dialogue.plain_words.effects import HEARD, without
from bot.dialogue.reading.meant import INJURED
from bot.dialogue.reading.roles import HOW_THEY_ARE, SELLS
from bot.dialogue.state.dangers import BUYERS
from bot.dialogue.words.wordings import topic_said
from bot.message import Understanding
from bot.nlu.phrases.bystander import PARTNER
from bot.nlu.phrases.care import (
    ACHE,
    ALARM,
    ILL,
    JOB,
    OF_EXPOSURE,
    PASS_ON,
    POLICE,
    SECRET,
    tells_it_broke,
    told_of_care,
)
from bot.nlu.phrases.who_knows import KEY, MEDICINE, SYMPTOMS

INFECTED = "ask_risk/partner_infected"
"""The topic of a partner who may be infected; behind our words on an exposure the writer may infect them."""

OF_PARTNERS = (INFECTED, "ask_risk/partner_in_time")
"""Topics of partners, as which what a man asks is read whose condom broke."""

SURE = 0.9
"""Share from which another topic than an infection is believed where a condom broke."""

SELF_HARM = "express_distress/self_harm"
"""The topic of a wound of one's own hand, as the model hears it."""

OF_OTHERS = frozenset({"ask_signs", "express_hostility", "report_concern", "threaten_violence"})
"""Intents with which others' wounds are told, or none."""

OF_ANYBODY = (ALARM, ACHE, ILL, POLICE, PASS_ON, SECRET)
"""What a buyer may say as well; the rest only behind an answer on a doctor."""

NO_VIOLENCE = frozenset({"concern", "exploitation", "violence"})
"""Kinds that are heard in a condom that broke with a client, or in a word about one's work at a doctor's."""


def of_care(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning of who needs a doctor, with what they tell of it.

    Args:
        meaning: as it was read.
        folded: what was written (`bot.nlu.folding.fold`).
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    if meaning.choice or _is_of_dying(meaning, context):
        return meaning
    recent = {topic_said(text) for text in context.get("said_last") or ()}
    known = {"asks"} if meaning.is_question else set()
    known |= {"recent"} if recent & BEFORE else set()
    known |= {"exposed_before"} if recent & EXPOSED_BEFORE else set()
    ever = {*(context.get("told") or ())} & (EXPOSED_BEFORE | {KEY + SYMPTOMS})
    known |= {"exposed_ever"} if ever else set()
    known |= {"to_partner"} if meaning.moves[0].key == INFECTED else set()
    codes = told_of_care(folded, frozenset(known))
    if not codes and _is_of_exposure(meaning, folded, context, is_told="exposed_ever" in known):
        meaning = replace(without(meaning, NO_VIOLENCE), **AT_RISK._asdict(), second=None)
        return replace(meaning, confidence=1.0, founded=True)
    if KEY + MEDICINE in meaning.plainly:
        # "I take them for HIV, and they're finished" asks for no other.
        codes = tuple(code for code in codes if code not in OF_EXPOSURE)
    if meaning.pays or context.get("role") in BUYERS:
        is_recent = "recent" in known
        codes = tuple(
            code
            for code in codes
            if code in OF_ANYBODY or (is_recent and code not in (*OF_EXPOSURE, JOB))
        )
    if not codes:
        return meaning
    if codes[0] in (*OF_EXPOSURE, JOB):
        meaning = replace(without(meaning, NO_VIOLENCE), suspicion=0.0)
    plain = (*codes, *meaning.plainly)
    if meaning.safety or meaning.moves[0].key == SELLS:
        return replace(meaning, plainly=plain)
    told = replace(meaning, **meant_by(codes[0])._asdict(), second=None, founded=True)
    return replace(told, plainly=plain)


def injured(meaning: Understanding) -> Understanding:
    """The meaning of who is hurt in the body: a doctor, beside a danger that is heard, else before all.

    A swollen arm is no despair, unless despair is loud or dying is named.
    """
    if meaning.safety:
        return replace(meaning, second=INJURED)
    if meaning.intent in OF_OTHERS:
        return meaning
    told = replace(meaning, intent="ask_risk", topic="injured", confidence=1.0, founded=True)
    is_loud = meaning.names_dying or meaning.despair >= HEARD
    is_loud |= meaning.of_danger.get("distress") == SELF_HARM
    if meaning.suspected != "distress" or is_loud:
        return told
    return replace(told, suspected="", suspicion=0.0, despair=0.0)


def _is_of_exposure(
    meaning: Understanding, folded: str, context: Mapping[str, Any], *, is_told: bool
) -> bool:
    """Whether a condom broke, or it is asked on behind that, by who is no partner of a buyer.

    "My wife is expecting" behind it made a witness of him, who heard of a test instead of the medicine.
    """
    is_partner = PARTNER in (meaning.who, context.get("matter"))
    is_of_partners = is_told and meaning.moves[0].key in OF_PARTNERS
    is_unsure = meaning.confidence < SURE or meaning.intent in ("ask_risk", "report_concern")
    is_new = tells_it_broke(folded) and is_unsure and not (is_told or meaning.safety)
    return (is_new or is_of_partners) and not is_partner and context.get("role") != "child"


def _is_of_dying(meaning: Understanding, context: Mapping[str, Any]) -> bool:
    """Whether it is about dying, or somebody else reads what is written."""
    is_asked = context.get("asked") in HOW_THEY_ARE or context.get("role") == "despairing"
    is_named = (
        meaning.names_dying and meaning.despair >= NAMES_IT
    )  # "tablets" alone name it as well
    return is_asked or is_named or bool({"distress", "watched"} & {*meaning.safety})
