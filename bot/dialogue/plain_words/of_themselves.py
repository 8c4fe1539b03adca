"""What a message of somebody who came to buy means by what it tells of them, whatever else it is read as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.dialogue.answering.heard_out import (
    ASKED,
    CRIED,
    DOUBTS,
    EXCUSED,
    FINE,
    FROM_CAB,
    GIVES_UP,
    GRIEF,
    GROWN_UP,
    HARM,
    KEY,
    KNEW,
    LEFT,
    LETS_GO,
    MEANT_BY,
    NIGHTS,
    NOBODY,
    OF_HER_SIDE,
    OF_THAT_TIME,
    PEERS,
    REASON,
    ROADS,
    SAID,
    SIGN,
    STAYS,
    TOLD,
    TONIGHT,
    first_asked,
    is_told,
    said_at_once,
    was_of_a_child,
)
from bot.dialogue.answering.unanswered import LAWS
from bot.dialogue.deciding.suspicion import LIKELY_SIGN, NEAR_DESPAIR, SOME_DESPAIR
from bot.dialogue.plain_words.effects import without
from bot.dialogue.plain_words.for_her import OF_WITNESSES, answers_with_sign
from bot.dialogue.reading.roles import HOW_THEY_ARE
from bot.dialogue.reading.taking_up import ARGUED, OF_HER, OF_THEM
from bot.dialogue.state.dangers import BUYERS, EXPLOITED, NO_CHILD
from bot.dialogue.state.questions import OPEN
from bot.message import Move, Understanding
from bot.nlu.phrases.tells import tells

ASKED_OF_THEM = OF_THEM | {OPEN, "help"}
"""Questions of ours behind which what they tell of themselves is the answer."""

ASKED_OF_SIGNS = OF_HER | {OPEN, "worry"}
"""Questions of ours behind which a sign may be told of by who has not said that they buy."""

UNLESS_SURE = frozenset(
    {"ask_human", "change_language", "delete_data", "disclose_exploitation", "mention_minor"}
    | {"opt_out", "threaten_violence"}
)
"""Intents that are answered as they are, where the model is sure of them."""

LIGHT = frozenset(
    {"affirm", "claim_need", "commit_to_stop", "deny", "disclose_exploitation", "express_distress"}
    | {"express_hostility", "goodbye", "greet", "inform_location", "out_of_scope"}
    | {"rate_readiness", "report_concern", "thank"}
)
"""Intents that a word on what stays with somebody, or a wish to talk, is taken for."""

OF_HERS = frozenset(
    {"ask_harm", "ask_signs", "claim_choice", "claim_harmless", "claim_need", "commit_to_stop"}
    | {"deny", "express_remorse", "out_of_scope", "report_concern", "seek_services"}
)
"""Intents that words of the dead one are taken for."""

WISH, NOTHING = Move("seek_services", "still_want"), Move("out_of_scope")
"""What is meant by who buys and saw nobody in need."""

REMORSE = frozenset(
    {"express_remorse", "express_remorse/did_not_know", "express_remorse/hurt_her"}
    | {"express_remorse/saw_signs"}
)
"""Topics that what stays with somebody is read as, and answered by words of its own."""

FIVE_MINUTES = "disclose_exploitation/five_minutes"
"""The topic of who is watched and has little time, as which "let me talk for five minutes" is read."""

OF_OTHERS = EXPLOITED | {"child_writes"}
"""Kinds of danger that what a buyer tells is heard as, and is not."""

SURE, SURE_WITNESS = 0.8, 0.95
"""Shares from which another question, or one of `UNLESS_SURE`, is believed, and that a buyer is a witness."""

FAINT_DESPAIR = 0.4
"""Share of despair from which what is told of a life is met as despair is."""


def of_themselves(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning with what its writer tells of themselves, or asks, named.

    Args:
        meaning: as it was read.
        folded: what was written (`bot.nlu.folding.fold`).
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    denied = {*(context.get("denied") or ())}
    found = tuple(code for code in tells(folded) if f"{KEY}{code}" not in denied)
    if f"{KEY}{SIGN}" not in denied and answers_with_sign(meaning, context):
        found = (*found, SIGN)
    meaning = _as_who_buys(meaning, found, context)
    if _may_want_to_follow(meaning, found, context):
        # Plainly asked about: the model reads grief, and nothing else (`bot.dialogue.deciding.suspicion`).
        return replace(meaning, suspected="distress", suspicion=0.0, despair=0.0)
    at_once = _told_at_once(meaning, found, context)
    if not (at_once or _may_have_come_to_buy(context)) or meaning.choice:
        return meaning
    told = at_once or _told(meaning, found, context)
    calmer = _without_alarm(meaning, told, found, context)
    if not told or not _is_calm(calmer, told, found):
        return meaning
    move, meaning = MEANT_BY[told], without(calmer, OF_OTHERS)
    named = replace(meaning, tells=told, beside=found)
    named = replace(named, named=(), aside=False, manner="", pays=meaning.pays or told == FROM_CAB)
    law = next((one for one in meaning.moves if one.intent in LAWS), None)
    first, second = (law, move) if law and told == HARM else (move, None)
    plain = replace(named, intent=first.intent, topic=first.topic, second=second)
    return plain if first is law else replace(plain, confidence=1.0, founded=True)


def _as_who_buys(
    meaning: Understanding, found: Sequence[str], context: Mapping[str, Any]
) -> Understanding:
    """An argument of a buyer, who is no witness unless he says that he saw somebody in need."""
    key, role = meaning.moves[0].key, context.get("role")
    if key == NO_CHILD and role in (None, "unknown", *BUYERS) and not was_of_a_child(context):
        return replace(meaning, intent=NOTHING.intent, topic="", founded=False)
    is_light = key in OF_WITNESSES and "seen" not in found and meaning.confidence < SURE_WITNESS
    is_plain = meaning.safety or meaning.who or meaning.choice or context.get("in_danger")
    if role not in BUYERS or not is_light or is_plain:
        return meaning
    meant = WISH if "wish" in found else NOTHING
    named = replace(without(meaning, {"concern"}), intent=meant.intent, topic=meant.topic)
    return replace(named, second=None, founded=False)


def _told_at_once(meaning: Understanding, found: Sequence[str], context: Mapping[str, Any]) -> str:
    """What is heard at once: a bad back, whenever, or a first wish to buy that asks for a reason."""
    wishes = meaning.intent == "seek_services" or meaning.pays
    is_first = wishes and REASON in found and "asked" not in context
    return said_at_once(found, context) or (REASON if is_first else "")


def _may_want_to_follow(
    meaning: Understanding, found: Sequence[str], context: Mapping[str, Any]
) -> bool:
    """Whether who tells of a death may want to die as well: "I only want to be with her"."""
    is_known = "distress" in (*context.get("known", ()), *context.get("lifted", ()))
    is_heard = "follows" in found or meaning.suspected == "distress"
    is_grief = GRIEF in found or ("follows" in found and is_told(context.get("told"), GRIEF))
    return is_grief and is_heard and not (meaning.safety or is_known or meaning.not_dying)


def _may_have_come_to_buy(context: Mapping[str, Any]) -> bool:
    """Whether the talk is one on buying, and in no danger."""
    role, asked = context.get("role"), context.get("asked")
    is_open = _wished(context) or asked in ASKED_OF_THEM | ASKED_OF_SIGNS
    is_theirs = role in BUYERS or (role == "unknown" and is_open)
    return is_theirs and not (context.get("in_danger") or context.get("is_lost"))


def _without_alarm(
    meaning: Understanding, told: str, found: Sequence[str], context: Mapping[str, Any]
) -> Understanding:
    """The meaning without a danger that such words are heard as, and are no sign of."""
    if told == KNEW:  # "she's nine. if she knew" is said of who must not see it
        return without(meaning, {"minor"})
    if told == DOUBTS and (meaning.asks or not {SIGN, "seen"} & {*found}):
        return without(meaning, {"concern"})  # "isn't there somebody who collects?" saw nobody
    if told == FROM_CAB and meaning.suspicion < SURE:
        return without(meaning, {"concern", "violence"})
    is_only_answer = told == NOBODY and context.get("asked") not in HOW_THEY_ARE
    is_faint = told == PEERS and not meaning.suspected and meaning.despair < FAINT_DESPAIR
    is_faint |= told in EXCUSED and meaning.despair < SURE
    is_faint |= told == LEFT and len({*OF_THAT_TIME} & {*found}) > 1  # "je me suis barré"
    if (is_only_answer or is_faint) and not meaning.names_dying:
        return replace(without(meaning, {"distress"}), despair=0.0)
    return meaning


def _is_calm(meaning: Understanding, told: str, found: Sequence[str]) -> bool:
    """Whether no danger is in it: what a buyer noticed then, and is sorry for, is none."""
    is_over = told == CRIED and bool({"back_then", "regret"} & {*found})
    safety = {*meaning.safety} - ({"concern"} if is_over else set())
    # What the net caught against the model has hardly a share, and is asked about.
    is_doubted = meaning.suspected == "distress" and meaning.suspicion < SOME_DESPAIR
    least = SOME_DESPAIR if told in (*ASKED, "too_late") else FAINT_DESPAIR
    # "The last time she cried", "turned down all my life" name no dying.
    names_it = meaning.names_dying and meaning.despair >= NEAR_DESPAIR
    is_hopeless = is_doubted or names_it or meaning.despair >= least
    is_grave = meaning.suspected in ("minor", "violence", "attraction")
    is_grave |= meaning.suspected == "child_writes" and meaning.suspicion >= LIKELY_SIGN
    return not (safety or is_grave or is_hopeless)


def _told(meaning: Understanding, found: Sequence[str], context: Mapping[str, Any]) -> str:
    """What is told or asked; empty for what the model is sure of."""
    first = meaning.moves[0]
    is_sure = meaning.confidence >= SURE and not (first.key == FIVE_MINUTES and "talk" in found)
    is_sure &= GROWN_UP not in found or first.key not in (NO_CHILD, "ask_human")
    is_sure &= not {*LETS_GO} & {*found} or first.intent != "ask_human"  # "I'm ringing him now"
    is_for_tonight = TONIGHT in found and first.intent == "ask_human" and not meaning.line
    if first.intent in UNLESS_SURE and is_sure and not is_for_tonight:
        return ""
    if again := _goes_on(meaning, found, context):
        return again
    asked = first_asked(found, context)
    if asked and _is_asked(asked, meaning, context):
        return asked
    is_question = meaning.asks and first.intent.startswith("ask_") and is_sure
    if is_question or not _is_of_them(context):
        return ""
    return _of_life(meaning, found, context) or _of_what_stays(meaning, found, context)


def _of_life(meaning: Understanding, found: Sequence[str], context: Mapping[str, Any]) -> str:
    """What is told of a life, or of the one who died."""
    told = next((code for code in TOLD if code in found), "")
    topics = context.get("told")
    is_grief = is_told(topics, GRIEF) or "claim_need/widowed" in (topics or ())
    is_hers = "her_words" in found and is_grief and not meaning.asks and meaning.intent in OF_HERS
    return told or ("her_words" if is_hers else "")


def _of_what_stays(meaning: Understanding, found: Sequence[str], context: Mapping[str, Any]) -> str:
    """A regret, a wish to talk, work at night, or no wish for a psychologist; no question."""
    first = meaning.moves[0]
    if meaning.asks:
        return ""
    is_over = bool({"back_then", "regret"} & {*found})
    stays = next((code for code in STAYS if code in found and (code != CRIED or is_over)), "")
    others = ("report_concern", "goodbye") if meaning.founded else ("report_concern",)
    is_other = stays in (NIGHTS, ROADS, "talk") and first.intent in others
    if stays and not is_other and (first.intent in LIGHT or first.key in REMORSE):
        return stays
    is_refused = first.intent == "commit_to_stop" or first.key == "ask_help_to_stop/free"
    is_refused &= context.get("role") != "wants_to_stop"
    return "no_help" if "no_help" in found and is_refused else ""


def _is_of_them(context: Mapping[str, Any]) -> bool:
    """Whether what is told may be of the writer: they buy, or were asked."""
    return _buys(context) or context.get("asked") in ASKED_OF_THEM


def _buys(context: Mapping[str, Any]) -> bool:
    """Whether the writer came to buy, or wished for it."""
    return _wished(context) or context.get("role") in BUYERS


def _wished(context: Mapping[str, Any]) -> bool:
    """Whether a wish to buy was answered last, or declined before."""
    is_last = str(context.get("last_topic") or "").startswith("seek_services")
    return is_last or "seek_services" in (context.get("told") or ())


def _is_asked(code: str, meaning: Understanding, context: Mapping[str, Any]) -> bool:
    """Whether a question, or a sign, is meant as one."""
    if code in (HARM, REASON):
        return code == HARM or _buys(context)  # others may ask for a reason to live
    if code in OF_THAT_TIME:
        return _buys(context) and not (meaning.asks or meaning.safety)
    if code in OF_HER_SIDE:
        before = str(context.get("last_topic") or "").partition("/")[0]
        is_on_her = _buys(context) or before in ARGUED
        return is_on_her and not ({*meaning.safety} - ({"concern"} if code == DOUBTS else set()))
    if code in (GIVES_UP, *SAID) and meaning.asks and code != FINE:
        return False
    return _is_of_them(context) and not (
        meaning.intent == "ask_help_to_stop" and meaning.confidence >= SURE
    )


def _goes_on(meaning: Understanding, found: Sequence[str], context: Mapping[str, Any]) -> str:
    """What is asked once more behind our answer: "groups I can't go to", "but who?"; else empty."""
    last, told = context.get("last_topic"), context.get("told")
    if last == MEANT_BY[HARM].key and is_told(told, HARM) and "whom" in found:
        return HARM
    is_other = bool({"other", "in_writing", NIGHTS, ROADS} & {*found}) or meaning.wants_other
    is_behind = last == MEANT_BY[TONIGHT].key and is_told(told, TONIGHT)
    return TONIGHT if is_behind and is_other and meaning.intent != "ask_human" else ""
