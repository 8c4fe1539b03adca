"""Whether everything works: the assistant, its model, the age of the facts, the backups."""

from __future__ import annotations

import datetime as dt
import json
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.error import URLError

from bot.campaigns.collection import Campaigns
from bot.console.assistant_metrics import Running, ask
from bot.console.labels import DELIVERIES, REFUSALS
from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.pages.content import Content
from bot.console.sheets import Heading, Row, Sheet
from bot.engine import trained_model
from bot.engine.readings import model_folder
from bot.knowledge.calls import Calls
from bot.outcomes.backup import newest_backup
from bot.settings import ConfigurationError, Settings

PATIENCE = 1.0
"""Seconds that the page waits for the assistant."""

CONNECTORS = {"web": later("Web"), "twilio": "Twilio", "telegram": later("Telegram")}


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
        load: the campaigns as they are now.
    """

    def __init__(self, settings: Settings, content: Content, load: Callable[[], Campaigns]) -> None:
        self._settings = settings
        self._content = content
        self._load = load

    def page(self) -> Page:
        """The page."""
        return Page("health", later("Health"), self.build, is_filtered=False)

    def build(self, visit: Visit) -> Mapping[str, object]:
        """What can be seen from here."""
        port = self._settings.metrics_port
        return {
            "is_measured": port is not None,
            "running": self.running(ask(port)) if port is not None else None,
            "waiting": self.waiting(),
            "model": self.model(),
            "backup": self.newest_backup(),
            "stale": self.stale(visit.today),
            "uncalled": self.uncalled(visit.today),
        }

    def stale(self, today: dt.date) -> list[str]:
        """Facts that are to be checked again, a sentence each."""
        return self._content.stale(today)

    def uncalled(self, today: dt.date) -> int | None:
        """Numbers of the campaigns' places that people have to call; nothing if a file is malformed."""
        try:
            places = self._load().places(today)
            calls = Calls.load(self._settings.home)
        except ConfigurationError:
            return None
        return len(calls.due(self._content.rows_to_call(places), today))

    def waiting(self) -> int | None:
        """Outcomes that wait for the database; nothing if the assistant does not answer."""
        address = f"http://127.0.0.1:{self._settings.port}/readyz"
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                found = json.loads(answer.read(4096))
            return int(found["outcomes_waiting"])
        except (URLError, OSError, ValueError, KeyError, TypeError):
            return None

    def running(self, found: Running | None) -> Mapping[str, object] | None:
        """What the assistant counts, without what would tell of single visitors while they write."""
        if found is None:
            return None
        return {
            "minimum": self._settings.minimum_cell,
            "promptness": found.promptness if found.messages >= self._settings.minimum_cell else (),
            "longest": found.longest,
            "waiting": found.waiting,
            "lost": found.lost,
            "sheets": [
                self._sheet("refusals", later("What was not let in"), found.refusals, REFUSALS),
                self._sheet(
                    "deliveries", later("Replies to platforms"), found.deliveries, DELIVERIES
                ),
            ],
        }

    def _sheet(
        self,
        name: str,
        title: str,
        counts: Mapping[tuple[str, str], int],
        names: Mapping[str, str],
    ) -> Sheet:
        rounded = [(what, by, self._rounded(count)) for (by, what), count in counts.items()]
        return Sheet(
            name,
            title,
            (
                Heading(later("What happened"), "label"),
                Heading(later("By way of"), "label"),
                Heading(later("How often"), "count"),
            ),
            tuple(
                Row((names.get(what, what), CONNECTORS.get(by, by), count))
                for what, by, count in sorted(rounded, key=lambda one: (-(one[2] or 0), one[:2]))
            ),
        )

    def _rounded(self, count: int) -> int | None:
        """Down to whole groups of the smallest count: looking again tells of nobody's message."""
        minimum = self._settings.minimum_cell
        return count // minimum * minimum or None

    def model(self) -> Model | None:
        """The model, if one was trained."""
        folder = model_folder(self._settings)
        record = trained_model.read_record(folder)
        if record is None:
            return None
        is_current = trained_model.is_current(folder)
        return Model(record.file, record.sha256[:12], is_current)

    def newest_backup(self) -> dt.datetime | None:
        """When the newest file in the folder of backups was written."""
        return newest_backup(self._settings.backups or self._settings.home / "backups")
