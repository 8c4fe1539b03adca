"""Secret keys of this installation, each in a private file of the home folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

KEY_BYTES = 32


class Keys:
    """Named keys, made when they are first needed.

    Args:
        folder: where they lie; created for the owner alone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, bytes] = {}

    def get(self, name: str) -> bytes:
        """The key of this name."""
        if name not in self._known:
            self._known[name] = self._read(name)
        return self._known[name]

    def _read(self, name: str) -> bytes:
        file = self._folder / f"{name}.key"
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return bytes.fromhex(file.read_text(encoding="ascii"))
        key = secrets.token_bytes(KEY_BYTES)
        with os.fdopen(descriptor, "w", encoding="ascii") as handle:
            handle.write(key.hex())
        return key
