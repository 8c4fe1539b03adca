"""Lets the assistant answer for half an hour and looks whether anything grows.

    python -m benchmarks.soak [--minutes 30] [--share 0.7]

One worker under signed webhooks, as operators run it. How much it can take is measured first, then it
gets that share. Its store is given so little room that it is full within the first minutes: what
still grows afterwards is a leak, and not the conversations that it is meant to keep.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from statistics import median

import aiohttp

from benchmarks import machine
from benchmarks.figures import percentile
from benchmarks.load import TIMEOUT, Message, conversations, drive, mixed_sentences, send
from benchmarks.servers import Running, ours
from benchmarks.steadiness import Sample, grown, memory_an_hour, table
from bot.settings import PROJECT

CLIENTS = 16
PROBE = 40
"""Conversations by which saturation is measured, after as many that warm up."""

SAMPLES = 60
"""Samples of a run, however long it is."""

ROOM = "1500"
"""Conversations that the store has room for; the benchmark has a thousand visitors."""


def main() -> int:
    """Soak, print, save; 1 if something grew."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--share", type=float, default=0.7, help="of what it can take")
    parser.add_argument("--output", type=Path, default=PROJECT / "results" / "soak.json")
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        ours(Path(folder) / "home", SECOND_THOUGHT_CONVERSATION_LIMIT=ROOM) as server,
    ):
        rate, samples = asyncio.run(soak(server, options.minutes * 60, options.share))
    worse = grown(samples)
    result = {
        "machine": machine.describe(),
        "minutes": options.minutes,
        "messages_a_second": round(rate, 1),
        "samples": [asdict(sample) for sample in samples],
        "grown": worse,
    }
    machine.save(options.output, result)
    print(table(samples))
    messages = sum(sample.messages for sample in samples)
    print(f"\n{messages:,} messages, {rate:.0f} a second aimed at; {json.dumps(result['machine'])}")
    print(f"Memory after the first third: {memory_an_hour(samples):+.1f} MB an hour.")
    print(f"Grew: {'; '.join(worse)}." if worse else "Passed: nothing grew.")
    return 1 if worse else 0


async def soak(server: Running, seconds: float, share: float) -> tuple[float, list[Sample]]:
    """Messages a second that were aimed at, and what was sampled.

    Args:
        server: that answers.
        seconds: length of the run.
        share: of what the server can take.
    """
    said = conversations(mixed_sentences())
    for _ in range(2):
        spoken = [[server.deliver(m) for m in one] for one in islice(said, PROBE)]
        probe = await drive(spoken, CLIENTS)
    rate = share * len(probe.milliseconds) / probe.seconds
    window: list[float] = []
    failed: list[int] = []
    until = time.monotonic() + seconds
    clients = [
        asyncio.create_task(_client(server, said, CLIENTS / rate, until, window, failed))
        for _ in range(CLIENTS)
    ]
    samples = []
    began = time.monotonic()
    while time.monotonic() < until - seconds / SAMPLES / 2:
        await asyncio.sleep(seconds / SAMPLES)
        samples.append(_sample(server, time.monotonic() - began, window, failed))
        window.clear()
        failed.clear()
    await asyncio.gather(*clients)
    return rate, samples


async def _client(
    server: Running,
    said: Iterator[list[Message]],
    pause: float,
    until: float,
    window: list[float],
    failed: list[int],
) -> None:
    """One conversation after the other, each over a connection of its own, a message every pause.

    A late client skips what it missed, so that a machine that others slow down gets no backlog.
    """
    due = time.monotonic()
    while time.monotonic() < until:
        async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
            for message in next(said):
                due = max(due + pause, time.monotonic())
                await asyncio.sleep(due - time.monotonic())
                request = server.deliver(message)
                began = time.perf_counter()
                status, _ = await send(session, request)
                window.append((time.perf_counter() - began) * 1000)
                if status != 200:
                    failed.append(status)


def _sample(server: Running, seconds: float, window: list[float], failed: list[int]) -> Sample:
    worker = server.worker
    ordered = sorted(window) or [0.0]
    return Sample(
        second=round(seconds),
        messages=len(window),
        failed=len(failed),
        p50_ms=round(median(ordered), 1),
        p95_ms=round(percentile(ordered, 0.95), 1),
        memory_mb=round(worker.memory_full_info().uss / 2**20, 1),
        files=worker.num_fds() - (connections := len(worker.net_connections())),
        connections=connections,
        threads=worker.num_threads(),
        stored_mb=round(server.stored() / 2**20, 1),
    )


if __name__ == "__main__":
    sys.exit(main())
