"""What who is ill, hurt or may have caught HIV is told: the doctor comes first, and nothing holds them back.

What is asked is read from plain words (`bot.nlu.phrases.care`, `plain_words.care`). What a treatment costs,
and whether the police come, is known for no country: that is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.reading.meant import INJURED
from bot.message import Move
from bot.nlu.phrases import care as said
from bot.nlu.phrases.life_first import BLEEDS
from bot.nlu.phrases.who_knows import KEY, VITAL

if TYPE_CHECKING:
    from bot.dialogue.deciding.danger import Decision
    from bot.dialogue.telling.exchange import Exchange

AT_RISK, AT_DOCTOR = Move("ask_risk", "health"), Move("ask_risk", "doctor_words")
"""The topics as which a contact that may have infected counts, and what is said to a doctor."""

EXPOSED_BEFORE = frozenset(
    {said.EXPOSED, said.WHERE, said.NUMBER, said.PASS_ON, AT_RISK.key, "need_morning_after"}
)
"""What was said, without `utter_`, behind which "where?" asks for the medicine."""

BEFORE = EXPOSED_BEFORE | {
    *(said.SECRET, said.ALARM, said.POLICE, said.BOSS, said.JOB),
    *(said.GO, said.COST, said.GOES, said.ILL),
    *(AT_DOCTOR.key, INJURED.key, "ambulance", "calls_ambulance", "need_doctor", KEY + VITAL),
}
"""What was said, without `utter_`, behind which "should I go?" means to a doctor."""

ASKED_ON = (said.COST, said.ILL, said.ACHE)
"""What leaves time for a question of ours, where others may hold who writes."""

WITH_LINES = (said.WHERE, said.EXPOSED)
"""What is told with the lines for it, where there are any."""


def meant_by(code: str) -> Move:
    """The topic as which what is told or asked counts."""
    if code in (said.JOB, said.SECRET):
        return AT_DOCTOR
    return AT_RISK if code in (*said.OF_EXPOSURE, said.PASS_ON) else INJURED


def told_of_care(exchange: Exchange, decision: Decision) -> bool:
    """Answer what is told or asked of a doctor; whether that was so."""
    told = exchange.reading.plainly
    code = next((code for code in said.CODES if code in told), "")
    if not code or decision.new_kind or decision.lifted:
        return False
    if BLEEDS in told and code != said.POLICE:
        return False  # an ambulance, and what to do meanwhile
    is_exposed = code in said.OF_EXPOSURE
    exchange.need = "sexual_health" if is_exposed else "emergency"
    exchange.move = AT_RISK if is_exposed else INJURED
    routes = exchange.facts.routes_due() if is_exposed else ""
    if code == said.NUMBER and routes:
        code = said.WHERE
    exchange.say(f"utter_{code}", **({"routes": routes} if code in WITH_LINES else {}))
    if code not in ASKED_ON:
        decision.check = ""  # nobody answers first whether it is safe to write
    decision.moves = [meant_by(code)]
    return True
