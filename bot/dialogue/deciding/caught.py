"""What the safety net caught, as it is meant by who writes: a child, a witness, somebody at their work."""

from __future__ import annotations

from bot.dialogue.reading.kept_in import WRITTEN
from bot.dialogue.reading.roles import SURE_MEANT, SURE_ROLE
from bot.dialogue.state.dangers import BUYERS, ROLE_OF_KIND
from bot.dialogue.state.situation import Situation
from bot.message import Understanding

OF_A_CHILD = frozenset({"exploitation", "minor", "concern"})
"""What a child who has written says next about itself; the answers to an adult do not fit."""

CAN_WRITE = (
    "affirm",
    "affirm/understood",
    "disclose_exploitation/five_minutes",
    "disclose_exploitation/is_gone",
)
"""Answers to "is it safe for you to write now?" by which it is."""


def without_mute(situation: Situation, reading: Understanding) -> list[str]:
    """What the net caught, without "watched" where it must not end the talk.

    Who tells what is done to them, or that they can write now, is not being watched at this moment: the
    one neutral line would leave them without a number.
    """
    caught = list(reading.safety)
    tells = bool({"exploitation", "distress", "child_writes"} & {*reading.safety})
    # What a buyer once saw is answered as a topic, and makes no witness of him; who sells speaks of a client.
    is_of_client = situation.role == "sex_worker" and reading.intent != "report_concern"
    if situation.role in BUYERS or is_of_client:
        caught = [kind for kind in caught if kind != "concern"]
    if situation.role == "exploited":
        # Their own children, and others who are held with them, are no other talk.
        caught = [kind for kind in caught if kind not in ("minor", "concern")]
    says_yes = reading.moves[0].key in CAN_WRITE or reading.begins_with_yes
    may_write = situation.asked == "safe_to_write" and says_yes
    # "He's coming back" is no threat to who wants to die, and one mute line would be the last they read.
    is_alone = situation.in_danger and {*situation.safety_kinds} == {"distress"}
    # "I can't talk, is there a chat?" and "I can't talk, I'm in London" want an answer; "I'm being watched,
    # I can't talk" is the one that must not get any.
    names_way = any(m.key in WRITTEN and m.confidence >= SURE_ROLE for m in reading.moves)
    asks_to_write = names_way and (reading.asks or bool(reading.places))
    # "Can he see this on my phone?" is asked by who can still read the answer.
    asks_of_traces = reading.asks and "traces" in caught
    is_heard = tells or may_write or is_alone or asks_to_write or asks_of_traces
    mute = {"watched"} if is_heard else set()
    if "exploitation" in caught and not (reading.asks or reading.deletes):
        mute.add("traces")  # "he beats me and reads my phone" asks first for somebody who hears it
    return [kind for kind in caught if kind not in mute]


def as_said_by(role: str, caught: str, reading: Understanding) -> str:
    """The kind that a pattern means when this person says it; empty where it must be asked about."""
    if reading.at_home and caught == "exploitation":
        return caught
    move = reading.moves[0]
    is_of_others = (
        role == "unknown"
        and move.intent == "report_concern"
        and move.confidence >= SURE_MEANT
        and not reading.of_self
    )
    role = "witness" if is_of_others else role
    if role == "child" and caught in OF_A_CHILD:
        return "child_writes"
    is_seen = role == "witness" and not reading.of_self  # "no, he hits ME" is no report
    if is_seen and caught != "watched" and ROLE_OF_KIND.get(caught) == "exploited":
        return "concern"
    is_of_writer = caught == "minor" or (caught in ROLE_OF_KIND and caught != "concern")
    if role == "professional" and is_of_writer:
        return ""
    return caught


def is_a_case(situation: Situation, reading: Understanding) -> bool:
    """Whether somebody who asks for their work speaks of a danger to others: "what if a child writes?"."""
    return situation.role == "professional" and reading.asks and not reading.of_self


def note_no_dying(situation: Situation, reading: Understanding) -> None:
    """Remember that somebody does not want to die, until they speak of it anew.

    Who was not heard as despairing has to name it: "I'm ok" deafens nobody. What was only asked about gently
    is set aside as well, with its lines.
    """
    was_heard = situation.danger_kind == "distress" or "distress" in situation.suspected
    if not (reading.not_dying and (was_heard or reading.names_dying)):
        return
    situation.not_dying = True
    if situation.danger == "none":
        situation.suspected = [one for one in situation.suspected if one != "distress"]
        situation.lifted = sorted({*situation.lifted, "distress"})
        situation.last_need = "" if situation.last_need == "crisis" else situation.last_need
