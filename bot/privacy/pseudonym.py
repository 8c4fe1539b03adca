"""From an address to a pseudonym, at the door: nothing behind it ever sees the address."""

from __future__ import annotations

import hashlib
import hmac

from bot.message import Pseudonyms
from bot.privacy.keys import KeyRing


def keyed_hash(key: bytes, *parts: str) -> str:
    """HMAC-SHA-256 (RFC 2104) of the parts, which are kept apart, as 32 hexadecimal digits.

    Without the key nobody can try out addresses; 128 bits are enough that two never meet.
    """
    message = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hmac.new(key, message, hashlib.sha256).hexdigest()[:32]


def pseudonyms(ring: KeyRing, channel: str, address: str) -> Pseudonyms:
    """The pseudonym of an address, and the one under the key before while that is still kept."""
    keys = ring.read()
    current = keyed_hash(keys.current, channel, address)
    return Pseudonyms(current, keyed_hash(keys.former, channel, address) if keys.former else None)
