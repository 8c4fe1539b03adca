"""What a text as a whole tells beside its moves: the hour, "here", a farewell, a blow at home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.dialogue.plain_words.asked_for_others import asked_for_others
from bot.dialogue.plain_words.at_door import of_the_door
from bot.dialogue.plain_words.at_home import in_order
from bot.dialogue.plain_words.borne_out import as_borne_out, looks_for_child, seen_or_suffered
from bot.dialogue.plain_words.care import SELF_HARM, of_care
from bot.dialogue.plain_words.effects import ASKED_PLAINLY, NOTHING_SURE, without
from bot.dialogue.plain_words.for_her import of_her
from bot.dialogue.plain_words.how_bad import MEANS, as_going, certainly, on_how_they_are
from bot.dialogue.plain_words.in_need import in_company, of_their_need
from bot.dialogue.plain_words.interrupted import of_who_comes
from bot.dialogue.plain_words.last_words import at_last
from bot.dialogue.plain_words.near_ones import of_near_ones
from bot.dialogue.plain_words.not_silenced import not_silenced
from bot.dialogue.plain_words.of_another import of_another
from bot.dialogue.plain_words.of_themselves import of_themselves
from bot.dialogue.plain_words.opened import as_opened
from bot.dialogue.plain_words.said_plainly import with_claims
from bot.dialogue.plain_words.shut_in import of_shelter
from bot.dialogue.plain_words.softly_told import told_softly, who_loves_life
from bot.dialogue.plain_words.under_threat import of_being_found_out, of_ransom, of_whereabouts
from bot.dialogue.plain_words.who_knows import of_what_others_know
from bot.dialogue.plain_words.who_writes import of_who_writes
from bot.dialogue.reading.meant import OF_RELATIVES
from bot.dialogue.reading.roles import HOW_THEY_ARE
from bot.dialogue.state.dangers import FIRM
from bot.message import Understanding
from bot.nlu.clock import asked_hour, open_hour, stated_hour
from bot.nlu.folding import fold
from bot.nlu.phrases import dying, who_knows
from bot.nlu.phrases.at_home import names_blow
from bot.nlu.phrases.bystander import BY_PRINT, BY_TRADE, tells_who_writes
from bot.nlu.phrases.cry import calls_for_help, cries_for_help
from bot.nlu.phrases.denies_trouble import denies_trouble
from bot.nlu.phrases.figure_of_speech import is_missed_at_work, says_she_will_scold
from bot.nlu.phrases.injured import by_own_hand
from bot.nlu.phrases.life_first import what_cannot_wait
from bot.nlu.phrases.offer import taken_up
from bot.nlu.phrases.opt_out import wants_somebody_gone
from bot.nlu.phrases.plain_asks import HOUSEHOLD, NO_CALL, plain_asks
from bot.nlu.phrases.practical import what_is_needed
from bot.nlu.phrases.refused_line import refuses_line_for_despair
from bot.nlu.phrases.retraction import says_it_was_only_words
from bot.nlu.phrases.speaker import tells_of_somebody_close, tells_of_what_is_done_to_them
from bot.nlu.phrases.young import OF_AGE, is_not_yet_of_age
from bot.nlu.places.elsewhere import asks_of_here, means_here


def with_facts(meaning: Understanding, text: str, context: Mapping[str, Any]) -> Understanding:
    """What the text as a whole tells besides: the hour, "here", and that somebody is hurt at home.

    Args:
        meaning: of the text, by its parts.
        text: as written.
        context: what stood open (`bot.dialogue.reading.moves.context_of`).
    """
    folded, language = fold(text), meaning.language
    meaning = replace(
        meaning,
        hour=stated_hour(text, language),
        open_hour=open_hour(text, language),
        asked_hour=asked_hour(text, language),
        of_here=not meaning.places and means_here(folded, language),
        asks_here=asks_of_here(folded, language),
        no_trouble=denies_trouble(folded),
        names_dying=dying.names_dying(folded),
        only_words=says_it_was_only_words(folded),
        who=tells_who_writes(folded),
        plainly=_asked_plainly(folded, language),
        done_to_writer=tells_of_what_is_done_to_them(folded),
    )
    meaning = with_claims(_of_who_is_lost(meaning, context), text, context)
    meaning = of_their_need(meaning, folded, context)
    if _is_cry(meaning, folded, context):
        # They are told whom to call, whatever else was heard: silence would be the last they read.
        kept_in = of_shelter(meaning, folded, context).kept_in
        return replace(without(meaning, {"watched"}), takes="danger_now", kept_in=kept_in)
    if meaning.intent in TAKING_UP:
        is_offered, asked = bool(context.get("offers_code")), context.get("asked") or ""
        meaning = replace(meaning, takes=taken_up(text, asked=asked, offers_code=is_offered))
    meaning = _without_figures(meaning, folded)
    meaning = as_borne_out(seen_or_suffered(meaning, folded, context), folded)
    if meaning.number == OF_AGE and is_not_yet_of_age(folded):
        meaning = replace(meaning, number=OF_AGE - 1)
    if "asked" in context and context["asked"] not in HOW_THEY_ARE:
        meaning = at_last(meaning, text, folded, context)
    meaning = not_silenced(who_loves_life(meaning, context), text, context)
    meaning = as_going(_of_their_life(meaning, folded), folded, context)
    meaning = on_how_they_are(meaning, text, folded, context)
    meaning = _of_a_stranger(in_company(meaning, folded, context), folded, context)
    meaning = of_who_writes(meaning, text, folded, context)
    meaning = of_being_found_out(of_whereabouts(meaning, folded, context), folded, context)
    meaning = of_themselves(of_ransom(meaning, folded, context), folded, context)
    meaning = of_near_ones(of_what_others_know(meaning, folded), folded, context)
    meaning = of_the_door(of_care(meaning, folded, context), folded, context)
    meaning = of_another(of_her(meaning, folded, context), text, folded, context)
    told = as_opened(told_softly(asked_for_others(meaning), context), text)
    return of_who_comes(looks_for_child(told, folded, context), text, folded, context)


def _is_cry(meaning: Understanding, folded: str, context: Mapping[str, Any]) -> bool:
    """Whether somebody in danger cries for help, or pleads that somebody be taken away."""
    is_plea = context.get("asked") in IF_SAFE and meaning.intent in PLEADING
    is_cry = (is_plea and wants_somebody_gone(folded, meaning.language)) or cries_for_help(folded)
    return is_cry and context.get("role") in FIRM and bool(context.get("in_danger"))


def _asked_plainly(folded: str, language: str) -> tuple[str, ...]:
    """What plain words ask or tell, as codes of the modules that know them."""
    at_once = (*plain_asks(folded), *what_cannot_wait(folded), *what_is_needed(folded))
    return (*at_once, *who_knows.noted(folded, language))


def _without_figures(meaning: Understanding, folded: str) -> Understanding:
    """By the text without what it only seems to tell: a wife who scolds, a shift that is missed."""
    if says_she_will_scold(folded) and not names_blow(folded, meaning.language):
        meaning = without(meaning, {"exploitation", "violence"})
    is_shift = is_missed_at_work(folded) and not meaning.names_dying
    return without(meaning, {"distress"}) if is_shift else meaning


def _of_who_is_lost(meaning: Understanding, context: Mapping[str, Any]) -> Understanding:
    """By the text of who wants a plumber: "I'm deaf, don't ring me" says nobody who is watched."""
    is_wrong_here = context.get("is_lost") or meaning.who in (BY_PRINT, BY_TRADE)
    if not (is_wrong_here and UNWATCHED.intersection(meaning.plainly)):
        return meaning
    return without(meaning, {"watched", "traces"})


def _of_a_stranger(
    meaning: Understanding, folded: str, context: Mapping[str, Any]
) -> Understanding:
    """By the text of somebody unknown: a bare call for help, or what is done to somebody close to them."""
    if context.get("role") not in (None, "", "unknown") or meaning.of_self:
        return meaning
    if calls_for_help(folded) and not meaning.safety:
        # Nobody knows what for, and a menu is no answer to it.
        return replace(meaning, **NOTHING_SURE, suspected="exploitation", suspicion=1.0)
    if "exploitation" in meaning.safety and tells_of_somebody_close(folded):
        kinds = {"concern", *meaning.safety} - {"exploitation"}
        close = replace(meaning, **OF_RELATIVES._asdict(), second=None, founded=True)
        return replace(close, safety=in_order(kinds))
    return meaning


UNWATCHED = frozenset({HOUSEHOLD, NO_CALL})
"""What who wants a plumber says without being watched."""

IF_SAFE = ("safe_to_write", "safety_place")
"""Questions of ours that nobody answers by asking that somebody be taken away."""

PLEADING = frozenset({"affirm", "deny", "disclose_exploitation", "goodbye", "out_of_scope"})
"""Intents as which a plea against somebody is read; each would be met by a line of leave."""


def _of_their_life(meaning: Understanding, folded: str) -> Understanding:
    """Where it is about living on: tablets that lie there are no relief, an end to all no resolve."""
    if meaning.moves[0].key == "express_distress/better" and dying.has_means(folded):
        return replace(meaning, topic="means_at_hand", confidence=1.0)
    if dying.would_die_by_gas(folded):
        meaning = certainly(meaning, MEANS)
    if meaning.intent in ("commit_to_stop", "goodbye") and dying.ends_everything(folded):
        return replace(meaning, **ASKED_PLAINLY)
    is_grave = "distress" in meaning.safety and meaning.of_danger.get("distress") != SELF_HARM
    is_high = dying.is_at_a_height(folded)
    if is_grave and (is_high or dying.has_means(folded)):
        of_danger = {**meaning.of_danger, "distress": HEIGHT if is_high else MEANS}
        meaning = replace(meaning, of_danger=of_danger)
    if is_high and (is_grave or meaning.moves[0].key in AT_STAKE):
        intent, _, topic = HEIGHT.partition("/")
        meaning = replace(meaning, intent=intent, topic=topic, confidence=1.0, second=None)
    if refuses_line_for_despair(folded):
        return without(meaning, {"distress"})  # what is certain already stays so
    if (by_own_hand(folded) or dying.would_be_gone(folded)) and "distress" not in meaning.safety:
        return replace(meaning, **ASKED_PLAINLY)
    return meaning


TAKING_UP = frozenset(
    {"affirm", "ask_help_to_stop", "ask_human", "ask_menu", "deny", "greet", "out_of_scope"}
)
"""Intents that an offer of ours, taken up in a few words, is read as."""

AT_STAKE = frozenset({"express_distress/alone", "express_distress/life", MEANS})
"""Topics of who wants to die, and says where they are."""

HEIGHT = "express_distress/at_a_height"
"""The topic of who stands where they would fall, or at the tracks: nothing can be put away there."""
