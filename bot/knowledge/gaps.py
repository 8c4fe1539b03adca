"""What is missing in the directory, for operators, who look for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.knowledge.needs import NATIONAL_NEEDS, PURPOSES_OF
from bot.knowledge.resources import Directory


@dataclass(frozen=True, slots=True)
class Gap:
    """A State without a usable resource of its own for a need."""

    country: str
    need: str


def gaps(directory: Directory, needs: Iterable[str] = NATIONAL_NEEDS) -> list[Gap]:
    """Needs for which a State has no usable resource of its own; an emergency number is none."""
    return [
        Gap(country, need)
        for country in directory.countries
        for need in needs
        if not any(
            row.show and row.access == "open" and set(row.purposes) & set(PURPOSES_OF[need])
            for row in directory.resources(country)
            if row.service is None or "report" in row.purposes
        )
    ]
