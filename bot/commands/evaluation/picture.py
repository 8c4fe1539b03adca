"""The confusion matrix and the curves of trust as pictures; need matplotlib from the development group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bot.commands.evaluation.result import Result


def draw_confusions(results: Sequence[Result], path: Path) -> bool:
    """Write the picture; whether it could be drawn."""
    try:
        from matplotlib.figure import Figure  # not part of the installed assistant
    except ImportError:
        return False
    names = sorted({r.sentence.intent for r in results} | {r.said for r in results})
    index = {name: position for position, name in enumerate(names)}
    counts = np.zeros((len(names), len(names)))
    for result in results:
        counts[index[result.sentence.intent], index[result.said]] += 1
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    figure = Figure(figsize=(13, 12), layout="constrained")
    axes = figure.add_subplot()
    image = axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(names)), names, rotation=90)
    axes.set_yticks(range(len(names)), names)
    axes.set_xlabel("understood as")
    axes.set_ylabel("meant")
    figure.colorbar(image, label="share of the messages of an intent", shrink=0.7)
    figure.savefig(path, dpi=110)
    return True


def draw_trust(trust: Mapping[str, Mapping[str, Any]], path: Path) -> bool:
    """Write the reliability and risk-coverage curves of each language; whether they could be drawn.

    Args:
        trust: by language, and over `all`, as `report.trust` has it.
        path: of the picture.
    """
    try:
        from matplotlib.figure import Figure  # not part of the installed assistant
    except ImportError:
        return False
    figure = Figure(figsize=(12, 5.5), layout="constrained")
    believed, kept = figure.subplots(1, 2)
    believed.plot([0, 1], [0, 1], color="grey", linestyle=":")
    for name, of in trust.items():
        width = 3.0 if name == "all" else 1.0
        curve = of["reliability"]
        x, y = [p["confidence"] for p in curve], [p["share"] for p in curve]
        believed.plot(x, y, marker=".", linewidth=width, label=name)
        if name == "all":
            ends = [p["interval_95"] for p in curve]
            believed.fill_between(x, *zip(*ends, strict=True), alpha=0.2)
        x = [p["coverage"] for p in of["risk_coverage"]]
        kept.plot(x, [p["share"] for p in of["risk_coverage"]], marker=".", linewidth=width)
    believed.set(xlabel="confidence", ylabel="share that is right", title="reliability")
    kept.set(
        xlabel="coverage: the surest part", ylabel="share that is right", title="risk–coverage"
    )
    believed.legend()
    figure.savefig(path, dpi=110)
    return True
