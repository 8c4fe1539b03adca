"""Workers are replaced one after the other under load, and no visitor notices."""

from __future__ import annotations

import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from tests.faults.serving import Reply, Served, eventually, outcomes_in
from tests.workers.conftest import Cluster
from tests.workers.proxy import Proxy

VISITORS = 3
PAUSE = 0.1
"""Seconds between two messages of a visitor, who reads: without it three leave a worker that starts nothing
of the processor, and it starts for a minute."""

TEXTS = ("hello", "is it legal in france", "what does it do to them", "where do i get help")


class Load:
    """Visitors who write until they are asked to end, so that some message is always under way."""

    def __init__(self, port: int) -> None:
        self.replies: list[Reply | OSError] = []
        self.conversations = 0
        self._entrance = Served.__new__(Served)
        self._entrance.port = port
        self._numbers = count(4000)
        self._end = threading.Event()
        self._threads = [threading.Thread(target=self._visit) for _ in range(VISITORS)]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._end.set()
        for thread in self._threads:
            thread.join(120)

    def _visit(self) -> None:
        while not self._end.is_set():
            person = next(self._numbers)
            self.conversations += 1
            for place, text in enumerate(TEXTS):
                try:
                    reply = self._entrance.say(text, person, f"SM-{person}-{place}")
                    self.replies.append(reply)
                except OSError as error:
                    self.replies.append(error)
                self._end.wait(PAUSE)


@contextmanager
def load_through(proxy: Proxy) -> Iterator[Load]:
    load = Load(proxy.port)
    load.start()
    try:
        yield load
    finally:
        load.stop()


def whole_talks(database: str) -> int:
    """Conversations of which each message was counted; the last ones are written behind the replies."""
    return sum(row.turns == len(TEXTS) for row in outcomes_in(database))


def test_a_rolling_restart_under_load_fails_no_request(cluster: Cluster) -> None:
    before, whole_before = len(outcomes_in(cluster.database)), whole_talks(cluster.database)
    with Proxy([worker.port for worker in cluster.workers]) as proxy, load_through(proxy) as load:
        for worker in cluster.workers:
            served = len(load.replies)
            worker.signal(signal.SIGTERM)
            assert worker.wait(60) == -signal.SIGTERM, "it says by whose wish it ended"
            worker.start()
            eventually(lambda worker=worker: proxy.is_ready(worker.port))
            assert len(load.replies) > served, "the other answered meanwhile"
        eventually(lambda: len(load.replies) > 50)
    assert [reply for reply in load.replies if not isinstance(reply, Reply)] == []
    assert Counter(reply.status for reply in load.replies) == {200: len(load.replies)}
    assert all(reply.text for reply in load.replies), "each was answered"
    assert len(outcomes_in(cluster.database)) - before == load.conversations
    eventually(lambda: whole_talks(cluster.database) - whole_before == load.conversations)
