"""Which model answers: the product's, or one that an organisation taught with messages of its own.

A taught model lies in the home folder with the messages that it was taught. A file there says which one is
in use and which were before; every process that has the home folder looks at it (`bot.server.retrained`).
"""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import portalocker

from bot.engine.trained_model import is_current
from bot.privacy.key_files import alone, replace_file
from bot.settings import Settings

PRODUCT = ""
"""What stands for the product's own model."""

KEPT = 3
"""Models in the order of their use that are remembered, so that one can go back."""


class BusyError(Exception):
    """A training runs already."""


class Readings:
    """The taught models of an installation.

    Args:
        home: its folder.
    """

    def __init__(self, home: Path) -> None:
        self._home = home
        self.root = home / "readings"
        self.file = self.root / "in-use.json"

    def folder(self, name: str) -> Path:
        """Where a taught model lies."""
        return self.root / name

    def begin(self) -> Path:
        """A folder for a new one, by the moment: the microsecond lets the newest be the last by name."""
        name = f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}-{secrets.token_hex(3)}"
        self.folder(name).mkdir(parents=True, mode=0o700)
        return self.folder(name)

    def names(self) -> list[str]:
        """All that there are, finished or not, the newest last."""
        return sorted(path.name for path in self.root.glob("2*-*") if path.is_dir())

    def order(self) -> list[str]:
        """What was put in use one after the other; the last one is in use."""
        try:
            found = json.loads(self.file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return [PRODUCT]
        is_sound = isinstance(found, list) and all(isinstance(one, str) for one in found)
        return found if is_sound and found else [PRODUCT]

    def use(self, name: str) -> None:
        """Put a model in use; all workers take it over within seconds.

        Raises:
            OSError, LockException: the home folder cannot be written.
        """
        self._write([*self.order(), name][-KEPT:])

    def undo(self) -> bool:
        """Put the one before in use again; whether there was one."""
        order = self.order()
        if len(order) < 2:
            return False
        self._write(order[:-1])
        return True

    def tidy(self) -> None:
        """Delete all that are neither in use, nor were, nor the newest."""
        kept = {*self.order(), *self.names()[-1:]}
        for name in self.names():
            if name not in kept:
                shutil.rmtree(self.folder(name), ignore_errors=True)

    @contextmanager
    def training(self) -> Iterator[None]:
        """Held by the process that trains, as long as it lives, however it ends.

        Raises:
            BusyError: another one trains.
        """
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        flags = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING
        lock = portalocker.Lock(self.root / "training.lock", timeout=0, flags=flags)
        try:
            lock.acquire()
        except portalocker.LockException:
            raise BusyError from None
        try:
            yield
        finally:
            lock.release()

    def is_training(self) -> bool:
        """Whether a training runs."""
        try:
            with self.training():
                return False
        except BusyError:
            return True

    def _write(self, order: list[str]) -> None:
        with alone(self.file):
            replace_file(self.file, json.dumps(order))


def model_folder(settings: Settings) -> Path:
    """The folder of the model that is in use.

    A taught one that was made from other messages or by other code than are here now, as after an update,
    gives way to the product's, so that the assistant answers; it can be taught anew.
    """
    readings = Readings(settings.home)
    name = readings.order()[-1]
    folder = readings.folder(name)
    return folder if name != PRODUCT and is_current(folder) else settings.models
