"""Known vulnerabilities that stay, each with its reason: `decisions/advisories.yml`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from bot.knowledge.yaml_files import read_file
from bot.settings import PROJECT
from tools.advisories.copy import Finding

DECISIONS = PROJECT / "decisions" / "advisories.yml"


class Decision(BaseModel):
    """Why a known vulnerability stays.

    `not_used`: the part that has it is not run here. `disputed`: its makers say that it is none.
    `accepted`: it concerns us, and is borne for now.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^(CVE|GHSA|PYSEC)-[\w-]+$")
    package: str
    decision: Literal["not_used", "disputed", "accepted"]
    reason: str = Field(min_length=20)
    decided_on: dt.date


class Decisions(BaseModel):
    """The file of decisions."""

    model_config = ConfigDict(extra="forbid")

    decisions: tuple[Decision, ...]


def read_decisions(file: Path = DECISIONS) -> tuple[Decision, ...]:
    """What was decided.

    Raises:
        ConfigurationError: the file is not as it should be; says the line.
    """
    return read_file(file, Decisions).decisions


def decision_on(finding: Finding, decisions: Iterable[Decision]) -> Decision | None:
    """The decision about a finding, by whichever of its ids it was written."""
    for decision in decisions:
        if decision.package == finding.package and decision.id in finding.ids:
            return decision
    return None
