"""The web session: a random id that the server signs, and that dies with the tab.

A token carries no time: the conversation behind it ends after its silence, and where no conversation is,
a token only begins one. So a clock that jumps ends nobody's conversation.
"""

from __future__ import annotations

import secrets

from itsdangerous import BadData, URLSafeSerializer


class Sessions:
    """Makes and reads session tokens.

    Args:
        secret: of the installation.
    """

    def __init__(self, secret: bytes) -> None:
        self._signer = URLSafeSerializer(secret, salt="web-session")

    def begin(self) -> str:
        """A new id; only the server makes them, so nobody can be given a known one."""
        return secrets.token_urlsafe(18)

    def token(self, session: str, campaign: str) -> str:
        """The signed form that travels in the page, never in a cookie."""
        return self._signer.dumps([session, campaign])

    def read(self, token: str, campaign: str) -> str | None:
        """The id in a token; nothing when it is forged, or of another campaign."""
        try:
            session, signed_for = self._signer.loads(token)
        except (BadData, ValueError, TypeError):
            return None
        return session if isinstance(session, str) and signed_for == campaign else None
