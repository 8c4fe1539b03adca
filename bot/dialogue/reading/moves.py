"""One message or two: what is read of its parts is joined to at most two moves.

"ok a bot. is it illegal tho, im in leeds" says two things, and both are answered. A message is read
as a whole and, where it has several sentences, sentence by sentence; danger is looked for in the
whole, because half a sentence sounds graver than it is, and plain despair in a part.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.dialogue.reading.matters import matter_of, settled
from bot.dialogue.reading.roles import HOW_THEY_ARE
from bot.dialogue.state.dangers import KIND_OF_YES, OF_THEIR_OWN_DOING
from bot.dialogue.state.situation import Situation
from bot.dialogue.words.wordings import topic_said
from bot.message import Incoming, Move, Understanding

SURE = 0.9
"""Share from which a sentence adds a move of its own, or outdoes the reading of the whole."""

UNSURE = 0.6
"""Share below which a sure sentence is believed rather than the whole message."""

BEHIND_GREETING = 0.45
"""Share from which what stands behind a greeting is believed, where the whole is read as no more than one."""

CALM = 0.2
"""Share of dangers from which a message gets one answer alone."""

DESPERATE = 0.85
"""Share from which despair in a part counts: "Barcelona. I don't know if I can take this"."""

DESPERATE_AT_STAKE = 0.5
"""The same in a talk on blackmail or an arrest, or where we asked how they are."""

SMALL = frozenset(
    {
        "affirm",
        "ask_menu",
        "deny",
        "goodbye",
        "greet",
        "inform_location",
        "out_of_scope",
        "thank",
    }
)
"""Intents that are left unanswered beside another one; a place is noted all the same."""

OF_THE_TALK = frozenset({"inform_location", "express_hostility"})
"""Intents of a message that says something else as well, once a sentence of it is understood."""

ALONE = frozenset(
    {"opt_out", "delete_data", "change_language", "rate_readiness", "ask_human/no_numbers"}
)
"""What is only taken from a whole message: half a sentence must not silence anybody, or us."""

SAID_PLAINLY = frozenset({"goodbye/wrong_number", "goodbye/not_for_me"})
"""Topics of those that are as good as any other meaning where they are surely heard."""

SAID_LAST = 3
"""Texts of ours whose words may be denied."""

SAYS_WILL_CALL = frozenset({"ask_human/will_call", "ask_human/afraid_to_call"})
"""What is said of ringing, before the question that stands in the way of it."""

GRAVEST = frozenset(
    {
        "express_distress/at_a_height",
        "express_distress/means_at_hand",
        "express_distress/self_harm",
    }
)
"""What is answered before anything else."""

QUESTIONS = frozenset(
    {"ask_human", "ask_identity", "ask_law", "ask_police", "ask_privacy", "ask_figures"}
)
"""Intents that are answered beside another one; a remark is left standing, because a reply to each
sentence reads as if nobody had listened."""


IN_NEED = frozenset({"disclose_exploitation", "mention_minor", "report_concern"})
"""Intents of people in need, of which two are answered as well where the second is asked: "I see him on
Saturday. will my parents know?"."""


def joined(read: Sequence[Understanding], *, at_stake: bool = False) -> Understanding:
    """The meaning of a message by the readings of its whole and of its parts.

    Args:
        read: of the whole, then of each part.
        at_stake: whether little despair counts (`is_at_stake`).
    """
    least = DESPERATE_AT_STAKE if at_stake else DESPERATE
    whole, *parts = read
    if not parts:
        return whole
    desperate = next(
        (
            p
            for p in parts
            if p.suspected == "distress" and p.despair >= least and not (whole.not_dying and p.asks)
        ),
        None,
    )
    if desperate and not whole.suspected:
        whole = replace(
            whole,
            suspected="distress",
            suspicion=desperate.suspicion,
            despair=desperate.despair,
        )
    if whole.not_dying and any(
        "distress" in p.safety and p.despair >= DESPERATE and not (p.not_dying or p.asks)
        for p in parts
    ):
        whole = replace(whole, safety=("distress", *whole.safety), not_dying=False)
    whole = replace(whole, by_model=_asked_surely(parts) or whole.by_model)
    found = _moves_of(whole, parts)
    founded = {Move(p.intent, p.topic).key for p in read if p.founded}
    if not found:
        return whole
    first, second = found[0], found[1] if len(found) > 1 else None
    return replace(
        whole,
        intent=first.intent,
        topic=first.topic,
        confidence=first.confidence,
        founded=Move(first.intent, first.topic).key in founded,
        second=second,
        is_here=whole.is_here or any(part.is_here for part in parts),
    )


def _asked_surely(parts: Sequence[Understanding]) -> Move | None:
    """The topic of the last sentence that asks something and is read surely, if there is one."""
    read = (part.by_model for part in reversed(parts) if part.asks)
    return next((m for m in read if m and m.names_topic()), None)


