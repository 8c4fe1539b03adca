"""The meaning of a sentence by all that its plain words say: what comes next in need, a claim, a wish."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.plain_words.at_home import in_order
from bot.dialogue.plain_words.effects import (
    HEARD,
    NOTHING_SURE,
    as_meant,
    as_plea,
    by_plain_words,
    plainly,
    without,
)
from bot.dialogue.state.dangers import EXCUSES, NO_CHILD
from bot.dialogue.topics import topic_of
from bot.message import Understanding
from bot.nlu.folding import fold
from bot.nlu.phrases.farewell import gives_thanks
from bot.nlu.phrases.named import is_of_weight, manner, named
from bot.nlu.phrases.not_near import somebody_is_near
from bot.nlu.phrases.outright import besides, is_shut_out, row_of
from bot.vocabulary import INTENT_OF_KIND

IN_NEED = frozenset({"child", "despairing", "exploited", "extortion", "partner", "witness"})
"""Talks that are about somebody's own need, or that of others."""

UNKNOWN = frozenset({"first", "unknown"})
"""Talks of whom nothing is known yet."""

OF_OTHERS = frozenset({"minor", "professional", "witness"})
"""Talks that are about others, until who writes tells of themselves: "it's me. they have my passport"."""

DANGER_TOLD = frozenset({"disclose_exploitation/forced", "mention_minor/she_may_be"})
"""Topics whose words leave nothing to guess: "they have my passport"."""

NOT_GUESSED = DANGER_TOLD | {
    "ask_human/come_here",
    "ask_human/nobody_picks_up",
    "disclose_exploitation/others_here",
}
"""Those, and others whose words leave little to guess: "nobody picks up and I'm outside"."""

SAID_FIRST = frozenset(
    {
        "ask_risk/injured",
        "express_distress/at_a_height",
        "express_distress/life",
        "express_distress/means_at_hand",
        "express_distress/self_harm",
        "mention_minor/wants_to_meet",
    }
)
"""Topics that are answered before a question beside them: "I see him on Saturday. will my parents know?"."""

ASKED_BACK = ("counter", "no_questions")
"""Manners of a question that is asked back behind an answer: "just horny. what are you, my shrink?"."""

WAVED_AWAY = "refuses"
"""The manner of who takes a word back: "sleep... forget it"."""

_SENTENCE = re.compile(r"[.!?,;…\n]+")

GUESSED = 0.8
"""Share below which what follows thanks is no more than a guess."""

SURE_OF_ANOTHER = 0.95
"""Share from which the model is believed where plain words have a topic of another intent: of 21 turns of
`make conversations` in which they had, it was right in 13 and they in 2."""

ALWAYS_PLAIN = frozenset({"child", "wants_to_stop"})
"""Talks in which plain words say what the model hears of others: of a child, of who wants to stop."""


