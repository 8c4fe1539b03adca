"""Curves of growth: what a message costs against a size, and whether that is worse than it should be."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from benchmarks.figures import percentile

MOST_LATENCY = 0.1
"""Largest exponent of latency over size: a size a thousand times larger costs at most the double."""

MOST_MEMORY = 1.1
"""Largest exponent of memory over size: in proportion, and a little for noise."""

LEAST_MEMORY = 10**6
"""Bytes below which a process's growth is its allocator's noise and says nothing."""


@dataclass(frozen=True, slots=True)
class Point:
    """One size: how long messages took, what they cost the processor, and what is kept for the size.

    `kept_bytes` is the growth of the process's memory since the curve began, or what the curve says.
    """

    size: int
    p50_ms: float
    p95_ms: float
    cpu_ms: float
    kept_bytes: int


@dataclass(slots=True)
class Curve:
    """One thing that grows.

    Args:
        name: what grows.
        kept: what `kept_bytes` is of it.
        points: by size.
    """

    name: str
    kept: str
    points: list[Point] = field(default_factory=list)

    def latency_exponent(self) -> float:
        """How the processor time of a message grows with the size; 0 is not at all.

        Processor time and not the clock, because others may share the machine.
        """
        return exponent([p.size for p in self.points], [p.cpu_ms for p in self.points])

    def memory_exponent(self) -> float:
        """How what is kept grows between the two largest sizes; 1 is in proportion."""
        last = self.points[-2:]
        if last[0].kept_bytes < LEAST_MEMORY:
            return 0.0
        return exponent([p.size for p in last], [p.kept_bytes for p in last])

    def verdict(self) -> str:
        """`as it should`, or what grows worse."""
        worse = []
        if self.latency_exponent() > MOST_LATENCY:
            worse.append("latency")
        if self.memory_exponent() > MOST_MEMORY:
            worse.append("memory")
        return f"worse: {' and '.join(worse)}" if worse else "as it should"


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """The power of the size with which values grow: the slope of a line through their logarithms.

    Values of nothing or less, such as memory that was given back, are left out.
    """
    pairs = [(math.log(s), math.log(v)) for s, v in zip(sizes, values, strict=True) if v > 0]
    if len(pairs) < 2:
        return 0.0
    middle_x = sum(x for x, _ in pairs) / len(pairs)
    middle_y = sum(y for _, y in pairs) / len(pairs)
    spread = sum((x - middle_x) ** 2 for x, _ in pairs)
    if not spread:
        return 0.0
    return sum((x - middle_x) * (y - middle_y) for x, y in pairs) / spread


def point(size: int, milliseconds: Sequence[float], cpu_ms: float, kept_bytes: int) -> Point:
    """A point from the times of its messages."""
    ordered = sorted(milliseconds)
    return Point(
        size,
        round(median(ordered), 2),
        round(percentile(ordered, 0.95), 2),
        round(cpu_ms, 2),
        kept_bytes,
    )


def report(curves: Sequence[Curve]) -> str:
    """The points of all curves as one Markdown table, and a verdict on each."""
    lines = ["| what grows | size | p50 ms | p95 ms | processor ms | kept | |"]
    lines += ["|---|---|---|---|---|---|---|"]
    for curve in curves:
        for p in curve.points:
            last = p is curve.points[-1]
            lines.append(
                f"| {curve.name} | {p.size:,} | {p.p50_ms:.1f} | {p.p95_ms:.1f} | {p.cpu_ms:.1f} "
                f"| {readable(p.kept_bytes)} | {curve.verdict() if last else ''} |"
            )
    return "\n".join(lines)


def readable(number: float) -> str:
    """Bytes as people read them."""
    for unit in ("B", "kB", "MB"):
        if abs(number) < 1000:
            return f"{number:.0f} {unit}"
        number /= 1000
    return f"{number:.1f} GB"
