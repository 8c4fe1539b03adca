"""For administrators: backups, old outcomes, the key of the day, restart; each with what it does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.audit import Action
from bot.console.door import checked_form
from bot.console.frame import Frame
from bot.console.guard import Guard
from bot.console.kept_backups import KeptBackup
from bot.console.locales import later
from bot.console.page import Listed
from bot.console.pages.entrance import TOO_OLD
from bot.console.pages.restoring import Restoring, RestoringForms
from bot.console.release import is_newer_on_disk, running
from bot.outcomes import retention
from bot.outcomes.database import reach_database, refusals
from bot.privacy.keys import KeyRing
from bot.settings import ConfigurationError, Settings

DONE = {
    "backup": later("The backup was written."),
    "delete-old": later("What was too old is deleted."),
    "key": later("A new key is in use; the one before is destroyed when no conversation needs it."),
    "restart": later("The restart is asked for. The assistant answers again within a minute."),
    "restore": later(
        "The backup is restored; what was there before is kept in the list below. The assistant and this "
        "console start anew, so sign in again in a minute."
    ),
}


@dataclass(frozen=True, slots=True)
class State:
    """What the page shows.

    Args:
        folder: of the backups.
        backups: the newest files of it.
        old: outcomes that are older than they may get.
        months: that they may get.
        version: that runs.
        is_newer_on_disk: whether an update waits for a restart.
        may_restart: whether somebody starts it again.
    """

    folder: str
    backups: list[KeptBackup]
    old: int
    months: int
    version: str
    is_newer_on_disk: bool
    may_restart: bool


class Maintenance:
    """The page.

    Args:
        settings: of the installation.
    """

    def __init__(self, settings: Settings) -> None:
        self.page = Listed("maintenance", later("Maintenance"), needs=Role.ADMINISTRATOR)
        self._settings = settings
        self._restoring = Restoring(settings)

    def routes(self, guard: Guard, frame: Frame) -> list[Route]:
        """The page, and where its buttons lead."""

        async def show(request: Request, account: Account, problem: str = "") -> Response:
            values = {
                "state": await run_in_threadpool(self.state),
                "done": DONE.get(request.query_params.get("done", "")),
                "today": dt.datetime.now(dt.UTC).date(),
                "problem": problem or None,
            }
            status = 400 if problem else 200
            return frame.render(
                request, "maintenance.html", values, status=status, account=account, page=self.page
            )

        def button(name: str, act: Callable[[], object]) -> Route:
            async def press(request: Request, account: Account) -> Response:
                if await checked_form(request) is None:
                    return await show(request, account, TOO_OLD)
                try:
                    await run_in_threadpool(act)
                except ConfigurationError as error:
                    return await show(request, account, str(error))
                await guard.note(account, Action.CHANGED, f"maintenance {name}")
                return RedirectResponse(f"/maintenance?done={name}", 303)

            path = f"/maintenance/{name}"
            return Route(path, guard.only(Role.ADMINISTRATOR, press), methods=["POST"])

        return [
            Route("/maintenance", guard.only(Role.ADMINISTRATOR, show), methods=["GET"]),
            button("backup", self._restoring.backups.write),
            button("delete-old", self.delete_old),
            button("key", self.renew_key),
            button("restart", self._restoring.restart),
            *RestoringForms(self._restoring, guard, frame, self.page).routes(),
        ]

    def state(self) -> State:
        """How it stands."""
        settings, now = self._settings, dt.datetime.now(dt.UTC)
        engine = reach_database(settings.database)
        try:
            with refusals():
                old = retention.count_old(engine, settings.retention_months, now)
        finally:
            engine.dispose()
        backups = self._restoring.backups
        return State(
            folder=str(backups.folder),
            backups=backups.newest(),
            old=old,
            months=settings.retention_months,
            version=running(),
            is_newer_on_disk=is_newer_on_disk(),
            may_restart=settings.restarts,
        )

    def delete_old(self) -> None:
        """Delete what is too old, as `second-thought delete-old` does once the clock was looked at."""
        settings, now = self._settings, dt.datetime.now(dt.UTC)
        engine = reach_database(settings.database)
        try:
            with refusals():
                retention.delete_old(engine, settings.retention_months, now)
                retention.approve(now, settings.home)
        finally:
            engine.dispose()

    def renew_key(self) -> None:
        """Begin a new key of the conversations, as `second-thought keys rotate` does."""
        settings = self._settings
        KeyRing(settings.home / "keys", settings.key_hours, settings.session_minutes).rotate()
