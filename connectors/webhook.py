"""The contract of all connectors: verify, bound, make the address a pseudonym, hand over, answer.

A connector is built by the composition root with a `Door`, offers Starlette routes, and forgets the
address as soon as the reply is sent. `tests/connectors/cases.py` is the table that each must pass.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute

from bot.logs import log_failure
from bot.message import ContactMark, Incoming, Outgoing, Pseudonyms
from connectors.errors import Refused

LARGEST_BODY = 64 * 1024
"""Bytes of a request; platforms send a few thousand."""

Take = Callable[[Incoming], Awaitable[Outgoing]]
Pseudonymise = Callable[[str, str], Pseudonyms]
Mark = Callable[[str, str], str]
ContactMarks = Callable[[str, str], Mapping[str, ContactMark]]
Handler = Callable[[Request], Awaitable[Response]]


class Connector(Protocol):
    """One channel's door."""

    name: str

    def routes(self) -> list[BaseRoute]:
        """What it serves."""


class Gate(Protocol):
    """Bounds on how much is let in."""

    async def admit(self, pseudonym: str) -> None:
        """Count a message.

        Raises:
            Refused: this person sends too much; 429 with a time to wait.
        """


@dataclass(slots=True)
class Door:
    """What the composition root hands to every connector.

    Args:
        take: the turn.
        pseudonyms: channel and address → pseudonyms of the conversation.
        opt_out_mark: channel and address → mark for the opt-out list.
        gate: rate limits.
        base_url: public address without a closing slash, which Twilio signs.
        contact_marks: channel and address → marks of the campaigns that count who writes again.
        refusals: counted by connector and reason, for the metrics.
        deliveries: replies handed to a platform, counted by connector and result.
    """

    take: Take
    pseudonyms: Pseudonymise
    opt_out_mark: Mark
    gate: Gate
    base_url: str
    contact_marks: ContactMarks = lambda channel, address: {}
    refusals: Counter[tuple[str, str]] = field(default_factory=Counter)
    deliveries: Counter[tuple[str, str]] = field(default_factory=Counter)


async def read_body(request: Request, largest: int = LARGEST_BODY) -> bytes:
    """The body, if it is not too large.

    Raises:
        Refused: 413, before more than the bound was read.
    """
    announced = request.headers.get("content-length", "")
    if announced.isdigit() and int(announced[:12]) > largest:
        raise Refused(413, "too_large")
    body = bytearray()
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > largest:
                raise Refused(413, "too_large")
    except ClientDisconnect:
        raise Refused(400, "disconnected") from None
    return bytes(body)


def guarded(name: str, door: Door, handler: Handler) -> Handler:
    """A handler whose refusals are counted and whose failures show nothing of themselves."""

    async def serve(request: Request) -> Response:
        try:
            return await handler(request)
        except Refused as refusal:
            door.refusals[name, refusal.reason] += 1
            headers = {"Cache-Control": "no-store"}
            if refusal.retry_after is not None:
                headers["Retry-After"] = str(refusal.retry_after)
            return PlainTextResponse(refusal.reason, refusal.status, headers)
        except Exception as error:  # noqa: BLE001  whatever fails, the visitor is answered
            door.refusals[name, "failed"] += 1
            reference = log_failure("a request failed", error, channel=name)
            # 503, not 500: the platforms try again.
            return PlainTextResponse(f"try again ({reference})", 503, {"Retry-After": "5"})

    return serve


def numbered(titles: list[str]) -> str:
    """Quick replies of a channel without buttons: numbered lines."""
    return "\n".join(f"{number} {title}" for number, title in enumerate(titles, 1))
