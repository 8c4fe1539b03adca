"""What connectors share: a bounded body, refusals that are counted, failures that show nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from bot.logs import log_failure
from bot.server.door.contract import Door
from bot.server.door.refusals import Refused

LARGEST_BODY = 64 * 1024
"""Bytes of a request; platforms send a few thousand."""

Handler = Callable[[Request], Awaitable[Response]]


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
