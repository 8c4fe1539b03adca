"""How the console's pages grow, as one picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

TARGET = 300
"""Milliseconds that a page may take."""

COLOURS = {"first look": "#9a9a9a", "next look": "#1f6f78"}
MARKS = {"SQLite": "o-", "PostgreSQL": "s--"}
COLUMNS = 5


def draw(measured: Mapping[str, Mapping[str, Sequence[Sequence[float]]]], file: Path) -> None:
    """A panel for each page: milliseconds over the number of outcomes.

    Args:
        measured: by database and number of outcomes; then by page, first look and next, each over
            the clock and of the processor.
        file: of the picture.
    """
    import matplotlib as mpl  # only the picture needs it

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    pages = list(next(iter(measured.values())))
    rows = -(-len(pages) // COLUMNS)
    figure, axes = plt.subplots(
        rows, COLUMNS, figsize=(12, 2.6 * rows), layout="constrained", sharex=True, squeeze=False
    )
    for axis, page in zip(axes.flat, pages, strict=False):
        _panel(axis, page, measured)
    for axis in axes.flat[len(pages) :]:
        axis.set_visible(False)
    axes[0][0].set_ylabel("ms at the server")
    axes[0][0].legend(frameon=False, fontsize=8)
    figure.supxlabel("outcomes", fontsize=10)
    figure.savefig(file, dpi=90)
    plt.close(figure)


def _panel(axis: Any, page: str, measured: Mapping[str, Mapping[str, Any]]) -> None:
    for look, (name, colour) in enumerate(COLOURS.items()):
        for system, mark in MARKS.items():
            points = sorted(
                (int(key.split()[1]), looks[page][look][0])
                for key, looks in measured.items()
                if key.startswith(f"{system} ")
            )
            if points:
                label = f"{name}, {system}"
                axis.plot(*zip(*points, strict=True), mark, ms=4, color=colour, label=label)
    if page.startswith("/"):
        axis.axhline(TARGET, color="black", linewidth=0.8, linestyle=":")
    axis.set_title({"/": "/ (overview)"}.get(page, page), fontsize=10)
    axis.set_xscale("log")
    axis.set_ylim(bottom=0, top=max(axis.get_ylim()[1], TARGET * 1.2))
    axis.spines[["top", "right"]].set_visible(False)
