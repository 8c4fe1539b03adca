"""Where and in which languages conversations happen: a map, and tables that say the same."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from bot.console.filters import Selection
from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.pages.content import APPROACHES, Content
from bot.console.sheets import COMPARED_HEADINGS, Heading, Kind, Row, Sheet, compared_cells
from bot.outcomes.definitions import EVERYBODY, UNKNOWN
from bot.outcomes.measures import Measures
from bot.outcomes.view import View

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


class Places:
    """The page.

    Args:
        measures: the figures.
        content: names of States and the kind of their law.
    """

    def __init__(self, measures: Measures, content: Content) -> None:
        self._measures = measures
        self._content = content

    def page(self) -> Page:
        """The page."""
        return Page("places", later("Languages and places"), self.build)

    def build(self, visit: Visit) -> Mapping[str, object]:
        """Maps and tables by country, by language and by channel."""
        selection = replace(visit.selection, only=None)
        layer = "law" if visit.query.get("layer") == "law" else "conversations"
        views = {
            dimension: self._measures.by(dimension, selection.filter())
            for dimension in ("country", "language", "channel")
        }
        countries = {code: view.count(EVERYBODY) for code, view in views["country"].items()}
        steps = steps_of(countries)
        states = {
            code: self._state(code, name, layer, countries, steps)
            for code, name in self._content.states(visit.language)
        }
        return {
            "selection": selection,
            "layer": layer,
            "maps": [_map(name, states) for name in ("europe", "region")],
            "limits": steps,
            "approaches": (*APPROACHES, "mixed"),
            "sheets": [
                self._by_country(views["country"], selection, visit.language),
                _by("language", later("By language"), later("Language"), views, selection),
                _by("channel", later("By channel"), later("Channel"), views, selection),
            ],
        }

    def _state(
        self,
        code: str,
        name: str,
        layer: str,
        counts: Mapping[str, int | None],
        steps: list[int],
    ) -> State:
        approach = self._content.approach(code)
        style = f"law-{approach or 'unknown'}" if layer == "law" else _shade(code, counts, steps)
        return State(name, style, counts.get(code), approach)

    def _by_country(self, views: Mapping[str, View], selection: Selection, language: str) -> Sheet:
        title, one = later("By country"), later("Country")
        sheet = _by("country", title, one, {"country": views}, selection)
        rows, states = [], dict(self._content.states(language))
        for row in sheet.rows:
            code, *numbers = row.cells
            known = str(code) in states
            approach = self._content.approach(str(code)) if known else None
            name = self._content.place(str(code), language) if known else str(code)
            rows.append(Row((name, approach, *numbers), row.link))
        _, *others = sheet.headings
        headings = (
            Heading(later("Country"), "country"),
            Heading(later("Law on buying"), "label"),
            *others,
        )
        return replace(sheet, headings=headings, rows=tuple(rows))


def _by(
    dimension: str,
    title: str,
    one: str,
    views: Mapping[str, Mapping[str, View]],
    selection: Selection,
) -> Sheet:
    kinds: dict[str, Kind] = {"language": "language", "channel": "label"}
    return Sheet(
        dimension,
        title,
        (
            Heading(one, kinds.get(dimension, "words")),
            *COMPARED_HEADINGS,
        ),
        tuple(
            Row(
                (
                    row,
                    view.count(EVERYBODY),
                    *compared_cells(view),
                ),
                None if row == UNKNOWN else "/" + selection.of_row(dimension, row).link(),
            )
            for row, view in views[dimension].items()
        ),
    )


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
