"""What somebody in trouble asks for in practice: a doctor without papers, a consulate, a bed, what to do now.

The model hears a word about papers or a fear of the police in most of it. Whose words they are, and what is
told, hangs on the talk (`bot.dialogue.answering.practical`).
"""

from __future__ import annotations

from bot.nlu.phrases import of_work
from bot.nlu.phrases.expressions import word_groups
from bot.nlu.phrases.threatened import fears_to_be_found_out

DOCTOR, EMBASSY, BED, GROUP, WHAT_NOW = "doctor", "embassy", "bed", "group", "what_now"
FOUND_OUT, CAUGHT, WAITS = "found_out", "caught", "waits"
AFTER_CALL, AFTER_HER_CALL, TAKEN_HER = "after_call", "after_call_her", "taken_her"
UNPAPERED, HER_CHILDREN, SCHOOL = "unpapered", "children_her", "school"
BED_FOR_HER = "bed_her"
FLARES_UP, BELIEVED, BOSS_TOLD = "flares_up", "believed", "boss_told"
AT_DESK, MORE_OF_DESK, INTERPRETER = "at_desk", "at_desk_beside", "interpreter"
MORNING_AFTER, OWN_ID = "morning_after", "own_id"
NOT_PAID = "not_paid"

CODES = (
    *(
        MORNING_AFTER,
        *of_work.CODES,
        OWN_ID,
        DOCTOR,
        EMBASSY,
        FLARES_UP,
        WAITS,
        BED,
        BED_FOR_HER,
        GROUP,
        WHAT_NOW,
        FOUND_OUT,
        CAUGHT,
    ),
    *(UNPAPERED, HER_CHILDREN, SCHOOL, AT_DESK, MORE_OF_DESK, INTERPRETER),
    *(AFTER_HER_CALL, TAKEN_HER, AFTER_CALL, BELIEVED, BOSS_TOLD, NOT_PAID),
)
"""What may be asked for, weightiest first."""

_SAID = {**word_groups(__file__), **of_work.SAID}


def what_is_needed(folded: str) -> tuple[str, ...]:
    """What a folded text asks for of these, weightiest first."""
    found = {name for name, words in _SAID.items() if words.search(folded)}
    is_for_sex = "bed_for_sex" in found
    found |= {BED} if is_for_sex else set()
    found -= {"bed_without"} if is_for_sex else set()
    found |= {FOUND_OUT} if fears_to_be_found_out(folded) else set()
    return tuple(
        name
        for name in CODES
        if name in found
        and f"{name}_without" not in found
        and (f"{name}_beside" in found or f"{name}_beside" not in _SAID)
    )
