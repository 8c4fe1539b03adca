"""The metrics of the running assistant, read from its port: latency, and what went wrong."""

from __future__ import annotations

import math
import urllib.request
from collections import Counter
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Self

from prometheus_client.parser import text_string_to_metric_families

PATIENCE = 1.0
"""Seconds that the page waits for the port."""

MOST_BYTES = 1_000_000
PARTS = (0.5, 0.95, 0.99)

_PREFIX = "second_thought_"
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True, slots=True)
class Promptness:
    """Within how many seconds a part of the messages was answered; no bound if it took longer."""

    part: float
    seconds: float | None


@dataclass(slots=True)
class Running:
    """Counts since the assistant was started.

    Args:
        messages: how many were timed, on all channels.
        promptness: half of them, most, nearly all; empty while there were none.
        longest: upper end of what is timed; "no bound" is longer than this.
        refusals: requests that were not served, by connector and reason.
        deliveries: replies handed to a platform, by connector and result.
        waiting: outcomes that the database has not taken yet.
        lost: outcomes that gave way meanwhile.
    """

    messages: int = 0
    promptness: list[Promptness] = field(default_factory=list)
    longest: float = 0
    refusals: Counter[tuple[str, str]] = field(default_factory=Counter)
    deliveries: Counter[tuple[str, str]] = field(default_factory=Counter)
    waiting: int = 0
    lost: int = 0

    @classmethod
    def of(cls, text: str) -> Self:
        """From the format of Prometheus.

        Raises:
            ValueError: it is something else.
        """
        found, buckets = cls(), Counter[float]()
        names = set()
        for family in text_string_to_metric_families(text):
            for sample in family.samples:
                name, labels = sample.name.removeprefix(_PREFIX), sample.labels
                names.add(name)
                if name == "message_seconds_bucket":
                    buckets[float(labels["le"])] += int(sample.value)
                elif name == "refusals_total":
                    found.refusals[labels["connector"], labels["reason"]] += int(sample.value)
                elif name == "deliveries_total":
                    found.deliveries[labels["connector"], labels["result"]] += int(sample.value)
                elif name == "outcomes_waiting":
                    found.waiting += int(sample.value)
                elif name == "outcomes_lost_total":
                    found.lost += int(sample.value)
        if "outcomes_lost_total" not in names:
            raise ValueError("These are not the metrics of an assistant.")
        found.messages = buckets[math.inf]
        found.longest = max((end for end in buckets if end < math.inf), default=0)
        found.promptness = promptness(buckets)
        return found


def promptness(buckets: Counter[float]) -> list[Promptness]:
    """Upper ends of the buckets in which the parts are reached; each bucket counts all before it."""
    number = buckets[math.inf]
    return [
        Promptness(part, end if end < math.inf else None)
        for part in PARTS
        for end in [min((e for e in buckets if buckets[e] >= part * number), default=math.inf)]
        if number
    ]


def ask(port: int) -> Running | None:
    """The metrics on a port of this machine; nothing if it does not answer, or with something else."""
    try:
        with _direct.open(f"http://127.0.0.1:{port}/metrics", timeout=PATIENCE) as answer:
            return Running.of(answer.read(MOST_BYTES).decode())
    except (OSError, HTTPException, ValueError, KeyError, ArithmeticError):
        return None
