"""The organisation's own content: lists of it, and a form for each campaign, helpline, text and law."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, cast
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.door import Form
from bot.console.editing import around
from bot.console.editing.campaign_editor import CampaignEditor
from bot.console.editing.editors import Editor, HelplineEditor, LawEditor
from bot.console.editing.experiment_editor import ExperimentEditor
from bot.console.editing.fields import unplaced, with_parts
from bot.console.editing.items import Difference, differences, sign_off_link
from bot.console.editing.lists import Lists
from bot.console.editing.material import Material
from bot.console.editing.message_editor import MessageEditor
from bot.console.editing.sentences import Errors, Said
from bot.console.editing.words_editor import WordsEditor
from bot.console.labels import KINDS
from bot.console.limits import Limits
from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.site import Done, NothingThereError, Site
from bot.dialogue.words.word_checks import html_flaws
from bot.nlu.folding import fold
from bot.outcomes.own_content import LONGEST_KEY, Change, Kind, OthersDraftError

LARGEST = 256 * 1024
"""Bytes of a form: six languages of a text, twelve wordings each."""

MOST_FIELDS = 1000

IN_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфыэіїєґ", "abvgdeziiklmnoprstufyeiieg", strict=True))
    | {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
    | {"ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l"}
)
"""Letters that `fold` leaves, as passports have them (ICAO 9303), so that a name can stand in an address."""

BEGUN = ("text", "ready")
"""What an address may say a new item begins with: a text that varies, a ready-made campaign."""

NO_SUCH = later("There is nothing of this name that could be changed.")


@dataclass(frozen=True, slots=True)
class Shown:
    """What an item's form is made of."""

    raw: Any
    errors: Errors
    draft: Change | None
    seen: int
    other: Change | None = None


def editors_of(material: Material) -> Mapping[str, Editor]:
    """An editor for each kind that people change."""
    return {
        "campaign": CampaignEditor(material),
        "helpline": HelplineEditor(material),
        "words": WordsEditor(material),
        "law": LawEditor(material),
        "experiment": ExperimentEditor(material),
        "message": MessageEditor(material),
    }


def own_content_page(material: Material) -> Page:
    """The lists, for the navigation."""
    editors = editors_of(material)
    lists = Lists(material, lambda draft, value: whole(editors.get(draft.kind), draft.key, value))
    return Page("edit", later("Your content"), lists.build, is_filtered=False)


def whole(editor: Editor | None, key: str, value: Any) -> Any:
    """What an item says in full: texts are kept only in the languages that differ."""
    if editor is None:
        return value
    if isinstance(editor, WordsEditor):
        return editor.whole(key, value)
    return value if value is not None else editor.product(key)