def _moves_of(whole: Understanding, parts: Sequence[Understanding]) -> list[Move]:
    """What is answered of a whole message and its sentences, most important first."""
    if whole.suspected:  # "where are you? I'm scared": what may be danger is asked about
        parts = [part for part in parts if part.intent != "seek_services"]
    first = Move(whole.intent, whole.topic, whole.confidence)
    is_plain = first.key in SAID_PLAINLY and first.confidence >= SURE
    found = [first] if whole.intent not in SMALL or is_plain else []
    for part in parts:
        move = Move(part.intent, part.topic, part.confidence)
        if found and (_asks_beside(part, found[0]) or _is_gravest(move)):
            found[0] = move
            continue
        asks_another = bool(found) and _asks_another(part, found[0])
        is_surer = bool(found) and move.confidence > found[0].confidence
        is_beside = asks_another and move.intent in IN_NEED and found[0].confidence >= SURE
        if is_surer and move.intent == found[0].intent and not is_beside:
            found[0], asks_another = move, False
        is_believed = whole.intent == "inform_location" or (
            move.intent == "commit_to_stop" and whole.intent in SMALL
        )
        outdoes = bool(found) and found[0].confidence < UNSURE <= move.confidence
        is_new = whole.suspicion < CALM and move.intent not in {other.intent for other in found}
        is_new |= asks_another or (not found and part.asks and move.names_topic())
        least = UNSURE if is_believed or outdoes else SURE
        if (
            not is_new
            or move.confidence < (BEHIND_GREETING if whole.intent == "greet" else least)
            or ALONE & {move.intent, move.key}
            or (move.intent in SMALL and not (outdoes and move.intent == "inform_location"))
        ):
            continue
        is_first_light = bool(found) and found[0].intent in OF_THE_TALK
        is_named = bool(found) and part.founded and not (whole.founded or is_beside)
        # "Ah, a robot. Two years alone": who only remarks it is answered on what the whole surely says.
        is_remark = move.intent == "ask_identity" and not part.asks
        is_named = is_named and not (is_remark and found[0].names_topic())
        if found and (found[0].confidence < UNSURE or is_first_light or is_named):
            found[0] = move
        elif not found or asks_another or _asks_of_risk(part) or _is_asked(part):
            found.append(move)
    return found


def _is_asked(part: Understanding) -> bool:
    """Whether a sentence that is read as a question is one: "leave the police out" is none."""
    return part.intent in QUESTIONS and (part.asks or part.intent != "ask_police")


def _asks_of_risk(part: Understanding) -> bool:
    """Whether a sentence asks whether one has caught something, or what may come of it."""
    return part.asks and part.founded and part.intent == "ask_risk"


def _is_gravest(move: Move) -> bool:
    """Whether a sentence tells of means to die, whatever is asked beside it."""
    return move.key in GRAVEST and move.confidence >= SURE


def _asks_another(part: Understanding, first: Move) -> bool:
    """Whether a sentence asks another question of the same kind: "who pays you? and is she real?"."""
    move = part.moves[0]
    return (
        part.asks
        and move.intent == first.intent
        and move.intent in QUESTIONS | IN_NEED
        and bool(move.topic and first.topic)
        and move.topic != first.topic
    )


def _asks_beside(part: Understanding, first: Move) -> bool:
    """Whether a sentence asks something of which the rest only says that they will ring somebody."""
    move = part.moves[0]
    return (
        part.asks
        and move.intent in QUESTIONS | IN_NEED
        and move.confidence >= SURE
        and first.key in SAYS_WILL_CALL
        and move.key not in SAYS_WILL_CALL
        and bool(move.topic)
    )


def is_at_stake(context: Mapping[str, object]) -> bool:
    """Whether much is at stake when a message comes: blackmail, an arrest, or our own "how are you?"."""
    return context.get("need") in OF_THEIR_OWN_DOING or context.get("asked") in HOW_THEY_ARE


def is_on_danger(context: Mapping[str, object]) -> bool:
    """Whether somebody is in danger, or was asked whether they are, when a message comes."""
    asked = context.get("asked")
    return bool(context.get("in_danger")) or asked == "about_whom" or asked in KIND_OF_YES


def is_opening(context: Mapping[str, object]) -> bool:
    """Whether a message is the first, or answers what brings its writer here."""
    is_first = bool(context.get("campaign_language")) and not context.get("conversation_language")
    return is_first or context.get("asked") == "what_brings"


def context_of(message: Incoming, situation: Situation) -> dict[str, object]:
    """What stands open when a message comes: for the language, and for the meaning."""
    context: dict[str, object] = {
        "conversation_language": situation.language if situation.turns else None,
        # At the first message the language of the campaign, or what stands in for it.
        "campaign_language": None if situation.turns else situation.language,
        "client_language": message.client_language,
        "country": message.country,
    }
    context["known"] = sorted(settled(situation))
    context["place"] = situation.place or ""
    if situation.turns:
        context |= {
            "asked": "" if situation.asked == "nothing" else situation.asked,
            "role": situation.role,
            "is_lost": situation.not_for_me and situation.role == "unknown",
            "matter": _matter(situation),
            "need": situation.last_need,
            "place_told": situation.place_told,
            "lines": situation.resources,
            "behind_line": situation.is_behind_line,
            "in_danger": situation.in_danger,
            "kept_in": situation.kept_in,
            "cannot_call": situation.cannot_call,
            "not_dying": situation.not_dying,
            "lifted": situation.lifted,
            "alarmed": [*situation.suspected, *situation.lifted, *situation.safety_kinds],
            "told": sorted({topic_said(text) for text in situation.said} - {*situation.denied}),
            "denied": situation.denied,
            "last_topic": situation.last_topic,
            "said_last": situation.said[-SAID_LAST:],
            "offers_code": situation.return_offered and not situation.return_code,
        }
    return context


def _matter(situation: Situation) -> str:
    """The matter within which a message is read.

    Asked how they are, people tell of themselves: it is heard as despair is, not as an excuse to buy. Who is
    held by others tells of that, however desperate they are.
    """
    matter = matter_of(situation)
    if matter == "despairing" and "exploitation" in situation.safety_kinds:
        return "exploited"
    return matter or ("despairing" if situation.asked in HOW_THEY_ARE else "")
