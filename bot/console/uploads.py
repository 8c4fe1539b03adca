"""Files that operators send with a form of ours."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from python_multipart.exceptions import MultipartParseError
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.console.door import TOO_OLD, is_ours, read_body
from bot.console.locales import later
from bot.settings import ConfigurationError

LARGEST_TEXTS = 2 * 1024 * 1024
"""Bytes of a file of texts; all texts of a language are a quarter of it."""

TOO_LARGE = later("This file is too large; at most 2 MB are taken over.")


async def uploaded(request: Request, largest: int, too_large: str) -> bytes:
    """The file of a form of ours.

    Args:
        request: that brings it.
        largest: bytes.
        too_large: what is said of a larger one.

    Raises:
        ConfigurationError: it is too large or missing, or the form is another site's.
    """
    body = await read_body(request, largest)
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
