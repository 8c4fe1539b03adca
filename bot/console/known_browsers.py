"""Browsers from which an operator came in before: a stranger's wrong passwords do not lock them out.

A cookie that we sign for one name, as OWASP describes (device cookies). It opens nothing by itself: with
it a password is still needed, and only so many are tried.
"""

from __future__ import annotations

import secrets

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

COOKIE = "console-known"
DAYS = 180


class KnownBrowsers:
    """Signs and reads the cookies.

    Args:
        secret: of the console.
        https_only: whether operators come by TLS.
    """

    def __init__(self, secret: str, *, https_only: bool) -> None:
        self._seal = URLSafeTimedSerializer(secret, salt="known-browser")
        self._https_only = https_only

    def read(self, request: Request, name: str) -> str | None:
        """The random id of a browser from which this name came in; nothing for any other."""
        try:
            held = self._seal.loads(request.cookies.get(COOKIE, ""), max_age=DAYS * 24 * 3600)
            owner, browser = held
        except (BadData, ValueError, TypeError):
            return None
        return str(browser) if owner == name else None

    def remember(self, answer: Response, name: str) -> None:
        """Know this browser from now on."""
        answer.set_cookie(
            COOKIE,
            str(self._seal.dumps([name, secrets.token_urlsafe(12)])),
            max_age=DAYS * 24 * 3600,
            path="/sign-in",
            secure=self._https_only,
            httponly=True,
            samesite="strict",
        )
