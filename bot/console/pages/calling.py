"""“I called it”: who called a number of the directory, when, and whether the right service answered."""

from __future__ import annotations

from pydantic import ValidationError
from starlette.routing import Route

from bot.console.accounts import Role
from bot.console.door import Form
from bot.console.editing.material import Material
from bot.console.page import Visit
from bot.console.site import Done, Site
from bot.knowledge.calls import Call, Calls, number_of
from bot.outcomes.own_content import OthersDraftError
from bot.settings import ConfigurationError


def calling_routes(material: Material, site: Site) -> list[Route]:
    """Its address; it stands before those of the forms."""

    def called(visit: Visit, form: Form) -> Done:
        """Write a call down; a number that was wrong becomes a draft that hides it."""
        key = visit.path["key"]
        told = _called(material, key, form, visit)
        noted = [f"called {key}"] if told in ("called", "wrong") else []
        return Done(f"/edit/helpline/{key}?told={told}", *noted)

    again = "/edit/helpline/{key}?told=again"
    return [site.post("/edit/called/{key}", Role.WRITER, called, again)]


def _called(material: Material, key: str, form: Form, visit: Visit) -> str:
    """What is told of a call; the sentences are those of the item's page.

    Raises:
        ConfigurationError: there is no such number, or it cannot be written down.
    """
    material.refresh()
    row = material.library.directory.find(key)
    if row is None or number_of(row) is None:
        raise ConfigurationError(key)
    try:
        call = Call.model_validate(
            {
                "resource": key,
                "number": number_of(row),
                "day": visit.today,
                "by": form.get("by", "").strip().upper(),
                "language": form.get("language", ""),
            }
        )
    except ValidationError:
        return "initials"
    if form.get("result") == "right":
        home = material.settings.home
        Calls.load(home).with_call(call).save(home)
        return "called"
    hidden = row.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
    note = (
        f"{hidden.get('note', '')} {call.day}: {call.by} reached nobody, or somebody else.".strip()
    )
    try:
        value = {**hidden, "withheld": "maybe_closed", "note": note}
        material.changes.save("helpline", key, value, visit.account.name)
    except OthersDraftError:
        return "drafted"
    return "wrong"
