"""`second-thought run` as an operator uses it: started, talked to, stopped with Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil

from bot.engine.engine import Engine
from bot.outcomes.database import open_database
from bot.outcomes.store import OutcomeStore
from bot.server.restarting import ask_for_restart
from bot.settings import PROJECT
from tests.test_secrets import SECRETS

STARTS_WITHIN = 120


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def say(port: int, text: str) -> bool:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/c/demo-en",
        data=json.dumps({"text": text}).encode(),
        headers={"Accept": "application/json", "Content-Type": "application/json"},
    )
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return bool(json.load(response)["replies"])
    except (urllib.error.URLError, OSError):
        return False


def starts_again(process: psutil.Process, home: Path, port: int) -> bool:
    """Whether the assistant ends and answers anew once the console asks for it; the console stays."""
    before = {child.pid for child in process.children()}
    ask_for_restart(home, "assistant")
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        now = {child.pid for child in process.children()}
        if len(now) == 2 and len(now & before) == 1 and is_alive(port):
            return True
        time.sleep(0.3)
    return False


def is_alive(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def test_ctrl_c_loses_no_outcome_and_shows_no_trace(engine: Engine, tmp_path: Path) -> None:
    assert engine, "the model is trained before the command starts"
    port, output = free_port(), tmp_path / "output"
    environment = {
        **os.environ,
        **SECRETS,
        "SECOND_THOUGHT_HOME": str(tmp_path / "home"),
        "SECOND_THOUGHT_PORT": str(port),
        "SECOND_THOUGHT_CONSOLE_PORT": str(free_port()),
    }
    with output.open("w") as sink:
        running = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=PROJECT,
            env=environment,
            stdout=sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            # A shell that runs the tests in the background hands down that Ctrl-C is ignored.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )
    try:
        until = time.monotonic() + STARTS_WITHIN
        while "Ctrl-C stops both" not in output.read_text() and time.monotonic() < until:
            assert running.poll() is None, output.read_text()
            time.sleep(0.2)
        process = psutil.Process(running.pid)
        lines = [p.cmdline() for p in (process, *process.children(recursive=True))]
        answered = sum(say(port, "is it legal in sweden") for _ in range(5))
        restarted = starts_again(process, tmp_path / "home", port)
        # A terminal sends the signal to everything it started.
        os.killpg(running.pid, signal.SIGINT)
        assert running.wait(60) == 0
    finally:
        if running.poll() is None:
            running.kill()
    told = output.read_text()
    assert "/welcome/" in told
    assert "Traceback" not in told
    assert len(lines) > 1, "the planes are processes of their own"
    assert restarted, "what the console asks for, while the outcomes of before are kept"
    shown = told + repr(lines)
    assert [name for name, secret in SECRETS.items() if secret in shown] == []
    made = [tmp_path / "home", *(tmp_path / "home").rglob("*")]
    assert [str(file) for file in made if file.stat().st_mode & 0o077] == []
    database = open_database(f"sqlite:///{tmp_path / 'home' / 'outcomes.sqlite'}")
    try:
        assert OutcomeStore(database).count() == answered == 5
    finally:
        database.dispose()
