"""Kinds of danger: what the safety net looks for and what is answered first."""

from __future__ import annotations

DANGERS = (
    "distress",
    "child_writes",
    "watched",
    "traces",
    "exploitation",
    "violence",
    "attraction",
    "minor",
    "concern",
)
"""Gravest first, the writer's own life before all: `child_writes` is a child, `watched` and `traces`
are of somebody who is controlled, `attraction` of somebody who wants help before a child is harmed."""
