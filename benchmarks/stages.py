"""Where the time of a message goes: processor milliseconds by stage, beside the sentence encoder's.

    python -m benchmarks.stages [--messages 600] [--flame FILE.svg]

The whole message plane runs in this process and is asked over its ASGI interface with signed
webhooks, one message after the other. Processor time is what others on the machine disturb least;
what each stage has as a share of the encoder's own time, still less. `--flame` draws the same as a
flame graph (py-spy, fetched by uv when asked for).
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from starlette.applications import Starlette

from benchmarks import machine
from benchmarks.load import Request, conversations, mixed_sentences, to_ours
from benchmarks.servers import TOKEN, settings_of
from bot.settings import PROJECT

PORT = 5005
WARMING = 150
"""Messages before anything counts: what is read when first used is read by then."""

PY_SPY = "py-spy==0.4.3"


class Stages:
    """Adds up the processor time of the event loop's thread by stage; a stage within one is its own."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._open: list[float] = []

    def timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The same work, counted."""

        def count(*args: Any, **kwargs: Any) -> Any:
            began = time.thread_time()
            self._open.append(0.0)
            try:
                return work(*args, **kwargs)
            finally:
                spent = time.thread_time() - began
                self.seconds[name] += spent - self._open.pop()
                if self._open:
                    self._open[-1] += spent

        return count

    def watch(self, app: Starlette) -> None:
        """Count the stages of a running message plane."""
        turn = app.state.assistant.turn
        engine = turn.engine
        runner, together = engine._runner, engine._together
        runner.nodes.update(
            {
                name: self.timed(_readable(node), node)
                for name, node in runner.nodes.items()
                if name.startswith("run_")
            }
        )
        runner._orders.clear()
        encoder = together._encoder
        together._encoder = _With(encode=self.timed("sentence encoder", encoder.encode))
        engine.parse = self.timed("rest of understanding", engine.parse)
        engine.decide = self.timed("rules, actions, words", engine.decide)


class _With:
    """An object with these attributes."""

    def __init__(self, **attributes: Any) -> None:
        self.__dict__.update(attributes)


def main() -> int:
    """Measure, print and save."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stages")
    parser.add_argument("--messages", type=int, default=600)
    parser.add_argument("--flame", type=Path, help="draw a flame graph into this file instead")
    parser.add_argument("--output", type=Path, default=PROJECT / "results" / "stages.json")
    options = parser.parse_args()
    if options.flame:
        return _flame(options.flame, options.messages)
    rows = asyncio.run(measure(options.messages))
    encoder = rows["sentence encoder"]
    for name, milliseconds in sorted(rows.items(), key=lambda row: -row[1]):
        print(f"{name:32} {milliseconds:7.3f} ms {milliseconds / encoder:6.2f} × the encoder")
    print(f"{'in all':32} {sum(rows.values()):7.3f} ms {sum(rows.values()) / encoder:6.2f} ×")
    machine.save(options.output, {"machine": machine.describe(), "milliseconds": rows})
    return 0


async def measure(messages: int) -> dict[str, float]:
    """Processor milliseconds of a message by stage."""
    from bot.server.worker import create  # Rasa takes seconds; --help and --flame need none of it

    with tempfile.TemporaryDirectory() as home:
        os.environ.update(settings_of(Path(home), PORT))
        app = create()
        spoken = (to_ours(PORT, TOKEN)(m) for one in conversations(mixed_sentences()) for m in one)
        async with app.router.lifespan_context(app):
            await _ask(app, islice(spoken, WARMING))
            stages = Stages()
            stages.watch(app)
            thread, process = time.thread_time(), time.process_time()
            await _ask(app, islice(spoken, messages))
            thread, process = time.thread_time() - thread, time.process_time() - process
    inner = sum(stages.seconds.values())
    whole = {
        **stages.seconds,
        "signature, state, event loop": thread - inner,
        "database, in its thread": process - thread,
    }
    return {name: round(seconds * 1000 / messages, 3) for name, seconds in whole.items()}


async def _ask(app: Starlette, requests: Iterable[Request]) -> None:
    """Send requests as a server would, and insist on an answer to each."""
    for request in requests:
        path = request.url.partition(f":{PORT}")[2]
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "headers": [(k.lower().encode(), v.encode()) for k, v in request.headers.items()],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", PORT),
        }
        statuses: list[int] = []
        await app(scope, _once(request.body), _statuses(statuses))
        if statuses != [200]:
            raise RuntimeError(f"a message was answered with {statuses}")


def _once(body: bytes) -> Callable[[], Awaitable[dict[str, Any]]]:
    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _statuses(seen: list[int]) -> Callable[[dict[str, Any]], Awaitable[None]]:
    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            seen.append(message["status"])

    return send


def _readable(node: Any) -> str:
    return {
        "SafetyNet": "safety net",
        "SentenceEncoder": "vector put into the message",
        "IntentClassifier": "intent",
        "LanguageIdentifier": "language",
        "PlaceFinder": "place",
        "ReadinessReader": "readiness",
    }.get(type(node._component).__name__, "rest of understanding")


def _flame(file: Path, messages: int) -> int:
    """Let py-spy look at the same run two hundred times a second."""
    uv = shutil.which("uv") or str(PROJECT / ".tools" / "uv" / "bin" / "uv")
    record = ["record", "--format", "flamegraph", "--rate", "200", "--output", str(file)]
    run = [sys.executable, "-m", "benchmarks.stages", "--messages", str(messages)]
    command = [uv, "tool", "run", "--quiet", "--from", PY_SPY, "py-spy", *record, "--", *run]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
