"""Files that operators send with a form of ours."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from python_multipart.exceptions import MultipartParseError
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.console.door import is_ours


async def uploaded(request: Request, body: bytes) -> bytes | None:
    """The file of a form of ours; none where it is missing, or the form is another site's."""

    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    try:
        form = await MultiPartParser(request.headers, stream(), max_files=1, max_fields=3).parse()
    except (MultiPartException, MultipartParseError, KeyError, ValueError):
        return None
    fields = {name: value for name, value in form.items() if isinstance(value, str)}
    file = form.get("file")
    if not is_ours(request, fields) or not isinstance(file, UploadFile):
        return None
    return await file.read()
