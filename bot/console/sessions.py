"""Who is signed in: kept by the server, so that signing out ends a session wherever its cookie is."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass

SESSION_HOURS = 8
IDLE_MINUTES = 60


@dataclass(slots=True)
class _Session:
    name: str
    since: float
    seen: float


class Sessions:
    """Sessions of one console process; a restart ends them all."""

    def __init__(self) -> None:
        self._sessions: dict[str, _Session] = {}

    def begin(self, name: str) -> str:
        """The random id of a new session."""
        for old in [key for key, session in self._sessions.items() if _is_over(session)]:
            del self._sessions[old]
        key, now = secrets.token_urlsafe(24), time.time()
        self._sessions[key] = _Session(name, now, now)
        return key

    def name(self, key: str) -> str | None:
        """Whose session this is; nothing when it ended, was left alone too long, or never was."""
        session = self._sessions.get(key)
        if session is None or _is_over(session):
            self.end(key)
            return None
        session.seen = time.time()
        return session.name

    def end(self, key: str) -> None:
        """End it."""
        self._sessions.pop(key, None)

    def end_all(self, name: str) -> None:
        """End every session of an operator, on whatever machine."""
        for key in [key for key, session in self._sessions.items() if session.name == name]:
            self.end(key)


def _is_over(session: _Session) -> bool:
    now = time.time()
    too_long = now - session.since >= SESSION_HOURS * 3600
    return too_long or now - session.seen >= IDLE_MINUTES * 60
