"""What is told of each practical question, and by which topic and need its lines are chosen."""

from __future__ import annotations

from bot.dialogue.answering import of_work
from bot.dialogue.answering.bed import UNTIL_MORNING
from bot.dialogue.reading.kept_in import WHERE_SLEEP
from bot.dialogue.reading.roles import AS_DESK
from bot.dialogue.reading.roles import AT_DESK as DESK
from bot.message import Move
from bot.nlu.phrases import practical as codes
from bot.nlu.phrases.of_work import GROPED

KEYS = {
    **of_work.KEYS,
    codes.MORNING_AFTER: "utter_need_morning_after",
    codes.OWN_ID: "utter_need_own_id",
    codes.DOCTOR: "utter_need_doctor",
    codes.EMBASSY: "utter_need_embassy",
    codes.BED: f"utter_{WHERE_SLEEP}",
    codes.WAITS: UNTIL_MORNING,
    codes.GROUP: "utter_need_group",
    codes.WHAT_NOW: "utter_need_after_arrest",
    codes.FOUND_OUT: "utter_need_not_found_out",
    codes.AFTER_CALL: "utter_need_after_call",
    **dict.fromkeys((codes.AFTER_HER_CALL, codes.TAKEN_HER), "utter_need_after_call_her"),
    **dict.fromkeys((codes.AT_DESK, codes.MORE_OF_DESK), DESK),
    codes.BED_FOR_HER: "utter_need_bed_her",
    codes.BELIEVED: "utter_need_believed",
    codes.BOSS_TOLD: "utter_need_boss_told",
    codes.FLARES_UP: "utter_need_flares_up",
    codes.HER_CHILDREN: "utter_need_children_her",
    codes.INTERPRETER: "utter_need_interpreter",
    codes.SCHOOL: "utter_need_school",
    codes.UNPAPERED: "utter_need_unpapered",
    codes.NOT_PAID: "utter_need_not_paid",
}
"""What is told to each of them."""

FOR_HER = {
    codes.BED: KEYS[codes.BED_FOR_HER],
    codes.EMBASSY: "utter_need_unpapered_her",
    codes.UNPAPERED: "utter_need_unpapered_her",
    codes.FLARES_UP: "utter_need_flares_up_her",
}
"""The same to who asks it for somebody else."""

ANSWERED = (
    *(code for code in of_work.KEYS if code != GROPED),
    *(codes.AFTER_CALL, codes.AFTER_HER_CALL, codes.TAKEN_HER),
    *(
        codes.OWN_ID,
        codes.NOT_PAID,
        codes.AT_DESK,
        codes.MORE_OF_DESK,
        codes.BELIEVED,
        codes.BOSS_TOLD,
        codes.INTERPRETER,
        codes.SCHOOL,
    ),
)
"""Questions that the number they have does not answer once more."""

TOLD_AS_WELL = (codes.TAKEN_HER,)
"""What is asked in words in which it is told as well: "they take her away every night"."""

MEANT_BY = {
    **of_work.MEANT_BY,
    codes.MORNING_AFTER: Move("ask_risk", "health"),
    codes.OWN_ID: Move("disclose_exploitation", "no_papers"),
    codes.DOCTOR: Move("disclose_exploitation", "no_papers"),
    codes.EMBASSY: Move("disclose_exploitation", "no_papers"),
    codes.FOUND_OUT: Move("disclose_exploitation", "reads_phone"),
    **dict.fromkeys((codes.BED, codes.WAITS), Move.of(WHERE_SLEEP)),
    codes.NOT_PAID: Move("ask_risk", "blackmail"),
    codes.GROUP: Move("ask_help_to_stop", "where"),
    codes.WHAT_NOW: Move("ask_police", "what_happens_if_caught"),
    codes.BED_FOR_HER: Move.of(WHERE_SLEEP),
    codes.UNPAPERED: Move("disclose_exploitation", "no_papers"),
    codes.FLARES_UP: Move("disclose_exploitation", "tonight"),
    codes.BELIEVED: Move("disclose_exploitation", "is_it_my_fault"),
    **dict.fromkeys((codes.AT_DESK, codes.MORE_OF_DESK), AS_DESK),
    **dict.fromkeys(
        (codes.HER_CHILDREN, codes.SCHOOL), Move("disclose_exploitation", "children_taken")
    ),
    **dict.fromkeys(
        (
            codes.AFTER_CALL,
            codes.AFTER_HER_CALL,
            codes.TAKEN_HER,
            codes.BOSS_TOLD,
            codes.INTERPRETER,
        ),
        Move("ask_human", "what_happens"),
    ),
}
"""By which topic the lines beside it are chosen."""

NEEDS = {
    **of_work.NEEDS,
    codes.MORNING_AFTER: "sexual_health",
    codes.GROUP: "buyer_help",
    codes.WHAT_NOW: "legal",
    codes.NOT_PAID: "extortion",
}
"""What the directory is asked for beside it, where it is not what the talk is about."""

HURT = {**of_work.HURT, codes.DOCTOR: "emergency"}
"""Whom the emergency number should reach, where it is not who the talk is about."""
