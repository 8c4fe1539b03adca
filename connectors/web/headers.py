"""The headers of every response of the web channel: nothing foreign, nothing kept, nothing framed."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.server.door.contract import Door
from connectors.webhook import Handler, guarded

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
"""No page of ours may stand in a frame: leaving must replace the whole tab (decisions/0009-ways-in.md)."""


def safe(name: str, door: Door, handler: Handler) -> Handler:
    """A handler that is guarded, and whose responses bear these headers."""
    inner = guarded(name, door, handler)

    async def serve(request: Request) -> Response:
        response = await inner(request)
        response.headers.update(HEADERS)
        return response

    return serve
