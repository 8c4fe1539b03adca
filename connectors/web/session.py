"""The web session: a random id that the server signs, and that dies with the tab."""

from __future__ import annotations

import secrets

from itsdangerous import BadData, URLSafeTimedSerializer


class Sessions:
    """Makes and reads session tokens.

    Args:
        secret: of the installation.
        minutes: silence after which a token is worth nothing; each answer brings a fresh one.
    """

    def __init__(self, secret: bytes, minutes: int) -> None:
        self._signer = URLSafeTimedSerializer(secret, salt="web-session")
        self._seconds = minutes * 60

    def begin(self) -> str:
        """A new id; only the server makes them, so nobody can be given a known one."""
        return secrets.token_urlsafe(18)

    def token(self, session: str, campaign: str) -> str:
        """The signed form that travels in the page, never in a cookie."""
        return self._signer.dumps([session, campaign])

    def read(self, token: str, campaign: str) -> str | None:
        """The id in a token; nothing when it is forged, over, or of another campaign."""
        try:
            session, signed_for = self._signer.loads(token, max_age=self._seconds)
        except (BadData, ValueError, TypeError):
            return None
        return session if isinstance(session, str) and signed_for == campaign else None