def as_said_plainly(meaning: Understanding, text: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning of a sentence by all that plain words of it say.

    Args:
        meaning: as the model reads it, with what was noted of the text.
        text: the sentence, as written.
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    folded = fold(text)
    meaning = by_plain_words(as_plea(as_meant(meaning, folded), folded), folded)
    return asked_next(meaning, text, context)


def asked_next(meaning: Understanding, text: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning of a sentence by which somebody in need asks what comes next.

    Args:
        meaning: as it is read.
        text: the sentence, as written.
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    talk = talk_of(context)
    row = row_of(text, talk, asks=meaning.asks)
    key = row.topic if row else ""
    if meaning.choice:
        return meaning
    if row is not None and not ("watched" in row.clears and somebody_is_near(fold(text))):
        meaning = without(meaning, row.clears)
    is_no_ransom = bool(row and row.is_claim) and "extortion" not in talk
    if is_no_ransom and meaning.moves[0].key.startswith("ask_risk/blackmail"):
        meaning = replace(meaning, **NOTHING_SURE, founded=False)  # "what's the harm if I pay"
    is_wish = meaning.moves[0].key == WISH or meaning.intent == "ask_help_to_stop"
    is_no_wish = is_wish and is_shut_out(WISH, text)
    if is_no_wish or (row and row.is_claim):
        if meaning.moves[0].key == NO_CHILD and "minor" not in (context.get("alarmed") or ()):
            meaning = replace(meaning, **NOTHING_SURE)  # "if she's of age" where no child was meant
        # Who does not want to leave it speaks of no wish to, whatever the model was sure of.
        return _claiming(meaning, key) if key else replace(meaning, **NOTHING_SURE, by_model=None)
    is_quiet = not (meaning.asks or meaning.safety or meaning.suspected)
    if talk & IN_NEED and is_quiet and meaning.confidence < GUESSED and gives_thanks(fold(text)):
        # "Thanks. I'll see a doctor tomorrow" asks for nothing any more.
        return replace(meaning, intent="thank", topic="for_help", confidence=1.0, second=None)
    is_safe = not (context.get("in_danger") or talk & IN_NEED - {"witness"})
    if row is None or (_is_of_another(meaning, key, is_safe=is_safe) and not talk & ALWAYS_PLAIN):
        return meaning
    asked = plainly(meaning, key)
    if key in DANGER_TOLD and (talk & UNKNOWN or (talk & OF_OTHERS and meaning.of_self)):
        safety = in_order({topic_of(key).danger, *meaning.safety})
        asked = replace(asked, suspected="", safety=safety)
    if meaning.moves[0].key in SAID_FIRST - {key} and meaning.confidence >= GUESSED:
        return replace(meaning, second=asked.moves[0])
    return asked


def _is_of_another(meaning: Understanding, key: str, *, is_safe: bool) -> bool:
    """Whether the model is sure of something else than the topic of plain words, which name no danger.

    Of another topic of the same intent only where nobody is in need: there plain words are narrower.
    """
    read, plain = meaning.moves[0].key, key
    if not is_safe:
        read, plain = meaning.intent, key.partition("/")[0]
    is_other = read != plain and meaning.intent not in LIGHT
    return meaning.moves[0].names_topic(SURE_OF_ANOTHER) and is_other and key not in NOT_GUESSED


LIGHT = frozenset(
    {"affirm", "ask_figures", "ask_help_to_stop", "ask_menu", "claim_choice", "claim_harmless"}
    | {
        "claim_legal",
        "claim_need",
        "commit_to_stop",
        "deny",
        "express_hostility",
        "express_remorse",
    }
    | {"greet", "inform_location", "out_of_scope", "rate_readiness", "thank"}
)
"""Intents that a claim is taken for; any other is believed where the model is sure of it."""

TOLD = frozenset({"ask_harm", "ask_signs"})
"""The same where nothing is asked: "they make good money there"."""

OTHERWISE = frozenset(
    {"ask_help_to_stop/for_partner", "ask_help_to_stop/urge", "deny/dont_know_me", "deny/misread"}
    | {"deny/not_so", "express_hostility/go_away"}
)
"""Topics of those that are believed all the same: "who said anything about a funeral" contradicts us."""

NEEDS = frozenset(INTENT_OF_KIND.values())
"""Intents of danger, which are believed sooner."""

SURE_NEED, SURE_OTHER = 0.5, 0.85
"""Shares from which the model outweighs the words of a claim."""

WISH = "commit_to_stop/wish"
"""The topic of a wish to stop, which the model hears of who denies it as well."""

REPORTS = ("ask_police/report_him", "ask_risk/blackmail_report")
"""Topics on how something is reported, behind which "online?" means the report."""

OFFERED = ("deny/dont_know", "seek_services/just_looking")
"""Topics whose answers offer the law or the people in such adverts, so that a word is enough to choose."""


def talk_of(context: Mapping[str, Any]) -> frozenset[str]:
    """What is known of the talk: its matter or who writes, whether it reached them by mistake, the need."""
    role = str(context.get("role") or "")
    who = str(context.get("matter") or role or "first")
    told = {who, role if role == "despairing" else who, str(context.get("need") or "")}
    told |= {"lost"} if context.get("is_lost") else set()
    told |= {"offered"} if context.get("last_topic") in OFFERED else set()
    return frozenset(told | ({"reporting"} if context.get("last_topic") in REPORTS else set()))


def _claiming(meaning: Understanding, key: str) -> Understanding:
    """The meaning of who claims something of their own, unless a danger may be in it.

    An excuse that the model reads more closely stays.
    """
    intent = key.partition("/")[0]
    sure = SURE_NEED if meaning.intent in NEEDS else SURE_OTHER
    is_light = meaning.intent in LIGHT or (meaning.intent in TOLD and not meaning.asks)
    is_of_people = meaning.moves[0].key == "ask_human" or not meaning.asks  # "a person of the team"
    is_light |= meaning.intent == "ask_human" and is_of_people and not meaning.line
    is_other = not is_light or meaning.moves[0].key in OTHERWISE
    is_other &= meaning.intent != intent
    is_grave = meaning.safety or meaning.suspected or meaning.suspicion >= HEARD
    if is_grave or (is_other and meaning.confidence >= sure):
        return meaning
    is_nearer = {intent, meaning.intent} <= EXCUSES and meaning.topic
    if is_nearer and meaning.confidence >= GUESSED:
        key = meaning.moves[0].key
    return plainly(meaning, key)


def with_claims(meaning: Understanding, text: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning with what it claims, what it names and how it answers.

    A claim of the trade names nothing of the writer; what stands beside it may.

    Args:
        meaning: of the text.
        text: as written.
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    talk = talk_of(context)
    claims = _claims(meaning, text, talk)
    rest = besides(text, talk) if claims or meaning.asks else ""
    is_aside = bool(rest)
    return replace(
        meaning,
        claims=claims,
        aside=is_aside,
        named=named(rest if is_aside or claims else text, meaning.language),
        manner="" if claims else _manner(meaning, text),
    )


def _manner(meaning: Understanding, text: str) -> str:
    """The manner of a text, or of the question that it ends with where nothing else in it is understood."""
    whole = manner(text, meaning.language)
    # "Are you my shrink?" is asked back, however surely it sounds like a question about us.
    is_known = meaning.founded or meaning.confidence >= GUESSED
    if whole or (is_known and meaning.intent != "ask_identity"):
        return whole
    asked = manner(_SENTENCE.split(text.rstrip(" ?!.…"))[-1], meaning.language)
    is_waved_away = asked == WAVED_AWAY and not is_of_weight(named(text, meaning.language))
    return asked if asked in ASKED_BACK or is_waved_away else ""


def _claims(meaning: Understanding, text: str, talk: Collection[str]) -> bool:
    """Whether the text claims something, and is read so."""
    row = row_of(text, talk, asks=meaning.asks)
    if row is None or not row.is_claim:
        return False
    intent = row.topic.partition("/")[0]
    meant = EXCUSES if intent in EXCUSES else {intent}
    return any(move.intent in meant for move in meaning.moves)
