"""For administrators: backups, old outcomes, the key of the day, restart; each with what it does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import quote

from starlette.responses import FileResponse
from starlette.routing import Route

from bot.console.accounts import Role
from bot.console.door import Form
from bot.console.kept_backups import KeptBackups
from bot.console.locales import later
from bot.console.page import Listed, Visit
from bot.console.release import is_newer_on_disk, running
from bot.console.site import Done, Given, Site
from bot.outcomes import retention
from bot.outcomes.database import reached
from bot.privacy.keys import KeyRing
from bot.settings import ConfigurationError, Settings

LARGEST_FILE = 48 * 1024 * 1024
"""Bytes of a backup that is sent by a form; a larger one is put into the folder."""

TOO_LARGE = later("This file is larger than 48 MB; put it into the folder of the backups instead.")
NOT_HERE = later(
    "Nobody would start the assistant again here; ask whoever looks after the machine."
)
CONFIRM = later("Tick that what the database holds now may be replaced.")
GONE = later("There is no such backup any more.")


class Maintenance:
    """The page.

    Args:
        settings: of the installation.
    """

    def __init__(self, settings: Settings) -> None:
        self.page = Listed("maintenance", later("Maintenance"), needs=Role.ADMINISTRATOR)
        self._settings = settings
        self._backups = KeptBackups(settings)

    def routes(self, site: Site) -> list[Route]:
        """The page, and where its buttons lead."""
        show = site.show("maintenance.html", self.build, self.page)

        def button(name: str, act: Callable[[], object]) -> Route:
            def press(visit: Visit, form: Form) -> Done:
                act()
                return Done(f"/maintenance?told={name}", f"maintenance {name}")

            return site.post(f"/maintenance/{name}", Role.ADMINISTRATOR, press, show)

        return [
            site.get("/maintenance", Role.ADMINISTRATOR, show),
            button("backup", self._backups.write),
            button("delete-old", self.delete_old),
            button("key", self.renew_key),
            button("restart", self.restart),
            *_restoring_routes(self._backups, site, self.page),
        ]

    def build(self, visit: Visit) -> dict[str, object]:
        """How it stands."""
        settings, now = self._settings, dt.datetime.now(dt.UTC)
        with reached(settings.database) as engine:
            old = retention.count_old(engine, settings.retention_months, now)
        return {
            "today": visit.today,
            "folder": self._backups.folder,
            "backups": self._backups.newest(),
            "old": old,
            "months": settings.retention_months,
            "version": running(),
            "is_newer_on_disk": is_newer_on_disk(),
            "may_restart": settings.restarts,
        }

    def delete_old(self) -> None:
        """Delete what is too old, as `second-thought delete-old` does once the clock was looked at."""
        settings, now = self._settings, dt.datetime.now(dt.UTC)
        with reached(settings.database) as engine:
            retention.delete_old(engine, settings.retention_months, now)
            retention.approve(now, settings.home)

    def restart(self) -> None:
        """Let the assistant be started anew; the console too where a newer version lies on the disk.

        Raises:
            ConfigurationError: nobody would start it again.
        """
        _require_restarts(self._settings)
        self._backups.restart(console=is_newer_on_disk())

    def renew_key(self) -> None:
        """Begin a new key of the conversations, as `second-thought keys rotate` does."""
        settings = self._settings
        KeyRing(settings.home / "keys", settings.key_hours, settings.session_minutes).rotate()


def _require_restarts(settings: Settings) -> None:
    """Refuse what needs somebody who starts the assistant again.

    Raises:
        ConfigurationError: nobody would.
    """
    if not settings.restarts:
        raise ConfigurationError(NOT_HERE)


def _restoring_routes(backups: KeptBackups, site: Site, page: Listed) -> list[Route]:
    """Where backups are looked into, downloaded, brought and restored.

    Args:
        backups: the folder.
        site: of the console.
        page: of maintenance.
    """

    def download(visit: Visit) -> Given:
        found = _file(backups, visit)
        answer = FileResponse(found, media_type="application/zip", filename=found.name)
        return Given(answer, f"maintenance {found.name}")

    def restore(visit: Visit, form: Form) -> Done:
        if form.get("may") != "yes":
            raise ConfigurationError(CONFIRM)
        _require_restarts(backups.settings)
        backups.restore(_file(backups, visit), visit.account.name)
        return Done("/maintenance?told=restore", f"maintenance restored {visit.path['name']}")

    def bring(visit: Visit, content: bytes) -> Done:
        name = backups.bring(content)
        return Done(f"/maintenance/backups/{quote(name)}", f"maintenance {name}")

    role, path = Role.ADMINISTRATOR, "/maintenance/backups/{name}"
    show = site.show("restore.html", partial(_look, backups), page)
    upload = ("/maintenance/upload", role, bring, show)
    return [
        site.upload(*upload, largest=LARGEST_FILE, too_large=TOO_LARGE),
        site.file("/maintenance/download/{name}", role, download),
        site.get(path, role, show),
        site.post(path, role, restore, show),
    ]


def _file(backups: KeptBackups, visit: Visit) -> Path:
    found = backups.file(visit.path["name"])
    if found is None:
        raise ConfigurationError(GONE)
    return found


def _look(backups: KeptBackups, visit: Visit) -> dict[str, object]:
    """What a backup holds, beside what there is; nothing where one is only brought."""
    values: dict[str, object] = {
        "contents": None,
        "may_restart": backups.settings.restarts,
        "names": (),
    }
    if "name" not in visit.path:
        return values
    try:
        contents = backups.look_into(_file(backups, visit))
    except ConfigurationError as error:
        return {**values, "problem": str(error)}
    names = sorted({*contents.rows, *contents.held})
    return {**values, "contents": contents, "names": names}
