"""How many machines a number of messages needs: measured, simulated, and only then extrapolated.

    python -m benchmarks.capacity [--messages N]

Starts one worker, and two others beside it, each set on a Valkey and a PostgreSQL from their wheels, and
drives them with more and more clients, by turns, in rounds, of which the middle counts. A queueing
simulation with nothing but the measured processor time a message, and how much busy cores hinder each
other, must give the measured messages a second back; then it says what a day of a million messages needs.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import random
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import machine
from benchmarks.contention import contention
from benchmarks.queueing import Costs, closed, open_arrivals
from benchmarks.stores import Bytes, kept
from benchmarks.stores import measure as measure_bytes
from benchmarks.workers import Seen, Workers, measure
from benchmarks.writes import writes_a_second
from bot.settings import PROJECT, load_settings

CLIENTS = (1, 2, 4, 8, 16)
DAYS = (10**6, 10**7, 10**8)
ROUNDS = 5
"""Measurements of each point: whatever else the machine does meets only some of them."""
TOLERANCE = 0.15
"""Share by which the simulation may differ from each measurement, or it says nothing about more."""
PEAK = 3.0
"""The busiest hour of a day has so many times the messages of a mean hour."""
WORKERS_A_MACHINE = 4
"""On a machine of eight cores, which also runs the proxy or leaves room for a burst."""


@dataclass(frozen=True, slots=True)
class Point:
    """One measurement beside its simulation."""

    workers: int
    clients: int
    measured: float
    simulated: float


@dataclass(frozen=True, slots=True)
class Need:
    """What a day of so many messages needs."""

    messages_a_day: int
    peak_a_second: float
    workers: int
    machines: int
    p99_ms: float


def main() -> int:
    """Measure, simulate, print and save."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.capacity")
    parser.add_argument(
        "--messages",
        type=int,
        default=400,
        help="messages of each measurement, of which there are five",
    )
    parser.add_argument("--output", type=Path, default=PROJECT / "results" / "capacity.json")
    parser.add_argument("--stores", action="store_true", help="only what messages leave in stores")
    options = parser.parse_args()
    kept_bytes = measure_bytes()
    if options.stores:
        print(report_stores(kept_bytes))
        print("\n" + report_writes(writes_a_second()))
        return 0
    hindrance = contention()
    points, costs = asyncio.run(_curve(options.messages, hindrance))
    needs = [need(day, costs) for day in DAYS]
    writes = writes_a_second()
    result = {
        "machine": machine.describe(),
        "costs": asdict(costs),
        "contention": hindrance,
        "points": [asdict(point) for point in points],
        "bytes": asdict(kept_bytes),
        "writes_a_second": writes,
        "needs": [asdict(one) for one in needs],
    }
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(f"While another core works, the same work takes {hindrance:.2f} times as long.")
    print(report(points, costs, needs))
    print("\n" + report_stores(kept_bytes))
    print("\n" + report_writes(writes))
    return 0


async def _curve(messages: int, hindrance: float) -> tuple[list[Point], Costs]:
    with Workers(1) as one, Workers(2) as two:
        for running in (one, two):
            await measure(running, 2, 3 * messages)  # warm
        # By turns, so that a machine which slows down meanwhile slows both.
        rounds = [
            {
                (len(running.ports), clients): await measure(running, clients, messages)
                for clients in CLIENTS
                for running in (one, two)
            }
            for _ in range(ROUNDS)
        ]
    seen = {point: Seen.middle([each[point] for each in rounds]) for point in sorted(rounds[0])}
    # The costs are taken from two points of one worker; how many messages a second is predicted.
    least, most = CLIENTS[0], CLIENTS[-1]
    costs = Costs.between(seen[1, least].costs, seen[1, most].costs, most)
    points = [
        Point(
            workers,
            clients,
            one.per_second,
            closed(costs, workers, clients, one.cores, hindrance),
        )
        for (workers, clients), one in seen.items()
    ]
    return points, costs


def need(day: int, costs: Costs) -> Need:
    """The fewest workers with which 99 of 100 messages of the busiest hour take a tenth of a second."""
    peak = day / 86400 * PEAK
    fewest = max(1, int(peak * costs.worker))
    for workers in itertools.count(fewest):
        if peak * costs.worker / workers >= 0.95:
            continue
        p99 = open_arrivals(costs, workers, peak, random.Random(0))
        if p99 <= 0.1:
            break
    return Need(day, peak, workers, -(-workers // WORKERS_A_MACHINE), p99 * 1000)


def report(points: list[Point], costs: Costs, needs: list[Need]) -> str:
    """Both tables as Markdown."""
    lines = [
        f"Processor time a message: {costs.worker * 1000:.1f} ms of a worker "
        f"and {costs.shared * 1000:.1f} ms for all that it has in hand, "
        f"{costs.client * 1000:.1f} ms of the clients, {costs.stores * 1000:.1f} ms of the stores.",
        "",
        "| workers | clients | measured a second | simulated | difference |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {p.workers} | {p.clients} | {p.measured:.0f} | {p.simulated:.0f} "
        f"| {(p.simulated / p.measured - 1) * 100:+.0f} % |"
        for p in points
    ]
    worst = max(abs(p.simulated / p.measured - 1) for p in points)
    if worst > TOLERANCE:
        lines += [
            "",
            f"**Not confirmed:** the simulation is off by up to {worst * 100:.0f} %. Run this on an idle "
            "machine; until it agrees within 15 %, the table below is no ground to plan on.",
        ]
    lines += ["", "| messages a day | peak a second | workers | machines | 99 of 100 within |"]
    lines += ["|---|---|---|---|---|"]
    lines += [
        f"| {n.messages_a_day:,} | {n.peak_a_second:,.0f} | {n.workers:,} | {n.machines:,} "
        f"| {n.p99_ms:.0f} ms |"
        for n in needs
    ]
    return "\n".join(lines)


def report_stores(measured: Bytes) -> str:
    """What Valkey and PostgreSQL hold, as Markdown."""
    session = load_settings().session_minutes * 60
    lines = [
        f"Bytes in Valkey: a conversation {measured.conversation:.0f}, the mark of a message "
        f"{measured.repeat_mark:.0f}, the count of a person's messages {measured.person:.0f}.",
        "",
        "| messages a day | Valkey | outcomes written a second, at most | disk of outcomes a month |",
        "|---|---|---|---|",
    ]
    for day in DAYS:
        one = kept(day, PEAK, measured, session)
        lines.append(
            f"| {day:,} | {one.valkey_gigabytes:.1f} GB | {one.writes_a_second:,.0f} "
            f"| {one.disk_gigabytes_a_month:.0f} GB |"
        )
    return "\n".join(lines)


def report_writes(found: dict[int, float]) -> str:
    """What PostgreSQL took, in a sentence."""
    parts = [
        f"{rate:,.0f} outcomes a second with {number} in a transaction"
        for number, rate in found.items()
    ]
    return f"PostgreSQL took {' and '.join(parts)}, from four writers on the same machine."


if __name__ == "__main__":
    sys.exit(main())
