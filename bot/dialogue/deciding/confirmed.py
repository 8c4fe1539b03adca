"""What an answer to a question of ours about a danger confirms, or denies."""

from __future__ import annotations

from bot.dialogue.deciding.suspicion import ABOUT_THEMSELVES, FAREWELLS, NEAR_DESPAIR, SOME_DESPAIR
from bot.dialogue.reading.roles import SURE_ROLE
from bot.dialogue.reading.taking_up import ASKS_BACK
from bot.dialogue.state.dangers import DETAILS, KIND_OF_YES, LIFTS, OWN_CHECK
from bot.dialogue.state.situation import Situation
from bot.knowledge.needs import REPORTS
from bot.message import Move, Understanding
from bot.nlu.decision import HEARD_FROM_ANYBODY
from bot.nlu.phrases.corrections import INCIDENTAL
from bot.nlu.phrases.speaker import ALL
from bot.nlu.phrases.young import GROWN, OF_AGE

WHO_IT_IS_ABOUT = {"disclose_exploitation": "exploitation", "report_concern": "concern"}
"""What answers "about whom is it?", and the danger that it makes certain."""

OF_A_MINOR = frozenset({"child_writes", "minor", "attraction"})
"""Kinds that a child's age is heard as."""

OF_OTHERS = frozenset({"", "missing_child", "victim", *REPORTS})
"""Needs that go with who is worried about somebody else."""

HELD = frozenset({"exploitation", "watched"})
"""Kinds of danger that somebody may tell of beside "it is about me"."""

UNDECIDED = ("deny/dont_know", "deny/rather_not")
"""Topics of who neither says yes nor no."""

SURE_YES = 0.7
"""Share from which a yes to a question about danger is taken for one; a no always is."""

SURE = 0.35
"""Share from which a move takes a danger back."""

SURE_LIFT = {"threaten_violence/joke": 0.9, "express_distress/joke": 0.9}
"""The same where much hangs on it."""


def takes_back(move: Move, reading: Understanding) -> bool:
    """Whether a move takes a danger back: what is heard as a joke only where the words say so as well."""
    is_said = reading.only_words or reading.not_dying or reading.begins_with_no
    needs_words = move.key in SURE_LIFT and not reading.choice
    is_sure = move.confidence >= SURE_LIFT.get(move.key, SURE) and (is_said or not needs_words)
    # That he does not hit takes nothing else back, nor does "why do you ask?".
    return is_sure and not (reading.denies or reading.manner == ASKS_BACK)


def denies_child(kind: str, reading: Understanding) -> bool:
    """Whether it says that no child is meant, or somebody whom we took for one that they are grown up."""
    is_grown = kind == "child_writes" and (reading.number or 0) >= GROWN
    return reading.no_child and (kind in ("minor", "attraction") or is_grown)


def denies_doubt(situation: Situation, reading: Understanding) -> bool:
    """Whether plain words deny a danger that is only suspected; that nothing is sold is no such word."""
    is_doubt = situation.danger == "suspected" and situation.danger_kind not in HEARD_FROM_ANYBODY
    return is_doubt and bool({*reading.denies} - {*INCIDENTAL}) and not reading.suspected


def confirmed(situation: Situation, reading: Understanding) -> str:
    """The danger that an answer to a question of ours makes certain; empty for none."""
    asked, move = situation.asked, reading.moves[0]
    if takes_a_friend_back(situation, reading):
        return "exploitation"
    if move.key in LIFTS:
        return ""
    if asked in ("about_whom", OWN_CHECK[1]):
        return _about_whom(situation, reading)
    if asked in ("is_child", "is_minor") and reading.number and not reading.begins_with_no:
        return KIND_OF_YES[asked] if reading.number < OF_AGE else ""
    if asked == "is_child" and OF_A_MINOR & {*reading.safety, reading.suspected}:
        return "child_writes"
    is_yes = move.intent == "affirm" and move.confidence >= SURE_YES and asked != "danger_now"
    return KIND_OF_YES.get(asked, "") if is_yes else ""


