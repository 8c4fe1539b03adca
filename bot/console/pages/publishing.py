"""Publishing drafts, giving them up, undoing what was published; the whole as one file, out and in."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.door import LARGEST_TEXTS, TOO_LARGE, Form
from bot.console.editing.material import Material
from bot.console.limits import Limits
from bot.console.page import Visit
from bot.console.site import Done, Given, Site, Values, attached
from bot.outcomes.own_content import Change
from bot.settings import ConfigurationError

LARGEST_FORM = 32 * 1024
MOST_FIELDS = 500
MOST_ITEMS = 2000
MADE_BY, FORMAT = "second-thought", 1
EXPORTED = ("campaign", "experiment", "helpline", "law", "words", "message", "signature")


class Publishing:
    """The actions; all of them lead back to the lists.

    Args:
        material: what there is.
    """

    def __init__(self, material: Material) -> None:
        self._material = material
        self._limits = Limits(material)

    def routes(self, site: Site) -> list[Route]:
        """Their addresses."""
        changed = "/edit?part=waiting&told=changed"
        bounds = {"largest": LARGEST_FORM, "most": MOST_FIELDS}

        def form(name: str, needs: Role, act: Callable[[Visit, Form], Done]) -> Route:
            return site.post(f"/publishing/{name}", needs, act, changed, **bounds)

        bring = ("/publishing/import", Role.WRITER, self.take_in, _no_file)
        return [
            form("publish", Role.REVIEWER, self.publish),
            form("drop", Role.WRITER, self.drop),
            form("undo", Role.REVIEWER, self.undo),
            form("alone", Role.ADMINISTRATOR, self.alone),
            site.file("/publishing/export", Role.WRITER, self.export),
            site.upload(*bring, largest=LARGEST_TEXTS, too_large=TOO_LARGE),
        ]

    def publish(self, visit: Visit, form: Form) -> Done:
        """Put drafts in force: those of other people, unless an administrator allows it otherwise."""
        chosen = self._chosen(form)
        if not self._may_change(visit.account, *(draft for draft, _ in chosen or ())):
            return _to("waiting", "limited")
        told = self._publish(chosen, visit.account.name)
        if told == "published":
            shown = "message" if all(draft.kind == "message" for draft, _ in chosen or ()) else told
            return _to("history", shown, *(_noted(told, draft) for draft, _ in chosen or ()))
        return _to("waiting", told)

    def _publish(self, chosen: list[tuple[Change, int]] | None, reader: str) -> str:
        if not chosen:
            return "changed" if chosen is None else "nothing"
        self._material.refresh()
        if not self._material.may_publish_alone and any(d.writer == reader for d, _ in chosen):
            return "own"
        if self._material.problems_with(draft for draft, _ in chosen):
            return "refused"
        if self._material.disturbs((d.kind, d.key, d.value) for d, _ in chosen):
            return "running"
        seen = [(draft.id, revision) for draft, revision in chosen]
        if self._material.changes.publish(seen, reader) is None:
            return "changed"
        self._material.refresh()
        return "published"

    def drop(self, visit: Visit, form: Form) -> Done:
        """Give drafts up."""
        chosen = self._chosen(form)
        if chosen is None:
            return _to("waiting", "changed")
        if not self._may_change(visit.account, *(draft for draft, _ in chosen)):
            return _to("waiting", "limited")
        drop = self._material.changes.drop
        gone = [draft for draft, revision in chosen if drop(draft.id, revision)]
        told = "dropped" if chosen else "nothing"
        return _to("waiting", told, *(_noted("dropped", draft) for draft in gone))

    def undo(self, visit: Visit, form: Form) -> Done:
        """Say again what was said before the newest change of an item."""
        number = form.get("change", "")[:9]
        change = self._material.changes.find(int(number)) if number.isdigit() else None
        if change is None or change.edition is None:
            return _to("history", "changed")
        if not self._may_change(visit.account, change):
            return _to("history", "limited")
        told = self._undo(change, visit.account.name)
        noted = [_noted("undid", change)] if told == "undone" else []
        return _to("history", "unsaid" if noted and change.kind == "message" else told, *noted)

    def _undo(self, change: Change, reader: str) -> str:
        changes = self._material.changes
        if changes.history(change.kind, change.key, 1)[0].id != change.id:
            return "changed"
        before = changes.before(change)
        if self._material.disturbs([(change.kind, change.key, before)]):
            return "running"
        changes.put(change.kind, change.key, before, reader)
        self._material.refresh()
        return "undone"

    def alone(self, visit: Visit, form: Form) -> Done:
        """Set whether one person may publish what they wrote themselves."""
        allowed = form.get("allowed") == "yes"
        self._material.changes.put("rule", "alone", allowed, visit.account.name)
        return _to("waiting", "allowed", f"publishing alone: {allowed}")

    def export(self, visit: Visit) -> Given:
        """Everything that is in force and the organisation's own, as one file."""
        own = self._material.changes.published()
        every = {**own.items, "signature": self._material.changes.signatures()}
        items = {kind: every[kind] for kind in EXPORTED if every.get(kind)}
        content = {"made_by": MADE_BY, "format": FORMAT, "edition": own.edition, "items": items}
        text = json.dumps(content, ensure_ascii=False, indent=1)
        return Given(attached("own-content.json", text, "application/json"), "own content")

    def take_in(self, visit: Visit, content: bytes) -> Done:
        """Make drafts of a file that was exported; what is wrong in it is left out and counted."""
        items = _items(content)
        if items is None:
            raise ConfigurationError("file")
        taken, left_out = self._take_in(items, visit.account.name)
        told = f"imported&taken={taken}&left={left_out}"
        return _to("waiting", told, f"imported {taken}, left out {left_out}")

    def _take_in(self, items: dict[str, dict[str, Any]], writer: str) -> tuple[int, int]:
        sound: dict[str, dict[str, Any]] = {}
        everything = sum(len(values) for values in items.values())
        for kind, values in items.items():
            for key, value in values.items():
                if self._material.is_sound(kind, key, value):
                    sound.setdefault(kind, {})[key] = value
        left = self._material.changes.import_drafts(sound, writer)
        taken = sum(len(values) for values in sound.values()) - len(left)
        return taken, everything - taken

    def _may_change(self, account: Account, *changes: Change) -> bool:
        return all(self._limits.may_change(account, one.kind, one.key) for one in changes)

    def _chosen(self, form: Form) -> list[tuple[Change, int]] | None:
        """The drafts of a form with the revision that was read; none if one of them is gone."""
        chosen = []
        for value in form.getlist("draft"):
            number, _, revision = value.partition(":")
            if not (number.isdigit() and revision.isdigit()):
                continue
            draft = self._material.changes.find(int(number[:9]))
            if draft is None or not draft.is_draft:
                return None
            chosen.append((draft, int(revision[:9])))
        return chosen


async def _no_file(request: Request, account: Account, values: Values) -> Response:
    told = "large" if values["problem"] == TOO_LARGE else "file"
    return RedirectResponse(f"/edit?part=waiting&told={told}", 303)


def _to(part: str, told: str, *noted: str) -> Done:
    return Done(f"/edit?part={part}&told={told}", *noted)


def _noted(did: str, change: Change) -> str:
    return f"{did} {change.kind} {change.key}"


def _items(content: bytes) -> dict[str, dict[str, Any]] | None:
    """The items of an exported file; none if it is no such file."""
    try:
        read = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict) or (read.get("made_by"), read.get("format")) != (MADE_BY, FORMAT):
        return None
    items = read.get("items")
    if not isinstance(items, dict) or not all(
        kind in EXPORTED and isinstance(values, dict) for kind, values in items.items()
    ):
        return None
    return items if sum(len(values) for values in items.values()) <= MOST_ITEMS else None
