"""Drawings of numbers as SVG: horizontal places in per cent, so that letters keep their size.

A drawing only repeats what a table beside it says; without it nothing is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.outcomes.question import Point

HEIGHT = 180
TOP = 8
LEFT = 7.0
"""Per cent of the width that the scale takes."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale: where it is, and what it stands for."""

    at: float
    value: float


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a chart, or one point with its interval; `None` where the number is hidden."""

    point: Point
    left: float
    width: float
    middle: float
    top: float | None
    low: float | None = None
    high: float | None = None
    is_labelled: bool = field(default=True, kw_only=True)


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that the template draws."""

    columns: tuple[Column, ...]
    ticks: tuple[Tick, ...]
    steps: tuple[tuple[Column, Column], ...] = ()
    height: int = HEIGHT
    left: float = LEFT


def columns(points: Sequence[Point]) -> Chart:
    """Counts over time as columns."""
    most = max((point.share.count or 0 for point in points), default=0)
    ticks = _ticks(float(most))
    made = [
        _column(index, len(points), point, _height(point.share.count, ticks[-1].value))
        for index, point in enumerate(points)
    ]
    return Chart(tuple(made), ticks)


def shares(points: Sequence[Point]) -> Chart:
    """Shares over time as points with their intervals."""
    intervals = [point.share.interval for point in points]
    ticks = _ticks(max((one.high for one in intervals if one), default=0.0))
    most = ticks[-1].value
    made = []
    for index, (point, interval) in enumerate(zip(points, intervals, strict=True)):
        known = point.share.count is not None and point.share.of
        share = point.share.count / point.share.of if known else None  # type: ignore[operator]
        low, high = (interval.low, interval.high) if interval and known else (None, None)
        heights = (_height(share, most), _height(low, most), _height(high, most))
        made.append(_column(index, len(points), point, *heights))
    steps = [
        (first, second)
        for first, second in pairwise(made)
        if first.top is not None and second.top is not None
    ]
    return Chart(tuple(made), ticks, tuple(steps))


def _column(index: int, number: int, point: Point, *heights: float | None) -> Column:
    """The column of so many, with its top, and the ends of an interval."""
    room = (100 - LEFT) / number
    left, middle = (round(LEFT + (index + part) * room, 3) for part in (0.12, 0.5))
    is_labelled = index % max(1, -(-number // 6)) == 0
    return Column(point, left, round(0.76 * room, 3), middle, *heights, is_labelled=is_labelled)


def _height(value: float | None, most: float) -> float | None:
    if value is None:
        return None
    return round(TOP + (HEIGHT - TOP) * (1 - (value / most if most else 0)), 1)


def _ticks(most: float) -> tuple[Tick, ...]:
    """Three lines at round numbers, the highest not below the highest value."""
    if most <= 0:
        return (Tick(HEIGHT, 0), Tick(TOP, 1))
    step = 1.0
    while step < most / 2:
        step *= 10
    while step >= most / 2:
        step /= 10
    step *= next(factor for factor in (1, 1.5, 2, 3, 4, 5, 10) if step * factor * 2 >= most)
    return tuple(
        Tick(round(TOP + (HEIGHT - TOP) * (1 - part / 2), 1), step * part) for part in (0, 1, 2)
    )
