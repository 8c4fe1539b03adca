"""Where a request comes from, as long as a flood lasts: a hash under a key that lives for minutes.

Nothing else of an address is kept, and this hash nowhere but in the memory of one process: it slows
down whoever floods, instead of everybody.
"""

from __future__ import annotations

import ipaddress
import secrets
import time
from collections.abc import Callable

from starlette.requests import Request

from bot.privacy.pseudonym import keyed_hash

HEADER = "x-second-thought-address"
"""In which a proxy of ours hands the address on (`deploy/proxy`); from anybody else it counts for nothing."""

KEY_SECONDS = 600.0
"""Life of a key; hashes under the one before lead nowhere, and their counters end within a minute."""

_IPV6_NETWORK = 64
"""Bits that one subscriber has in common; the others change at will."""


class Addresses:
    """Makes the hashes.

    Args:
        clock: seconds that never run backwards.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._key = secrets.token_bytes(32)
        self._until = clock() + KEY_SECONDS

    def mark(self, request: Request) -> str | None:
        """The hash of where a request comes from; nothing where that is not known.

        A proxy on this machine or in this network says it in `HEADER`; without that everybody behind
        it would be one.
        """
        address = _parsed(request.client.host if request.client else "")
        if address is not None and not address.is_global:
            address = _parsed(request.headers.get(HEADER, "")[-64:].strip())
        if address is None or not address.is_global:
            return None
        now = self._clock()
        if now >= self._until:
            self._key, self._until = secrets.token_bytes(32), now + KEY_SECONDS
        return keyed_hash(self._key, _block(address))


def _parsed(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped or address


def _block(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str:
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, _IPV6_NETWORK), strict=False))
