"""HTTP with an end to patience, for clients that dribble."""

from __future__ import annotations

from asyncio import TimerHandle, Transport

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

REQUEST_SECONDS = 15.0
"""From its first byte a request must be there within this; Twilio gives up after as long."""


class BoundedHttp(HttpToolsProtocol):
    """uvicorn's protocol, which cuts a connection whose request does not arrive in time.

    uvicorn waits for the rest of a request for ever, and each connection that waits is one less for
    others.
    """

    _patience: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn
        """A connection on which nothing follows is cut, too."""
        super().connection_made(transport)
        self._begin_to_wait()

    def data_received(self, data: bytes) -> None:
        """Whatever comes begins a request; if it is whole already, `on_message_complete` knows."""
        self._begin_to_wait()
        super().data_received(data)

    def on_message_complete(self) -> None:
        """The request is there."""
        self._wait_no_more()
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is left to wait for."""
        self._wait_no_more()
        super().connection_lost(exc)

    def _begin_to_wait(self) -> None:
        if self._patience is None:
            self._patience = self.loop.call_later(REQUEST_SECONDS, self.transport.abort)

    def _wait_no_more(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None
