"""The contract between the assistant and its connectors.

A connector verifies, bounds, makes the address a pseudonym, hands over and answers. It is built by the
composition root with a `Door`, offers Starlette routes, and forgets the address as soon as the reply is
sent. `tests/connectors/cases.py` is the table that each must pass.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Protocol

from starlette.requests import Request
from starlette.routing import BaseRoute

from bot.message import ContactMark, Incoming, Outgoing, Pseudonyms

Take = Callable[[Incoming], Awaitable[Outgoing]]
Pseudonymise = Callable[[str, str], Pseudonyms]
Mark = Callable[[str, str], str]
ContactMarks = Callable[[str, str], Mapping[str, ContactMark]]


class Connector(Protocol):
    """One channel's door."""

    name: str

    def routes(self) -> list[BaseRoute]:
        """What it serves."""


class Gate(Protocol):
    """Bounds on how much is let in."""

    async def admit(self, who: str) -> None:
        """Count what may be asked as often as one person writes; messages are counted by the turn's door.

        Raises:
            Refused: 429 with a time to wait.
        """

    async def admit_from(self, request: Request, text: str = "") -> None:
        """Count what comes from an address; platforms, whose requests are signed, are not counted.

        Raises:
            Refused: 429 with a time to wait; hardly ever for a text that shows a danger.
        """


class Deliveries(Protocol):
    """Keeps an answer until it has arrived."""

    def alone(self, message: Incoming) -> AbstractAsyncContextManager[None]:
        """Around taking and sending, where the answer is sent: nobody else sends it meanwhile."""

    async def undelivered(self, message: Incoming, left: Outgoing) -> None:
        """Keep what did not arrive.

        Raises:
            Refused: 503, so that the platform asks again.
        """

    async def delivered(self, message: Incoming, *, surely: bool = False) -> None:
        """The answer was handed over; `surely`: it has arrived, and need not be given again."""


@dataclass(slots=True)
class Door:
    """What the composition root hands to every connector.

    Args:
        take: the turn, behind the limits of a person and of the server.
        pseudonyms: channel and address → pseudonyms of the conversation.
        opt_out_mark: channel and address → mark for the opt-out list.
        gate: rate limits.
        base_url: public address without a closing slash, which Twilio signs.
        replies: keeps answers until they have arrived.
        contact_marks: channel and address → marks of the campaigns that count who writes again.
        refusals: counted by connector and reason, for the metrics.
        deliveries: replies handed to a platform, counted by connector and result.
    """

    take: Take
    pseudonyms: Pseudonymise
    opt_out_mark: Mark
    gate: Gate
    base_url: str
    replies: Deliveries
    contact_marks: ContactMarks = lambda channel, address: {}
    refusals: Counter[tuple[str, str]] = field(default_factory=Counter)
    deliveries: Counter[tuple[str, str]] = field(default_factory=Counter)
