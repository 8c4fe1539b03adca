"""Where conversations, locks and marks are kept: in memory, or in Redis for several workers."""

from __future__ import annotations

from redis.asyncio import Redis
from sqlalchemy import Engine as Database

from bot.privacy import repeats
from bot.privacy.expiring import ExpiringStore, MemoryStore, RedisStore
from bot.privacy.ledger import MarkLedger
from bot.privacy.locks import Locks, MemoryLocks, RedisLocks
from bot.settings import Settings


def stores_of(
    settings: Settings, redis: Redis | None, database: Database
) -> tuple[ExpiringStore, Locks, MarkLedger | None]:
    """The stores of this process; a ledger of marks only where nothing else keeps them."""
    if redis is not None:
        return RedisStore(redis), RedisLocks(redis), None
    # Three values a conversation: its situation, the mark of its last message and the reply to it. Marks of
    # repeat contact come on top; like all marks and replies they give way when room runs out.
    store = MemoryStore(settings.conversation_limit * 3, expendable=repeats.PREFIX)
    return store, MemoryLocks(), MarkLedger(database)
