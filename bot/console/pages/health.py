"""Whether everything works: the assistant, its model, the age of the facts, the backups."""

from __future__ import annotations

import datetime as dt
import json
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.error import URLError

from bot import trained_model
from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.pages.content import Content
from bot.outcomes.backup import newest_backup
from bot.settings import Settings

PATIENCE = 1.0
"""Seconds that the page waits for the assistant."""


@dataclass(frozen=True, slots=True)
class Model:
    """The trained model that the assistant loads."""

    file: str
    version: str
    is_current: bool


class Health:
    """The page of health.

    Args:
        settings: where the assistant, the model and the backups are.
        content: for facts that are too old.
    """

    def __init__(self, settings: Settings, content: Content) -> None:
        self._settings = settings
        self._content = content

    def page(self) -> Page:
        """The page."""
        return Page("health", later("Health"), self.build, is_filtered=False)

    def build(self, visit: Visit) -> Mapping[str, object]:
        """What can be seen from here."""
        return {
            "waiting": self.waiting(),
            "model": self.model(),
            "backup": self.newest_backup(),
            "stale": self._content.stale(visit.today),
        }

    def waiting(self) -> int | None:
        """Outcomes that wait for the database; nothing if the assistant does not answer."""
        address = f"http://127.0.0.1:{self._settings.port}/readyz"
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                found = json.loads(answer.read(4096))
            return int(found["outcomes_waiting"])
        except (URLError, OSError, ValueError, KeyError, TypeError):
            return None

    def model(self) -> Model | None:
        """The model, if one was trained."""
        record = trained_model.read_record(self._settings.models)
        if record is None:
            return None
        is_current = trained_model.is_current(self._settings.models)
        return Model(record.file, record.sha256[:12], is_current)

    def newest_backup(self) -> dt.datetime | None:
        """When the newest file in the folder of backups was written."""
        return newest_backup(self._settings.backups or self._settings.home / "backups")
