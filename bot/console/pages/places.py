"""Where and in which languages conversations happen: a map, and tables that say the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.pages.content import APPROACHES, Content
from bot.console.sheets import Heading, Row, Sheet, compared_sheet
from bot.outcomes.measures import Measures

OUTLINES = Path(__file__).resolve().parent.parent / "atlas" / "outlines.json"


@dataclass(frozen=True, slots=True)
class State:
    """What is told of a State: its name, its colour, and what the colour stands for."""

    name: str
    style: str
    count: int | None
    approach: str | None


@dataclass(frozen=True, slots=True)
class Area:
    """A State on a map: its outline or dot."""

    state: State
    path: str
    dot: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Map:
    """One map."""

    width: int
    height: int
    others: str
    areas: tuple[Area, ...]


def page(measures: Measures, content: Content) -> Page:
    """The page.

    Args:
        measures: the figures.
        content: names of States and the kind of their law.
    """

    def build(visit: Visit) -> Mapping[str, object]:
        """Maps and tables by country, by language and by channel."""
        selection = replace(visit.selection, only=None)
        layer = "law" if visit.query.get("layer") == "law" else "conversations"

        def by(dimension: str, title: str, heading: Heading) -> Sheet:
            return compared_sheet(
                dimension,
                title,
                heading,
                measures.by(dimension, selection.filter()),
                lambda row: "/" + selection.of_row(dimension, row).link(),
            )

        countries = by("country", later("By country"), Heading(later("Country"), "country"))
        counts = {str(row.cells[0]): cast(int | None, row.cells[1]) for row in countries.rows}
        names, steps = dict(content.states(visit.language)), steps_of(counts)

        def state(code: str) -> State:
            approach, shade = content.approach(code), _shade(code, counts, steps)
            style = f"law-{approach or 'unknown'}" if layer == "law" else shade
            return State(names[code], style, counts.get(code), approach)

        states = {code: state(code) for code in names}
        return {
            "selection": selection,
            "layer": layer,
            "maps": [_map(name, states) for name in ("europe", "region")],
            "limits": steps,
            "approaches": (*APPROACHES, "mixed"),
            "sheets": [
                _with_law(countries, states),
                by("language", later("By language"), Heading(later("Language"), "language")),
                by("channel", later("By channel"), Heading(later("Channel"), "label")),
            ],
        }

    return Page("places", later("Languages and places"), build)


def _with_law(countries: Sheet, states: Mapping[str, State]) -> Sheet:
    """The table of countries by their names, with what the law of each says of buying."""
    rows = []
    for row in countries.rows:
        code, *numbers = row.cells
        state = states.get(str(code))
        named = (state.name, state.approach) if state else (code, None)
        rows.append(Row((*named, *numbers), row.link))
    country, *others = countries.headings
    headings = (country, Heading(later("Law on buying"), "label"), *others)
    return replace(countries, headings=headings, rows=tuple(rows))


def steps_of(counts: Mapping[str, int | None]) -> list[int]:
    """Three round limits between the four shades, such as 50, 200 and 1000."""
    most = max((count or 0 for count in counts.values()), default=0)
    size = 10
    while size * 100 < most:
        size *= 10
    return [size * 2, size * 10, size * 40]


def _shade(state: str, counts: Mapping[str, int | None], steps: list[int]) -> str:
    count = counts.get(state)
    return f"step-{1 + sum(count > limit for limit in steps)}" if count else "step-hidden"


@cache
def _outlines() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return found


def _map(name: str, states: Mapping[str, State]) -> Map:
    drawn = _outlines()[name]
    areas = [
        Area(states[code], path, tuple(drawn["dots"].get(code, ())) or None)
        for code, path in drawn["paths"].items()
        if code
    ]
    areas.sort(key=lambda area: area.dot is not None)  # dots last: they lie on top
    return Map(drawn["width"], drawn["height"], drawn["paths"].get("", ""), tuple(areas))
