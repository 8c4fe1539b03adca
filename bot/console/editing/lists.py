"""The lists of what can be changed: campaigns, helplines, texts, laws, drafts and what was published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.datastructures import QueryParams

from bot.campaigns import ready
from bot.console.accounts import Role
from bot.console.addresses import calls_of
from bot.console.editing.arm_fields import varying_texts
from bot.console.editing.around import title
from bot.console.editing.examples import own_place
from bot.console.editing.items import Item, Waiting, differences
from bot.console.editing.material import Material
from bot.console.labels import KINDS, LISTS
from bot.console.limits import Limits
from bot.console.locales import later, translations
from bot.console.page import Visit
from bot.console.paging import Paged
from bot.console.pieces import contains, roles_of, shortened, title_of, topic_of, topics_of
from bot.knowledge.calls import Calls, number_of, rows_to_call
from bot.outcomes.own_content import Change
from bot.settings import ConfigurationError
from bot.words import Words

DUE = later("number to be called")
OWN = later("yours")
HIDDEN = later("not shown to visitors")
PARTLY = later("not changed in every language")
OVER = later("over")
DRAFT = later("draft")
READY = later("ready-made")


class Lists:
    """Builds them.

    Args:
        material: what there is.
        whole: what an item says in full, of what was kept of it.
    """

    def __init__(self, material: Material, whole: Callable[[Change, Any], Any]) -> None:
        self._material = material
        self._whole = whole
        self._limits = Limits(material)

    def build(self, visit: Visit) -> Mapping[str, object]:
        """One of the lists."""
        self._material.refresh()
        part = visit.query.get("part", "campaigns")
        part = part if part in LISTS else "campaigns"
        drafts = self._material.changes.drafts()
        state, search = (
            self._state(visit.query.get("state", "")),
            visit.query.get("search", "")[:80],
        )
        library = self._material.library
        paged = Paged(self._items(part, state, search, visit), visit.query)
        drafted = {f"/edit/{draft.kind}/{draft.key}" for draft in drafts}
        history = self._material.changes.history() if part == "history" else []
        return {
            "part": part,
            "parts": LISTS,
            "items": [
                Item(i.link, i.title, i.about, (*i.tags, DRAFT)) if i.link in drafted else i
                for i in paged.items
            ],
            "paged": paged,
            **(self._choices(visit) if part == "words" else {}),
            "tongues": self._material.product.words.languages,
            "state": state,
            "states": library.places.by_name(library.laws.states, visit.language),
            "search": search,
            "waiting": self.waiting(drafts, visit) if part == "waiting" else [],
            "named": lambda change: title(self._material, change, visit.language),
            "number_waiting": len(drafts),
            "history": history,
            "newest": {
                (c.kind, c.key): c.id
                for c in reversed(history)
                if self._limits.may_change(visit.account, c.kind, c.key)
            },
            "may_write": visit.account.may(Role.WRITER),
            "may_publish": visit.account.role.may(Role.REVIEWER),
            "may_rule": visit.account.role.may(Role.ADMINISTRATOR),
            "alone": self._material.may_publish_alone,
            "kinds": KINDS,
            "varying": varying_texts(self._material.product.words) if part == "experiments" else (),
            "ready": _ready_made(visit.language) if part == "campaigns" else (),
            "counts": _counts(visit.query) if visit.query.get("told") == "imported" else None,
        }

    def _items(self, part: str, state: str, search: str, visit: Visit) -> list[Item]:
        """The items of a part."""
        if part == "words":
            return self.words(search, visit)
        if part == "campaigns":
            return self.campaigns(visit)
        if part == "experiments":
            return self.experiments(visit.language)
        if part == "helplines":
            return self.helplines(state, visit)
        return self.laws(state, visit.language) if part == "laws" else []

    def _choices(self, visit: Visit) -> dict[str, object]:
        """By what texts can be chosen, and what is chosen."""
        words = self._material.library.words
        return {
            "topics": topics_of(words),
            "topic": visit.query.get("topic", ""),
            "roles": sorted({role for key in words.messages() for role in roles_of(words, key)}),
            "role": visit.query.get("role", ""),
        }

    def campaigns(self, visit: Visit) -> list[Item]:
        """All campaigns, archived ones last."""
        try:
            found = self._material.campaigns()
        except ConfigurationError:
            return []
        own, places = self._material.own.of("campaign"), self._material.library.places
        items = []
        for name in sorted(found.ids(), key=lambda one: (one in found.archived, one)):
            campaign = found.get(name)
            assert campaign is not None, "of the same list"
            is_over = name in found.archived
            tags = [OWN] if name in own else []
            tags.append(OVER if is_over else campaign.status(visit.today))
            place = places.name(campaign.place, visit.language) if campaign.place else ""
            items.append(Item(f"/edit/campaign/{name}", name, place, tuple(tags)))
        return items

    def experiments(self, language: str) -> list[Item]:
        """All experiments, own ones first."""
        say = translations(language).gettext
        own, runs = self._material.own.of("experiment"), self._material.runs.all()
        states = {run.experiment.id: run.state for run in runs}
        found = self._material.experiments()
        return [
            Item(
                f"/edit/experiment/{name}",
                name,
                say(found[name].question),
                ((OWN,) if name in own else (READY,))
                + tuple({states[name]} if name in states else ()),
            )
            for name in sorted(found, key=lambda one: (one not in own, one))
        ]

    def helplines(self, state: str, visit: Visit) -> list[Item]:
        """The helplines of a State, own ones first."""
        directory, own = self._material.library.directory, self._material.own.of("helpline")
        calls = calls_of(self._material.settings.home) or Calls()
        due = {row.id for row in calls.due(rows_to_call(directory, None), visit.today)}
        rows = sorted(
            directory.resources(state), key=lambda row: (row.id not in own, not row.first)
        )
        return [
            Item(
                f"/edit/helpline/{row.id}",
                row.name or number_of(row) or row.id,
                " · ".join(filter(None, (number_of(row), row.hours.text(visit.language)))),
                (
                    row.kind,
                    *((OWN,) if row.id in own else ()),
                    *(() if row.show else (HIDDEN,)),
                    *((DUE,) if row.id in due else ()),
                ),
            )
            for row in rows
        ]

    def words(self, search: str, visit: Visit) -> list[Item]:
        """Texts of a topic and for a role that contain a word in any language; own ones first."""
        words, own = self._material.library.words, self._material.own.of("words")
        topic, role = visit.query.get("topic", ""), visit.query.get("role", "")
        return [
            Item(
                f"/edit/words/{key}",
                shortened(words.variations(key, visit.language)[0].text),
                title_of(key),
                (*((OWN,) if key in own else ()), *_partly(own.get(key), words)),
            )
            for key in sorted(words.messages(), key=lambda one: (one not in own, one))
            if (not topic or topic_of(key) == topic)
            and (not role or role in roles_of(words, key))
            and contains(words, key, search, words.languages)
        ]

    def laws(self, state: str, language: str) -> list[Item]:
        """The entries of a State."""
        laws, places = self._material.library.laws, self._material.library.places
        own = self._material.own.of("law")
        return [
            Item(
                f"/edit/law/{code}",
                f"{places.name(code, language)} ({code})",
                laws.get(code).statute or "",
                (laws.get(code).confidence, *((OWN,) if code in own else ())),
            )
            for code in laws.entries(state)
        ]

    def waiting(self, drafts: list[Change], visit: Visit) -> list[Waiting]:
        """Drafts, and what each of them changes."""
        before, reader = self._material.changes.before, visit.account
        return [
            Waiting(
                change=draft,
                title=title(self._material, draft, visit.language),
                differences=tuple(
                    differences(self._whole(draft, before(draft)), self._whole(draft, draft.value))
                ),
                is_mine=draft.writer == reader.name and not self._material.may_publish_alone,
                may_change=reader.role.may(Role.WRITER)
                and self._limits.may_change(reader, draft.kind, draft.key),
            )
            for draft in drafts
        ]

    def _state(self, asked: str) -> str:
        """The State that was asked for, or the first campaign's of the organisation's own."""
        known = [file.country for file in self._material.library.directory.files]
        if asked in known:
            return asked
        return own_place(self._material)


def _partly(own: Mapping[str, Any] | None, words: Words) -> tuple[str, ...]:
    """A text that says something else in some languages only: the others may be stale."""
    return (PARTLY,) if own and len(own) < len(words.languages) else ()


def _ready_made(language: str) -> list[tuple[str, list[str]]]:
    """Framings by language, the operator's own language first."""
    found: dict[str, list[str]] = {}
    for name in ready.names():
        tongue, _, framing = name.partition("/")
        found.setdefault(tongue, []).append(framing)
    return sorted(found.items(), key=lambda one: (one[0] != language, one[0]))


def _counts(query: QueryParams) -> tuple[str, str]:
    """How much of a file was taken over and left out, as the address says it."""
    taken, left = query.get("taken", ""), query.get("left", "")
    return (taken[:9] if taken.isdigit() else "0"), (left[:9] if left.isdigit() else "0")
