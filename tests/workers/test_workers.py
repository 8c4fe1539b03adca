"""Two real worker processes: one conversation, whichever of them is asked, and nothing twice."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count

from sqlalchemy import text

from bot.outcomes.database import open_database
from tests.faults.serving import Served, eventually, free_port, outcomes_in
from tests.platforms import TWILIO_WAITS
from tests.server.test_metrics import read
from tests.workers.conftest import Cluster

people = count(300)
"""Numbers of senders, each used by one test."""


def ids(cluster: Cluster) -> set[str]:
    """Of all outcomes."""
    return {row.id for row in outcomes_in(cluster.database)}


def turns_of_new_rows(cluster: Cluster, before: set[str]) -> list[int]:
    """Turns of the conversations that were begun since then."""
    return [row.turns for row in outcomes_in(cluster.database) if row.id not in before]


@contextmanager
def locked_opt_outs(cluster: Cluster) -> Iterator[None]:
    """Keep every turn waiting that asks for the opt-out list, as all of text messages do."""
    database = open_database(cluster.database)
    with database.connect() as connection, connection.begin():
        connection.execute(text("LOCK TABLE opt_outs IN ACCESS EXCLUSIVE MODE"))
        yield
    database.dispose()


def test_a_conversation_hops_between_workers_and_keeps_its_state(cluster: Cluster) -> None:
    first, second = cluster.workers
    person, before = next(people), ids(cluster)
    assert "automated" in first.say("hello", person).text.lower()
    assert "automated" not in second.say("is it legal", person).text.lower()
    assert "Scotland" in first.say("scotland", person).text
    assert "Scotland" in second.say("is it legal", person).text, "the place is known"
    assert turns_of_new_rows(cluster, before) == [4]


def test_two_messages_at_once_at_two_workers_are_answered_in_order(cluster: Cluster) -> None:
    first, second = cluster.workers
    person = next(people)
    first.say("hello", person)
    with ThreadPoolExecutor(2) as both:
        with locked_opt_outs(cluster):
            question = both.submit(first.say, "is it legal", person)
            eventually(lambda: cluster.redis.keys("second-thought:lock:*"))
            answer = both.submit(second.say, "scotland", person)
        assert "4 Wales" in question.result().text, "asked back: it did not know the place"
        assert "Scotland" in answer.result().text
        assert "4 Wales" not in answer.result().text


def test_a_repeat_at_the_other_worker_is_given_the_same_answer(cluster: Cluster) -> None:
    first, second = cluster.workers
    person = next(people)
    with ThreadPoolExecutor(6) as platform:
        replies = list(
            platform.map(
                lambda worker: worker.say("hello", person, "SM-twice"), [first, second] * 3
            )
        )
    assert [reply.status for reply in replies] == [200] * 6
    assert len({reply.text for reply in replies}) == 1
    assert replies[0].text


def test_a_worker_killed_in_mid_message_is_replaced_by_the_other_within_one_retry(
    cluster: Cluster,
) -> None:
    first, second = cluster.workers
    person, before = next(people), ids(cluster)
    first.say("hello", person)
    with ThreadPoolExecutor(1) as platform:
        with locked_opt_outs(cluster):
            lost = platform.submit(first.say, "is it legal in france", person, "SM-killed")
            eventually(lambda: cluster.redis.keys("second-thought:lock:*"))
            first.kill()
        assert isinstance(lost.exception(), OSError)
    began = time.monotonic()
    retried = second.say("is it legal in france", person, "SM-killed")
    assert (retried.status, "France" in retried.text) == (200, True)
    assert time.monotonic() - began < TWILIO_WAITS
    assert second.say("is it legal in france", person, "SM-killed") == retried
    first.start()
    assert first.say("is it legal in france", person, "SM-killed") == retried
    assert turns_of_new_rows(cluster, before) == [2]


def test_the_metrics_of_all_workers_of_a_command_are_read_on_one_port(
    cluster: Cluster, shared: dict[str, str]
) -> None:
    port = free_port()
    home = cluster.workers[0].home.parent / "together"
    more = {"SECOND_THOUGHT_WORKERS": "2", "SECOND_THOUGHT_METRICS_PORT": str(port)}
    served = Served(home, {**shared, **more}).start()
    try:
        person = next(people)

        def answered() -> bool:
            """Whether it is answered; where the machine is busy it is said again, as platforms do."""
            status = served.say("is it legal in france", person).status
            assert status in (200, 503)
            return status == 200

        for _ in range(10):
            eventually(answered)
        eventually(lambda: read(port)["messages_total", "sms", "answered"] == 10)
    finally:
        stop(served)


def stop(served: Served) -> None:
    """End a command with its workers, which a bare kill would leave behind."""
    assert served.process is not None
    served.process.terminate()
    served.wait(30)
