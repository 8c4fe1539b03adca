"""Rasa's own commands, typed by a newcomer: no variables, no options, nothing left in their home."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from fcntl import ioctl
from pathlib import Path

import httpx
import pytest
import yaml

from bot.settings import PROJECT

DESPAIR = "i want to kill myself"
LINE = b"findahelpline"
PATIENCE = 600.0
"""Seconds; `rasa interactive` trains first."""


LANGUAGES = ("en", "ru")
"""Two alphabets; a command does with six languages what it does with two, and takes twice as long."""

FEW = {"intent": 2, "lookup": 4}
"""Examples that are kept of each entry, by what it is; the patterns of the safety net stay whole."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """This project with few messages of two languages, and few of each table, trained by `rasa train`."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("config.yml", "domain.yml"):
        shutil.copy(PROJECT / name, folder)
    shutil.copytree(PROJECT / "tests" / "conversations", folder / "tests" / "conversations")
    (folder / "data").mkdir()
    shutil.copy(PROJECT / "data" / "rules.yml", folder / "data")
    written = [PROJECT / "data" / "intents" / code for code in LANGUAGES]
    for file in (file for of_language in written for file in of_language.glob("*.yml")):
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        few = [entry for entry in content["nlu"] if "/" not in entry.get("intent", "")]
        for entry in few:
            if kept := next((number for kind, number in FEW.items() if kind in entry), 0):
                entry["examples"] = "".join(entry["examples"].splitlines(keepends=True)[:kept])
        if few:
            thin = folder / "data" / "intents" / file.parent.name / file.name
            thin.parent.mkdir(parents=True, exist_ok=True)
            thin.write_text(yaml.safe_dump({**content, "nlu": few}, allow_unicode=True), "utf-8")
    trained = rasa(folder, home, "train")
    assert trained.returncode == 0, trained.stdout[-2000:] + trained.stderr[-2000:]
    assert list((folder / "models").glob("*.tar.gz"))
    return folder


@pytest.fixture(autouse=True)
def _the_home_stays_empty(home: Path) -> Iterator[None]:
    yield
    assert [file for file in home.rglob("*") if file.is_file()] == []


def environment(home: Path) -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "HOME": str(home), "TERM": "xterm"}


def rasa(folder: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "rasa", *arguments],
        cwd=folder,
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


class Terminal:
    """A command at a terminal of its own."""

    def __init__(self, folder: Path, home: Path, *arguments: str) -> None:
        self.output = b""
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.chdir(folder)
            call = [sys.executable, "-m", "rasa", *arguments]
            os.execve(sys.executable, call, environment(home))  # noqa: S606
        ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 160, 0, 0))

    def see(self, expected: bytes) -> None:
        """Wait until something is shown behind what was seen before."""
        end = time.monotonic() + PATIENCE
        while not re.search(expected, self.output):
            assert time.monotonic() < end, self.output[-3000:].decode(errors="replace")
            if not select.select([self._terminal], [], [], 1)[0]:
                continue
            try:
                part = os.read(self._terminal, 65536)
            except OSError:
                pytest.fail("ended: " + self.output[-3000:].decode(errors="replace"))
            if b"\x1b[6n" in part:  # where is the cursor?
                os.write(self._terminal, b"\x1b[1;1R")
            self.output += part

    def type(self, text: str) -> None:
        self.output = b""
        time.sleep(0.5)  # the prompt stands, and listens a moment later
        os.write(self._terminal, text.encode() + b"\r")

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._terminal)


@pytest.fixture
def terminal(project: Path, home: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def open_terminal(*arguments: str) -> Terminal:
        opened.append(Terminal(project, home, *arguments))
        return opened[-1]

    yield open_terminal
    for one in opened:
        one.close()


@pytest.mark.parametrize("command", ["test core", "test nlu", "visualize"])
def test_a_command_that_ends_by_itself(project: Path, home: Path, command: str) -> None:
    done = rasa(project, home, *command.split())
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    if command == "test core":
        assert re.search(r"Correct:\s+(\d+) / \1\b", done.stdout + done.stderr)


def test_the_check_of_everything_finds_no_error(home: Path) -> None:
    # It warns of messages under two intents, which are meant: an answer to our question means something
    # else after another question (`metadata: {after: ...}`), which Rasa does not know.
    checked = rasa(PROJECT, home, "data", "validate")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_check_of_nothing_fails(tmp_path: Path, home: Path) -> None:
    for name in ("config.yml", "domain.yml"):
        shutil.copy(PROJECT / name, tmp_path)
    assert rasa(tmp_path, home, "data", "validate").returncode == 1


def test_shell_nlu_says_what_a_message_means(terminal: Callable[..., Terminal]) -> None:
    shell = terminal("shell", "nlu")
    shell.see(b"Next message")
    shell.type(DESPAIR)
    shell.see(rb'"safety": \[\s+"distress"')


def test_shell_answers_in_our_words(terminal: Callable[..., Terminal]) -> None:
    shell = terminal("shell")
    shell.see(b"Your input")
    shell.type(DESPAIR)
    shell.see(LINE)
    shell.type("yes")
    shell.see(b"112")  # the rule of the question that was asked


def test_run_answers_on_this_machine_alone(terminal: Callable[..., Terminal]) -> None:
    server = terminal("run")
    server.see(b"up and running")
    found = re.search(rb"Starting Rasa server on http://[\d.]+:(\d+)", server.output)
    assert found
    url = f"http://127.0.0.1:{int(found[1])}/webhooks/rest/webhook"
    said = httpx.post(url, json={"sender": "me", "message": DESPAIR}, timeout=30).json()
    assert LINE.decode() in said[0]["text"]


def test_interactive_learning_goes_through_a_turn(terminal: Callable[..., Terminal]) -> None:
    learning = terminal("interactive")
    learning.see(b"Your input")
    learning.type(DESPAIR)
    # The intent is the likeliest harmless meaning; the danger stands beside it.
    learning.see(b"(?i)correct")
    learning.type("")
    learning.see(rb"action_\w+")
