"""What an organisation publishes over the product's content: drafts, a second reader, editions, undo.

Each change is one row: an item (its kind and key), what it shall say, who wrote it and who read it. What
was published with the highest number of a key is in force; a value of none gives the item back to the
product. Rows are added and never changed afterwards, so that every edition can be told and undone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar, get_args

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from bot.outcomes.database import opened
from bot.outcomes.tables import content_changes as table
from bot.settings import Settings

T = TypeVar("T")
Kind = Literal["words", "helpline", "law", "campaign", "experiment", "message", "rule", "signature"]
KINDS: tuple[Kind, ...] = get_args(Kind)

LONGEST_KEY = 80

_SAID = table.c.kind != "signature"
"""What visitors may be told; who signed it changes nothing for them."""


@dataclass(frozen=True, slots=True)
class Own:
    """An edition: everything that the organisation says itself, by kind and key."""

    edition: int = 0
    changes: int = 0
    """How many were ever published; two of them may have been given one number at the same moment."""
    items: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def of(self, kind: Kind) -> Mapping[str, Any]:
        """The items of a kind by key."""
        return self.items.get(kind, {})


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one item."""

    id: int
    kind: Kind
    key: str
    value: Any
    revision: int
    writer: str
    written: int
    reader: str | None
    read: int | None
    edition: int | None
    is_draft: bool


class OthersDraftError(Exception):
    """Somebody else saved the same draft meanwhile, or it is no draft any more."""

    def __init__(self, change: Change | None) -> None:
        super().__init__("somebody else changed this draft")
        self.change = change
        """The draft as it is now; none where it was published or dropped."""


