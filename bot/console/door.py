"""What guards the console's forms: size limits, CSRF tokens, and the rate limit of sign-ins."""

from __future__ import annotations

import hmac
from collections.abc import AsyncGenerator, Mapping
from urllib.parse import parse_qsl

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from python_multipart.exceptions import MultipartParseError
from starlette.datastructures import ImmutableMultiDict, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.console.locales import later
from bot.server.door.refusals import Refused
from bot.settings import ConfigurationError
from connectors.webhook import read_body

LARGEST_FORM = 8 * 1024
MOST_FIELDS = 10
TOO_OLD = later("The page was too old; try again.")

LARGEST_TEXTS = 2 * 1024 * 1024
"""Bytes of a file of texts; all texts of a language are half of it."""

TOO_LARGE = later("This file is too large; at most 2 MB are taken over.")

Form = ImmutableMultiDict[str, str]
"""The fields of a form; some have a name more than once."""

SIGN_INS_A_MINUTE = 10
"""Tries for one name."""

CLIENT_SIGN_INS_A_MINUTE = 30
"""Tries from one address, for whatever names; behind a proxy all operators share one."""


class Patience:
    """The rate limit of sign-ins: by name, by address, and by browser."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._name = RateLimitItemPerMinute(SIGN_INS_A_MINUTE)
        self._client = RateLimitItemPerMinute(CLIENT_SIGN_INS_A_MINUTE)

    def admits(self, request: Request, name: str) -> bool:
        """Count a try; the address first, so that one client cannot fill the memory with names."""
        return self.admits_client(request) and self._limiter.hit(
            self._name, "name", name.strip().casefold()[:64]
        )

    def admits_known(self, browser: str) -> bool:
        """Count a try of a browser from which its operator came in before: strangers' tries do not count."""
        return self._limiter.hit(self._name, "known", browser)

    def admits_client(self, request: Request) -> bool:
        """Count a try of which no name is known."""
        client = request.client.host if request.client else "unknown"
        return self._limiter.hit(self._client, "client", client)


async def checked_form(
    request: Request, largest: int = LARGEST_FORM, most: int = MOST_FIELDS
) -> Form | None:
    """The fields of a form, if it came from a page of ours (token in the form and in the session).

    Args:
        request: that brings it.
        largest: bytes.
        most: fields.
    """
    body = await _body(request, largest)
    if body is None:
        return None
    try:
        form = Form(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=most))
    except ValueError:
        return None
    return form if is_ours(request, form) else None


def is_ours(request: Request, fields: Mapping[str, str]) -> bool:
    """Whether a form carries this session's CSRF token."""
    expected = str(request.session.get("csrf", ""))
    given = fields.get("csrf", "")
    return bool(expected) and hmac.compare_digest(expected.encode(), given.encode())


async def _body(request: Request, largest: int) -> bytes | None:
    """The body; nothing if it is larger, or was not sent to its end."""
    try:
        return await read_body(request, largest)
    except Refused:
        return None


async def uploaded(request: Request, largest: int, too_large: str) -> bytes:
    """The file of a form of ours.

    Args:
        request: that brings it.
        largest: bytes.
        too_large: what is said of a larger one.

    Raises:
        ConfigurationError: it is too large or missing, or the form is another site's.
    """
    body = await _body(request, largest)
    if body is None:
        raise ConfigurationError(too_large)

    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    try:
        form = await MultiPartParser(request.headers, stream(), max_files=1, max_fields=3).parse()
    except (MultiPartException, MultipartParseError, KeyError, ValueError):
        raise ConfigurationError(TOO_OLD) from None
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    file = form.get("file")
    if not is_ours(request, fields) or not isinstance(file, UploadFile):
        raise ConfigurationError(TOO_OLD)
    return await file.read()
