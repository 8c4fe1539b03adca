"""An experiment file: the question, the arms, and the rules that were fixed before anybody looked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from bot.knowledge.yaml_files import read_named
from bot.settings import ConfigurationError

HOLDOUT = "holdout"
"""Name of the arm whose visitors stay outside: they get the default words, and are counted."""

Goal = Literal["went_on", "desist", "help"]
Harm = Literal["safety", "opted_out", "hostile"]
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,19}$")]
Share = Annotated[float, Field(gt=0, lt=1)]


class Arm(BaseModel):
    """One wording: the share of visitors who get it, and the response keys that it words anew."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    share: Share
    varies: tuple[str, ...] = ()

    @field_validator("varies")
    @classmethod
    def _each_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(value)) < len(value):
            raise ValueError("name every key once")
        return value


class GuardRail(BaseModel):
    """An ending of which an arm may not have more than the first arm and this tolerance."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    measure: Harm
    tolerance: Annotated[float, Field(ge=0, lt=0.5)] = 0.0


class StopRule(BaseModel):
    """When it is over: at this many conversations or days, or when the evidence is enough.

    `error` is the probability of a false finding that is accepted, over all arms and all looks.
    `at_the_end` is the part of it that is kept for the one look at the planned end, which finds more than
    looks on the way; these have the rest.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    conversations: Annotated[int, Field(ge=100)]
    days: Annotated[int, Field(ge=1, le=3650)]
    error: Annotated[float, Field(gt=0, le=0.2)] = 0.05
    at_the_end: Annotated[float, Field(ge=0, le=0.9)] = 0.0

    @property
    def on_the_way(self) -> float:
        """The error of all looks but the one at the planned end."""
        return self.error * (1 - self.at_the_end)


@dataclass(frozen=True, slots=True)
class Contrast:
    """A question to the counts: do these arms differ from those, taken together.

    Args:
        name: of the arm, or of the factor.
        first: the arms that are compared with.
        other: the arms in question.
        share: of the latter among both.
    """

    name: str
    first: tuple[str, ...]
    other: tuple[str, ...]
    share: float


class Experiment(BaseModel):
    """One version of an experiment.

    The first arm is what the others are compared with. With `factors` the arms are combinations instead:
    each factor names the arms that have it, and is compared with all that have not, so that every
    visitor counts for every factor.

    `unit: person` gives somebody the same arm whenever they write from the same address (on the web:
    for the length of a conversation); `unit: conversation` draws anew each time.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,29}$")]
    version: Annotated[int, Field(ge=1, le=999)]
    question: Annotated[str, Field(min_length=10, max_length=300)]
    unit: Literal["person", "conversation"] = "person"
    outcome: Goal
    smallest_effect: Annotated[float, Field(gt=0, lt=0.5)]
    holdout: Annotated[float, Field(ge=0, le=0.5)] = 0.0
    arms: dict[Name, Arm]
    factors: dict[Name, tuple[Name, ...]] = {}
    guard_rails: tuple[GuardRail, ...]
    stop: StopRule

    @field_validator("arms")
    @classmethod
    def _arms_compare(cls, value: dict[str, Arm]) -> dict[str, Arm]:
        if len(value) < 2:
            raise ValueError("name at least two arms")
        if HOLDOUT in value:
            raise ValueError(f"call no arm '{HOLDOUT}'; write 'holdout: 0.1' beside the arms")
        whole = sum(arm.share for arm in value.values())
        if abs(whole - 1) > 1e-6:
            raise ValueError(f"the shares add up to {whole:.6g}; make them add up to 1")
        _, *others = value
        for name in others:
            if not value[name].varies:
                raise ValueError(f"arm '{name}' varies nothing; name its keys under 'varies:'")
        return value

    @model_validator(mode="after")
    def _harms_once(self) -> Self:
        harms = [rail.measure for rail in self.guard_rails]
        if len(set(harms)) < len(harms):
            raise ValueError("name every guard rail once")
        if "safety" not in harms:
            raise ValueError("guard_rails need '- measure: safety', in every experiment")
        return self

    @model_validator(mode="after")
    def _factors_cross(self) -> Self:
        """Each factor must be drawn independently of the others, or its effect would be mixed with theirs."""
        for name, having in self.factors.items():
            if unknown := set(having) - set(self.arms):
                raise ValueError(f"factors.{name}: there is no arm '{min(unknown)}'")
            if not having or len(set(having)) == len(self.arms) or self.reference in having:
                raise ValueError(f"factors.{name}: name the arms that have it; the first has none")
        if self.factors and len(self.factors) < 2:
            raise ValueError("factors: name at least two, or leave them out")
        for one, another in combinations(self.factors.values(), 2):
            both = self._share(set(one) & set(another))
            if abs(both - self._share(one) * self._share(another)) > 1e-6:
                raise ValueError(
                    "factors: draw them independently; give every combination an arm, and with two "
                    "factors of a half each arm the share 0.25"
                )
        return self

    def _share(self, arms: Iterable[str]) -> float:
        return sum(self.arms[arm].share for arm in arms)

    @property
    def reference(self) -> str:
        """The first arm."""
        return next(iter(self.arms))

    @property
    def compared(self) -> tuple[str, ...]:
        """The other arms, each of which is compared with the first."""
        return tuple(self.arms)[1:]

    @property
    def varied(self) -> tuple[str, ...]:
        """Every key that an arm words anew, sorted."""
        return tuple(sorted({key for arm in self.arms.values() for key in arm.varies}))

    @property
    def by_arm(self) -> tuple[Contrast, ...]:
        """Each arm against the first one."""
        return tuple(
            Contrast(arm, (self.reference,), (arm,), self.share_of(arm)) for arm in self.compared
        )

    @property
    def contrasts(self) -> tuple[Contrast, ...]:
        """What the goal is compared by: each factor, or where there are none each arm."""
        if not self.factors:
            return self.by_arm
        return tuple(
            Contrast(
                name,
                tuple(arm for arm in self.arms if arm not in having),
                having,
                self._share(having),
            )
            for name, having in self.factors.items()
        )

    def share_of(self, arm: str) -> float:
        """The share of an arm among those of it and the first one."""
        first, other = self.arms[self.reference].share, self.arms[arm].share
        return other / (first + other)

    def label(self, arm: str) -> str:
        """Name of an arm in responses and outcomes; another version has other labels."""
        return f"{self.id}/{self.version}/{arm}"


def read_experiment(file: Path) -> Experiment:
    """One experiment file.

    Raises:
        ConfigurationError: malformed; names the file, the line and what to write instead.
    """
    return read_named(file, Experiment)


def read_experiments(folder: Path) -> tuple[dict[str, Experiment], list[str]]:
    """All experiments of a folder by id, and a sentence for each file that is broken."""
    experiments: dict[str, Experiment] = {}
    broken: list[str] = []
    for file in sorted(folder.glob("*.yml")):
        try:
            experiments[file.stem] = read_experiment(file)
        except ConfigurationError as error:
            broken.append(f"experiments/{error}")
    return experiments, broken