class OwnContent:
    """The changes of an installation.

    Args:
        engine: the outcome database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def stamp(self) -> tuple[int, int]:
        """Number of the newest edition and of all published changes: when it differs, look anew."""
        newest = func.coalesce(func.max(table.c.edition), 0)
        query = select(newest, func.count(table.c.edition)).where(_SAID)
        with self._engine.connect() as connection:
            edition, changes = connection.execute(query).one()
        return edition, changes

    def published(self) -> Own:
        """What is in force."""
        edition, changes = self.stamp()
        return Own(edition, changes, self._in_force(_SAID))

    def signatures(self) -> Mapping[str, Any]:
        """Who signed which text and law, by key (`bot.knowledge.readings`)."""
        return self._in_force(~_SAID).get("signature", {})

    def _in_force(self, which: ColumnElement[bool]) -> dict[str, dict[str, Any]]:
        group = (table.c.kind, table.c.key)
        published = select(*group, func.max(table.c.edition).label("edition")).group_by(*group)
        newest = published.where(table.c.edition.is_not(None), which).subquery()
        query = select(table).join(
            newest,
            (table.c.kind == newest.c.kind)
            & (table.c.key == newest.c.key)
            & (table.c.edition == newest.c.edition),
        )
        items: dict[str, dict[str, Any]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(query.order_by(table.c.id)):
                if row.value is not None:
                    items.setdefault(row.kind, {})[row.key] = row.value
        return items

    def drafts(self) -> list[Change]:
        """What waits for a reader, the oldest first."""
        query = select(table).where(table.c.open).order_by(table.c.id)
        with self._engine.connect() as connection:
            return [_change(row) for row in connection.execute(query)]

    def draft(self, kind: Kind, key: str) -> Change | None:
        """The draft of an item."""
        with self._engine.connect() as connection:
            return _draft(connection, kind, key)

    def find(self, number: int) -> Change | None:
        """A change by its id."""
        with self._engine.connect() as connection:
            return _found(connection, select(table).where(table.c.id == number))

    def history(self, kind: Kind | None = None, key: str = "", limit: int = 100) -> list[Change]:
        """What was published, the newest first, without signatures; of one item if it is named."""
        query = select(table).where(table.c.edition.is_not(None))
        one = (table.c.kind == kind) & (table.c.key == key)
        query = query.where(_SAID if kind is None else one)
        query = query.order_by(table.c.edition.desc(), table.c.id.desc()).limit(limit)
        with self._engine.connect() as connection:
            return [_change(row) for row in connection.execute(query)]

    def before(self, change: Change) -> Any:
        """What the item said before a change was published, or says now if it is a draft."""
        query = select(table.c.value).where(
            table.c.kind == change.kind, table.c.key == change.key, table.c.edition.is_not(None)
        )
        if not change.is_draft:
            query = query.where(table.c.edition < change.edition)
        with self._engine.connect() as connection:
            return connection.execute(
                query.order_by(table.c.edition.desc(), table.c.id.desc()).limit(1)
            ).scalar_one_or_none()

    def save(self, kind: Kind, key: str, value: Any, writer: str, seen: int = 0) -> Change:
        """Keep a draft.

        Args:
            kind: of which item.
            key: of which item.
            value: what it shall say; none: what the product says.
            writer: who writes.
            seen: revision of the draft that the writer had before the eyes; 0 for none.

        Raises:
            OthersDraftError: there is another draft, or a newer one, or none any more.
        """
        mine = (table.c.kind == kind, table.c.key == key, table.c.open)
        now = int(time.time())
        if seen:
            change = update(table).where(*mine, table.c.revision == seen)
            values = {"value": value, "revision": seen + 1, "writer": writer, "written": now}
            with self._engine.begin() as connection:
                done = connection.execute(change.values(values)).rowcount
                found = _draft(connection, kind, key)
            if not done or found is None:
                raise OthersDraftError(found)
            return found
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(table), [_row(kind, key, value, writer, now)])
                found = _draft(connection, kind, key)
        except IntegrityError:
            raise OthersDraftError(self.draft(kind, key)) from None
        assert found is not None, "just written"
        return found

    def import_drafts(self, items: Mapping[str, Mapping[str, Any]], writer: str) -> list[str]:
        """Keep many drafts at once, all or none; names of those left out because a draft is there."""
        now, left_out = int(time.time()), []
        with self._engine.begin() as connection:
            for kind, values in items.items():
                for key, value in values.items():
                    if _draft(connection, kind, key) is not None:
                        left_out.append(key)
                    else:
                        connection.execute(insert(table), [_row(kind, key, value, writer, now)])
        return left_out

    def drop(self, number: int, seen: int) -> bool:
        """Take a draft away; whether it was there as the operator saw it."""
        mine = (table.c.id == number, table.c.revision == seen, table.c.open)
        with self._engine.begin() as connection:
            return connection.execute(table.delete().where(*mine)).rowcount == 1

    def forget_drafts(self, kind: Kind, before: int) -> int:
        """Take away drafts that were written before a moment (in seconds since 1970); how many."""
        old = (table.c.kind == kind) & table.c.open & (table.c.written < before)
        with self._engine.begin() as connection:
            return connection.execute(table.delete().where(old)).rowcount

    def publish(self, seen: Iterable[tuple[int, int]], reader: str) -> int | None:
        """Put drafts in force together, as one edition.

        Args:
            seen: id and revision of each, as the reader saw it.
            reader: who has read them.

        Returns:
            Number of the edition; none where one of them was changed meanwhile, and then none is published.
        """
        with self._engine.connect() as connection, connection.begin() as transaction:
            # Written first: whoever publishes at the same moment waits here, and gets the next number.
            number = _next_edition()
            for draft, revision in seen:
                mine = (table.c.id == draft, table.c.revision == revision, table.c.open)
                values = {
                    "open": None,
                    "reader": reader,
                    "read": int(time.time()),
                    "edition": number,
                }
                if connection.execute(update(table).where(*mine).values(values)).rowcount != 1:
                    transaction.rollback()
                    return None
                query = select(table.c.edition).where(table.c.id == draft)
                number = connection.execute(query).scalar_one()
        return number if isinstance(number, int) else None

    def put(self, kind: Kind, key: str, value: Any, by: str) -> None:
        """Put something in force at once: a rule of the administrator's, or what is undone."""
        self.put_all(kind, {key: value}, by)

    def put_all(self, kind: Kind, values: Mapping[str, Any], by: str) -> None:
        """Put several in force at once, all or none: what somebody signed."""
        now = int(time.time())
        with self._engine.begin() as connection:
            for key, value in values.items():
                row = _row(kind, key, value, by, now)
                row |= {"open": None, "reader": by, "read": now, "edition": _next_edition()}
                connection.execute(insert(table).values(row))


def own_content(settings: Settings) -> Own:
    """What is in force in an installation, for commands."""
    return _asked(settings, OwnContent.published, Own())


def signatures(settings: Settings) -> Mapping[str, Any]:
    """Who signed what in an installation, for commands."""
    return _asked(settings, OwnContent.signatures, {})


def _asked(settings: Settings, ask: Callable[[OwnContent], T], nothing: T) -> T:
    if not settings.database_url and not (settings.home / "outcomes.sqlite").is_file():
        return nothing
    with opened(settings.database) as engine:
        return ask(OwnContent(engine))


def _next_edition() -> Any:
    return select(func.coalesce(func.max(table.c.edition), 0) + 1).scalar_subquery()


def _row(kind: str, key: str, value: Any, writer: str, now: int) -> dict[str, Any]:
    return {
        "kind": kind,
        "key": key,
        "value": value,
        "revision": 1,
        "writer": writer,
        "written": now,
        "open": True,
    }


def _draft(connection: Connection, kind: str, key: str) -> Change | None:
    query = select(table).where(table.c.kind == kind, table.c.key == key, table.c.open)
    return _found(connection, query)


def _found(connection: Connection, query: Select[Any]) -> Change | None:
    row = connection.execute(query).first()
    return _change(row) if row else None


def _change(row: Row[Any]) -> Change:
    kept = dict(row._mapping)
    return Change(is_draft=bool(kept.pop("open")), **kept)
