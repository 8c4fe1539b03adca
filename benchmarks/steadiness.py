"""Whether what was sampled over a long run stayed as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import linear_regression, median

ALLOWED = {
    "memory_mb": (1.01, 2.0),
    "files": (1.0, 3.0),
    "connections": (1.0, 5.0),
    "threads": (1.0, 3.0),
    "p50_ms": (1.3, 2.0),
}
"""What the last third may have of the middle third: so many times as much, and so much more."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The worker at one moment, and the messages since the sample before.

    `files` are open ones without the connections; `stored_mb`, the folder on the disk, grows with
    the outcomes as it is meant to.
    """

    second: int
    messages: int
    failed: int
    p50_ms: float
    p95_ms: float
    memory_mb: float
    files: int
    connections: int
    threads: int
    stored_mb: float


def grown(samples: Sequence[Sample]) -> list[str]:
    """What grew from the middle third to the last, one phrase each; and failed messages.

    The first third is left out: caches fill and the store does.
    """
    third = len(samples) // 3
    if not third:
        return ["too few samples to say"]
    middle, last = samples[third : 2 * third], samples[-third:]
    found = []
    for name, (times, more) in ALLOWED.items():
        before = median(getattr(sample, name) for sample in middle)
        after = median(getattr(sample, name) for sample in last)
        if after > before * times + more:
            found.append(f"{name} from {before:.1f} to {after:.1f}")
    failed = sum(sample.failed for sample in samples)
    if failed:
        found.append(f"{failed} messages failed")
    return found


def memory_an_hour(samples: Sequence[Sample]) -> float:
    """Megabytes an hour by a line through the last two thirds."""
    settled = samples[len(samples) // 3 :]
    if len(settled) < 2:
        return 0.0
    line = linear_regression([s.second / 3600 for s in settled], [s.memory_mb for s in settled])
    return line.slope


def table(samples: Sequence[Sample], lines: int = 10) -> str:
    """Some of the samples as Markdown, evenly spread, the last among them."""
    names = list(Sample.__slots__)
    step = max(1, len(samples) // lines)
    chosen = list(samples[::-1][::step])[::-1]
    rows = [
        f"| {' | '.join(name.replace('_', ' ') for name in names)} |",
        "|---" * len(names) + "|",
    ]
    rows += [f"| {' | '.join(str(getattr(s, name)) for name in names)} |" for s in chosen]
    return "\n".join(rows)
