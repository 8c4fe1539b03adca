"""For administrators: backups, old outcomes, the key of the day, restart; each with what it does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from starlette.routing import Route

from bot.console.accounts import Role
from bot.console.door import Form
from bot.console.kept_backups import KeptBackups
from bot.console.locales import later
from bot.console.page import Listed, Visit
from bot.console.pages.restoring import require_restarts, restoring_routes
from bot.console.release import is_newer_on_disk, running
from bot.console.site import Done, Site
from bot.outcomes import retention
from bot.outcomes.database import reached
from bot.privacy.keys import KeyRing
from bot.settings import Settings


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
            *restoring_routes(self._backups, site, self.page),
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
        require_restarts(self._settings)
        self._backups.restart(console=is_newer_on_disk())

    def renew_key(self) -> None:
        """Begin a new key of the conversations, as `second-thought keys rotate` does."""
        settings = self._settings
        KeyRing(settings.home / "keys", settings.key_hours, settings.session_minutes).rotate()
