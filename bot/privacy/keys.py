"""Secret keys of this installation, each in a private file of the home folder.

Most are kept for good (`Keys`). The key of the conversations has a lifetime (`KeyRing`): once it is
destroyed, nobody can tell any more whose a pseudonym was, not even by trying out all numbers.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import portalocker

from bot.logs import log_failure
from bot.privacy.key_files import (
    alone,
    damaged,
    decode_key,
    new_key,
    replace_file,
    stamp_of,
    write_private,
)
from bot.settings import ConfigurationError

AGAIN_SECONDS = 60.0
"""Until a change that the disk refused is tried again."""


class Keys:
    """Named keys that are kept, made when they are first needed.

    Args:
        folder: where they lie; created for the owner alone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, bytes] = {}

    def get(self, name: str) -> bytes:
        """The key of this name.

        Raises:
            ConfigurationError: its file is damaged.
        """
        if name not in self._known:
            self._known[name] = self._read(self._folder / f"{name}.key")
        return self._known[name]

    def _read(self, file: Path) -> bytes:
        if not file.exists():
            self._make(file)
        return decode_key(file.read_text(encoding="ascii"), file)

    def _make(self, file: Path) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Linked when it is whole: another process must never read half a key.
        draft = file.with_suffix(f".{secrets.token_hex(4)}")
        write_private(draft, new_key().hex())
        with contextlib.suppress(FileExistsError):
            os.link(draft, file)
        draft.unlink()


@dataclass(frozen=True, slots=True)
class Ring:
    """The key of the conversations, in use `since` a time, and the one before it, kept `until` one.

    Times are seconds since 1970: several processes go by them, and the next after a restart.
    """

    current: bytes
    since: float
    former: bytes | None = None
    until: float = 0.0


class KeyRing:
    """The key under which conversations are found, renewed after its lifetime.

    The key before it is kept as long as a conversation in progress may need it, and then destroyed.
    Several processes share the file: each reads it again when another changed it.

    Args:
        folder: where the file lies, beside the keys that are kept.
        hours: lifetime of a key; at least a session long.
        session_minutes: silence after which a conversation is over.
        clock: seconds since 1970.
    """

    def __init__(
        self,
        folder: Path,
        hours: int,
        session_minutes: int,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._file = folder / "conversations.json"
        self._session = session_minutes * 60.0
        self._lifetime = max(hours * 3600.0, self._session)
        self._clock = clock
        self._ring: Ring | None = None
        self._seen: tuple[int, int] | None = None
        self._not_before = 0.0

    @property
    def lifetime(self) -> float:
        """Seconds after which a key is replaced."""
        return self._lifetime

    def read(self) -> Ring:
        """The keys of this moment, after what is due: a new key, the end of the one before it.

        A disk that refuses the change keeps no message back: the present key goes on, and the change
        is tried again a minute later.

        Raises:
            OSError: there are no keys yet, and none can be written.
            ConfigurationError: the file is damaged.
        """
        now = self._clock()
        ring = self._ring
        if ring is None:
            ring = self._change(self._advanced)
        elif self._is_outdated(ring, now) and time.monotonic() >= self._not_before:
            try:
                ring = self._change(self._advanced)
            except (OSError, portalocker.LockException) as error:
                log_failure("the key of the conversations was not renewed", error)
                self._not_before = time.monotonic() + AGAIN_SECONDS
        self._ring = ring
        return ring if ring.until > now else replace(ring, former=None)

    def rotate(self, *, at_once: bool = False) -> Ring:
        """Begin a new key now.

        Args:
            at_once: destroy the present key, too; conversations in progress then begin anew.

        Raises:
            ConfigurationError: the key before the present one is still in use.
        """

        def renewed(ring: Ring | None) -> Ring:
            now = self._clock()
            if ring is None or at_once:
                return Ring(new_key(), now)
            if ring.former is not None and ring.until > now:
                minutes = math.ceil((ring.until - now) / 60)
                raise ConfigurationError(
                    f"Conversations in progress still need the key before the present one; try again "
                    f"in {minutes} minutes, or end them and destroy all keys now with --at-once."
                )
            return self._succeeded(ring, now)

        self._ring = self._change(renewed)
        return self._ring

    def _succeeded(self, ring: Ring, now: float) -> Ring:
        return Ring(new_key(), now, former=ring.current, until=now + self._session)

    def _advanced(self, ring: Ring | None) -> Ring:
        now = self._clock()
        if ring is None:
            return Ring(new_key(), now)
        # A clock that was set back lengthens no life.
        ring = replace(ring, since=min(ring.since, now), until=min(ring.until, now + self._session))
        if now - ring.since >= self._lifetime:
            return self._succeeded(ring, now)
        return ring if ring.until > now else Ring(ring.current, ring.since)

    def _is_outdated(self, ring: Ring, now: float) -> bool:
        return (
            now - ring.since >= self._lifetime
            or (ring.former is not None and ring.until <= now)
            or ring.since > now
            or ring.until > now + self._session
            or stamp_of(self._file) != self._seen
        )

    def _change(self, change: Callable[[Ring | None], Ring]) -> Ring:
        with alone(self._file):
            found = self._load()
            ring = change(found)
            if ring != found:
                self._save(ring)
            self._seen = stamp_of(self._file)
        return ring

    def _load(self) -> Ring | None:
        try:
            held = json.loads(self._file.read_text(encoding="ascii"))
            former = held["former"] and decode_key(held["former"], self._file)
            current = decode_key(held["current"], self._file)
            return Ring(current, float(held["since"]), former, float(held["until"]))
        except FileNotFoundError:
            return None
        except (ValueError, KeyError, TypeError):
            raise damaged(self._file) from None

    def _save(self, ring: Ring) -> None:
        former = ring.former.hex() if ring.former else None
        held = {"current": ring.current.hex(), "since": ring.since}
        replace_file(self._file, json.dumps({**held, "former": former, "until": ring.until}))
