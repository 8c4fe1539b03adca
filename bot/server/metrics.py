"""What the message plane counts and times, in the format of Prometheus.

Labels hold words of our own vocabulary only: channels, results, reasons. No campaign, no country and no
language, whose small counts could say something about somebody; outcomes are the place for those.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import defaultdict

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from bot.message import Incoming, Outgoing
from bot.outcomes.recorder import Recorder
from bot.server.door.contract import Door, Take
from bot.server.door.refusals import Refused

SECONDS = (0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15)
"""Upper ends of the buckets of the histogram; Twilio waits fifteen seconds."""

WATCH_SECONDS = 1.0


class Metrics:
    """One worker's counters; several workers write theirs into a folder and are read together.

    Args:
        registry: what is read in a single process; a new one if none is given.
    """

    def __init__(self, registry: CollectorRegistry | None = None) -> None:
        self.registry = registry or CollectorRegistry()
        self._messages = self._counter(
            "messages",
            "Messages by what became of them: answered, silent, refused or failed.",
            "channel",
            "result",
        )
        self._seconds = Histogram(
            "second_thought_message_seconds",
            "From the door to the answer, waiting included.",
            ["channel"],
            buckets=SECONDS,
            registry=self.registry,
        )
        self._refusals = self._counter(
            "refusals", "Requests that were not served, by reason.", "connector", "reason"
        )
        self._deliveries = self._counter(
            "deliveries", "Replies handed to a platform, by result.", "connector", "result"
        )
        self._failures = self._counter(
            "failures", "Errors in the log, by their fixed phrase.", "event"
        )
        self._waiting = self._gauge("outcomes_waiting", "Outcomes that wait for the database.")
        self._lost = self._counter(
            "outcomes_lost", "Outcomes that gave way while the database was gone."
        )
        self._in_progress = self._gauge("messages_in_progress", "Messages being answered.")
        self._delay = self._gauge(
            "loop_delay_seconds", "How late a worker wakes up: its backlog.", worst=True
        )
        self._failure_counter = _FailureCounter(self._failures)
        self._known: defaultdict[tuple[Counter, tuple[str, str]], int] = defaultdict(int)
        self._known_lost = 0

    def measured(self, take: Take) -> Take:
        """The same, counted and timed."""

        async def measure(message: Incoming) -> Outgoing:
            began, result = time.perf_counter(), "failed"
            self._in_progress.inc()
            try:
                outgoing = await take(message)
                result = "answered" if outgoing.messages else "silent"
            except Refused:
                result = "refused"
                raise
            finally:
                self._in_progress.dec()
                self._messages.labels(message.channel, result).inc()
                self._seconds.labels(message.channel).observe(time.perf_counter() - began)
            return outgoing

        return measure

    async def watch(self, door: Door, recorder: Recorder) -> None:
        """Take over once a second what others count for themselves, until cancelled."""
        logger = logging.getLogger("second_thought")
        logger.addHandler(self._failure_counter)
        try:
            while True:
                due = time.monotonic() + WATCH_SECONDS
                await asyncio.sleep(WATCH_SECONDS)
                self._delay.set(max(0.0, time.monotonic() - due))
                self.take_over(door, recorder)
        finally:
            logger.removeHandler(self._failure_counter)

    def take_over(self, door: Door, recorder: Recorder) -> None:
        """What the doors and the recorder have counted up to now."""
        for counter, counts in (
            (self._refusals, door.refusals),
            (self._deliveries, door.deliveries),
        ):
            for labels, count in counts.items():
                counter.labels(*labels).inc(max(0, count - self._known[counter, labels]))
                self._known[counter, labels] = count
        self._lost.inc(recorder.lost - self._known_lost)
        self._known_lost = recorder.lost
        self._waiting.set(recorder.waiting)

    def _counter(self, name: str, what: str, *labels: str) -> Counter:
        return Counter(f"second_thought_{name}", what, labels, registry=self.registry)

    def _gauge(self, name: str, what: str, *, worst: bool = False) -> Gauge:
        return Gauge(
            f"second_thought_{name}",
            what,
            registry=self.registry,
            multiprocess_mode="livemax" if worst else "livesum",
        )


class _FailureCounter(logging.Handler):
    """Counts what `bot.logs.log_failure` writes; its events are fixed phrases."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(logging.ERROR)
        self._counter = counter

    def emit(self, record: logging.LogRecord) -> None:
        """Count a line."""
        self._counter.labels(record.getMessage()).inc()
