"""What cannot wait: somebody bleeds or does not wake, is locked in, leaves this moment, or must stop writing.

Whoever writes it, about themselves or somebody beside them, the model hears a question about a test, a fear
of being found or a buyer in it. What the words mean hangs on who writes (`dialogue.answering.life_first`).
"""

from __future__ import annotations

import re

from bot.nlu.phrases.expressions import expressions, word_groups
from bot.nlu.phrases.injured import by_own_hand
from bot.nlu.phrases.speaker import speaks_of_self, tells_of_us
from bot.nlu.phrases.young import names_own_child

BLEEDS, AILS, LOCKED, FOUND = "bleeds", "ails", "locked", "found"
FOUND_BY, SHOWS_PLACE, LEAVES = "found_by", "shows_place", "leaves"
PREGNANT, YOUNG_AMONG, WHO = "with_child", "young_among", "who"

GOES_NOW, OUTSIDE, NO_BED, WAY_HOME = "goes_now", "outside", "no_bed", "way_home"
FIRST_WORDS, SILENT_CALL = "first_words", "silent_call"
CALL_LOG, CHAT_LOG, PASSWORD = "call_log", "chat_log", "password"
CHILD_COMES, OWES, TELLS_FAMILY = "child_comes", "owes", "tells_family"
MINDER, EXPECTING = "minder", "expecting"
CLIENT_THREAT, WARDS_OFF = "client_threat", "wards_off"
LATER, PACKS, NOT_TONIGHT = "later", "packs", "not_tonight"
PLEADS, PLEADS_PLACE, NO_TRADE = "pleads", "pleads_place", "no_trade"
CALLS_AMBULANCE, UNWELL = "calls_ambulance", "unwell"

WAY_FREE = "way_free"
"""That nobody is in the way of who may leave, as a model hears it (`dialogue.plain_words.softly_told`)."""

ASKED = (
    *(GOES_NOW, FIRST_WORDS, SILENT_CALL, CALL_LOG, PASSWORD),
    *(CHILD_COMES, LATER, NOT_TONIGHT, PACKS, OWES, TELLS_FAMILY, WAY_HOME),
    *(CLIENT_THREAT, WARDS_OFF, PLEADS_PLACE, PLEADS),
)
"""What who is held or beaten asks plainly, weightiest first; a question leaves nobody in silence."""

CODES = (
    *(BLEEDS, AILS, FOUND, FOUND_BY, SHOWS_PLACE, LEAVES, WHO, PREGNANT, YOUNG_AMONG),
    *(*ASKED, CHAT_LOG, OUTSIDE, NO_BED, MINDER, EXPECTING, NO_TRADE, CALLS_AMBULANCE, UNWELL),
)
"""What may be told, weightiest first; who is locked in is told from it by more than one word."""

_ILL_WITH_CHILD = frozenset({EXPECTING, "body_ails"})
"""Blood, fever or pain of somebody with child."""

_SAID = word_groups(__file__)
_LEAVES = re.compile(rf"(?<!\w){expressions(__file__)[LEAVES]}$")
"""A farewell stands last: "ciao" at the beginning, or alone, greets."""


def what_cannot_wait(folded: str) -> tuple[str, ...]:
    """What a folded text tells of these, weightiest first."""
    found = {name for name, words in _SAID.items() if words.search(folded)}
    found -= {name for name in CODES if f"{name}_without" in found}
    if LEAVES in found and (" " not in folded or not _LEAVES.search(folded)):
        found.discard(LEAVES)  # "ciao" alone may greet
    if found >= _ILL_WITH_CHILD:
        found.add(BLEEDS)
    if PACKS in found and not names_own_child(folded):
        found.discard(CHILD_COMES)  # "what do I take with me" is of things
    if by_own_hand(folded):
        found -= {BLEEDS, AILS}
    return tuple(name for name in CODES if name in found)


def tells_locked_in(folded: str) -> bool:
    """Whether a folded text tells that its writer is locked in, alone or as one of several."""
    if _SAID["locked_without"].search(folded):
        return False
    is_theirs = tells_of_us(folded) or speaks_of_self(folded)
    is_locked = is_theirs and _SAID[LOCKED].search(folded) is not None
    return is_locked or _SAID["we_locked"].search(folded) is not None
