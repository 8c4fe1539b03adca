"""Publishing drafts, giving them up, undoing what was published; the whole as one file, out and in."""

from __future__ import annotations

import json
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.audit import Action
from bot.console.door import checked_pairs, read_body
from bot.console.editing.material import Material
from bot.console.guard import Guard
from bot.console.uploads import uploaded
from bot.outcomes.own_content import Change

LARGEST_FORM = 32 * 1024
MOST_FIELDS = 500
LARGEST_FILE = 2 * 1024 * 1024
"""Bytes of an import."""

MOST_ITEMS = 2000
MADE_BY, FORMAT = "second-thought", 1
EXPORTED = ("campaign", "experiment", "helpline", "law", "words", "message", "signature")


class Publishing:
    """The actions; all of them lead back to the lists.

    Args:
        material: what there is.
        guard: who may.
    """

    def __init__(self, material: Material, guard: Guard) -> None:
        self._material = material
        self._guard = guard

    def routes(self) -> list[Route]:
        """Their addresses."""
        only = self._guard.only
        return [
            Route("/publishing/publish", only(Role.REVIEWER, self.publish), methods=["POST"]),
            Route("/publishing/drop", only(Role.WRITER, self.drop), methods=["POST"]),
            Route("/publishing/undo", only(Role.REVIEWER, self.undo), methods=["POST"]),
            Route("/publishing/alone", only(Role.ADMINISTRATOR, self.alone), methods=["POST"]),
            Route("/publishing/export", only(Role.WRITER, self.export)),
            Route("/publishing/import", only(Role.WRITER, self.take_in), methods=["POST"]),
        ]

    async def publish(self, request: Request, account: Account) -> Response:
        """Put drafts in force: those of other people, unless an administrator allows it otherwise."""
        chosen = await self._chosen(request)
        told = await run_in_threadpool(self._publish, chosen, account.name)
        if told == "published":
            for draft, _ in chosen or ():
                await self._note(account, "published", draft)
            is_message = all(draft.kind == "message" for draft, _ in chosen or ())
            return _to("history", "message" if is_message else told)
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

    async def drop(self, request: Request, account: Account) -> Response:
        """Give drafts up."""
        chosen = await self._chosen(request)
        if chosen is None:
            return _to("waiting", "changed")
        for draft, revision in chosen:
            if await run_in_threadpool(self._material.changes.drop, draft.id, revision):
                await self._note(account, "dropped", draft)
        return _to("waiting", "dropped" if chosen else "nothing")

    async def undo(self, request: Request, account: Account) -> Response:
        """Say again what was said before the newest change of an item."""
        pairs = await checked_pairs(request, LARGEST_FORM, MOST_FIELDS)
        number = dict(pairs or ()).get("change", "")[:9]
        change = (
            await run_in_threadpool(self._material.changes.find, int(number))
            if number.isdigit()
            else None
        )
        if change is None or change.edition is None:
            return _to("history", "changed")
        told = await run_in_threadpool(self._undo, change, account.name)
        if told == "undone":
            await self._note(account, "undid", change)
            told = "unsaid" if change.kind == "message" else told
        return _to("history", told)

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

    async def alone(self, request: Request, account: Account) -> Response:
        """Whether one person may publish what she wrote herself."""
        pairs = await checked_pairs(request, LARGEST_FORM, MOST_FIELDS)
        if pairs is None:
            return _to("waiting", "changed")
        allowed = dict(pairs).get("allowed") == "yes"
        await run_in_threadpool(self._material.changes.put, "rule", "alone", allowed, account.name)
        await self._guard.note(account, Action.CHANGED, f"publishing alone: {allowed}")
        return _to("waiting", "allowed")

    async def export(self, request: Request, account: Account) -> Response:
        """Everything that is in force and the organisation's own, as one file."""
        own = await run_in_threadpool(self._material.changes.published)
        signed = await run_in_threadpool(self._material.changes.signatures)
        every = {**own.items, "signature": signed}
        items = {kind: every[kind] for kind in EXPORTED if every.get(kind)}
        content = {"made_by": MADE_BY, "format": FORMAT, "edition": own.edition, "items": items}
        await self._guard.note(account, Action.EXPORTED, "own content")
        headers = {"Content-Disposition": "attachment; filename=own-content.json"}
        text = json.dumps(content, ensure_ascii=False, indent=1)
        return Response(text, media_type="application/json", headers=headers)

    async def take_in(self, request: Request, account: Account) -> Response:
        """Make drafts of a file that was exported; what is wrong in it is left out and counted."""
        body = await read_body(request, LARGEST_FILE)
        if body is None:
            return _to("waiting", "large")
        content = await uploaded(request, body)
        items = _items(content) if content is not None else None
        if items is None:
            return _to("waiting", "file")
        taken, left_out = await run_in_threadpool(self._take_in, items, account.name)
        await self._guard.note(account, Action.CHANGED, f"imported {taken}, left out {left_out}")
        return _to("waiting", "imported", f"&taken={taken}&left={left_out}")

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

    async def _chosen(self, request: Request) -> list[tuple[Change, int]] | None:
        """The drafts of a form with the revision that was read; none if one of them is gone."""
        pairs = await checked_pairs(request, LARGEST_FORM, MOST_FIELDS)
        if pairs is None:
            return None
        chosen = []
        for name, value in pairs:
            number, _, revision = value.partition(":")
            if name != "draft" or not (number.isdigit() and revision.isdigit()):
                continue
            draft = await run_in_threadpool(self._material.changes.find, int(number[:9]))
            if draft is None or not draft.is_draft:
                return None
            chosen.append((draft, int(revision[:9])))
        return chosen

    async def _note(self, account: Account, did: str, change: Change) -> None:
        what = f"{did} {change.kind} {change.key}"
        await self._guard.note(account, Action.CHANGED, what[:64])


def _to(part: str, told: str, more: str = "") -> Response:
    return RedirectResponse(f"/edit?part={part}&told={told}{more}", 303)


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
