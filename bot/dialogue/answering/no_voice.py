"""Who cannot phone: deaf, without a voice, overheard, or with no credit; remembered for the whole talk.

Nobody who has no voice is told to ring somebody or to say something: a sentence that tells so is left
out, whichever rule chose it, and in danger the way without a word stands in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.dialogue.answering.ruled_out import (
    ANOTHER,
    ASKED_FOR,
    DANGER,
    NONE,
    OFFERED,
    OVER,
    SEND,
    SILENT,
    WAYS,
    WRITE,
    can_be_texted,
    never_none,
    note_ruled_out,
    routes_of_need,
    without_ruled_out,
)
from bot.dialogue.answering.without_phoning import left_of
from bot.dialogue.reading.kept_in import ASKED_FOR as ASKED_OF_US
from bot.dialogue.reading.kept_in import INJURED, MUTE, OUT, SILENTLY, THEIRS, staying_in
from bot.dialogue.reading.meant import WORDS_FOR_HER
from bot.dialogue.state.questions import ends_asking, question_of, without_question
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.exchange import Exchange
from bot.dialogue.telling.line_choice import in_writing
from bot.dialogue.telling.needs import shown_for, urgent_need
from bot.message import Move
from bot.nlu.phrases.life_first import PLEADS
from bot.nlu.phrases.no_voice import CAN, DEAF, HEARD, UNABLE
from bot.nlu.phrases.no_voice import MUTE as VOICELESS
from bot.words import Said

GRAVER = ("", UNABLE, HEARD, VOICELESS, DEAF)
"""The codes; what stands later stays."""

CANNOT_CALL = "ask_human/cannot_call"
"""The topic of who says so and nothing else."""

CHAT_INSTEAD = "ask_human/chat_instead"
"""The topic of who would rather write."""

FROM_ABROAD = "ask_human/from_abroad"
"""The topic of whether somebody can ring from another country."""

WORDS_GIVEN = (WRITE, f"utter_{WORDS_FOR_HER}")
OURS = (*OFFERED, *ASKED_FOR, *ASKED_OF_US, *WORDS_GIVEN, OVER, f"utter_{FROM_ABROAD}")
"""Texts for them, which need no voice."""

NO_LINE = "utter_no_route"
"""Says that no line is known there; there may be one that is only phoned."""

KEPT_WHOLE = (
    INJURED,
    "utter_express_distress/at_a_height",
    "utter_express_distress/means_at_hand",
    "utter_express_distress/self_harm",
)
"""Texts of which nothing is left out, as in despair: to put the tablets away stands beside the number."""

SHORT = 40
"""Letters of what is left of a text below which another stands in its place."""


def note_voice(exchange: Exchange) -> None:
    """Remember for this talk why somebody cannot phone, or that they can again."""
    situation, reading = exchange.situation, exchange.reading
    told = any(move.key == CANNOT_CALL for move in reading.moves)
    code = reading.voice or (UNABLE if told else "")
    if is_calm_talk(situation):
        situation.cannot_call = situation.cannot_call if situation.cannot_call == DEAF else ""
        code = "" if code in (HEARD, VOICELESS) else code
    is_out = reading.kept_in == OUT and situation.cannot_call == HEARD
    if (code == CAN and situation.cannot_call != DEAF) or is_out:
        situation.cannot_call = ""
    elif code in GRAVER and GRAVER.index(code) > GRAVER.index(situation.cannot_call):
        situation.cannot_call = code
    note_ruled_out(exchange)


def is_calm_talk(situation: Situation) -> bool:
    """Whether who came to buy, or tells of no danger, is listened to: nobody has to be told how to call."""
    return situation.is_led_on and situation.last_need != "domestic_abuse"


def is_voiceless(exchange: Exchange) -> bool:
    """Whether who writes cannot speak on any telephone; with no credit one may."""
    return exchange.situation.cannot_call not in ("", UNABLE)


def told_without_voice(exchange: Exchange, move: Move) -> bool:
    """Answer what they ask about phoning by what they can do; whether it was.

    Args:
        exchange: whose answer it is.
        move: the part of the message that is answered.
    """
    situation = exchange.situation
    if exchange.reading.another_phones and (situation.cannot_call or situation.in_danger):
        is_told = any(said.key == ANOTHER for said in exchange.replies)
        return is_told or exchange.say_once(ANOTHER)
    if is_calm_talk(situation) and move.key in (SILENTLY, CANNOT_CALL):
        if not exchange.was_said(WAYS):
            exchange.say(WAYS, routes="")
        if len(exchange.replies) <= 1:  # nothing else of the message was answered
            exchange.say("utter_heard/open")
        return True
    if _asks_to_write(exchange, move) and can_be_texted(exchange):
        exchange.say(DANGER)  # before lines that are written to
    if not is_voiceless(exchange):
        return False
    is_own = exchange.reading.what_to_write and situation.role != "witness"
    is_own &= move.key != FROM_ABROAD
    key = "ask_human/what_do_i_say" if is_own else move.key
    if key not in TOLD and PLEADS in exchange.reading.plainly:
        key = "ask_human/which_number"  # "the line's number, I'll send it to my sister": she will ring
    if key == SILENTLY and situation.cannot_call == DEAF:
        key = CANNOT_CALL
    return key in TOLD and TOLD[key](exchange)


def _asks_to_write(exchange: Exchange, move: Move) -> bool:
    """Whether somebody in danger asks for a number for texts, or a chat, and is not told of it yet."""
    is_asked = move.key == CHAT_INSTEAD or "write" in exchange.reading.about
    is_told = any(said.key == DANGER for said in exchange.replies)
    is_despair = exchange.situation.danger_kind == "distress"
    return is_asked and exchange.situation.in_danger and not (is_despair or is_told)


def _ways(exchange: Exchange) -> bool:
    """Lines that are written to, and in danger how help is called without a word."""
    situation = exchange.situation
    exchange.move = exchange.move.meant_as(CANNOT_CALL)
    routes = routes_of_need(exchange)
    if routes or not situation.place_told:
        exchange.say(WAYS, routes=routes)
    elif not can_be_texted(exchange):
        exchange.say(NONE)
    is_told = situation.role == "witness" and exchange.was_said(DANGER)
    is_told &= not exchange.reading.is_question  # "text 999, yes or no?"
    if situation.in_danger and not is_told:
        _silently(exchange)
    if urgent_need(situation):
        exchange.ask_place_if_needed(again=True)
    return True


def _ways_once(exchange: Exchange) -> bool:
    """The same for who is only afraid to phone, unless it was told."""
    return not exchange.was_said(WAYS) and _ways(exchange)


def _to_hand_on(exchange: Exchange) -> bool:
    """Numbers under their names, for somebody else who phones, unless a bare wish is met in writing."""
    situation = exchange.situation
    need = urgent_need(situation)
    if not need or not situation.place_told:
        return False
    kinds = shown_for(need, situation)
    if exchange.move.key == "ask_human" and exchange.facts.routes(*kinds):
        return False
    code, situation.cannot_call = situation.cannot_call, ""
    routes = exchange.facts.routes(*kinds)
    situation.cannot_call = code
    if routes:
        if not exchange.was_said(ANOTHER):
            exchange.say(ANOTHER)
        exchange.replies.append(Said(routes, (), ANOTHER))
    return bool(routes)


def _from_abroad(exchange: Exchange) -> bool:
    """With telephones, which somebody else will use."""
    code, exchange.situation.cannot_call = exchange.situation.cannot_call, ""
    exchange.say_topic(FROM_ABROAD)
    exchange.situation.cannot_call = code
    return True


def _words(key: str) -> Callable[[Exchange], bool]:
    """Says a text of ours to somebody in danger, in a wording that was not said yet."""
    return lambda exchange: bool(urgent_need(exchange.situation)) and exchange.say_once(key)


def _silently(exchange: Exchange) -> bool:
    """Say how help is called without a voice; to who hears, once, how a call without a word goes."""
    situation, is_again = exchange.situation, exchange.was_said(DANGER)
    rings = situation.cannot_call != DEAF and situation.role in THEIRS
    rings &= not exchange.was_said(SILENT)
    is_again |= exchange.was_said(SILENT)
    exchange.say(SILENT if rings else DANGER)
    unknown = exchange.library.words.text("wordless_unknown", situation.language)
    said = exchange.replies[-1]
    if is_again and said.text.startswith(unknown):  # that nothing is known is told once
        exchange.replies[-1] = replace(said, text=said.text.removeprefix(unknown).lstrip())
    return True


TOLD: Mapping[str, Callable[[Exchange], bool]] = {
    CANNOT_CALL: _ways,
    FROM_ABROAD: _from_abroad,
    "ask_human": _to_hand_on,
    "ask_human/which_number": _to_hand_on,
    "ask_human/afraid_to_call": _ways_once,
    "ask_human/nobody_picks_up": _ways,
    "ask_human/what_do_i_say": _words(WRITE),
    "ask_human/who_comes": _words(WRITE),
    "ask_human/words_to_send": _words(SEND),
}
"""Topics of who phones, and what is told instead."""


def as_they_can(exchange: Exchange, replies: list[Said]) -> list[Said]:
    """The replies without any that sends out who is kept in, or tells who has no voice to phone."""
    replies = staying_in(exchange, replies)
    if not is_voiceless(exchange) or (replies and replies[0].key in MUTE):
        return replies
    kept = [_voiceless(exchange, said) for said in replies]
    if replies and not (ends_asking(kept[-1].text) or kept[-1].buttons):
        was_asked = ends_asking(replies[-1].text)
        exchange.situation.asked = "nothing" if was_asked else exchange.situation.asked
    kept = without_ruled_out(exchange, kept + _none_written_to(exchange))
    return never_none(exchange, kept)


def _voiceless(exchange: Exchange, said: Said) -> Said:
    """One reply as who has no voice can use it."""
    if said.key in OURS:
        return said
    if said.key == NO_LINE and not exchange.was_said(NONE):
        return replace(said, text=_text(exchange, NONE), key=NONE)
    situation = exchange.situation
    question = question_of(said.text)
    before = without_question(said.text) if question else said.text
    question = question if before != said.text and left_of(question, set()) else ""
    lines = [left_of(line, exchange.numbers_said) for line in before.splitlines()]
    if all(left == line for left, line in zip(lines, before.splitlines(), strict=True)):
        return said if before == said.text or question else replace(said, text=before)
    place = next(n for n, line in enumerate(before.splitlines()) if lines[n] != line)
    if situation.danger_kind == "distress" or said.key in KEPT_WHOLE:
        lines = before.splitlines()
    exchange.need = exchange.need or urgent_need(situation)
    silent = _text(exchange, "") if situation.in_danger else ""
    if not silent and len("".join(lines)) < SHORT:
        return replace(said, text=_text(exchange, WAYS), key=WAYS)
    told = (*lines[: place + 1], silent, *lines[place + 1 :], question)
    return replace(said, text="\n".join(filter(None, told)))


def _text(exchange: Exchange, key: str) -> str:
    """The text of a key as it is said now, noted as said; without one, how help is called without a voice."""
    before, exchange.replies = exchange.replies, []
    if not key:
        _silently(exchange)
    elif key == WAYS:
        exchange.say(key, routes="")
    else:
        exchange.say(key)
    said, exchange.replies = exchange.replies, before
    return "\n".join(one.text for one in said)


def _none_written_to(exchange: Exchange) -> list[Said]:
    """Said once: that no line is known there that is written to, where somebody in need has none."""
    situation = exchange.situation
    need = urgent_need(situation)
    is_needed = bool(need) and situation.in_danger and situation.place_told
    place = exchange.facts.line_place(need) if is_needed else None
    is_of_way = bool(exchange.reading.of_way or exchange.reading.rules_out)
    is_told = exchange.was_said(NONE) or exchange.asks_something or can_be_texted(exchange)
    if place is None or is_told or is_of_way:
        return []
    if any(in_writing(exchange, one, place, []) for one in shown_for(need, situation)):
        return []
    return [Said(_text(exchange, NONE), (), NONE)]
