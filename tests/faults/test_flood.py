"""Ten thousand messages of one sender: refused beyond the limit, in bounded memory, and nobody else."""

from __future__ import annotations

import http.client
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import psutil

from tests.faults.serving import STARTS_WITHIN, Reply, Served, read_reply, text_message

MESSAGES = 10_000
CLIENTS = 4
FLOODER, SOMEBODY = 201, 202
MEGABYTE = 1 << 20

REST = 5.0
"""Seconds without growth after which a worker has come to rest."""


def flood(served: Served, number: int) -> list[Reply]:
    """Send so many messages over one connection, as fast as they are answered."""
    # Signed once: Twilio's kit is slower than the refusal that is measured here.
    path, body, headers = text_message("hello", FLOODER)
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=60)
    replies = []
    for _ in range(number):
        connection.request("POST", path, body, headers)
        replies.append(read_reply(connection.getresponse()))
    connection.close()
    return replies


def at_rest(process: psutil.Process) -> int:
    """Memory after the first minute's rehearsal, which takes twenty megabytes with or without a flood."""
    memory, since = process.memory_info().rss, time.monotonic()
    until = since + STARTS_WITHIN
    while time.monotonic() < min(since + REST, until):
        time.sleep(0.1)
        now = process.memory_info().rss
        if now > memory:
            memory, since = now, time.monotonic()
    return memory


def test_one_sender_cannot_use_up_memory_or_keep_others_out(served: Served) -> None:
    flood(served, 100)
    process = psutil.Process(served.pid)
    before, files = at_rest(process), process.num_fds()
    with ThreadPoolExecutor(CLIENTS) as clients:
        floods = [clients.submit(flood, served, MESSAGES // CLIENTS) for _ in range(CLIENTS)]
        assert "automated" in served.say("hello", SOMEBODY).text.lower()
        replies = [reply for done in floods for reply in done.result()]
    counted = Counter(reply.status for reply in replies)
    # 503, not 429, after which Twilio would give up a message that may be a danger.
    assert set(counted) <= {200, 503}
    # Forty a minute are answered, and the flood takes less than two.
    assert counted[200] <= 80
    assert counted.total() == MESSAGES
    refused = [reply for reply in replies if reply.status == 503]
    assert all(reply.retry_after and 1 <= int(reply.retry_after) <= 60 for reply in refused)
    grown = process.memory_info().rss - before
    print(f"faults: a flood of {MESSAGES} messages, {grown / MEGABYTE:.1f} MB more memory")
    assert grown < 4 * MEGABYTE
    assert process.num_fds() <= files + 8
