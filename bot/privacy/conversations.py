"""Conversations in progress: a situation under a pseudonym, gone after the session."""

from __future__ import annotations

import json

from bot.dialogue.state.situation import Situation
from bot.privacy.expiring import ExpiringStore


class Conversations:
    """Situations by pseudonym.

    Args:
        store: where they live and expire.
        minutes: silence after which a conversation is gone.
    """

    def __init__(self, store: ExpiringStore, minutes: int) -> None:
        self._store = store
        self._seconds = minutes * 60

    async def find(self, pseudonym: str) -> Situation | None:
        """The conversation of this person, if it is not over."""
        data = await self._store.get(_name(pseudonym))
        return Situation.from_dict(json.loads(data)) if data else None

    async def keep(self, pseudonym: str, situation: Situation) -> None:
        """Keep it for another session's length."""
        data = json.dumps(situation.to_dict(), ensure_ascii=False).encode()
        await self._store.put(_name(pseudonym), data, self._seconds)

    async def move(self, former: str, pseudonym: str) -> Situation | None:
        """Find a conversation under a former pseudonym and keep it under the present one."""
        situation = await self.find(former)
        if situation is not None:
            await self.keep(pseudonym, situation)
            await self.forget(former)
        return situation

    async def forget(self, pseudonym: str) -> None:
        """End it now."""
        await self._store.remove(_name(pseudonym))


def _name(pseudonym: str) -> str:
    return f"conversation:{pseudonym}"
