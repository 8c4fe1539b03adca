"""What the directory is asked for: by who writes, what danger there is, and what the talk is about."""

from __future__ import annotations

from functools import cache

from bot.dialogue.reading.kept_in import INSIDE, WRITTEN
from bot.dialogue.reading.matters import matter_of
from bot.dialogue.reading.meant import cares_for_partner
from bot.dialogue.state.dangers import BUYERS
from bot.dialogue.state.situation import Situation
from bot.dialogue.topics import topics
from bot.knowledge.line_answers import Question
from bot.knowledge.needs import Visitor
from bot.words import MESSAGE_PREFIX

NEED_OF_ROLE = {
    "despairing": "crisis",
    "exploited": "victim",
    "child": "child",
    "witness": "report",
    "buyer": "buyer_help",
    "wants_to_stop": "buyer_help",
    "sex_worker": "sex_worker",
}
"""What the directory is asked for when nothing but the person is known."""

PARTING = ("goodbye", "thank")
"""Intents that are answered with a line to keep: it was offered, but nobody was led there."""

NEED_OF_KIND = {"violence": "violence", "attraction": "attraction", "minor": "minor"}
"""Where the kind of danger says more of the line that fits than the role."""

OF_ANYBODY = "anybody"
"""The need of who asks for a line in a place and says nothing else: any of those may be meant."""

NEEDS = {
    "minor": ("child_report",),
    OF_ANYBODY: ("crisis", "report"),
}
"""Needs that are shown together."""

VICTIM_OF_BLACKMAIL = ("victim", "extortion")
"""Needs of who is exploited and blackmailed: the lines against blackmail beside their own."""

AKIN = {"domestic_abuse": ("victim",), "victim": ("domestic_abuse",), "crisis": ("listening",)}
"""Needs whose lines also listen to somebody with this one."""

SERVICE_OF_NEED = {
    "victim": "police",
    "child": "police",
    "report": "police",
    "minor": "police",
    "child_report": "police",
    "violence": "police",
    "domestic_abuse": "police",
    "extortion": "police",
}
"""Whom an emergency number should reach; anything else the number of all services."""

QUESTION_OF_TOPIC: dict[str, Question] = {
    "ask_human/which_number": "number",
    "ask_human/open_now": "open",
    "ask_human/is_anonymous": "anonymous",
    "ask_human/on_the_bill": "bill",
    "ask_human/my_language": "language",
    "ask_human/chat_instead": "write",
    "ask_human/cannot_call": "write",
    "ask_human/do_they_tell_police": "police",
    "mention_minor/chat_not_call": "write",
    "report_concern/my_name": "anonymous",
}
"""Questions about the lines that were shown; the rows of the directory answer them."""

TOPIC_OF_QUESTION: dict[str, str] = {
    **{question: topic for topic, question in reversed(QUESTION_OF_TOPIC.items())},
    "cost": "ask_human/on_the_bill",
}
"""The topic by which each question about a line is answered."""

URGENT = frozenset(
    {
        "crisis",
        "victim",
        "child",
        "child_report",
        "report",
        "violence",
        "domestic_abuse",
        "emergency",
    }
)
"""Needs for which a campaign's place is too little: its visitors may be anywhere."""

OF_A_FEW = frozenset({"deaf", "indigenous", "ukraine", "visitors"})
"""Whose lines are not shown to somebody of whom not even the place is known."""


STANDING = frozenset((URGENT - {"emergency"}) | {"extortion", "attraction"})
"""Needs that a talk stays with: who asks for the number again means this one."""

NEED_OF_SUSPICION = {
    "distress": "crisis",
    "child_writes": "child",
    "watched": "victim",
    "traces": "victim",
    "exploitation": "victim",
    "violence": "violence",
    "minor": "minor",
    "attraction": "attraction",
    "concern": "report",
}
"""What lines belong to a danger that is only suspected."""


SUFFERERS = frozenset({"exploited", "witness", "child"})
"""Roles for whom violence is what they suffer or see, not what they fear to do."""

LESS_THAN_ABUSE = frozenset({"violence", "victim"})
"""Needs that whoever is beaten at home would be misled by: its lines stay those of the talk."""


OF_ADULTS = frozenset({"victim", "domestic_abuse", "violence"})
"""Needs whose lines are made for grown-up people."""


def need_of(situation: Situation) -> str:
    """What the directory is asked for, by who writes and what danger there is; may be empty."""
    need = NEED_OF_ROLE.get(situation.role, "")
    if situation.in_danger and situation.danger_kind in NEED_OF_KIND:
        need = NEED_OF_KIND[situation.danger_kind]
    if need == "violence" and situation.role in SUFFERERS:
        return "domestic_abuse"
    is_held = situation.role == "despairing" and "exploitation" in situation.safety_kinds
    if is_held and situation.last_need == "victim":
        return "victim"  # what was spoken of last
    if need == "buyer_help" and cares_for_partner(situation):
        need = "crisis"  # somebody who listens, and no group for addicts
    if need == "report" and matter_of(situation) == "partner":
        need = "crisis"
    return meant(need, situation)


def meant(need: str, situation: Situation) -> str:
    """The need that is meant in this talk: who told of violence at home keeps the lines for it.

    A child keeps its own lines, whatever else it tells: who answers there knows the others.
    """
    if situation.role == "child" and need in OF_ADULTS:
        return "child"
    if need == "victim" and situation.role == "sex_worker" and not situation.in_danger:
        return "sex_worker"  # the lines of people who know the work
    less = LESS_THAN_ABUSE | ({"crisis"} if situation.role == "witness" else set())
    is_abused = situation.last_need == "domestic_abuse" and need in less
    return "domestic_abuse" if is_abused else need


FOR_OTHERS = ("witness", "professional")
"""Roles of people who ask for somebody else, so that lines are not chosen by who they are."""


def shown_for(need: str, situation: Situation) -> tuple[str, ...]:
    """The needs whose lines are shown together for this one, in this talk."""
    if need == "extortion" and situation.role == "exploited":
        return VICTIM_OF_BLACKMAIL
    return NEEDS.get(need, (need,))


def visitor_of(situation: Situation, topic: str = "") -> Visitor:
    """What the choice of lines may know of who writes, and of what they write about."""
    buys = situation.role in BUYERS
    writes = topic in WRITTEN or any(situation.was_said(f"utter_{key}") for key in WRITTEN)
    writes |= situation.kept_in in INSIDE or bool(situation.cannot_call)
    is_for_others = situation.role in FOR_OTHERS
    return Visitor(
        role="buyer" if buys else situation.role,
        gender=None if is_for_others else situation.gender or None,
        writes=writes,
    )


def urgent_need(situation: Situation) -> str:
    """What lines this talk is about, if about more than buying: by danger, what was shown last, role."""
    if situation.in_danger and (need := need_of(situation)):
        return need
    if situation.danger == "suspected":
        return NEED_OF_SUSPICION.get(situation.danger_kind, "")
    if situation.last_need in STANDING:
        return situation.last_need
    need = need_of(situation)
    return need if need in URGENT else ""


@cache
def crisis_messages() -> frozenset[str]:
    """Keys of the messages that somebody in danger, or in fear for another, may be met with."""
    return frozenset(
        MESSAGE_PREFIX + topic.key
        for topic in topics().values()
        if topic.danger or topic.first == "emergency"
    )
