"""Starts both set-ups as processes of their own and reads what they cost."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import psutil

from benchmarks import stock_setup
from benchmarks.load import Deliver, Message, send, to_ours, to_stock
from benchmarks.stock_setup import SetupError

TOKEN = secrets.token_hex(16)
"""Signs the benchmark's own webhooks and nothing else; one that can be guessed is refused at the start."""

PATIENCE = 180
"""Seconds until a set-up that does not answer is given up."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What processes have used since they started."""

    cpu_seconds: float
    written_bytes: int


@dataclass(slots=True)
class Running:
    """A set-up that answers.

    Args:
        worker: the process that takes messages; `helpers` stand behind it.
        folder: where it stores what it keeps.
    """

    name: str
    worker: psutil.Process
    helpers: list[psutil.Process]
    deliver: Deliver
    folder: Path
    start_seconds: float

    def cost(self) -> Cost:
        """Processor time and bytes given to the disk, all processes together."""
        cpu, written = 0.0, 0
        for process in family(self.worker, *self.helpers):
            times = process.cpu_times()
            cpu += times.user + times.system
            written += process.io_counters().write_bytes
        return Cost(cpu, written)

    def stored(self) -> int:
        """Bytes of the files that it keeps."""
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file())

    def memory(self) -> dict[str, float]:
        """Megabytes: the worker's resident, its own alone, and its helpers' resident."""
        whole = self.worker.memory_full_info()
        others = [p.memory_info().rss for p in family(*self.helpers)]
        return {
            "worker_resident": whole.rss / 2**20,
            "worker_unique": whole.uss / 2**20,
            "helpers_resident": sum(others) / 2**20,
        }


def family(*parents: psutil.Process) -> list[psutil.Process]:
    """Processes with all their children."""
    return [p for parent in parents for p in (parent, *parent.children(recursive=True))]


def settings_of(home: Path, port: int, signed_for: int | None = None) -> dict[str, str]:
    """Variables of our assistant under load: its limits are lifted.

    Args:
        home: its folder.
        port: on which it listens.
        signed_for: the port that webhooks are signed for, if it is another worker's.
    """
    return {
        "SECOND_THOUGHT_HOME": str(home),
        "SECOND_THOUGHT_PORT": str(port),
        "SECOND_THOUGHT_PUBLIC_URL": f"http://127.0.0.1:{signed_for or port}",
        "SECOND_THOUGHT_SERVER_LIMIT": "10000000",
        "SECOND_THOUGHT_MESSAGE_LIMIT": "10000000",
        "TWILIO_AUTH_TOKEN": TOKEN,
        "OMP_NUM_THREADS": "1",
    }


@contextmanager
def ours(folder: Path, ports: tuple[int, int] | None = None, **more: str) -> Iterator[Running]:
    """Our assistant under uvicorn, one worker, outcomes in SQLite; its limits are lifted.

    Args:
        folder: its home.
        ports: on which it listens, and for which webhooks are signed; a free one if none is given.
        more: further settings, as environment variables.
    """
    port, signed_for = ports or (free_port(),) * 2
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("SECOND_THOUGHT_", "TELEGRAM_"))
    }
    command = [str(Path(sys.executable).with_name("second-thought")), "serve"]
    # In its own folder, where no .env of the project changes what is measured.
    began = time.monotonic()
    settings = kept | settings_of(folder, port, signed_for) | more
    with _processes(folder, folder, settings, command) as (worker,):
        yield _answering("ours", worker, [], to_ours(port, TOKEN, signed_for), folder, began)


@contextmanager
def stock(model: Path, folder: Path) -> Iterator[Running]:
    """`rasa run` with its REST channel and SQLite tracker store, and `rasa run actions`."""
    port, actions = free_port(), free_port()
    environment = stock_setup.environment(
        ACTIONS_PORT=str(actions), TRACKER_DATABASE=str(folder / "tracker.sqlite")
    )
    run = [str(stock_setup.PYTHON), "-m", "rasa", "run"]
    serve = [*run, "--model", str(model), "--interface", "127.0.0.1", "--port", str(port)]
    serve += ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    act = [*run, "actions", "--actions", "actions", "--port", str(actions)]
    began = time.monotonic()
    with _processes(folder, stock_setup.STOCK, environment, serve, act) as (worker, helper):
        yield _answering("stock", worker, [helper], to_stock(port), folder, began)


@contextmanager
def _processes(
    logs: Path, folder: Path, environment: dict[str, str], *commands: list[str]
) -> Iterator[list[psutil.Process]]:
    """Run commands, their output in files beside what they store, and end them afterwards."""
    logs.mkdir(parents=True, exist_ok=True)
    # Where Python may keep no compiled modules, each start would mostly measure its compiler.
    environment = {k: v for k, v in environment.items() if k != "PYTHONDONTWRITEBYTECODE"}
    started: list[subprocess.Popen[bytes]] = []
    try:
        for number, command in enumerate(commands):
            with (logs.parent / f"{logs.name}-{number}.log").open("wb") as output:
                started.append(
                    subprocess.Popen(
                        command, cwd=folder, env=environment, stdout=output, stderr=output
                    )
                )
        yield [psutil.Process(process.pid) for process in started]
    finally:
        for process in started:
            process.terminate()
        for process in started:
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()
            process.wait()


def _answering(
    name: str,
    worker: psutil.Process,
    helpers: list[psutil.Process],
    deliver: Deliver,
    folder: Path,
    began: float,
) -> Running:
    """Wait until the first message is answered.

    Raises:
        SetupError: the process ended, or it took too long.
    """

    async def first() -> None:
        request = deliver(Message(999, 99, "en", "hello"))
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
            while (await send(session, request))[0] != 200:
                if not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE:
                    raise SetupError(f"{name} did not start; see {folder.name}-0.log.")
                if time.monotonic() - began > PATIENCE:
                    raise SetupError(f"{name} did not answer in {PATIENCE} seconds.")
                await asyncio.sleep(0.05)

    asyncio.run(first())
    return Running(name, worker, helpers, deliver, folder, time.monotonic() - began)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
