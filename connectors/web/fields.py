"""Reading what a browser sends: a form, or the script's JSON; never a file."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.server.door.refusals import Refused
from connectors.webhook import read_body


async def read_fields(request: Request) -> tuple[dict[str, str], bool]:
    """The fields, and whether a file was sent.

    A file is refused by its announcement, before its content is read.

    Raises:
        Refused: too large, or not what a browser sends.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return {}, True
    body = await read_body(request)
    try:
        if kind == "application/json":
            return _strings(json.loads(body)), False
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=20)
        return dict(pairs), False
    except (ValueError, UnicodeDecodeError, RecursionError):
        raise Refused(400, "malformed") from None


def wants_json(request: Request) -> bool:
    """Whether the script asks, or the form."""
    return "application/json" in request.headers.get("accept", "")


def is_foreign(request: Request) -> bool:
    """Whether another site's page sent this.

    Such a page could bring a visitor into a conversation whose token it knows (session fixation).
    Browsers that do not say where a request comes from are old; they are served.
    """
    return request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin")


def _strings(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError
    # JSON can say half a surrogate pair, which no page can show.
    return {
        key: item.encode("utf-8", "replace").decode("utf-8")
        for key, item in value.items()
        if isinstance(item, str)
    }