def _about_whom(situation: Situation, reading: Understanding) -> str:
    """The danger by the answer to about whom it is, or to whether they can write if it is them."""
    is_own, move = situation.asked == OWN_CHECK[1], reading.moves[0]
    if is_own and situation.danger != "suspected":
        return ""
    is_detail = reading.detail in DETAILS["exploitation"] and move.intent != "report_concern"
    if (reading.of_self and "exploitation" in reading.safety) or is_detail:
        return "exploitation"
    if move.intent in WHO_IT_IS_ABOUT and (reading.choice or move.confidence >= SURE_ROLE):
        # The button, or the same in words: what the person says of themselves is certain.
        return WHO_IT_IS_ABOUT[move.intent]
    is_yes = move.intent == "affirm" and move.confidence >= SURE_YES
    is_yes = is_yes or (is_own and reading.begins_with_yes)
    return situation.danger_kind if is_yes and situation.danger_kind in ABOUT_THEMSELVES else ""


def takes_a_friend_back(situation: Situation, reading: Understanding) -> bool:
    """Whether who spoke of a friend in need, or was asked about whom it is, says that it is themselves."""
    is_of_others = situation.role == "witness" and situation.last_need in OF_OTHERS
    is_asked_of = is_of_others or situation.asked == "about_whom"
    # Who is lonely, and was taken for a witness, says it as well; what the net hears counts by itself.
    is_told = reading.is_me == ALL or (bool(reading.is_me) and reading.suspected in HELD)
    return is_asked_of and is_told and not (reading.safety or reading.pays)


def moves_of_themselves(reading: Understanding, moves: list[Move]) -> list[Move]:
    """What somebody says beside "it is about me"; that alone, where it is all, or is read as a witness's."""
    first = reading.moves[0]
    if first.key in LIFTS and reading.by_model:
        first = reading.by_model  # "it's ME": a rule heard "not me"
    is_more = first.intent != "report_concern" and first.key not in LIFTS and first.names_topic()
    if reading.is_me == ALL or not is_more:
        return [Move("disclose_exploitation", "it_is_me")]
    return [first] if first.key != reading.moves[0].key else moves


def is_no_witness(situation: Situation, reading: Understanding) -> bool:
    """Whether who was taken for a witness says that it is about themselves, and of no danger."""
    is_seen = situation.role == "witness" and situation.danger_kind in ("", "concern")
    is_other = reading.pays or takes_a_friend_back(situation, reading)
    return bool(reading.is_me) and is_seen and not is_other


def _is_no_with_more(situation: Situation, reading: Understanding) -> bool:
    """Whether a message begins with a no to what we suspected, and goes on with something else."""
    return (
        reading.begins_with_no
        and situation.danger == "suspected"
        and not (reading.safety or reading.suspected)
        and reading.despair < NEAR_DESPAIR
        and reading.intent not in FAREWELLS
        and reading.confidence >= SURE_ROLE
    )


def says_no(reading: Understanding) -> bool:
    """Whether it is a no, and neither a "don't know" nor a "why do you ask?"."""
    is_undecided = reading.moves[0].key in UNDECIDED or reading.manner == ASKS_BACK
    return reading.intent == "deny" and not is_undecided


def _is_no_real_no(reading: Understanding) -> bool:
    """Whether what may be a "no" speaks of despair at the same time: "better if I disappear"."""
    return bool(reading.safety) or reading.despair >= SOME_DESPAIR or reading.confidence < SURE_ROLE


def denied(situation: Situation, reading: Understanding) -> bool:
    """Whether it says no to what was asked: a plain no, an age, or a no that goes on with something else."""
    asked, move = situation.asked, reading.moves[0]
    if reading.not_dying and KIND_OF_YES.get(asked) == "distress":
        return False  # more than a no: it ends also what was certain
    is_of_age = asked in ("is_child", "is_minor") and (reading.number or 0) >= OF_AGE
    is_undecided = move.key in LIFTS or move.key in UNDECIDED
    is_no = move.intent == "deny" and not is_undecided and not _is_no_real_no(reading)
    return is_no or is_of_age or _is_no_with_more(situation, reading)


NO_ANSWER = frozenset({"deny", "inform_location", "opt_out"})
"""Intents that do not tell how bad it is."""


def doubt_is_danger(situation: Situation, reading: Understanding) -> bool:
    """In despair what is doubtful, as an answer to "how bad is it?", is read on the side of danger."""
    is_open = (
        situation.asked == "how_bad" and reading.intent not in NO_ANSWER and not reading.is_here
    )
    return is_open and (reading.despair >= SOME_DESPAIR or reading.intent == "out_of_scope")
