"""Messages that come together are encoded together, and each gets its own vector."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import numpy as np
import pytest

from bot.engine.encoding import TogetherEncoder
from bot.nlu.encoder import Vectors, sentence_encoder


class Counting:
    """Gives each text its length, and remembers the batches."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def encode(self, sentences: Sequence[str]) -> Vectors:
        self.batches.append(list(sentences))
        if "breaks" in sentences:
            raise RuntimeError
        return np.array([[len(sentence)] for sentence in sentences], dtype=np.float32)


async def test_what_comes_at_once_is_one_batch() -> None:
    counting = Counting()
    together = TogetherEncoder(counting)
    texts = ["a", "bb", "ccc"]
    found = await asyncio.gather(*(together.encode(text) for text in texts))
    assert [int(vector[0]) for vector in found] == [1, 2, 3]
    assert int((await together.encode("dddd"))[0]) == 4
    assert counting.batches == [texts, ["dddd"]]


async def test_a_failure_reaches_all_who_waited_and_no_later_one() -> None:
    together = TogetherEncoder(Counting())
    failed = await asyncio.gather(
        *(together.encode(text) for text in ("one", "breaks")), return_exceptions=True
    )
    assert all(isinstance(error, RuntimeError) for error in failed)
    assert int((await together.encode("one"))[0]) == 3


async def test_who_gave_up_holds_nobody_up() -> None:
    counting = Counting()
    together = TogetherEncoder(counting)
    given_up = asyncio.ensure_future(together.encode("gone"))
    await asyncio.sleep(0)
    given_up.cancel()
    assert int((await together.encode("here"))[0]) == 4
    with pytest.raises(asyncio.CancelledError):
        await given_up


async def test_a_batch_gives_the_vectors_that_each_has_alone() -> None:
    texts = ["is it legal in france", "она не хочет", "sos 😢", ""]
    alone = [sentence_encoder().encode([text or "."])[0] for text in texts]
    together = TogetherEncoder(sentence_encoder())
    found = await asyncio.gather(*(together.encode(text) for text in texts))
    for one, other in zip(alone, found, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-4)


def test_a_loop_that_ended_before_its_round_leaves_nobody_waiting() -> None:
    counting = Counting()
    together = TogetherEncoder(counting)
    ended = asyncio.new_event_loop()
    ended.set_exception_handler(lambda *_: None)  # of the task that it leaves behind
    lost = ended.create_task(together.encode("lost"))
    ended.call_soon(ended.stop)
    ended.run_forever()
    lost.cancel()
    ended.close()

    async def again() -> Vectors:
        async with asyncio.timeout(30):
            return await together.encode("bb")

    assert int(asyncio.run(again())[0]) == 2
    assert counting.batches == [["bb"]]
