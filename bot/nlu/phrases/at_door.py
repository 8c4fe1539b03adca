"""Whether somebody is at the writer's door, says that they come, has the key or follows the writer.

The model hears despair, a child's or a witness's worry in such words, or who watches a victim. Told outright
it is a danger of its own; what is asked behind it is harmless elsewhere (`bot.dialogue.plain_words.at_door`).
"""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, word_groups

OUTSIDE, COMES, HAS_KEY, FOLLOWS = "outside", "comes", "key", "follows"
CALL, SLEEP, TOMORROW, ALONE, GONE = "call", "sleep", "tomorrow", "alone", "gone"
ELSE, SENDS, POLICE, LATE, NOBODY = "else", "sends", "police", "late", "nobody"

ASKED_WITH = {
    OUTSIDE: (CALL,),
    COMES: (CALL, SLEEP),
    HAS_KEY: (CALL, SLEEP, COMES),
    FOLLOWS: (CALL, SLEEP, TOMORROW),
}
"""What is asked or told in the words that tell a matter, and answered in its place."""

_SAID = word_groups(__file__)
_GROUPS = expressions(__file__)

BETWEEN = 7
"""Words that stand between who it is and where."""


def _near(who: str, at: str) -> re.Pattern[str]:
    gap = rf" (?:\w+ ){{0,{BETWEEN}}}?"
    return re.compile(rf"(?<!\w)(?:{who}{gap}{at}|{at}{gap}{who})(?!\w)")


_STRANGER_THERE = _near(_GROUPS["who"], _GROUPS["at_mine"])
_HE_THERE = _near(_GROUPS["he"], _GROUPS["at_mine"])
_BEFORE_HOUSE = _near(_GROUPS["he"], _GROUPS["before_house"])


def matter_told(folded: str) -> str:
    """The matter that a folded text tells outright; empty for none."""
    if _is_outside(folded):
        return OUTSIDE
    if _says("comes", folded):
        return COMES
    if _says("key", folded) and _says("key_beside", folded) and _says("key_feared", folded):
        return "" if _says("key_without", folded) else HAS_KEY
    is_waited = _says("waits", folded) and _says("fear", folded)
    is_waited &= _says("who", folded) or _says("he", folded)
    is_followed = _says("follows", folded) or is_waited
    return FOLLOWS if is_followed and not _says("follows_without", folded) else ""


def is_before_house(folded: str) -> bool:
    """Whether another, whoever it is, stands before the house: not beside who writes, nor at the door."""
    is_there = _BEFORE_HOUSE.search(folded) is not None or _says("is_there", folded)
    return is_there and not _says("door_without", folded)


def is_at_theirs(folded: str) -> bool:
    """Whether the writer's own door or home is named."""
    return _says("at_mine", folded)


def without_prowling(folded: str) -> str:
    """A folded text without the words for who prowls: "hanging round my garden" names no death."""
    return _SAID["prowls"].sub(" ", folded)


def is_stranger(folded: str) -> bool:
    """Whether it is said that it is nobody of theirs, or help is asked for: no bare "he's at the door"."""
    return _STRANGER_THERE.search(folded) is not None or _says("fear", folded)


def asked_behind(matter: str, folded: str) -> str:
    """What a folded text asks or tells behind a matter, the weightiest; empty for nothing that is known."""
    asked = (NOBODY, GONE, CALL, SLEEP, TOMORROW)
    found = next((one for one in asked if _says(one, folded)), "")
    if found:
        return found
    if _says("waits", folded):
        return FOLLOWS
    if matter != FOLLOWS and _says(ALONE, folded):
        return ALONE
    return COMES if _says("comes_again", folded) else ""


def asks_if_sent(folded: str) -> bool:
    """Whether a folded text asks if the police come to the house of who calls them."""
    return _says(SENDS, folded) and _says("sends_beside", folded)


def asks_if_police(folded: str) -> bool:
    """Whether a folded text asks if to open to who knocks and says that they are the police."""
    return all(_says(name, folded) for name in ("opens", "knocks", POLICE))


def waits_for_police(folded: str) -> bool:
    """Whether a folded text tells that the police were called, and nobody is there yet."""
    return _says("called", folded) and _says(LATE, folded)


def _is_outside(folded: str) -> bool:
    is_there = _STRANGER_THERE.search(folded) is not None
    is_there |= _HE_THERE.search(folded) is not None and _says("fear", folded)
    is_there |= _says("batters", folded) and (_says("who", folded) or _says("he", folded))
    is_there |= _says("tries_door", folded) or _says("prowls", folded)
    return is_there and not _says("door_without", folded)


def _says(name: str, folded: str) -> bool:
    return _SAID[name].search(folded) is not None
