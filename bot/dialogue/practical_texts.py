"""What is told of each practical question, and by which topic and need its lines are chosen."""

from __future__ import annotations

from bot.dialogue.bed import UNTIL_MORNING
from bot.dialogue.kept_in import WHERE_SLEEP
from bot.dialogue.onlookers import AS_DESK
from bot.dialogue.onlookers import AT_DESK as DESK
from bot.message import Move
from bot.nlu.phrases.practical import (
    AFTER_CALL,
    AFTER_HER_CALL,
    AT_DESK,
    BED,
    BED_FOR_HER,
    BELIEVED,
    BOSS_TOLD,
    DOCTOR,
    EMBASSY,
    FLARES_UP,
    FOUND_OUT,
    GROUP,
    HER_CHILDREN,
    INTERPRETER,
    MORE_OF_DESK,
    MORNING_AFTER,
    OWN_ID,
    SCHOOL,
    TAKEN_HER,
    UNPAPERED,
    WAITS,
    WHAT_NOW,
)

KEYS = {
    MORNING_AFTER: "utter_need_morning_after",
    OWN_ID: "utter_need_own_id",
    DOCTOR: "utter_need_doctor",
    EMBASSY: "utter_need_embassy",
    BED: f"utter_{WHERE_SLEEP}",
    WAITS: UNTIL_MORNING,
    GROUP: "utter_need_group",
    WHAT_NOW: "utter_need_after_arrest",
    FOUND_OUT: "utter_need_not_found_out",
    AFTER_CALL: "utter_need_after_call",
    **dict.fromkeys((AFTER_HER_CALL, TAKEN_HER), "utter_need_after_call_her"),
    **dict.fromkeys((AT_DESK, MORE_OF_DESK), DESK),
    BED_FOR_HER: "utter_need_bed_her",
    BELIEVED: "utter_need_believed",
    BOSS_TOLD: "utter_need_boss_told",
    FLARES_UP: "utter_need_flares_up",
    HER_CHILDREN: "utter_need_children_her",
    INTERPRETER: "utter_need_interpreter",
    SCHOOL: "utter_need_school",
    UNPAPERED: "utter_need_unpapered",
}
"""What is told to each of them."""

FOR_HER = {
    BED: KEYS[BED_FOR_HER],
    EMBASSY: "utter_need_unpapered_her",
    UNPAPERED: "utter_need_unpapered_her",
    FLARES_UP: "utter_need_flares_up_her",
}
"""The same to who asks it for somebody else."""

ANSWERED = (
    *(AFTER_CALL, AFTER_HER_CALL, TAKEN_HER),
    *(OWN_ID, AT_DESK, MORE_OF_DESK, BELIEVED, BOSS_TOLD, INTERPRETER, SCHOOL),
)
"""Questions that the number they have does not answer once more."""

TOLD_AS_WELL = (TAKEN_HER,)
"""What is asked in words in which it is told as well: "they take her away every night"."""

MEANT_BY = {
    MORNING_AFTER: Move("ask_risk", "health"),
    OWN_ID: Move("disclose_exploitation", "no_papers"),
    DOCTOR: Move("disclose_exploitation", "no_papers"),
    EMBASSY: Move("disclose_exploitation", "no_papers"),
    FOUND_OUT: Move("disclose_exploitation", "reads_phone"),
    **dict.fromkeys((BED, WAITS), Move.of(WHERE_SLEEP)),
    GROUP: Move("ask_help_to_stop", "where"),
    WHAT_NOW: Move("ask_police", "what_happens_if_caught"),
    BED_FOR_HER: Move.of(WHERE_SLEEP),
    UNPAPERED: Move("disclose_exploitation", "no_papers"),
    FLARES_UP: Move("disclose_exploitation", "tonight"),
    BELIEVED: Move("disclose_exploitation", "is_it_my_fault"),
    **dict.fromkeys((AT_DESK, MORE_OF_DESK), AS_DESK),
    **dict.fromkeys((HER_CHILDREN, SCHOOL), Move("disclose_exploitation", "children_taken")),
    **dict.fromkeys(
        (AFTER_CALL, AFTER_HER_CALL, TAKEN_HER, BOSS_TOLD, INTERPRETER),
        Move("ask_human", "what_happens"),
    ),
}
"""By which topic the lines beside it are chosen."""

NEEDS = {MORNING_AFTER: "sexual_health", GROUP: "buyer_help", WHAT_NOW: "legal"}
"""What the directory is asked for beside it, where it is not what the talk is about."""

HURT = {DOCTOR: "emergency"}
"""Whom the emergency number should reach, where it is not who the talk is about."""
