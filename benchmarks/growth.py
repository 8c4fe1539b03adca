"""Measures what a message costs as all else grows: conversations, campaigns, outcomes, training.

    python -m benchmarks.growth [--messages N] [--largest N]

One assistant in this process, its outcomes in SQLite, its state in memory, is asked through
`Turn.take`: the whole way of a message but the platform's HTTP, which does not grow with any of it.
How many messages the model is trained on concerns understanding alone, which is asked by itself.
The figures go to results/growth.json, the picture to docs/images/growth.png.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from dataclasses import asdict
from pathlib import Path

from benchmarks import machine
from benchmarks.curves import Curve, report
from benchmarks.growing import measure
from benchmarks.growing_messages import trained_messages
from benchmarks.growth_picture import draw
from bot.logs import configure_logs
from bot.settings import PROJECT, ConfigurationError


def main() -> int:
    """Measure every curve, print, save and draw."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth")
    parser.add_argument("--messages", type=int, default=200, help="messages behind each point")
    parser.add_argument("--largest", type=int, default=10**6, help="no curve goes beyond")
    parser.add_argument("--output", type=Path, default=PROJECT / "results" / "growth.json")
    parser.add_argument("--picture", type=Path, default=PROJECT / "docs" / "images" / "growth.png")
    options = parser.parse_args()
    configure_logs("ERROR")
    before = machine.describe()
    try:
        curves = [
            *asyncio.run(measure(options.messages, options.largest)),
            trained_messages(options.messages),
        ]
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return 1
    described = before | {"load_average_after": machine.describe()["load_average"]}
    _save(options.output, curves, described)
    draw(curves, options.picture)
    print(report(curves))
    print(f"\n{json.dumps(described)}")
    return 0


def _save(file: Path, curves: list[Curve], described: dict[str, object]) -> None:
    result = {"machine": described, "curves": [asdict(curve) for curve in curves]}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
