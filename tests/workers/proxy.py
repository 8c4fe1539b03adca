"""A proxy as small as it can be: asks `/readyz`, sends nothing to who is not ready, tries the next."""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Sequence

POLL_SECONDS = 0.2

PATIENCE_SECONDS = 2.0
"""A worker that does not say in that time whether it is ready, is not."""


class Proxy:
    """Stands before workers on a port of its own, in a thread of its own.

    Args:
        ports: of the workers.
    """

    def __init__(self, ports: Sequence[int]) -> None:
        self.port = 0
        self._ready = dict.fromkeys(ports, True)
        self._turn = itertools.count()
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Proxy:
        self._thread.start()
        assert self._started.wait(60)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)

    def is_ready(self, port: int) -> bool:
        """Whether it sends requests to this worker."""
        return self._ready[port]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._forward, "127.0.0.1", 0, backlog=1024)
        )
        self.port = server.sockets[0].getsockname()[1]
        self._loop.create_task(self._watch())
        self._started.set()
        self._loop.run_forever()

    async def _watch(self) -> None:
        question = b"GET /readyz HTTP/1.1\r\nHost: worker\r\nConnection: close\r\n\r\n"
        while True:
            for port in self._ready:
                try:
                    async with asyncio.timeout(PATIENCE_SECONDS):
                        answer = await _exchange(port, question)
                    self._ready[port] = answer.startswith(b"HTTP/1.1 200")
                except OSError:
                    self._ready[port] = False
            await asyncio.sleep(POLL_SECONDS)

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await _read_request(reader)
        writer.write(await self._ask(request))
        await writer.drain()
        writer.close()

    async def _ask(self, request: bytes) -> bytes:
        """The answer of a ready worker; only a refused connection is tried elsewhere."""
        while True:
            ready = [port for port, is_ready in self._ready.items() if is_ready]
            if not ready:
                await asyncio.sleep(POLL_SECONDS)
                continue
            port = ready[next(self._turn) % len(ready)]
            try:
                return await _exchange(port, request)
            except ConnectionRefusedError:
                self._ready[port] = False


async def _read_request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.lower().split(b"\r\n")
    length = next((int(x.split(b":")[1]) for x in lines if x.startswith(b"content-length:")), 0)
    closing = head.replace(b"\r\n", b"\r\nConnection: close\r\n", 1)
    return closing + await reader.readexactly(length)


async def _exchange(port: int, request: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    await writer.drain()
    answer = await reader.read()
    writer.close()
    return answer
