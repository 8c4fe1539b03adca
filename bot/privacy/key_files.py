"""Files that hold keys: private, changed by one process at a time, overwritten before they go."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import portalocker

from bot.logs import log_failure
from bot.settings import ConfigurationError

KEY_BYTES = 32

LOCK_SECONDS = 2.0
"""How long a process waits for another that is changing the keys; it takes milliseconds."""


def new_key() -> bytes:
    """A random key."""
    return secrets.token_bytes(KEY_BYTES)


def decode_key(text: str, file: Path) -> bytes:
    """A key from its hexadecimal digits in a file.

    Raises:
        ConfigurationError: the file is damaged.
    """
    try:
        key = bytes.fromhex(text)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise damaged(file)
    return key


def damaged(file: Path) -> ConfigurationError:
    """What is said of a file that holds no keys."""
    return ConfigurationError(
        f"The key file {file.name} in the home folder is damaged; put a copy back, or delete it to get "
        "a new key (docs/operators/keys-and-backups.md says what is lost then)."
    )


@contextlib.contextmanager
def alone(file: Path) -> Iterator[None]:
    """No other process reads or changes the keys in a file meanwhile."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = portalocker.Lock(
        file.with_suffix(".lock"),
        timeout=LOCK_SECONDS,
        check_interval=0.01,
        opener=open_private,
    )
    with lock:
        yield


def replace_file(file: Path, text: str) -> None:
    """Put a new file in the place of the old one, whose bytes are overwritten before they go."""
    draft = file.with_suffix(".new")
    write_private(draft, text)
    with contextlib.ExitStack() as stack:
        old = None
        if file.exists():
            old = stack.enter_context(file.open("r+b", buffering=0))
        draft.replace(file)
        if old is not None:
            old.write(secrets.token_bytes(os.fstat(old.fileno()).st_size))
            os.fsync(old.fileno())


def stamp_of(file: Path) -> tuple[int, int] | None:
    """By what a change of a file is noticed."""
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_mtime_ns


async def watch_file(
    file: Path,
    seen: object,
    every: float,
    take_over: Callable[[], Awaitable[None]],
    failed: str,
) -> None:
    """Look again and again whether a file changed; nothing stops it but its end.

    Args:
        file: that is watched.
        seen: its stamp (`stamp_of`) when what is in use was read.
        every: seconds between two looks.
        take_over: called after each change.
        failed: logged if that fails, whatever it is; what is in use stays so.
    """
    while True:
        await asyncio.sleep(every)
        try:
            if (stamp := stamp_of(file)) != seen:
                seen = stamp
                await take_over()
        except Exception as error:  # noqa: BLE001  whatever it is, what is in use stays so
            log_failure(failed, error)


def write_private(file: Path, text: str) -> None:
    """Write a file for the owner alone, through to the disk."""
    with open(file, "w", encoding="ascii", opener=open_private) as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())


def open_private(file: str, flags: int) -> int:
    """`opener` of a file for the owner alone."""
    return os.open(file, flags, 0o600)
