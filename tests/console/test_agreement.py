"""One truth: every page, export and pack says the same number for the same people, and a true one.

Random outcomes are looked at through random filters; whatever any of them says of a cell is collected
under what it stands for, and compared with all others and with the outcomes themselves.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from typing import Any, cast

import pytest
from sqlalchemy import Engine
from starlette.datastructures import QueryParams

from bot.campaigns.collection import Campaigns
from bot.campaigns.experiments.figures import views_by, views_of
from bot.console.accounts import Account, Role
from bot.console.filters import Selection
from bot.console.goals import ANSWERS, GOAL_TITLES
from bot.console.labels import label
from bot.console.locales import translations
from bot.console.page import Visit
from bot.console.pages import campaigns, overview, paths, places, safety, topics
from bot.console.pages.content import Content
from bot.console.pages.ways import Ways
from bot.console.reports.pack import collect
from bot.console.sheets import Sheet, to_csv
from bot.console.weekly.lines import Weekly
from bot.outcomes.database import open_database
from bot.outcomes.definitions import DIMENSIONS, ENGAGED, EVERYBODY, HEADLINES
from bot.outcomes.measures import Measures
from bot.outcomes.noise import MOST, SMALLEST
from bot.outcomes.periods import Kind, Period
from bot.outcomes.question import ALWAYS, Filter, Share
from bot.outcomes.sums import add_up
from bot.settings import Settings, configured_languages
from tests.campaigns.experiments.examples import experiment
from tests.outcomes.made_up import FIRST, Row, random_rows, store
from tests.outcomes.test_sums import belongs, cells_of

DAYS = 250
ROUNDS = 16
COMPARISONS = 10_000
LATER = dt.datetime.combine(FIRST, dt.time(), dt.UTC) + dt.timedelta(days=DAYS + 10)
STAGES = ("revealed", "engaged", "informed", "routed", "committed")
ACCOUNT = Account("bea", Role.ANALYST)
CELL_OF = {"contacted": EVERYBODY} | {stage: f"reached:{stage}" for stage in STAGES}

WHOLE_OF = {
    "after_reveal": "reached:revealed",
    "course": "topic:course",
    "course_change": "course:6",
}
"""Measures of which the answers are not shares of everybody."""

Key = tuple[Filter, str, str]
"""A filter, a cell, and the cell that it is a share of."""


@dataclass
class Said:
    """What was said, by what it stands for, and where."""

    shares: dict[Key, dict[Share, str]] = field(default_factory=lambda: defaultdict(dict))
    counts: dict[tuple[Filter, str], dict[int | None, str]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    number: int = 0

    def share(self, where: str, chosen: Filter, cell: str, share: Share, of: str) -> None:
        self.number += 1
        self.shares[chosen, cell, of].setdefault(share, where)
        self.count(where, chosen, cell, share.count)
        self.count(where, chosen, of, share.of)

    def count(self, where: str, chosen: Filter, cell: str, count: int | None) -> None:
        self.counts[chosen, cell].setdefault(count, where)


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    made = random_rows(random.Random(12), 1500, DAYS)
    arms = {"x/1/a": "offer/1/today", "x/1/b": "offer/1/choice", None: None}
    return [{**row, "arm": arms[row["arm"]]} for row in made]


@pytest.fixture(scope="module")
def engine(rows: list[Row], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    opened = open_database(f"sqlite:///{tmp_path_factory.mktemp('truth')}/outcomes.sqlite")
    store(opened, rows)
    add_up(opened, LATER)
    yield opened
    opened.dispose()


def selections(measures: Measures, number: int) -> Iterator[Selection]:
    """Random ones, with one and two dimensions and none, of every kind of period."""
    draw, choices = random.Random(5), measures.choices()
    for place in range(number):
        day = FIRST + dt.timedelta(days=draw.randrange(DAYS))
        dimension = draw.choice(DIMENSIONS)
        yield Selection(
            period=Period.of(draw.choice(list(Kind)), day) if place % 3 else ALWAYS,
            campaign=draw.choice((None, *choices["campaign"])),
            only=draw.choice((None, (dimension, draw.choice(choices[dimension])))),
        )


def built(
    measures: Measures, content: Content, settings: Settings, selection: Selection
) -> dict[str, Any]:
    """The values of every page that shows figures."""
    visit = Visit(ACCOUNT, "en", selection, QueryParams("cost=500"), dt.date(2026, 11, 24))
    load = partial(Campaigns.load, settings.campaigns)
    ways = Ways(load, settings, lambda: content.library.words)
    weekly = Weekly(measures, load)
    pages = (
        overview.page(measures, weekly),
        campaigns.page(measures, load, ways),
        places.page(measures, content),
        topics.page(measures),
        paths.page(measures),
        safety.page(measures, content, weekly),
    )
    return {page.name: page.build(visit) for page in pages}


def listen(
    said: Said, measures: Measures, content: Content, settings: Settings, selection: Selection
) -> None:
    """Ask everybody."""
    shown = built(measures, content, settings, selection)
    listen_to_overview(said, shown["overview"], selection)
    listen_to_campaigns(said, shown["campaigns"], selection)
    listen_to_places(said, shown["places"], selection)
    for page in ("overview", "campaigns", "topics", "safety"):
        every = cast("list[Sheet]", shown[page]["sheets"])
        answers = page in ("topics", "safety")
        for sheet in every if answers else [s for s in every if s.name == "after_reveal"]:
            listen_to_answers(said, page, sheet, selection.filter(), content)
    listen_to_pack(said, measures, selection.filter())
    for page, values in shown.items():
        for sheet in cast("list[Sheet]", values["sheets"]):
            assert_exported(page, sheet)


def listen_to_overview(said: Said, values: Any, selection: Selection) -> None:
    chosen = selection.filter()
    funnel, _, reach, *trends = values["sheets"]
    for row in funnel.rows:
        said.share("funnel", chosen, CELL_OF[str(row.cells[0])], row.cells[2], EVERYBODY)
    counts = [row.cells[1] or 0 for row in funnel.rows]
    assert all(later <= earlier for earlier, later in pairwise(counts)), "the funnel is nested"
    earlier = selection.before()
    for name, headline in zip(HEADLINES, values["headlines"], strict=True):
        said.share("headline", chosen, HEADLINES[name], headline.now, ENGAGED)
        if earlier:
            before = earlier.filter()
            said.share("headline before", before, HEADLINES[name], headline.before, ENGAGED)
    for row in reach.rows:
        said.count("reach", at(chosen, *row.cells[:2]), EVERYBODY, row.cells[2])
    for name, trend in zip(HEADLINES, trends, strict=True):
        for row in trend.rows:
            said.share("trend", at(chosen, *row.cells[:2]), HEADLINES[name], row.cells[3], ENGAGED)


def at(chosen: Filter, since: dt.date, until: dt.date) -> Filter:
    """The same filter of the period with these ends."""
    kind = Kind.WEEK if (until - since).days < 7 else Kind.MONTH
    assert Period.of(kind, since).until == until, "weeks are weeks"
    return replace(chosen, period=Period.of(kind, since))


def listen_to_campaigns(said: Said, values: Any, selection: Selection) -> None:
    chosen = selection.filter()
    for row in values["sheets"][-1].rows:
        compared(said, "campaigns", replace(chosen, campaign=row.cells[0]), row.cells)
    if selection.campaign:
        helped = values["headlines"][1].now
        assert values["price"] == (500 / helped.count if helped.count else None)
        said.share("cost", chosen, "help", helped, ENGAGED)


def listen_to_places(said: Said, values: Any, selection: Selection) -> None:
    chosen = replace(selection, only=None).filter()
    for sheet in values["sheets"]:
        for row in sheet.rows:
            code = row.link.rpartition(":")[2] if row.link else "unknown"
            cells = row.cells if sheet.name != "country" else (code, *row.cells[2:])
            compared(said, "places", replace(chosen, **{sheet.name: code}), cells)
    shown = {row.cells[2] for sheet in values["sheets"][:1] for row in sheet.rows} | {None}
    for one in values["maps"]:
        for area in one.areas:
            assert area.state.count in shown
            assert (area.state.style == "step-hidden") == (area.state.count is None)


def compared(said: Said, where: str, chosen: Filter, cells: Any) -> None:
    said.count(where, chosen, EVERYBODY, cells[1])
    said.share(where, chosen, HEADLINES["desist"], cells[2], ENGAGED)
    said.share(where, chosen, HEADLINES["help"], cells[4], ENGAGED)
    said.share(where, chosen, "after_reveal:went_on", cells[6], "reached:revealed")


def listen_to_answers(
    said: Said, page: str, sheet: Sheet, chosen: Filter, content: Content
) -> None:
    addresses = content.address_names()
    named = {"offered": addresses, "opened": addresses, **ANSWERS}.get(sheet.name, {})
    codes = {name: code for code, name in named.items()}
    if sheet.name in ("readiness", "readiness_change", "course_change"):
        return  # said in sentences that several answers share; the pack tells them
    for row in sheet.rows:
        cell, share = str(row.cells[0]), cast(Share, row.cells[2])
        if sheet.name == "understood_by_language":
            of_language = replace(chosen, language=cell)
            said.share(page, of_language, "not_understood:0", share, EVERYBODY)
        else:
            name = f"{sheet.name}:{codes.get(cell, cell)}"
            said.share(page, chosen, name, share, whole_of(name))


def whole_of(cell: str) -> str:
    """What the answers of a table are shares of."""
    measure, _, answer = cell.partition(":")
    return f"danger:{answer}" if measure == "taken_back" else WHOLE_OF.get(measure, EVERYBODY)


def listen_to_pack(said: Said, measures: Measures, chosen: Filter) -> None:
    own = next((name for name in chosen.rows if name in DIMENSIONS), None)
    for one in collect(measures, chosen):
        where = (
            chosen if one.dimension == EVERYBODY else replace(chosen, **{one.dimension: one.row})
        )
        assert one.dimension == EVERYBODY or own is None
        cell = HEADLINES.get(one.measure) or (
            CELL_OF[one.category] if one.measure == "reached" else f"{one.measure}:{one.category}"
        )
        of = ENGAGED if one.measure in HEADLINES else whole_of(cell)
        said.number += 1
        said.count("pack", where, cell, one.count)
        said.count("pack", where, of, one.of)


def assert_exported(page: str, sheet: Sheet) -> None:
    """The CSV says what the table says."""
    lines = list(csv.reader(io.StringIO(to_csv(sheet))))
    assert len(lines) == len(sheet.rows) + 1, page
    place = [heading.kind for heading in sheet.headings].index("count")
    for line, row in zip(lines[1:], sheet.rows, strict=True):
        assert line[place] == ("" if row.cells[place] is None else str(row.cells[place])), page


def test_no_two_figures_disagree_and_none_is_false(
    rows: list[Row], engine: Engine, content: Content, settings: Settings
) -> None:
    measures, said = Measures(engine), Said()
    for selection in selections(measures, ROUNDS):
        listen(said, measures, content, settings, selection)
    arms = views_of(measures, experiment(), synthetic=False)
    for arm, view in arms.items():
        chosen = Filter(arm=f"offer/1/{arm}")
        said.share("experiment", chosen, "help", view.headline("help", ENGAGED), ENGAGED)
        for dimension in ("language", "channel", "country"):
            by = views_by(measures, experiment(), dimension, synthetic=False)
            for row, views in by.items():
                if arm in views:
                    one = replace(chosen, **{dimension: row})
                    said.share("segment", one, "help", views[arm].headline("help"), ENGAGED)
    assert said.number >= COMPARISONS
    assert {key: where for key, where in said.shares.items() if len(where) > 1} == {}
    assert {key: where for key, where in said.counts.items() if len(where) > 1} == {}
    known = [(row, cells_of(row)) for row in rows]
    by_filter: dict[Filter, dict[str, int | None]] = defaultdict(dict)
    for (chosen, cell), answers in said.counts.items():
        by_filter[chosen][cell] = next(iter(answers))
    for chosen, shown in by_filter.items():
        truths = Counter(one for row, cells in known if belongs(row, chosen) for one in cells)
        parts = len(measures.view(chosen).tiles)
        for cell, count in shown.items():
            assert_true(count, truths[cell], parts)


def assert_true(shown: int | None, truth: int, parts: int) -> None:
    """Bounded by the noise; a nought stays one; ones and twos are never shown."""
    assert shown is None or shown >= SMALLEST
    assert truth or shown is None
    # A part is cut to its whole, which may be shown too low.
    assert abs((shown or 0) - truth) <= 2 * MOST * max(1, parts)


@pytest.mark.parametrize("language", configured_languages())
def test_a_label_has_one_denominator(language: str) -> None:
    """A headline is of those who went on talking, a stage of the funnel of all."""
    said = translations(language).gettext
    assert not {said(label(stage)) for stage in STAGES} & {
        said(one) for one in GOAL_TITLES.values()
    }


def test_a_danger_of_any_kind_is_no_rarer_than_any_of_them(engine: Engine) -> None:
    measures = Measures(engine)
    for week, view in measures.series(Filter()):
        whole = view.count("in_danger:yes") or 0
        kinds = [share.count or 0 for share in view.many("danger").values()]
        assert max(kinds) <= whole <= sum(kinds) + 2 * MOST * len(kinds), week


def test_a_safety_count_is_told_from_the_first_case_on(settings: Settings) -> None:
    """With its noise: of one case in three it is seen, and over the weeks as often as it was."""
    engine = open_database(settings.database)
    made = [row for row in random_rows(random.Random(3), 900, DAYS) if row["campaign"] == "a"]
    store(
        engine, [{**row, "safety": ["minor"] if n % 20 == 0 else []} for n, row in enumerate(made)]
    )
    add_up(engine, LATER)
    series = Measures(engine).series(Filter())
    shown = [view.count("danger:minor") for _, view in series]
    assert 0 < sum(count is not None for count in shown) < len(shown)
    truth = len(made[::20])
    assert abs(sum(count or 0 for count in shown) - truth) <= 4 * (2 * len(shown)) ** 0.5


@pytest.mark.parametrize("conversations", [100, 800])
def test_a_small_organisation_sees_its_month(
    conversations: int, settings: Settings, content: Content
) -> None:
    """With a hundred conversations headlines, funnel and dangers; with eight hundred every table."""
    engine = open_database(settings.database)
    store(engine, random_rows(random.Random(7), conversations, 28))
    add_up(engine, LATER)
    month = Selection(period=Period.of(Kind.MONTH, FIRST))
    pages = built(Measures(engine), content, settings, month)
    for headline in pages["overview"]["headlines"]:
        assert headline.now.count
        assert headline.now.interval.low < headline.now.count / headline.now.of
        assert headline.now.interval.high > headline.now.count / headline.now.of
    funnel, dangers = pages["overview"]["sheets"][0], pages["safety"]["sheets"][0]
    sheets = [sheet for page in pages.values() for sheet in page["sheets"]]
    for sheet in (funnel, dangers) if conversations == 100 else sheets:
        place = [heading.kind for heading in sheet.headings].index("count")
        assert any(row.cells[place] for row in sheet.rows), sheet.name
    assert all(row.cells[1] for row in funnel.rows)
    for row in (*funnel.rows, *dangers.rows):
        share = row.cells[2]
        assert share.interval.low < share.count / share.of <= share.interval.high, row
