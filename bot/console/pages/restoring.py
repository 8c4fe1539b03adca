"""Backups that go out and come back, and a restart: for administrators, each with what it does."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.audit import Action
from bot.console.door import checked_form, read_body
from bot.console.frame import Frame
from bot.console.guard import Guard
from bot.console.kept_backups import Contents, KeptBackups
from bot.console.locales import later
from bot.console.page import Listed
from bot.console.pages.entrance import TOO_OLD
from bot.console.release import is_newer_on_disk
from bot.console.uploads import uploaded
from bot.settings import ConfigurationError, Settings

LARGEST_FILE = 48 * 1024 * 1024
"""Bytes of a backup that is sent by a form; a larger one is put into the folder."""

TOO_LARGE = later("This file is larger than 48 MB; put it into the folder of the backups instead.")
NOT_HERE = later("Nobody would start the assistant again here; use the commands below.")
CONFIRM = later("Tick that what the database holds now may be replaced.")
GONE = later("There is no such backup any more.")


class Restoring:
    """What the page of maintenance brings back.

    Args:
        settings: of the installation.
    """

    def __init__(self, settings: Settings) -> None:
        self.may_restart = settings.restarts
        self.backups = KeptBackups(settings)

    def restart(self) -> None:
        """Let the assistant be started anew; the console too where a newer version lies on the disk.

        Raises:
            ConfigurationError: nobody would start it again.
        """
        self._require_restarts()
        self.backups.restart(console=is_newer_on_disk())

    def restore(self, name: str, operator: str) -> str:
        """Put a backup in the place of what there is; the name of the backup of that.

        Raises:
            ConfigurationError: it cannot be; nothing was changed.
        """
        self._require_restarts()
        return self.backups.restore(self.file(name), operator)

    def look_into(self, name: str) -> Contents:
        """What a backup holds.

        Raises:
            ConfigurationError: there is none of this name, or it is damaged.
        """
        return self.backups.look_into(self.file(name))

    def file(self, name: str) -> Path:
        """A backup of the folder.

        Raises:
            ConfigurationError: there is none of this name.
        """
        file = self.backups.file(name)
        if file is None:
            raise ConfigurationError(GONE)
        return file

    def _require_restarts(self) -> None:
        if not self.may_restart:
            raise ConfigurationError(NOT_HERE)


class RestoringForms:
    """Its addresses.

    Args:
        restoring: what they do.
        guard: who may.
        frame: of the pages.
        page: of maintenance.
    """

    def __init__(self, restoring: Restoring, guard: Guard, frame: Frame, page: Listed) -> None:
        self._restoring = restoring
        self._guard = guard
        self._frame = frame
        self._page = page

    def routes(self) -> list[Route]:
        """Their addresses."""
        only, path = self._guard.only, "/maintenance/backups/{name}"
        download = only(Role.ADMINISTRATOR, self.download)
        return [
            Route("/maintenance/upload", only(Role.ADMINISTRATOR, self.bring), methods=["POST"]),
            Route("/maintenance/download/{name}", download),
            Route(path, only(Role.ADMINISTRATOR, self.look), methods=["GET"]),
            Route(path, only(Role.ADMINISTRATOR, self.restore), methods=["POST"]),
        ]

    async def download(self, request: Request, account: Account) -> Response:
        """A backup as a file."""
        try:
            file = await run_in_threadpool(self._restoring.file, request.path_params["name"])
        except ConfigurationError as error:
            return PlainTextResponse(str(error), 404)
        await self._guard.note(account, Action.EXPORTED, f"maintenance {file.name}"[:64])
        return FileResponse(file, media_type="application/zip", filename=file.name)

    async def look(self, request: Request, account: Account, problem: str = "") -> Response:
        """What a backup holds, beside what there is, and the question whether to restore it."""
        try:
            contents = await run_in_threadpool(
                self._restoring.look_into, request.path_params["name"]
            )
        except ConfigurationError as error:
            return self._render(request, account, None, problem or str(error))
        return self._render(request, account, contents, problem)

    async def restore(self, request: Request, account: Account) -> Response:
        """Put it in the place of what there is, once that was confirmed."""
        form = await checked_form(request)
        if form is None:
            return await self.look(request, account, TOO_OLD)
        if form.get("may") != "yes":
            return await self.look(request, account, CONFIRM)
        name = request.path_params["name"]
        try:
            await run_in_threadpool(self._restoring.restore, name, account.name)
        except ConfigurationError as error:
            return await self.look(request, account, str(error))
        await self._guard.note(account, Action.CHANGED, f"maintenance restored {name}"[:64])
        return RedirectResponse("/maintenance?done=restore", 303)

    async def bring(self, request: Request, account: Account) -> Response:
        """Keep a file that is a sound backup, and show it."""
        body = await read_body(request, LARGEST_FILE)
        content = await uploaded(request, body) if body is not None else None
        if content is None:
            problem = TOO_LARGE if body is None else TOO_OLD
            return self._render(request, account, None, problem)
        try:
            name = await run_in_threadpool(self._restoring.backups.bring, content)
        except ConfigurationError as error:
            return self._render(request, account, None, str(error))
        await self._guard.note(account, Action.CHANGED, f"maintenance {name}"[:64])
        return RedirectResponse(f"/maintenance/backups/{quote(name)}", 303)

    def _render(
        self, request: Request, account: Account, contents: Contents | None, problem: str
    ) -> Response:
        values = {
            "contents": contents,
            "names": sorted({*contents.rows, *contents.held}) if contents else (),
            "may_restart": self._restoring.may_restart,
            "problem": problem or None,
        }
        status = 400 if problem else 200
        return self._frame.render(
            request, "restore.html", values, status=status, account=account, page=self._page
        )
