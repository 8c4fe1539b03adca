"""What follows from a correction: the answer that was wrong is not given again, and we ask back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import yaml

from bot.dialogue.state.dangers import BLACKMAIL, FIRM
from bot.dialogue.state.questions import OPEN
from bot.dialogue.state.situation import OF_BED
from bot.dialogue.topics import topic_of, topics
from bot.message import Move, Understanding
from bot.nlu.folding import fold
from bot.nlu.phrases.corrections import (
    ALONE,
    ANIMAL,
    APART,
    ASSUMED,
    BED,
    BLOW,
    EMERGENCY,
    HABIT,
    HAPPENED,
    INCIDENTAL,
    OUR_WORD,
    OWING,
    THAT_LINE,
    TRADE,
    WHEREABOUTS,
)
from bot.nlu.phrases.echoed import Matter
from bot.nlu.phrases.ruled_out import SEVERAL

if TYPE_CHECKING:
    from bot.dialogue.state.situation import Situation
    from bot.dialogue.telling.exchange import Exchange

DENIED_BY: Mapping[str, frozenset[str]] = {
    BLOW: frozenset(
        {
            "disclose_exploitation/violent_client",
            "report_concern/he_hits",
            "report_concern/temper",
            "threaten_violence/threatened",
        }
    ),
    HAPPENED: frozenset({"ask_risk/robbed"}),
    HABIT: frozenset({"ask_help_to_stop/cant_stop", "ask_help_to_stop/illness"}),
    BED: frozenset({"disclose_exploitation/where_sleep"}),
    WHEREABOUTS: frozenset({"disclose_exploitation/on_the_way"}),
    ANIMAL: frozenset({"claim_need/pet_died"}),
    OWING: frozenset({"ask_help_to_stop/debts", "disclose_exploitation/debt"}),
    TRADE: frozenset(
        {
            "disclose_exploitation/bad_client",
            "disclose_exploitation/not_forced",
            "disclose_exploitation/sellers_law",
            "disclose_exploitation/violent_client",
        }
    ),
    APART: frozenset({"claim_choice/regular", "deny/dont_know_me"}),
}
"""Topics whose answers take for known what is denied."""

OF_TOPICS = (BED, ANIMAL, OWING)
"""Details that may be denied where one of their topics was told."""

TAKEN_FOR_KNOWN = frozenset(
    {"attraction", "domestic_abuse", "extortion", "legal", "report", "sex_worker"}
)
"""Needs that who was taken for another has none of: their other topics are unlikely from then on as well."""

OF_OTHERS = frozenset({"attraction", "concern", "minor", "violence"})
"""Dangers of others: the other topics of one that was taken for known are unlikely as well."""

ASKING_BACK = ("deny/not_so", "deny/misread")
"""What is said to who corrects us and says nothing else that is understood; one after the other."""

NO_EMERGENCY = "utter_no_emergency"
"""What is said to who wants no emergency number and is in no danger themselves."""

TAKEN_OUT = "utter_taken_out"
"""What is said to who denies a detail that we took for known, and says nothing else."""

NOT_THAT_LINE = "utter_not_that_line"
"""What is said to who wants a number, and none for people who want to die."""

AS_THEY_SAY = "utter_as_they_say"
"""What is said to who takes back in danger what they told, perhaps in fear: the way to help stays open."""

REPEATED = Move("express_hostility", "annoyed_repeats")
"""What is meant by who says that we do not listen."""

SAYING_NOTHING = frozenset({"deny", "out_of_scope"})
"""Intents of what says nothing that could be answered."""

OF_ANSWERS = frozenset({"deny/dont_know", "deny/nothing", "deny/rather_not"})
"""Topics of those that answer us all the same."""


class Known(NamedTuple):
    """A matter that we took for known.

    Args:
        topics: whose words take it for known.
        matter: the words by which it is denied.
    """

    topics: frozenset[str]
    matter: Matter


@cache
def taken_for_known() -> Mapping[str, Known]:
    """What our words take for known, by name."""
    file = Path(__file__).with_name("taken_for_known.yml")
    rows = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {
        name: Known(
            frozenset(row["topics"]),
            Matter(_folded(row["words"]), _folded(row.get("asked_back", ()))),
        )
        for name, row in rows.items()
    }


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def denied_by(label: str) -> frozenset[str]:
    """The topics that a denial leaves."""
    known = taken_for_known()
    of_threat = known["threat"].topics if label == HAPPENED else frozenset[str]()
    named = known[label].topics if label in known else DENIED_BY.get(label, frozenset())
    return named | of_threat


def barred_by_correction(last_topic: str) -> set[str]:
    """The topic that was answered last, unless its answer hangs on a place or a danger, and fits anew."""
    topic = topic_of(last_topic)
    return {topic.key} if topic.key and not (topic.first or topic.danger) else set()


def barred(last_topic: str, denies: Collection[str], *, in_danger: bool) -> set[str]:
    """The same, and the topics that take for known what is denied.

    A frightened "no he doesn't hit me" of who is in danger bars no help.
    """
    of_matters = [label for label in denies if label in taken_for_known()]
    held = [*of_matters, *({*denies} & {*INCIDENTAL})]
    named = map(denied_by, held if in_danger else denies)
    is_whole = bool({OUR_WORD, ASSUMED} & {*denies})
    whole = {topic_of(last_topic).key} - {""} if is_whole else set()
    return barred_by_correction(last_topic).union(whole, *named)


def is_held(role: str, kinds: Iterable[str], *, in_danger: bool) -> bool:
    """Whether who is in danger may deny in fear; of a child that only told its age nobody knows of one."""
    return in_danger and not (role == "child" and {*kinds} <= {"child_writes"})


@cache
def unlikely_since(denied: Sequence[str]) -> frozenset[str]:
    """The other topics of a need that was taken for known, and is not so."""
    needs = {topic_of(key).need for key in denied} & TAKEN_FOR_KNOWN
    kinds = {topic_of(key).danger for key in denied} & OF_OTHERS
    return frozenset(
        key for key, topic in topics().items() if topic.need in needs or topic.danger in kinds
    )


def note_correction(situation: Situation, reading: Understanding) -> None:
    """Remember for the rest of the talk what was answered wrongly."""
    if reading.no_trouble and not situation.in_danger and BLACKMAIL not in situation.denied:
        situation.denied.append(BLACKMAIL)
    if not reading.corrects:
        return
    in_danger = _is_held(situation)
    wrong = barred(situation.last_topic, reading.denies, in_danger=in_danger)
    situation.denied += sorted(wrong - DENIED_BY[BED] - {*situation.denied})
    _leave(situation, reading.denies)


def _leave(situation: Situation, denies: Collection[str]) -> None:
    """Forget what a talk took for known beside its topics; a bed may be asked for after all."""
    if BED in denies:
        situation.said = [t for t in situation.said if t.partition("#")[0] not in OF_BED]
    if WHEREABOUTS in denies:
        situation.kept_in = ""
    if ALONE in denies:
        situation.ruled_out = [code for code in situation.ruled_out if code != SEVERAL]
    if TRADE in denies and situation.role == "sex_worker":
        situation.role, situation.last_need = "unknown", ""


def _is_held(situation: Situation) -> bool:
    return is_held(situation.role, situation.safety_kinds, in_danger=situation.in_danger)


def asked_back(exchange: Exchange, move: Move) -> bool:
    """Say sorry and ask what was meant, where a correction says nothing else; whether that was so."""
    reading = exchange.reading
    if EMERGENCY in reading.denies and exchange.say_once(NO_EMERGENCY):
        exchange.ask(OPEN)
        return True
    if (
        reading.insists
        or not reading.corrects
        or not (_says_nothing(move, reading) or move.key == REPEATED.key)
    ):
        return False
    situation = exchange.situation
    if THAT_LINE in reading.denies and exchange.say_once(NOT_THAT_LINE):
        exchange.ask(OPEN)
        return True
    if {*reading.denies} & {*INCIDENTAL} and exchange.say_once(TAKEN_OUT):
        exchange.ask(OPEN)
        return True
    if _is_held(situation) and situation.role in FIRM and reading.denies:
        return exchange.say_once(AS_THEY_SAY)
    # "You didn't say that" is untrue to who said it before, and is said where something was denied.
    is_of_us = situation.in_danger or move.key == REPEATED.key or not reading.denies
    keys = reversed(ASKING_BACK) if is_of_us else ASKING_BACK
    return any(exchange.say_once(f"utter_{key}") for key in keys)


def _says_nothing(move: Move, reading: Understanding) -> bool:
    """Whether nothing is understood that could be answered; a bare no may be an answer to us."""
    is_answer = move.key in OF_ANSWERS or (move.key == "deny" and not reading.denies)
    return move.intent in SAYING_NOTHING and not is_answer
