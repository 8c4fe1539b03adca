"""The state of one conversation: resolved facts only, never what the visitor wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from bot.dialogue.state.dangers import LED_ON
from bot.vocabulary import STAGES, Ending, Stage

MOST_SAID = 300
"""Texts of a talk that are remembered, so that none is said twice; older ones may come again."""


OF_BED = (
    "utter_bed_none",
    "utter_disclose_exploitation/where_sleep",
    "utter_need_bed_quietly",
    "utter_until_morning",
)
"""Texts for who has no bed tonight."""

WITHOUT_BED = ("child", "exploited", "unknown")
"""Who may have none; who came to buy is not known by it."""


@dataclass(slots=True)
class Situation:
    """What is known in the middle of a conversation.

    The first block is known before the visitor writes, the second is who writes and what danger
    there is (changed by `deciding.danger` and `reading.roles` alone), the third grows as the
    conversation goes on. All of it lives in memory (or in Redis, expiring) and is gone after the
    session; only `bot.outcomes.anonymise` may take something from it further.

    `taken_back` are kinds of danger that were certain until the visitor said that it is not so.
    `gender` is `man` or `woman` where they said so of themselves, and decides nothing but which lines are for
    them; `area` the part of the State where they said to be (`bot.nlu.places.areas`).
    `role_before` is who wrote, as far as known, before a danger told, `says_who` who they said in plain
    words that they are (`bot.dialogue.deciding.bystanders`). `place` is where the visitor is, as
    far as known; `place_told` whether they said so or it is a hint of the campaign; `asked_place` the
    place that they last asked about, `town_told` whether they named a town or region there, `law_told` the
    jurisdiction whose law was told last. `hour_told` is the hour that they said it is, `hour_told_at`
    when, in seconds since 1970. `not_there` are States where they said not to be, `denied` topics that we
    took for known and that they said are not so.
    `lines_shown` are the lines of the last answer that showed any, in its order, `lines_at` the turn of the
    last answer that showed, told of or reminded of one, `figure_at` that of the last figure.
    `cannot_call` is why they cannot phone (`answering.no_voice`), `ruled_out` what they have not, and what
    was offered them often enough (`bot.dialogue.answering.ruled_out`),
    `kept_in` whether they hide behind a door, are locked in, would be heard or are out of doors
    (`bot.dialogue.reading.kept_in`), `not_dying` whether they said that they do not want to die,
    `watched` whether somebody else may read what is written here (`answering.discreet`), `can_write`
    whether they said that they can write now,
    `no_police` whether they want the police left out.
    `said` holds keys and numbers of our own texts, newest last. `buttons` are payloads of the last
    message's quick replies. `went_on` is whether they asked to buy after the reveal, `not_for_me` whether
    this reached the wrong person; `of_use` and `called` are what they answered to the question whether
    the talk was of use, and, back with a code, whether they had called somebody. `course_step` is how many
    exercises of the course were answered, `course_plan` what they chose for their plan.
    """

    language: str
    channel: str
    campaign: str
    place: str | None = None
    arm: str | None = None
    outcome: str = ""

    role: str = "unknown"
    gender: str = ""
    role_before: str = "unknown"
    says_who: str = ""
    danger: str = "none"
    danger_kind: str = ""
    reason: str = ""
    suspected: list[str] = field(default_factory=list)
    lifted: list[str] = field(default_factory=list)
    safety_kinds: list[str] = field(default_factory=list)
    taken_back: list[str] = field(default_factory=list)

    place_told: bool = False
    asked_place: str | None = None
    town_told: bool = False
    not_there: list[str] = field(default_factory=list)
    area: str = ""
    law_told: str = ""
    hour_told: int | None = None
    hour_told_at: int = 0
    revealed: bool = False
    turns: int = 0
    stage: str = Stage.CONTACTED
    ending: str = Ending.LEFT
    asked: str = "nothing"
    last_topic: str = ""
    denied: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    figure_at: int = -9
    resources: list[str] = field(default_factory=list)
    lines_shown: list[str] = field(default_factory=list)
    lines_at: int = -1
    last_need: str = ""
    watched: bool = False
    kept_in: str = ""
    cannot_call: str = ""
    ruled_out: list[str] = field(default_factory=list)
    not_dying: bool = False
    can_write: bool = False
    no_police: bool = False
    no_numbers: bool = False
    buttons: list[str] = field(default_factory=list)
    readiness_asked: int = 0
    readiness_before: int | None = None
    readiness_after: int | None = None
    help_offered: bool = False
    course_offered: bool = False
    return_offered: bool = False
    return_code: bool = False
    is_return: bool = False
    readiness_then: int | None = None
    returned: str | None = None
    misunderstood: int = 0
    not_understood: int = 0
    declined: int = 0
    went_on: bool = False
    stage_before_promise: str = ""
    not_for_me: bool = False
    of_use_asked: bool = False
    of_use: bool | None = None
    called: bool | None = None
    hostile: int = 0
    course_step: int = 0
    course_plan: list[str] = field(default_factory=list)

    @property
    def in_danger(self) -> bool:
        """Whether a danger is certain, so that deterrence stays out."""
        return self.danger == "certain"

    @property
    def is_behind_line(self) -> bool:
        """Whether the answer before showed a line, told of one or reminded of it."""
        return self.lines_at == self.turns - 1

    @property
    def needs_company(self) -> bool:
        """Whether somebody is in danger, or may be in despair: then no farewell and no menu is said."""
        return self.in_danger or (self.danger == "suspected" and self.danger_kind == "distress")

    @property
    def in_crisis(self) -> bool:
        """Whether somebody thinks of dying, or was plainly asked whether they do."""
        return "distress" in self.safety_kinds if self.in_danger else self.needs_company

    @property
    def is_led_on(self) -> bool:
        """Whether who writes may have come to buy, and is in no danger: they are asked and offered things."""
        return self.danger == "none" and self.role in LED_ON and not self.needs_bed

    @property
    def needs_bed(self) -> bool:
        """Whether who writes was told of a bed for tonight, and did not come to buy."""
        return self.role in WITHOUT_BED and any(map(self.was_said, OF_BED))

    def reach(self, stage: Stage) -> None:
        """Move on to a stage; a conversation never falls back."""
        if STAGES.index(stage) > STAGES.index(Stage(self.stage)):
            self.stage = stage

    def commit(self) -> None:
        """The visitor said that they will not do it."""
        if self.stage != Stage.COMMITTED:
            self.stage_before_promise = self.stage
        self.stage = Stage.COMMITTED
        self.ending = Ending.COMPLETED

    def go_on(self) -> None:
        """The visitor knows what this is and asks to buy all the same; an earlier promise is over."""
        self.went_on = True
        if self.stage == Stage.COMMITTED:
            self.stage, self.ending = self.stage_before_promise or Stage.ENGAGED, Ending.LEFT

    def note_topic(self, topic: str) -> None:
        """Remember that a topic came up, once."""
        if topic not in self.topics:
            self.topics.append(topic)

    def was_said(self, key: str) -> bool:
        """Whether a text was said in this talk, in any wording."""
        return any(text_id.startswith(f"{key}#") for text_id in self.said)

    def note_said(self, text_id: str) -> None:
        """Remember that one of our texts was said."""
        if text_id in self.said:
            self.said.remove(text_id)
        self.said.append(text_id)
        del self.said[:-MOST_SAID]

    def keep_answer_last(self) -> None:
        """What was noted last stands before the answer: what was said last is what answered."""
        self.said.insert(-1, self.said.pop())

    def to_dict(self) -> dict[str, Any]:
        """Plain data for the state store; its lists are the reader's own."""
        return {
            name: list(v) if isinstance(v := getattr(self, name), list) else v for name in NAMES
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The inverse of `to_dict`; parts that this version does not know are dropped."""
        return cls(**{name: value for name, value in data.items() if name in NAMES})


NAMES = tuple(part.name for part in fields(Situation))
"""The parts of a situation, in their order."""
