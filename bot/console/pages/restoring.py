"""Backups that go out and come back: for administrators, each with what it does."""

from __future__ import annotations

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
from bot.console.site import Done, Given, Site
from bot.settings import ConfigurationError, Settings

LARGEST_FILE = 48 * 1024 * 1024
"""Bytes of a backup that is sent by a form; a larger one is put into the folder."""

TOO_LARGE = later("This file is larger than 48 MB; put it into the folder of the backups instead.")
NOT_HERE = later("Nobody would start the assistant again here; use the commands below.")
CONFIRM = later("Tick that what the database holds now may be replaced.")
GONE = later("There is no such backup any more.")


def require_restarts(settings: Settings) -> None:
    """Refuse what needs somebody who starts the assistant again.

    Raises:
        ConfigurationError: nobody would.
    """
    if not settings.restarts:
        raise ConfigurationError(NOT_HERE)


def restoring_routes(backups: KeptBackups, site: Site, page: Listed) -> list[Route]:
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
        require_restarts(backups.settings)
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
