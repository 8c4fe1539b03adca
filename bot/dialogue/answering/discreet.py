"""Whose telephone another reads: no reply begins with a word that a glance would understand.

From the first sign on, for the rest of the talk, a line stands in one line with its number first, the
first words of a reply say nothing, and how this is deleted is told once: a gap is noticed as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.message import Move
from bot.nlu.folding import fold
from bot.nlu.phrases.life_first import CALL_LOG, PASSWORD
from bot.words import Said

if TYPE_CHECKING:
    from bot.dialogue.telling.exchange import Exchange

SIGNS = frozenset(
    {
        "ask_human/call_hidden",
        "ask_privacy/close_now",
        "ask_privacy/how_delete",
        "ask_privacy/how_delete_watched",
        "disclose_exploitation/he_comes",
        "disclose_exploitation/reads_phone",
    }
)
"""Topics of somebody whose telephone another reads, or over whose shoulder."""

CONTROLLED = ("child", "exploited")
"""Roles of people whom another may control; who is in despair and deletes a chat hides it from nobody."""

SURE_SIGN = 0.6
"""Share from which such a topic is a sign: to be careful costs nothing but a name."""

OF_TRACES = SIGNS - {"ask_privacy/close_now", "disclose_exploitation/he_comes"}
"""Those whose words tell what is deleted."""

MUTE = ("ask_privacy/close_now", "disclose_exploitation/he_comes", "safe_no")
"""Words that say nothing from the first to the last."""

OPENING, AGAIN = "utter_plain_opening", "utter_watched_again"


def note_watched(exchange: Exchange) -> None:
    """Remember for this talk that somebody else may read it, once a message of somebody in danger says so."""
    reading, situation = exchange.reading, exchange.situation
    is_told = (
        reading.reads_phone
        or bool({"watched", "traces"} & {*reading.safety})
        or bool({CALL_LOG, PASSWORD} & {*reading.plainly})
        or any(move.key in SIGNS and move.confidence >= SURE_SIGN for move in reading.moves)
    )
    situation.watched |= is_told and situation.in_danger and situation.role in CONTROLLED


def told_of_traces(exchange: Exchange, move: Move) -> bool:
    """Name another telephone instead, where a topic tells what is deleted and that was told; whether it was.

    Args:
        exchange: whose answer it is.
        move: whose answer would be the topic's.
    """
    key = move.key
    if exchange.reading.of_messenger and _is_of_line(exchange, key):
        is_told = any(said.key == IN_MESSENGER for said in exchange.replies)
        return is_told or exchange.say_once(IN_MESSENGER)
    is_told = any(exchange.was_said(f"utter_{one}") for one in OF_TRACES)
    if key not in OF_TRACES or not is_told or exchange.reading.deletes:
        return False
    return exchange.say_once(AGAIN, routes=exchange.facts.reminder(1))


IN_MESSENGER = "utter_delete_in_messenger"
"""Says how a chat with a line is deleted where it was written, which no history of this page shows."""

OF_MESSENGER = ("ask_human", "ask_privacy", "delete_data", "out_of_scope")
"""Intents as which that is asked."""


def _is_of_line(exchange: Exchange, key: str) -> bool:
    """Whether somebody in need asks of a message that stands in a messenger, and not of this talk."""
    situation = exchange.situation
    is_such = key.startswith(OF_MESSENGER) or key in OF_TRACES
    return is_such and situation.in_danger and situation.channel in ("web", "sms")


_TELLING = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?:polic\w*|poliz\w*|полици\w*|hit\w*|beat\w*|hurt\w*|violen\w*|gewalt\w*|schlag\w*|frapp\w*|picchi\w*"
    r"|peg(?:a|an|ar|arte)|бить|бьет|насили\w*|force\w*|forc\w*|zwing\w*|gezwung\w*|zwang\w*|oblig\w*|obblig\w*|застав\w*"
    r"|abus\w*|exploit\w*|danger\w*|gefahr\w*|pericol\w*|peligr\w*|опас\w*|emergency|notfall|urgen\w*|emergenz\w*"
    r"|help\w*|hilf\w*|aid\w*|aiut\w*|ayud\w*|помощ\w*|помог\w*|lines?|ligne\w*|lineas?|linea|лини\w*|stelle\w*"
    r"|blame|fault|schuld|faute|colpa|culpa|вин\w*|safe\w*|sicher\w*|securite|sicur\w*|segur\w*|безопасн\w*"
    r"|delet\w*|remov\w*|histor\w*|losch\w*|verlauf\w*|effac\w*|cancell\w*|cronologia|borr\w*|удал\w*|истори\w*"
    r"|trouble|schwierigkeit\w*|ennuis?|guai|lio|suicid\w*|suizid\w*|самоуби\w*|leav\w*|escap\w*|tonight|nacht|nuit|notte|noche|ноч\w*|he|him|er|ihn|il|lui|el"
    r"|он|его|\d+)(?!\w)"
)
"""Words that say at a glance what a reply is about."""

SEEN = 80
"""Letters of a reply that a glance, or a notice on a locked screen, takes in."""


def with_plain_opening(exchange: Exchange, replies: list[Said]) -> list[Said]:
    """The replies to somebody who is watched; a first line of no meaning where theirs would say too much."""
    is_mute = bool(replies) and replies[0].key.removeprefix("utter_") in MUTE
    # On a page no notice shows the first words, and the same line before each reply sounds like a machine.
    is_on_page = exchange.situation.channel == "web" and exchange.was_said(OPENING)
    if not exchange.situation.watched or not replies or is_mute or is_on_page:
        return replies
    if not _TELLING.search(fold(replies[0].text[:SEEN])):
        return replies
    exchange.say(OPENING)
    opening = exchange.replies.pop()
    exchange.situation.keep_answer_last()
    first = replies[0]
    return [Said(f"{opening.text}\n{first.text}", first.buttons, first.key), *replies[1:]]
