"""From what was measured to medians, spreads and ratios."""

from __future__ import annotations

from statistics import median
from typing import Any

from benchmarks.load import Measured
from benchmarks.servers import Cost

SETUPS = ("stock", "ours")

LATENCIES = ("p50_ms", "p95_ms", "p99_ms")


def measurement(seen: Measured, before: Cost, after: Cost, stored: int) -> dict[str, float]:
    """One set-up at one number of clients in one round."""
    count = len(seen.milliseconds)
    ordered = sorted(seen.milliseconds)
    return {
        "messages": count,
        "failed": seen.failed,
        "unanswered": seen.unanswered,
        "p50_ms": round(percentile(ordered, 0.50), 2),
        "p95_ms": round(percentile(ordered, 0.95), 2),
        "p99_ms": round(percentile(ordered, 0.99), 2),
        "per_second": round(count / seen.seconds, 1),
        "cpu_ms": round((after.cpu_seconds - before.cpu_seconds) * 1000 / count, 2),
        "written_bytes": round((after.written_bytes - before.written_bytes) / count),
        "stored_bytes": round(stored / count),
    }


def percentile(ordered: list[float], share: float) -> float:
    """The value that `share` of the sorted values do not exceed."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def summary(
    rounds: list[dict[str, Any]], starts: dict[str, list[float]], after: dict[str, Any]
) -> dict[str, dict[str, Any]]:
    """Each figure of both set-ups with its spread, and by what factor ours is better.

    A ratio is taken within a round, where both met the same machine, and then the median of them.
    """
    lines: dict[str, dict[str, Any]] = {}
    levels = list(rounds[0]["ours"])
    for clients in levels[:2]:
        for latency in LATENCIES:
            lines[f"{latency} at {clients}"] = _line(_picked(rounds, clients, latency))
    busiest = {
        name: [max(r[name][clients]["per_second"] for clients in levels) for r in rounds]
        for name in SETUPS
    }
    lines["messages a second at saturation"] = _line(busiest, more_is_better=True)
    for figure in ("cpu_ms", "written_bytes", "stored_bytes"):
        lines[f"{figure} a message at {levels[1]}"] = _line(_picked(rounds, levels[1], figure))
    lines["start to first reply, s"] = _line(starts)
    for figure in ("worker_resident", "worker_unique"):
        values = {name: [after["memory_mb"][name][figure]] for name in SETUPS}
        lines[f"{figure}, MB"] = _line(values)
    return lines


def of_understanding(compared: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """How right both are on held-out messages after training on the same ones, and how long that takes.

    Args:
        compared: by `compare_understanding.compare`.
    """
    runs = compared["runs"]
    of_setup = {"stock": runs["stock"], "ours": runs["ours, same messages"]}

    def line(values: dict[str, float], *, more_is_better: bool) -> dict[str, Any]:
        return _line(
            {name: [value] for name, value in values.items()}, more_is_better=more_is_better
        )

    def right(group: str) -> dict[str, Any]:
        shares = {name: run[group] * 100 for name, run in of_setup.items()}
        return line(shares, more_is_better=True)

    seconds = {name: run["train_seconds"] for name, run in of_setup.items()}
    return {
        "right of held-out messages, %": right("accuracy"),
        "right of those neither danger nor out of scope, %": right("other_intents"),
        "training understanding on the same messages, s": line(seconds, more_is_better=False),
    }


def _picked(rounds: list[dict[str, Any]], clients: int, figure: str) -> dict[str, list[float]]:
    return {name: [r[name][clients][figure] for r in rounds] for name in SETUPS}


def _line(values: dict[str, list[float]], *, more_is_better: bool = False) -> dict[str, Any]:
    ratios = [
        ours / stock if more_is_better else stock / ours
        for stock, ours in zip(values["stock"], values["ours"], strict=True)
        if stock > 0 and ours > 0
    ]
    return {name: _spread(values[name]) for name in SETUPS} | {
        "ratio": _spread(ratios) if ratios else None
    }


def _spread(values: list[float]) -> dict[str, float]:
    return {
        "median": round(median(values), 2),
        "least": round(min(values), 2),
        "most": round(max(values), 2),
    }


def table(result: dict[str, Any]) -> str:
    """The summary as Markdown."""
    rows = ["| | stock | ours | ours is better by |", "|---|---|---|---|"]
    for name, line in result["summary"].items():
        ratio = f"{_cell(line['ratio'])} ×" if line["ratio"] else ""
        rows.append(f"| {name} | {_cell(line['stock'])} | {_cell(line['ours'])} | {ratio} |")
    for figure in ("messages", "failed", "unanswered"):
        sums = [
            sum(level[figure] for r in result["rounds"] for level in r[name].values())
            for name in SETUPS
        ]
        rows.append(f"| {figure} in all | {sums[0]:,} | {sums[1]:,} | |")
    return "\n".join(rows)


def _cell(spread: dict[str, float]) -> str:
    middle = f"{spread['median']:,.4g}"
    if spread["least"] == spread["most"]:
        return middle
    return f"{middle} ({spread['least']:,.4g}–{spread['most']:,.4g})"
