"""The folder of the backups: which there are, what one holds, and a file that somebody brings."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.outcomes.backup import row_counts, write_backup
from bot.outcomes.database import reached
from bot.outcomes.restore import look_into, restore_backup
from bot.server.restarting import ask_for_restart
from bot.settings import ConfigurationError, Settings

MOST_LISTED = 30


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A file of the folder."""

    name: str
    written: dt.datetime
    size: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds, beside what the database holds now."""

    name: str
    made: dt.datetime
    rows: Mapping[str, int]
    held: Mapping[str, int]


class KeptBackups:
    """The folder.

    Args:
        settings: of the installation.
    """

    def __init__(self, settings: Settings) -> None:
        self.folder = settings.backups or settings.home / "backups"
        self.settings = settings

    def newest(self) -> list[KeptBackup]:
        """The newest ones first."""
        found = []
        for file in self.folder.glob("*.zip") if self.folder.is_dir() else ():
            try:
                known = file.stat()
            except OSError:
                continue
            written = dt.datetime.fromtimestamp(known.st_mtime, dt.UTC)
            found.append(KeptBackup(file.name, written, known.st_size))
        return sorted(found, key=lambda one: one.written, reverse=True)[:MOST_LISTED]

    def file(self, name: str) -> Path | None:
        """A file that is listed; never another one of the machine."""
        return self.folder / name if name in {one.name for one in self.newest()} else None

    def write(self) -> Path:
        """Write a backup, as `second-thought backup` does; the assistant goes on.

        Raises:
            ConfigurationError: there is nothing to write, or it cannot be written.
        """
        file = self._new("outcomes")
        with reached(self.settings.database) as engine:
            write_backup(engine, file)
        return file

    def bring(self, content: bytes) -> str:
        """Keep a file that somebody brought, if it is a sound backup; its name.

        Raises:
            ConfigurationError: it is none, or it cannot be written.
        """
        file = self._new("uploaded")
        draft = file.with_suffix(".part")
        try:
            with open(draft, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as made:
                made.write(content)
            look_into(draft)
            draft.replace(file)
        except OSError as error:
            raise ConfigurationError(f"{file} cannot be written ({error.strerror}).") from None
        finally:
            draft.unlink(missing_ok=True)
        return file.name

    def look_into(self, file: Path) -> Contents:
        """What it holds.

        Raises:
            ConfigurationError: it is damaged, of a newer version, or the database cannot be reached.
        """
        manifest = look_into(file)
        with reached(self.settings.database) as engine, engine.connect() as connection:
            held = row_counts(connection)
        rows = {name: int(number) for name, number in manifest["tables"].items()}
        return Contents(file.name, dt.datetime.fromisoformat(manifest["made"]), rows, held)

    def restore(self, file: Path, operator: str) -> str:
        """Put a backup in the place of what the database holds; the name of the backup of that.

        What was written until this moment is kept aside, the operator's own account stays, and the
        assistant and the console are started anew: they remember what they read.

        Raises:
            ConfigurationError: it is damaged, or the one aside cannot be written; nothing was changed.
        """
        look_into(file)
        aside = self._new("before-restore")
        with reached(self.settings.database) as engine:
            restore_backup(engine, file, replace=True, aside=aside, keeping=operator)
        self.restart(console=True)
        return aside.name

    def restart(self, *, console: bool) -> None:
        """Let the assistant be started anew, and the console.

        Raises:
            ConfigurationError: the home folder cannot be written.
        """
        home = self.settings.home
        try:
            ask_for_restart(home, "assistant")
            if console:
                ask_for_restart(home, "console")
        except OSError as error:
            raise ConfigurationError(f"{home} cannot be written ({error.strerror}).") from None

    def _new(self, begin: str) -> Path:
        """A name for a new file."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            sentence = f"{self.folder} cannot be written ({error.strerror})."
            raise ConfigurationError(sentence) from None
        stamp = f"{begin}-{dt.datetime.now(dt.UTC):%Y-%m-%d-%H%M%S}"
        names = (f"{stamp}{one}.zip" for one in ("", *(f"-{number}" for number in range(2, 99))))
        return next(file for name in names if not (file := self.folder / name).exists())
