"""Who hides behind a door, is locked in, or cannot speak because others would hear it.

Who was told so once is not sent to a shop, a school or a neighbour, nor into a calm call, for the rest of the
talk: no text that does is said, whichever rule chose it. What is remembered is a code; "I'm out" ends it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.state.questions import ends_asking
from bot.message import Move
from bot.nlu.folding import fold
from bot.nlu.phrases.life_first import GOES_NOW as PLAINLY_GOES
from bot.nlu.phrases.life_first import OUTSIDE as PLAINLY_OUTSIDE
from bot.nlu.phrases.life_first import WAY_FREE as PLAINLY_FREE
from bot.nlu.phrases.sends_out import sends_out
from bot.nlu.phrases.who_knows import KEY as WHO_KNOWS
from bot.nlu.phrases.who_knows import LOW_SUGAR, ON_VITAL
from bot.words import Said

if TYPE_CHECKING:
    from bot.dialogue.state.situation import Situation
    from bot.dialogue.telling.exchange import Exchange

WRITTEN = frozenset(
    {
        "ask_human/chat_instead",
        "ask_human/cannot_call",
        "ask_help_to_stop/online",
        "disclose_exploitation/call_silently",
        "mention_minor/chat_not_call",
    }
)
"""Topics of who cannot or will not speak: from then on lines that are written to come first."""

HIDING, HELD, HEARD, OUT = "hiding", "held", "heard", "out"

GRAVER = ("", OUT, HEARD, HELD, HIDING)
"""The codes, gravest last: what is graver stays."""

INSIDE = GRAVER[2:]
"""The codes of who is kept in."""

THEIRS = ("child", "exploited")
"""Who may be kept somewhere by others; a man who hides from his wife is in no such danger."""

BEHIND_DOOR = "disclose_exploitation/behind_door"
COMPANY = "disclose_exploitation/stay_with_me"
SILENTLY = "disclose_exploitation/call_silently"
WHO_COMES = "ask_human/who_comes"
LOCKED_IN = "ask_human/come_here"
CANNOT_CALL = "utter_ask_human/cannot_call"

WHERE_SLEEP = "disclose_exploitation/where_sleep"
"""The topic of who has no bed for tonight."""

MEANT: Mapping[str, Mapping[str, str]] = {
    OUT: {
        "disclose_exploitation/behind_door": WHERE_SLEEP,
        "disclose_exploitation/tonight": WHERE_SLEEP,
    },
    HEARD: {
        "ask_human/afraid_to_call": SILENTLY,
    },
    HELD: {
        "ask_human/afraid_to_call": SILENTLY,
        "ask_human/what_do_i_say": WHO_COMES,
        "ask_human/what_happens": WHO_COMES,
        "ask_human/will_call": WHO_COMES,
        "disclose_exploitation/how_get_out": LOCKED_IN,
        "disclose_exploitation/tonight": LOCKED_IN,
    },
    HIDING: {
        "ask_human/afraid_to_call": SILENTLY,
        "ask_human/what_do_i_say": WHO_COMES,
        "ask_human/what_happens": WHO_COMES,
        "ask_human/will_call": WHO_COMES,
        "ask_menu/repeat": BEHIND_DOOR,
        "ask_menu/what_now": BEHIND_DOOR,
        "disclose_exploitation/he_comes": BEHIND_DOOR,
        "disclose_exploitation/how_get_out": BEHIND_DOOR,
        "disclose_exploitation/on_the_way": BEHIND_DOOR,
        "disclose_exploitation/tonight": BEHIND_DOOR,
        WHERE_SLEEP: BEHIND_DOOR,
        "greet/who_is_there": COMPANY,
        "inform_location": SILENTLY,
        "inform_location/here": SILENTLY,
        "mention_minor/tell_teacher": BEHIND_DOOR,
        "mention_minor/told_parents": BEHIND_DOOR,
        "mention_minor/wants_to_meet": BEHIND_DOOR,
        "out_of_scope/lonely_chat": COMPANY,
        "threaten_violence/threatened": BEHIND_DOOR,
    },
}
"""What an answer of other talks means where somebody is kept in, by the code."""

INJURED = "utter_ask_risk/injured"
"""The text for who needs a doctor, which comes before any door."""

ON_FOOT = "utter_no_voice_feet"
"""The text for who asks to go to the police themselves."""

AMBULANCE, BE_FOUND, GOES = "utter_ambulance", "utter_be_found", "utter_goes"
NO_MEDICINE = "utter_who_knows_vital_inside"
"""Texts that are made for who is kept in: "a shop that you see" sends nobody there."""

OF_DELETING = (
    "utter_ask_privacy/how_delete",
    "utter_ask_privacy/how_delete_watched",
    "utter_delete_in_messenger",
)
"""Texts that name another telephone beside how this page is deleted, which who is locked in asks as well."""

GOES_NOW, OUTSIDE = "utter_goes_now", "utter_outside"
WAY_FREE = "utter_way_free"
"""Texts for who leaves this moment, for who is out of doors, and for who may leave."""

ASKED_FOR = (
    *(GOES_NOW, WAY_FREE, "utter_first_words", "utter_do_they_come", "utter_knows_password"),
    *("utter_ambulance_expecting", "utter_call_seen", "utter_child_comes"),
    *("utter_on_am_i_guilty", "utter_on_excuse", "utter_on_my_money", "utter_on_this_night"),
    "utter_on_police_theirs",
    *(f"utter_{WHO_KNOWS}{code}" for code in (LOW_SUGAR, *ON_VITAL)),
)
"""Texts that were asked for in so many words."""

OF_INDOORS = tuple(
    f"utter_disclose_exploitation/{topic}" for topic in ("behind_door", "stay_with_me", "tonight")
)
"""Texts that speak of a door, a room or shoes within reach: nobody out of doors is told them."""

KEPT_WHOLE = (
    *(INJURED, ON_FOOT, AMBULANCE, BE_FOUND, GOES, NO_MEDICINE),
    *(*ASKED_FOR, *OF_DELETING),
)
"""Texts of which nothing is replaced."""

MUTE = (
    "utter_ask_privacy/close_now",
    "utter_disclose_exploitation/he_comes",
    "utter_safe_no",
)
"""Texts for who must stop this moment: nothing longer stands in their place."""

INSTEAD = {
    HEARD: (SILENTLY,),
    HELD: (LOCKED_IN, SILENTLY),
    HIDING: (BEHIND_DOOR, SILENTLY, COMPANY),
}
"""What is said in the place of a text that sends out, each until its words are used up."""


def note_kept_in(exchange: Exchange) -> bool:
    """Remember for this talk that somebody is kept in, or that they are out; whether they are out now."""
    situation, code = exchange.situation, exchange.reading.kept_in
    told = {*exchange.reading.plainly}
    is_going = PLAINLY_GOES in told and situation.kept_in not in (HELD, HIDING)
    is_outside = is_going or (PLAINLY_OUTSIDE in told and code not in INSIDE)
    if PLAINLY_FREE in told and code not in INSIDE:
        situation.kept_in = ""
        return False
    if code == OUT or is_outside:
        was_in, situation.kept_in = situation.kept_in in INSIDE and code == OUT, OUT
        return was_in
    if situation.role in THEIRS and GRAVER.index(code) > GRAVER.index(situation.kept_in):
        situation.kept_in = code
    return False


def is_kept_in(situation: Situation) -> bool:
    """Whether somebody is kept in; who is in despair is sent to people all the same."""
    is_theirs = situation.role in THEIRS and situation.danger_kind != "distress"
    return is_theirs and situation.kept_in in INSIDE


def meant_inside(situation: Situation, move: Move) -> Move:
    """A move as it is meant by who is kept in."""
    key = key_inside(situation, move.key)
    return move if key == move.key else move.meant_as(key)


def key_inside(situation: Situation, key: str) -> str:
    """A topic as it is meant by who is kept in, as `intent/topic`."""
    is_out = situation.kept_in == OUT and situation.role in THEIRS
    is_meant = is_kept_in(situation) or is_out
    meant = MEANT.get(situation.kept_in, {}) if is_meant else {}
    return meant.get(key, key)


def staying_in(exchange: Exchange, replies: list[Said]) -> list[Said]:
    """The replies without any that sends out; in the place of the first of those, what keeps safe inside.

    Who is out of doors is told nothing of a door.
    """
    if exchange.situation.kept_in == OUT:
        return [_out_of_doors(exchange) if s.key in OF_INDOORS else s for s in replies]
    is_mute = bool(replies) and replies[0].key in MUTE
    if is_mute or not is_kept_in(exchange.situation) or _knows_how_to_call(exchange):
        return replies
    kept = [s for s in replies if s.key in KEPT_WHOLE or not sends_out(fold(s.text))]
    if len(kept) == len(replies):
        return replies
    dropped = [number for number, said in enumerate(replies) if said not in kept]
    before = replies[: dropped[0]]
    if any(ends_asking(replies[number].text) for number in dropped):
        exchange.situation.asked = "nothing"  # the question was not asked
    instead = _instead(exchange, replies[dropped[0]])
    is_said = any(said.key == instead.key for said in kept)
    return kept if is_said else [*before, instead, *kept[len(before) :]]


def _out_of_doors(exchange: Exchange) -> Said:
    """The words for who is out of doors, in place of others."""
    exchange.say(OUTSIDE)
    return exchange.replies.pop()


def _knows_how_to_call(exchange: Exchange) -> bool:
    """Whether who would only be heard was told how to call without a word: their questions are answered."""
    is_new = any(said.key == f"utter_{SILENTLY}" for said in exchange.replies)
    is_told = exchange.situation.was_said(f"utter_{SILENTLY}") and not is_new
    return exchange.situation.kept_in == HEARD and is_told


def _instead(exchange: Exchange, dropped: Said) -> Said:
    """The first words for who is kept in that were not said yet, else those said longest ago.

    Who asks how to write to a line is told that beside how help is called without a word.
    """
    keys = [f"utter_{key}" for key in INSTEAD[exchange.situation.kept_in]]
    keys = [f"utter_{SILENTLY}", *keys] if dropped.key == CANNOT_CALL else keys
    exchange.replies = []
    if not any(exchange.say_once(key) for key in keys):
        exchange.say(keys[0])
    said = exchange.replies[-1]
    beside = dropped.text.splitlines()[1:] if dropped.key == CANNOT_CALL else []
    kept = [line for line in beside if not sends_out(fold(line))]
    return replace(said, text="\n".join([said.text, *kept]))
