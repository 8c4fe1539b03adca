"""A Sankey diagram of paths: bars for what came up, bands for how many went on from one to the next.

Places across are in per cent, as in the charts, so that letters keep their size; the page's table says
the same in numbers. No library draws one as plain SVG without a browser or matplotlib, and with three
columns in a fixed order there is nothing to optimise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from bot.outcomes.paths import KINDS, MOST_STEPS, steps_of

ROOM = 300
"""Pixels that the bars of a column share."""

GAP = 30
"""Pixels between two bars, in which the name of the lower one stands."""

END = "no_further"
"""Where a conversation goes that comes to no further kind of topic."""

Place = tuple[int, str]
"""Which step, counted from 0, and the kind of topic, or `END`."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Conversations that came to a kind of topic at a step; `top` and `height` in pixels."""

    place: Place
    count: int
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Band:
    """Conversations that went on from one to the next; the upper edges at both ends, in pixels."""

    start: Place
    end: Place
    count: int
    left: float
    right: float
    height: float


@dataclass(frozen=True, slots=True)
class Sankey:
    """Everything that the template draws."""

    bars: tuple[Bar, ...]
    bands: tuple[Band, ...]
    height: float
    steps: int = MOST_STEPS


def transitions(paths: Mapping[str, int]) -> dict[tuple[Place, Place], int]:
    """How many went from each place to the next; nobody goes on from the last step that is kept."""
    found: Counter[tuple[Place, Place]] = Counter()
    for path, count in paths.items():
        steps = [*steps_of(path), END][:MOST_STEPS]
        for number, pair in enumerate(pairwise(steps)):
            if count:
                found[(number, pair[0]), (number + 1, pair[1])] += count
    return {pair: found[pair] for pair in sorted(found, key=lambda pair: (*map(_rank, pair),))}


def sankey(paths: Mapping[str, int]) -> Sankey:
    """The drawing of so many conversations by path; those without a topic are not in it."""
    moves = transitions(paths)
    sizes = _sizes(moves)
    columns = [[place for place in sizes if place[0] == step] for step in range(MOST_STEPS)]
    most = max((sum(sizes[place] for place in column) for column in columns), default=0)
    scale = ROOM / most if most else 0
    bars: dict[Place, Bar] = {}
    for column in columns:
        top = float(GAP)
        for place in column:
            bars[place] = Bar(place, sizes[place], round(top, 1), sizes[place] * scale)
            top += sizes[place] * scale + GAP
    height = max((bar.top + bar.height for bar in bars.values()), default=0.0)
    return Sankey(tuple(bars.values()), _bands(moves, bars, scale), round(height + 1, 1))


def _bands(
    moves: Mapping[tuple[Place, Place], int], bars: Mapping[Place, Bar], scale: float
) -> tuple[Band, ...]:
    """One below the other at both ends, in the order of the bars that they lead to and come from."""
    leaving = {place: bar.top for place, bar in bars.items()}
    arriving = dict(leaving)
    made = []
    for (start, end), count in moves.items():
        thick = count * scale
        made.append(Band(start, end, count, leaving[start], arriving[end], thick))
        leaving[start] += thick
        arriving[end] += thick
    return tuple(made)


def _sizes(moves: Mapping[tuple[Place, Place], int]) -> dict[Place, int]:
    """Conversations at each place, in the order in which the bars stand."""
    sizes: Counter[Place] = Counter()
    for (start, end), count in moves.items():
        sizes[end] += count
        if start[0] == 0:  # into a later place everybody came from the one before
            sizes[start] += count
    return {place: sizes[place] for place in sorted(sizes, key=_rank)}


def _rank(place: Place) -> tuple[int, int]:
    step, kind = place
    return step, [*KINDS, END].index(kind)
