"""Runs the stock set-up and ours side by side on the same messages and reports ratios.

    python -m benchmarks.run [--rounds N] [--starts N] [--sample N] [--epochs N]

Both are trained on the same few messages and asked what the held-out ones mean; ours also as it is
shipped, trained on all. Then both run at once, one worker each, and are asked in turns, round by round,
so that whatever else the machine does meets both. The result goes to results/benchmark.json and
results/benchmark.png.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks import load, machine, scores, servers, stock_setup
from benchmarks.compare_understanding import compare
from benchmarks.figures import SETUPS, measurement, of_understanding, summary, table
from benchmarks.picture import draw
from benchmarks.servers import Running
from benchmarks.stock_setup import SetupError, say
from benchmarks.workers import measure, running_workers
from bot.settings import PROJECT, ConfigurationError

LEVELS = {1: 25, 16: 48, 32: 48}
"""Clients at once, and the conversations they have in one round."""

Conversations = Iterator[list[load.Message]]


def main() -> int:
    """Prepare, measure, print and save."""
    options = _options()
    try:
        result = bench(options)
        _save(result, options.output)  # now: what follows needs two servers and may fail
        print(table(result), "\n", scores.table(result["understanding"]), sep="")
        result["ours_by_workers"] = _by_workers()
        _save(result, options.output)
    except (SetupError, ConfigurationError, OSError, ValueError) as error:
        say(str(error))
        return 1
    for number, per_second in result["ours_by_workers"].items():
        print(f"Ours, {number} worker(s) on Valkey and PostgreSQL: {per_second} messages a second.")
    say(f"\nSaved benchmark.json and benchmark.png in {options.output.name}/.")
    return 0


def _save(result: dict[str, Any], folder: Path) -> None:
    machine.save(folder / "benchmark.json", result)
    draw(result, folder / "benchmark.png")


def bench(options: argparse.Namespace) -> dict[str, Any]:
    """Everything that is known afterwards, ready for JSON."""
    stock_setup.install()
    messages = stock_setup.drawn(stock_setup.read_messages(), options.sample)
    say("Training the stock set-up, unless it was.")
    model, seconds = stock_setup.train(messages, options.epochs, dialogue=True)
    before = machine.describe()
    understood = compare(options.sample, options.epochs)
    work = stock_setup.WORK / "bench"
    shutil.rmtree(work, ignore_errors=True)
    said = load.conversations(load.mixed_sentences())
    rounds, starts, after = _measure(model, work, said, options)
    return {
        "machine": before | {"load_average_after": machine.describe()["load_average"]},
        "settings": {
            "rounds": options.rounds,
            "messages_a_round": {clients: n * load.TURNS for clients, n in LEVELS.items()},
            "stock_sample": options.sample or "all",
            "stock_epochs": options.epochs or 100,
        },
        "stock_trained_with_dialogue_seconds": round(seconds, 1),
        "understanding": understood,
        "start_seconds": starts,
        "rounds": rounds,
        **after,
        "summary": summary(rounds, starts, after) | of_understanding(understood),
    }


def _measure(
    model: Path, work: Path, said: Conversations, options: argparse.Namespace
) -> tuple[list[dict[str, Any]], dict[str, list[float]], dict[str, Any]]:
    starts: dict[str, list[float]] = {name: [] for name in SETUPS}

    def start(name: str, number: int) -> AbstractContextManager[Running]:
        say(f"Start {number + 1} of {options.starts}: {name}.")
        folder = work / f"{name}-{number}"
        return servers.ours(folder) if name == "ours" else servers.stock(model, folder)

    for number in range(options.starts - 1):
        for name in _order(number):
            with start(name, number) as one:
                starts[name].append(round(one.start_seconds, 2))
    last = options.starts - 1
    with start("stock", last) as stock, start("ours", last) as ours:
        running = {"stock": stock, "ours": ours}
        for name, one in running.items():
            starts[name].append(round(one.start_seconds, 2))
        rounds = _rounds(running, said, options.rounds)
        after = {
            "memory_mb": {name: one.memory() for name, one in running.items()},
            "rows": {name: _rows(one.folder) for name, one in running.items()},
        }
    return rounds, starts, after


def _by_workers() -> dict[int, float]:
    """Ours at saturation with one worker and with as many as cores, on a Valkey and a PostgreSQL.

    They share the cores with the clients and with both stores.
    """
    found = {}
    for number in sorted({1, os.cpu_count() or 1}):
        say(f"Ours with {number} of its workers.")
        with running_workers(number) as workers:
            said = load.conversations(load.mixed_sentences())
            asyncio.run(measure(workers, said, 2, 100))  # warm
            found[number] = round(asyncio.run(measure(workers, said, max(LEVELS), 1200)), 1)
    return found


def _order(number: int) -> tuple[str, ...]:
    return SETUPS if number % 2 else SETUPS[::-1]


def _rounds(setups: dict[str, Running], said: Conversations, count: int) -> list[dict[str, Any]]:
    """Ask both in turns; the first round warms up and is thrown away."""
    rounds = []
    for number in range(-1, count):
        say(f"Round {number + 1} of {count}." if number >= 0 else "Warming up.")
        measured: dict[str, Any] = {name: {} for name in SETUPS}
        for clients, amount in LEVELS.items():
            spoken = list(islice(said, amount))
            for name in _order(number):
                measured[name][clients] = _once(setups[name], spoken, clients)
        if number >= 0:
            rounds.append(measured)
    return rounds


def _once(setup: Running, spoken: list[list[load.Message]], clients: int) -> dict[str, Any]:
    requests = [[setup.deliver(message) for message in one] for one in spoken]
    cost, stored = setup.cost(), setup.stored()
    seen = asyncio.run(load.drive(requests, clients))
    return measurement(seen, cost, setup.cost(), setup.stored() - stored)


def _rows(folder: Path) -> dict[str, int]:
    """Rows of every table that was written, as proof that outcomes and events were."""
    found: dict[str, int] = {}
    for file in folder.glob("*.sqlite"):
        with sqlite3.connect(file) as database:
            names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            for (name,) in names.fetchall():
                query = f'SELECT count(*) FROM "{name}"'  # noqa: S608  # the name is the file's own
                found[name] = database.execute(query).fetchone()[0]
    return {name: rows for name, rows in found.items() if rows > 1}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run")
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count")
    parser.add_argument("--starts", type=int, default=3, help="starts of each set-up")
    parser.add_argument(
        "--sample", type=int, default=4, help="training messages an intent and language; 0: all"
    )
    parser.add_argument("--epochs", type=int, default=15, help="epochs of the stock set-up")
    parser.add_argument("--output", type=Path, default=PROJECT / "results")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
