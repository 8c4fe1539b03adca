"""A full disk, played by a limit on the size of files: replies go on, outcomes wait, none twice."""

from __future__ import annotations

import resource
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from tests.faults.serving import Served, eventually
from tests.platforms import TWILIO_WAITS

SENDERS = range(101, 111)


@contextmanager
def full_disk(served: Served) -> Iterator[None]:
    """No file of the process grows or is written beyond its first page."""
    soft, hard = resource.prlimit(served.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(served.pid, resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.prlimit(served.pid, resource.RLIMIT_FSIZE, (soft, hard))


def test_replies_go_on_while_the_disk_is_full_and_outcomes_are_written_later(
    served: Served,
) -> None:
    before = Counter(row.turns for row in served.rows())
    answers, seconds = {}, []
    with full_disk(served):
        for sender in SENDERS:
            start = time.monotonic()
            assert served.say("hello", sender).text
            answers[sender] = served.say("is it legal in france", sender, f"SM{sender}")
            assert "France" in answers[sender].text
            seconds.append(time.monotonic() - start)
        assert served.waiting == len(SENDERS)
        repeated = served.say("is it legal in france", SENDERS[0], f"SM{SENDERS[0]}")
        assert repeated == answers[SENDERS[0]]
        assert served.get("/c/demo-en").status == 200
    assert median(seconds) < 2, "no reply waits for the disk"
    assert max(seconds) < TWILIO_WAITS
    eventually(lambda: served.waiting == 0)
    after = Counter(row.turns for row in served.rows())
    assert after - before == Counter({2: len(SENDERS)})
    assert "Traceback" not in served.told
