"""The confusion matrix as a picture; needs matplotlib from the development group."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.commands.evaluation.report import Result


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
