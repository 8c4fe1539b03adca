"""Settling: when days are over, their figures are released once, and never change afterwards.

Periods of a campaign, each made of whole ones of the kind above it:

    days in which enough came together                  →  how many came
    of them, as many as it takes to tell both headlines →  the core measures
    of these, as many as it takes to tell them by row   →  the core measures, by one dimension
    of these, as many as it takes to tell something rare →  a topic, a kind of danger, an ending, …

Because everything that is shown is a sum of these releases, no filter, page, export, or comparison of
today with yesterday tells more than they do (decisions/0008-small-cells.md).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine, select, tuple_
from sqlalchemy.exc import IntegrityError

from bot.outcomes.books import Books, Counts, Span
from bot.outcomes.definitions import (
    BY_NAME,
    CORE,
    DIMENSIONS,
    HEADLINES,
    RETURNS,
    SEVERAL,
    SLOWER,
    Measure,
)
from bot.outcomes.pooling import Grouping, add, group_categories, join, merge, pool, regroup
from bot.outcomes.question import EVERYBODY, OTHER, REACH, Cells, Rows
from bot.outcomes.tables import outcomes
from bot.outcomes.tally import Tally

REST = timedelta(days=2)
"""After the end of a day its outcomes still change this long: talks end, links are opened."""

ENOUGH = 10
"""Times the minimum: how many conversations a measure waits for."""

LONGEST = timedelta(weeks=26)
"""What is still too small after this is put together and released."""

MONTHS = timedelta(weeks=8)
"""The same for endings and readiness, of which common answers can be told before rare ones."""

MANY_PATHS = 50
"""Times the minimum: how many conversations paths wait for, of which some are always rare."""

LARGE_ROW = 0.1
"""Share of the conversations from which on a row is waited for."""

READINESS = (BY_NAME["readiness"], BY_NAME["readiness_change"])
"""One tells a part of the other and must not be known for other days."""


def settle(engine: Engine, minimum: int, now: datetime | None = None) -> None:
    """Release what can be released by now.

    It may run at any time and in several processes: what one has released the others leave alone.
    """
    last = (now or datetime.now(UTC)).date() - REST
    for campaign, synthetic in _campaigns(engine):
        books = Books(engine, campaign, synthetic, minimum)
        _settle_campaign(books, last)
        try:
            books.close()
        except IntegrityError:
            continue


def _campaigns(engine: Engine) -> Iterator[tuple[str, bool]]:
    """Campaigns that have outcomes, each found in the index: `DISTINCT` would read all of it."""
    key = outcomes.c.campaign, outcomes.c.synthetic
    query = select(*key).order_by(*key).limit(1)
    found: tuple[str, bool] | None = None
    while True:
        following = query if found is None else query.where(tuple_(*key) > tuple_(*found))
        with engine.connect() as connection:
            row = connection.execute(following).first()
        if row is None:
            return
        found = row.campaign, row.synthetic
        yield found


def _settle_campaign(books: Books, last: date) -> None:
    """Each kind of period is made of whole ones of the kind before: without a new one it rests."""
    books.open(REACH)
    if not _settle_reach(books, last):
        return
    books.open(EVERYBODY)
    if not _settle_core(books):
        return
    for dimension in DIMENSIONS:
        books.open(dimension)
    _settle_rest(books)


def _settle_reach(books: Books, last: date) -> bool:
    """Days are put together until the minimum has come; whether a new period was released."""
    since: date | None = books.after(REACH) if books.tables(REACH) else None
    came = 0
    for day, count in books.days(since or date.min, last).items():
        since = since or day
        came += count
        if came >= books.minimum:
            rows = {EVERYBODY: {"all": came}}
            books.release(REACH, Span(since, day), {"conversations": rows})
            since, came = day + timedelta(days=1), 0
    return books.has_new(REACH)


def _settle_core(books: Books) -> bool:
    begin = books.after(EVERYBODY)
    spans = [span for span in books.tables(REACH) if span.since >= begin]
    counted = books.count(spans, {})
    for whole, parts, tally in _longer(spans, counted, EVERYBODY, books.sizes(REACH)):
        if _is_ready(tally, whole, books.minimum):
            tables = {m.name: _table(tally.whole(m), m, books.minimum) for m in CORE}
            books.release(EVERYBODY, whole, tables)
            parts.clear()
    return books.has_new(EVERYBODY)


def _settle_rest(books: Books) -> None:
    """Rows, and what is rare: all are made of whole periods of the core measures."""
    begins = {name: books.after(name) for name in DIMENSIONS}
    slower = [books.after(EVERYBODY, measure.name) for measure in (*SLOWER, *SEVERAL)]
    first = min(*begins.values(), *slower)
    spans = [span for span in books.tables(EVERYBODY) if span.since >= first]
    counted = books.count(spans, begins)
    for dimension in DIMENSIONS:
        _settle_rows(books, dimension, counted)
    _settle_slower(books, [BY_NAME["ending"]], counted, MONTHS)
    _settle_slower(books, READINESS, counted, MONTHS)
    _settle_slower(books, [BY_NAME["path"]], counted, LONGEST, MANY_PATHS * books.minimum)
    for measure in (*RETURNS, *SEVERAL):
        _settle_slower(books, [measure], counted, LONGEST)


def _settle_rows(books: Books, dimension: str, counted: Counts) -> None:
    begin = books.after(dimension)
    spans = [span for span in counted if span.since >= begin]
    for whole, parts, tally in _longer(spans, counted, dimension, books.sizes(EVERYBODY)):
        if _is_ready(tally, whole, books.minimum):
            groupings = {measure.name: _kept_together(books, measure, parts) for measure in CORE}
            order = _least_first(books, dimension, tally)
            books.release(dimension, whole, _by_rows(tally, groupings, books.minimum, order))
            parts.clear()


def _settle_slower(
    books: Books,
    measures: Sequence[Measure],
    counted: Counts,
    patience: timedelta,
    many: float = math.inf,
) -> None:
    """Measures that share their periods: they wait until none of their counts is small or nought.

    Or until so many conversations came that waiting longer would not help.
    """
    begin = books.after(EVERYBODY, measures[0].name)
    spans = [span for span in counted if span.since >= begin]
    for whole, parts, tally in _longer(spans, counted, EVERYBODY, books.sizes(EVERYBODY)):
        told = all(count >= books.minimum for m in measures for count in tally.whole(m).values())
        is_over = tally.conversations >= many or whole.until - whole.since >= patience
        if told or is_over:
            released = {m.name: _table(tally.whole(m), m, books.minimum) for m in measures}
            if measures[0].name == "ending":
                released |= _addresses(tally, books.minimum)
            books.release(EVERYBODY, whole, released)
            parts.clear()


def _addresses(tally: Tally, minimum: int) -> dict[str, Rows]:
    """Addresses of help that were shown or opened often enough; of the others nothing is said.

    Whoever opened one was shown it and is counted under help: what would remain must not be small.
    """
    helped = tally.whole(BY_NAME["help"])["yes"]
    shown = {m.name: tally.whole(m)["yes"] for m in tally.addresses()}
    tables: dict[str, Rows] = {}
    for measure in tally.addresses():
        cells = tally.whole(measure)
        counts = [*cells.values()]
        kind, _, address = measure.name.partition(":")
        if kind == "opened":
            counts += [
                whole - cells["yes"] for whole in (helped, shown.get(f"offered:{address}", 0))
            ]
        if not any(0 < count < minimum for count in counts):
            tables[measure.name] = {EVERYBODY: cells}
    return tables


def _longer(
    spans: Iterable[Span], counted: Counts, dimension: str, sizes: Mapping[Span, int]
) -> Iterator[tuple[Span, list[Span], Tally]]:
    """Periods that grow by one more each time; whoever uses one clears its parts to begin anew.

    A period of which outcomes were erased since it was released is left out: what is missing could be
    worked out from a second count.
    """
    parts: list[Span] = []
    tally = Tally()
    for span in spans:
        another = counted[span][dimension]
        if another.conversations != sizes[span]:
            parts.clear()
            continue
        if not parts:
            tally = Tally()
        parts.append(span)
        tally.take(another)
        yield Span(parts[0].since, span.until), parts, tally


def _is_ready(tally: Tally, span: Span, minimum: int) -> bool:
    """Whether both headlines can be told of every large row, or it has taken too long."""
    if span.until - span.since >= LONGEST:
        return True
    conversations = tally.conversations
    if conversations < ENOUGH * minimum:
        return False
    return not any(
        0 < tally.cells(row, measure)["yes"] < minimum
        for row in tally.rows
        if tally.size(row) >= LARGE_ROW * conversations
        for measure in HEADLINES
    )


def _table(cells: Cells, measure: Measure, minimum: int) -> Rows:
    grouping = group_categories(cells, measure.categories, minimum, in_order=measure.in_order)
    return {EVERYBODY: regroup(cells, grouping)}


def _by_rows(
    tally: Tally, groupings: Mapping[str, Grouping], minimum: int, order: Sequence[str]
) -> dict[str, Rows]:
    """Every measure by row; rows that are too small by themselves stay together in all of them.

    The sizes of the other rows are told here, so that the least of them may be taken in first.
    """
    sizes = {row: {"all": tally.size(row)} for row in tally.rows}
    always = pool(sizes, minimum, order)
    order = sorted(set(sizes) - always, key=lambda row: (tally.size(row), row))
    tables: dict[str, Rows] = {}
    for measure in CORE:
        cells = {row: regroup(tally.cells(row, measure), groupings[measure.name]) for row in sizes}
        units = merge(cells, always)
        tables[measure.name] = merge(units, pool(units, minimum, order, all_before=True))
    return tables


def _kept_together(books: Books, measure: Measure, parts: Iterable[Span]) -> Grouping:
    """What is together in any of the periods that a longer one is made of stays together in it."""
    joined: Grouping | None = None
    released = books.tables(EVERYBODY, measure.name)
    for span in parts:
        names = {part: name for name in released[span][EVERYBODY] for part in name.split("+")}
        grouping = {category: names.get(category, OTHER) for category in measure.categories}
        joined = join(joined, grouping, in_order=measure.in_order) if joined else grouping
    assert joined is not None
    return joined


def _least_first(books: Books, dimension: str, tally: Tally) -> list[str]:
    """Rows of the tally, those first that were least among what is public already."""
    public = add(
        {row: cells["all"] for row, cells in rows.items()}
        for rows in books.tables(dimension).values()
    )
    return sorted(tally.rows, key=lambda row: (public.get(row, 0), row))
