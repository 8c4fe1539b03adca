"""The side-by-side measurement as one picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.figures import SETUPS

COLOURS = {"stock": "#9a9a9a", "ours": "#1f6f78"}

PANELS = (
    ("Latency, one client (ms)", ("p50_ms at 1", "p95_ms at 1", "p99_ms at 1")),
    ("Latency, 16 clients (ms)", ("p50_ms at 16", "p95_ms at 16", "p99_ms at 16")),
    ("Messages a second, one worker", ("messages a second at saturation",)),
    ("Processor time a message (ms)", ("cpu_ms a message at 16",)),
    ("Memory of a worker (MB)", ("worker_resident, MB", "worker_unique, MB")),
    ("Start to first reply (s)", ("start to first reply, s",)),
)


def draw(result: dict[str, Any], file: Path) -> None:
    """Six panels of bars; the thin lines are the spread over the rounds."""
    import matplotlib as mpl  # only the picture needs it

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(2, 3, figsize=(12, 6.5), layout="constrained")
    for axis, (title, names) in zip(axes.flat, PANELS, strict=True):
        axis.set_title(title, fontsize=11)
        for place, setup in enumerate(SETUPS):
            spreads = [result["summary"][name][setup] for name in names]
            middles = [spread["median"] for spread in spreads]
            errors = [
                [spread["median"] - spread["least"] for spread in spreads],
                [spread["most"] - spread["median"] for spread in spreads],
            ]
            at = [number + (place - 0.5) * 0.4 for number in range(len(names))]
            bars = axis.bar(at, middles, 0.38, color=COLOURS[setup], label=setup, yerr=errors)
            axis.bar_label(bars, [_readable(one) for one in middles], fontsize=8, padding=2)
        labels = [name.split(" at ")[0].removesuffix(", MB").replace("_", " ") for name in names]
        axis.set_xticks(range(len(names)), labels if len(names) > 1 else [""])
        axis.spines[["top", "right"]].set_visible(False)
        axis.margins(y=0.15)
    axes.flat[0].legend(frameon=False)
    machine = result["machine"]
    figure.suptitle(
        f"The same messages, interleaved; {machine['cores']} cores, "
        f"load average {machine['load_average']} before"
    )
    figure.savefig(file, dpi=110)
    plt.close(figure)


def _readable(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"
