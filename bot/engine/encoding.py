"""Sentence vectors of messages that are answered at the same time, worked out together.

The encoder spends a short message on reading its weights from memory. Read once for several
messages they cost each of them a third or less; a message that comes alone waits for nobody.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.nlu.encoder import Encoder, Vectors, readable


class TogetherEncoder:
    """Encodes whatever is asked for in the same round of the event loop as one batch.

    Args:
        encoder: that is asked.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._waiting: list[tuple[str, asyncio.Future[Vectors]]] = []

    async def encode(self, text: str) -> Vectors:
        """The vector of a text.

        Raises:
            Exception: what the encoder raises, to everybody who waited for that batch.
        """
        loop = asyncio.get_running_loop()
        if self._waiting and self._waiting[0][1].get_loop() is not loop:
            self._waiting = []  # their loop ended before its round: nobody waits any more
        if not self._waiting:
            loop.call_soon(self._encode_all)
        vector: asyncio.Future[Vectors] = loop.create_future()
        self._waiting.append((readable(text), vector))
        return await vector

    def _encode_all(self) -> None:
        waiting, self._waiting = self._waiting, []
        wanted = [(text, vector) for text, vector in waiting if not vector.done()]
        try:
            found: Sequence[Vectors] = list(self._encoder.encode([text for text, _ in wanted]))
        except Exception as error:  # noqa: BLE001  each of those who wait answers by itself
            for _, vector in wanted:
                vector.set_exception(error)
            return
        for (_, vector), numbers in zip(wanted, found, strict=True):
            vector.set_result(numbers)
