"""“I called it”: who called a number of the directory, when, and whether the right service answered."""

from __future__ import annotations

import datetime as dt

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.audit import Action
from bot.console.door import checked_form
from bot.console.editing.material import Material
from bot.console.guard import Guard
from bot.knowledge.calls import Call, Calls, number_of
from bot.outcomes.own_content import OthersDraftError
from bot.settings import ConfigurationError


class Calling:
    """The action.

    Args:
        material: the directory that is in force.
        guard: who may.
    """

    def __init__(self, material: Material, guard: Guard) -> None:
        self._material = material
        self._guard = guard

    def routes(self) -> list[Route]:
        """Its address; it stands before those of the forms."""
        called = self._guard.only(Role.WRITER, self.called)
        return [Route("/edit/called/{key}", called, methods=["POST"])]

    async def called(self, request: Request, account: Account) -> Response:
        """Write a call down; a number that was wrong becomes a draft that hides it."""
        key, form = request.path_params["key"], await checked_form(request)
        told = "again"
        if form is not None:
            told = await run_in_threadpool(self._called, key, form, account.name)
        if told in ("called", "wrong"):
            await self._guard.note(account, Action.CHANGED, f"called {key}"[:64])
        return RedirectResponse(f"/edit/helpline/{key}?told={told}", 303)

    def _called(self, key: str, form: dict[str, str], writer: str) -> str:
        self._material.refresh()
        rows = (r for f in self._material.library.directory.files for r in f.resources)
        row = next((one for one in rows if one.id == key), None)
        if row is None or number_of(row) is None:
            return "again"
        try:
            call = Call.model_validate(
                {
                    "resource": key,
                    "number": number_of(row),
                    "day": dt.datetime.now(dt.UTC).date(),
                    "by": form.get("by", "").strip().upper(),
                    "language": form.get("language", ""),
                }
            )
            if form.get("result") == "right":
                home = self._material.settings.home
                Calls.load(home).with_call(call).save(home)
                return "called"
        except ValidationError:
            return "initials"
        except ConfigurationError:
            return "again"
        hidden = row.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
        note = f"{hidden.get('note', '')} {call.day}: {call.by} reached nobody, or somebody else.".strip()
        try:
            value = {**hidden, "withheld": "maybe_closed", "note": note}
            self._material.changes.save("helpline", key, value, writer)
        except OthersDraftError:
            return "drafted"
        return "wrong"
