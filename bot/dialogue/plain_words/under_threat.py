"""The meaning of who is under threat: to pay or send pictures, or to be killed if another finds out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.answering.met_first import HOW_DELETE, PICTURES
from bot.dialogue.plain_words.at_home import in_order
from bot.dialogue.plain_words.effects import NOTHING_SURE, plainly, without
from bot.dialogue.plain_words.lines_asked import RANSOM
from bot.dialogue.plain_words.not_silenced import PLAIN
from bot.dialogue.reading.kept_in import THEIRS
from bot.dialogue.state.dangers import BLACKMAIL
from bot.message import Understanding
from bot.nlu.phrases.at_home import names_blow, names_home
from bot.nlu.phrases.not_near import somebody_is_near
from bot.nlu.phrases.of_work import FOREIGN_SIM
from bot.nlu.phrases.origin import tells_of_kin, tells_origin
from bot.nlu.phrases.outright import is_said
from bot.nlu.phrases.ransom import asks_to_pay, is_of_pictures, is_ransomed, names_demand
from bot.nlu.phrases.threatened import fears_to_be_found_out

KNOWN = "ask_risk/blackmail_known"
"""The topic of a threat by somebody whom the writer still sees."""

SEEN = "ask_privacy/how_delete_watched"
"""The topic of who asks whether another will see what is written here."""

OF_OTHERS = frozenset({"partner", "professional", "witness"})
"""Who tells of somebody else that is threatened."""


def of_ransom(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> Understanding:
    """The meaning of who is threatened so: met by not paying first, and asked or asking to pay by that.

    Args:
        meaning: as it is read.
        folded: what was written (`bot.nlu.folding.fold`).
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    if meaning.choice or str(context.get("role") or "") in OF_OTHERS:
        return meaning
    is_told = is_ransomed(folded) and not meaning.no_trouble
    is_known = _is_known(context)
    if not (is_told or is_known):
        return _unthreatened(meaning, folded)
    if is_told and not somebody_is_near(folded):
        meaning = without(meaning, {"watched"})
    if is_known:
        return plainly(meaning, RANSOM) if asks_to_pay(folded) else meaning
    is_child = _is_child(meaning, context)
    is_close = is_told and names_home(folded, meaning.language)
    if is_close and not names_blow(folded, meaning.language):
        meaning = without(meaning, {"exploitation"})  # a partner who films, and sells nobody
    key = KNOWN if is_close else BLACKMAIL
    key = PICTURES if is_child and is_of_pictures(folded) else key
    of_danger = {**meaning.of_danger, "child_writes": key} if is_child else meaning.of_danger
    return plainly(replace(meaning, of_danger=of_danger), key)


def _unthreatened(meaning: Understanding, folded: str) -> Understanding:
    """The meaning without a threat that the model guesses where nothing is demanded: real police came."""
    first = meaning.moves[0]
    is_guess = first.key.startswith(BLACKMAIL) and first.confidence < PLAIN
    if not is_guess or names_demand(folded):
        return meaning
    return replace(meaning, **NOTHING_SURE)


def of_being_found_out(
    meaning: Understanding, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """The meaning of who would be killed if another found out, or asks if he will see it: he does not yet.

    Args:
        meaning: as it is read.
        folded: what was written (`bot.nlu.folding.fold`).
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    if meaning.choice or somebody_is_near(folded):
        return meaning
    is_asked = meaning.asks and is_said(SEEN, folded, THEIRS, asks=True)
    is_asked |= meaning.deletes and any(move.key in HOW_DELETE for move in meaning.moves)
    if "watched" in meaning.safety and is_asked:
        kinds = {"traces", *meaning.safety} - {"watched"}
        return plainly(replace(meaning, safety=in_order(kinds)), SEEN)
    if not fears_to_be_found_out(folded):
        return meaning
    meaning = without(meaning, {"watched"})
    if context.get("role") not in (None, "", "unknown") or meaning.safety:
        return meaning
    return replace(meaning, **NOTHING_SURE, founded=False, suspected="exploitation", suspicion=1.0)


def of_whereabouts(
    meaning: Understanding, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """The meaning with where its writer is: where a child is from, as long as no other place was told.

    Where one was, what is said of home and of relatives moves nobody. Who was brought somewhere may come
    from elsewhere, and who asks whether a foreign telephone card works is not where it comes from.
    """
    if FOREIGN_SIM in meaning.plainly:
        meaning = replace(meaning, is_away=bool(meaning.places), is_here=False)
    if context.get("place_told") and (tells_origin(folded) or tells_of_kin(folded)):
        home = {place[:2] for place in meaning.places} - {str(context.get("place"))[:2]}
        return replace(meaning, is_away=meaning.is_away or bool(home))
    is_held = "exploitation" in (*meaning.safety, *context.get("alarmed", ()))
    is_open = not (is_held or meaning.is_away or context.get("place_told"))
    if is_open and _is_child(meaning, context) and tells_origin(folded):
        return replace(meaning, is_here=bool(meaning.place), is_around=False)
    return meaning


def _is_child(meaning: Understanding, context: Mapping[str, Any]) -> bool:
    return context.get("role") == "child" or "child_writes" in meaning.safety


def _is_known(context: Mapping[str, Any]) -> bool:
    """Whether such a threat was met in this talk already."""
    told = {*context.get("told", ())}
    return bool(told & {PICTURES, KNOWN}) or any(key.startswith(BLACKMAIL) for key in told)
