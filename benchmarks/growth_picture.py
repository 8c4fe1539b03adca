"""The curves of growth as one picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.curves import LEAST_MEMORY, Curve, readable

COLOUR, PALE = "#1f6f78", "#9a9a9a"

WIDE = 100
"""Kept so many times more than says anything, it is drawn on a logarithmic scale."""


def draw(curves: Sequence[Curve], file: Path) -> None:
    """Latency above, what is kept below, one column a curve."""
    import matplotlib as mpl  # only the picture needs it

    mpl.use("Agg")
    from matplotlib import pyplot as plt
    from matplotlib.ticker import FuncFormatter

    figure, axes = plt.subplots(
        2, len(curves), figsize=(3.2 * len(curves), 6), layout="constrained", squeeze=False
    )
    most = max(point.p95_ms for curve in curves for point in curve.points)
    for column, curve in enumerate(curves):
        sizes = [point.size for point in curve.points]
        above, below = axes[0][column], axes[1][column]
        for name, colour in (("p95_ms", PALE), ("p50_ms", COLOUR), ("cpu_ms", "black")):
            style = ":" if name == "cpu_ms" else "-"
            values = [getattr(point, name) for point in curve.points]
            label = name.replace("_ms", "").replace("cpu", "processor time")
            above.plot(sizes, values, style, marker="o", markersize=3, color=colour, label=label)
        above.set_title(curve.name, fontsize=11)
        above.set_ylim(0, most * 1.1)
        kept = [point.kept_bytes for point in curve.points]
        below.plot(sizes, kept, marker="o", markersize=4, color=COLOUR)
        below.set_title(curve.kept, fontsize=10)
        if kept[-1] > WIDE * LEAST_MEMORY:
            # Both scales alike, so that what grows in proportion is a straight line.
            below.set_yscale("log")
            below.set_ylim(bottom=LEAST_MEMORY / 10)
        else:
            below.set_ylim(0, 1.2 * max(kept))
        below.yaxis.set_major_formatter(FuncFormatter(lambda value, _: readable(value)))
        for axis in (above, below):
            axis.set_xscale("log" if sizes[-1] > 10 else "linear")
            axis.spines[["top", "right"]].set_visible(False)
    axes[0][0].set_ylabel("ms a message")
    axes[0][0].legend(frameon=False, fontsize=8)
    figure.savefig(file, dpi=100)
    plt.close(figure)