class Editing:
    """The pages.

    Args:
        material: what there is.
    """

    def __init__(self, material: Material) -> None:
        self._material = material
        self._limits = Limits(material)
        self.editors = editors_of(material)

    def routes(self, site: Site) -> list[Route]:
        """Their addresses."""
        show, path = site.show("edit_item.html", self.build), "/edit/{kind}/{key:path}"
        save = (path, Role.WRITER, self.save, show)
        return [
            Route("/edit/new", site.guard.only(Role.WRITER, self.new)),
            site.get(path, Role.VIEWER, show),
            site.post(*save, largest=LARGEST, most=MOST_FIELDS),
        ]

    async def new(self, request: Request, account: Account) -> Response:
        """Lead to the form of a campaign, a helpline or an experiment that is not there yet."""
        query = request.query_params
        if query.get("kind") == "helpline":
            editor = cast(HelplineEditor, self.editors["helpline"])
            key = await run_in_threadpool(editor.new_key, query.get("state", "int")[:3])
            return RedirectResponse(f"/edit/helpline/{key}", 303)
        if query.get("kind") == "message":
            message = cast(MessageEditor, self.editors["message"])
            return RedirectResponse(
                f"/edit/message/{message.new_key(query.get('language', 'en')[:2])}", 303
            )
        kind: Kind = "experiment" if query.get("kind") == "experiment" else "campaign"
        longest = 30 if kind == "experiment" else 40
        letters = fold(query.get("name", "")).translate(IN_LATIN).encode("ascii", "ignore").decode()
        plain = "-".join(letters.split())[:longest].strip("-")
        plain = plain or await run_in_threadpool(self._free, kind)
        begun = {name: query[name][:80] for name in BEGUN if query.get(name)}
        return RedirectResponse(f"/edit/{kind}/{plain}{'?' * bool(begun)}{urlencode(begun)}", 303)

    def _free(self, kind: Kind) -> str:
        """A name for an item whose own has no letter that may stand in an address."""
        self._material.refresh()
        taken = {
            *self._material.own.of(kind),
            *(one.key for one in self._material.changes.drafts()),
        }
        return next(name for number in count(1) if (name := f"{kind}-{number}") not in taken)

    def build(self, visit: Visit) -> dict[str, Any]:
        """The form of an item, as its draft has it, or as visitors have it now.

        Raises:
            NothingThereError: there is no such item, and could be none.
        """
        kind, key, editor = self._item(visit)
        draft = self._material.changes.draft(kind, key)
        raw = draft.value if draft else self.in_force(kind, key)
        if draft and raw is None:
            raw = editor.product(key)
        if raw is None:
            raw = editor.begun(visit.query)
        shown = Shown(raw, {}, draft, draft.revision if draft else 0)
        return self._values(visit, shown)

    def save(self, visit: Visit, sent: Form) -> Done:
        """Keep a draft; what is wrong is told beside its field, and nothing that was typed is lost."""
        kind, key, _ = self._item(visit)
        form = Form(
            (name, one.replace("\r\n", "\n").replace("\x00", ""))
            for name, one in sent.multi_items()
        )
        outcome = self._save(kind, key, form, visit)
        if isinstance(outcome, Shown):
            status = 409 if outcome.other else 400
            return Done({**self._values(visit, outcome), "status": status})
        noted = [f"draft {kind} {key}"] if outcome == "saved" else []
        told = "message" if noted and kind == "message" else outcome
        return Done(f"/edit/{kind}/{key}?told={told}", *noted)

    def _save(self, kind: Kind, key: str, form: Form, visit: Visit) -> Shown | str:
        editor = self.editors[kind]
        draft = self._material.changes.draft(kind, key)
        seen = int(typed) if (typed := form.get("seen", "0")[:9]).isdigit() else 0
        in_force = self.in_force(kind, key)
        before = draft.value if draft and draft.value else in_force
        read = editor.read(key, form, before if before is not None else editor.begun(visit.query))
        if errors := {**_with_html(form), **read.errors}:
            return Shown(read.raw, errors, draft, seen)
        value: Any = read.raw
        if value == (editor.product(key) or {}) or value == {}:
            value = None  # as the product has it
        if draft is None and value == self._material.own.of(kind).get(key):
            return "same"
        try:
            self._material.changes.save(kind, key, value, visit.account.name, seen)
        except OthersDraftError as others:
            now = others.change.revision if others.change else 0
            return Shown(read.raw, {}, others.change, now, other=others.change)
        return "saved"

    def in_force(self, kind: Kind, key: str) -> Any:
        """What an item says now: the organisation's own, or else the product's."""
        own = self._material.own.of(kind).get(key)
        return own if own is not None else self.editors[kind].product(key)

    def _item(self, visit: Visit) -> tuple[Kind, str, Editor]:
        kind, key = visit.path["kind"], visit.path["key"]
        editor = self.editors.get(kind)
        self._material.refresh()
        if editor is None or len(key) > LONGEST_KEY or not editor.is_possible(key):
            raise NothingThereError(NO_SUCH)
        return cast(Kind, kind), key, editor

    def _values(self, visit: Visit, shown: Shown) -> dict[str, Any]:
        kind, key, language = cast(Kind, visit.path["kind"]), visit.path["key"], visit.language
        editor, changes = self.editors[kind], self._material.changes
        fields = editor.fields(key, shown.raw, shown.errors, language)
        draft, every = shown.draft, list(with_parts(fields))
        value = draft.value if draft is not None else self.in_force(kind, key)
        value = value if value is not None else editor.product(key)
        return {
            "kind": kind,
            "kinds": KINDS,
            "may_write": visit.account.role.may(Role.WRITER)
            and self._limits.may_change(visit.account, kind, key),
            "key": key,
            "begun": urlencode(
                [(name, visit.query[name]) for name in BEGUN if name in visit.query]
            ),
            "title": around.title_of_item(self._material, kind, key, shown.raw, language),
            "fields": fields,
            "loose": unplaced(every, shown.errors),
            "wrong": len(shown.errors),
            "wrong_fields": [one.path for one in every if one.error],
            "draft": draft,
            "other": shown.other,
            "seen": shown.seen,
            "is_there": self.in_force(kind, key) is not None,
            "is_own": key in self._material.own.of(kind),
            "changes": self._changes(editor, kind, key, value) if draft else [],
            "texts": self._preview(editor, key, value),
            "history": changes.history(kind, key, 20),
            "called": around.called(self._material, key) if kind == "helpline" else None,
            "seen_now": around.seen_now(self._material, key, value, language)
            if kind == "helpline"
            else (),
            "ways": around.ways(self._material, key) if kind == "campaign" else (),
            "sign_off": sign_off_link(kind, key, language),
        }

    def _changes(self, editor: Editor, kind: Kind, key: str, value: Any) -> list[Difference]:
        return differences(whole(editor, key, self.in_force(kind, key)), whole(editor, key, value))

    def _preview(self, editor: Editor, key: str, value: Any) -> Sequence[Any]:
        if not value:
            return ()
        try:
            return editor.preview(key, value)
        except (ValueError, KeyError):
            return ()


def _with_html(form: Form) -> Errors:
    """Fields in which something would be read as HTML: no text of ours has any."""
    flaws = ((name, flaw) for name, text in form.multi_items() for flaw in html_flaws(text))
    return {name: Said(flaw.sentence) for name, flaw in flaws}
