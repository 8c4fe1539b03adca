"""What a message leaves is written at one go, behind the reply."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import pytest
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError

from bot.outcomes import behind
from bot.outcomes.behind import WriteBehind


@pytest.fixture
def engine() -> Engine:
    return create_engine("sqlite://")


def into(places: list[str]) -> Callable[[Connection, Sequence[str]], None]:
    """A table that is a list."""

    def write(_: Connection, items: Sequence[str]) -> None:
        places.extend(items)

    return write


def refusing(_: Connection, __: Sequence[str]) -> None:
    raise OperationalError("INSERT", None, Exception("full"))


async def test_queues_are_written_in_one_transaction_in_their_order(engine: Engine) -> None:
    commits: list[object] = []
    event.listen(engine, "commit", commits.append)
    found: list[str] = []
    writes = WriteBehind(engine)
    first, second = writes.queue(into(found)), writes.queue(into(found))
    second.put("b", "mark")
    first.put("a", "outcome")
    await writes.stored()
    assert (found, len(commits)) == (["outcome", "mark"], 1)
    assert (len(first), len(second)) == (0, 0)


async def test_the_newest_of_a_key_is_written_once(engine: Engine) -> None:
    found: list[str] = []
    writes = WriteBehind(engine)
    queue = writes.queue(into(found))
    queue.put("a", "older")
    queue.put("a", "newer")
    await writes.stored()
    assert found == ["newer"]


async def test_a_refusal_keeps_everything_and_holds_no_reply_back(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(behind, "RETRY", 60.0)
    found: list[str] = []
    writes = WriteBehind(engine)
    fine, broken = writes.queue(into(found)), writes.queue(refusing)
    fine.put("a", "outcome")
    broken.put("b", "mark")
    await writes.stored()
    loop = asyncio.get_running_loop()
    began = loop.time()
    await asyncio.gather(*(writes.stored() for _ in range(100)))
    assert loop.time() - began < 100 * behind.PATIENCE
    assert (len(fine), len(broken)) == (1, 1)
    assert await writes.finish() == 2


async def test_what_comes_while_a_batch_is_written_is_waited_for(engine: Engine) -> None:
    found: list[str] = []
    writes = WriteBehind(engine)
    queue = writes.queue(into(found))
    queue.put("a", "first")
    await asyncio.sleep(0)  # the first batch is under way
    queue.put("b", "second")
    await writes.stored()
    assert found == ["first", "second"]


async def test_more_than_a_batch_is_written_in_several(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(behind, "BATCH", 2)
    monkeypatch.setattr(behind, "PATIENCE", 5.0)
    found: list[str] = []
    writes = WriteBehind(engine)
    queue = writes.queue(into(found))
    for number in range(5):
        queue.put(str(number), str(number))
    await writes.stored()
    assert found == ["0", "1", "2", "3", "4"]
