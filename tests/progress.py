"""How long the tests will take, and how far they are: said before, now and then, and remembered."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import pytest

WORTH_SAYING = 500
"""Tests from which on a run is long."""

EVERY_SECONDS = 30.0
USUAL_SECONDS = 0.2
"""A test, on two cores that both test; what one takes is remembered in pytest's cache after a long run."""

CACHE = "second-thought/seconds-a-test"
WATCHER = "progress of a long run"


@dataclass
class Progress:
    """Of one run.

    Args:
        total: tests.
        seconds_a_test: by the last long run on this machine, else what is usual.
        is_known: whether there was one.
        done: tests that are over.
        begun: when, by the clock that never jumps.
        said_at: when it was last said how far it is.
    """

    total: int
    seconds_a_test: float = USUAL_SECONDS
    is_known: bool = False
    done: int = 0
    begun: float = field(default_factory=time.monotonic)
    said_at: float = field(default_factory=time.monotonic)

    def forecast(self) -> str:
        """Before the first test."""
        by = "as the last run here" if self.is_known else "on two cores; the next run knows better"
        return f"{self.total:,} tests, about {minutes(self.total * self.seconds_a_test)} ({by})."

    def so_far(self, now: float) -> str:
        """In between; the forecast gives way to what the tests have really taken."""
        foreseen = self.seconds_a_test * WORTH_SAYING
        seconds = (foreseen + now - self.begun) / (WORTH_SAYING + self.done)
        left = minutes((self.total - self.done) * seconds)
        return f" {self.done:,} of {self.total:,} tests, about {left} left"


def minutes(seconds: float) -> str:
    """A length of time in words."""
    number = max(1, round(seconds / 60))
    return "a minute" if number == 1 else f"{number} minutes"


class Terminal(Protocol):
    """What is needed of pytest's reporter."""

    def ensure_newline(self) -> None:
        """End the line of dots."""

    def write_line(self, line: str) -> None:
        """Write a line of its own."""


class Node(Protocol):
    """What is needed of a process of pytest-xdist."""

    config: pytest.Config


class Watcher:
    """Says in between how far a run is, and remembers at its end how long it took; the names are pytest's.

    Args:
        progress: counted here.
        terminal: where it is said.
    """

    def __init__(self, progress: Progress, terminal: Terminal) -> None:
        self._progress = progress
        self._terminal = terminal

    def pytest_runtest_logfinish(self) -> None:
        """Count a test."""
        progress, now = self._progress, time.monotonic()
        progress.done += 1
        if now - progress.said_at >= EVERY_SECONDS and progress.done < progress.total:
            progress.said_at = now
            self._terminal.ensure_newline()
            self._terminal.write_line(progress.so_far(now))

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Remember what a test took, for the next forecast."""
        progress, cache = self._progress, getattr(session.config, "cache", None)
        if cache is not None and progress.done == progress.total:
            cache.set(CACHE, (time.monotonic() - progress.begun) / progress.total)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Say how long it will take; the name is pytest's."""
    if not session.config.option.collectonly:
        _watch(session.config, len(session.items))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_node_collection_finished(node: Node, ids: Sequence[str]) -> None:
    """The same where several processes test, once; the name is pytest-xdist's."""
    if not node.config.pluginmanager.has_plugin(WATCHER):
        _watch(node.config, len(ids))


def _watch(config: pytest.Config, total: int) -> None:
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if total < WORTH_SAYING or terminal is None:
        return
    cache = getattr(config, "cache", None)
    known = cache.get(CACHE, None) if cache else None
    progress = Progress(total, float(known or USUAL_SECONDS), is_known=bool(known))
    terminal.write_line(progress.forecast())
    config.pluginmanager.register(Watcher(progress, terminal), WATCHER)
