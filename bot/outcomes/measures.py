"""Reading sums: the figures of a period and a filter, by campaign or dimension, and over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sqlalchemy import Engine, select

from bot.outcomes.definitions import DIMENSIONS, EVERYBODY
from bot.outcomes.displays import displayed
from bot.outcomes.periods import DAY, Kind, Period
from bot.outcomes.question import ALWAYS, Filter, FilterError
from bot.outcomes.sums import AND, BESIDE, CAMPAIGN, GROUPS, covers
from bot.outcomes.tables import sums
from bot.outcomes.view import Sums, View

MOST_WEEKS = 60
"""A longer period is told by month."""


class Measures:
    """Questions to the sums.

    Args:
        engine: an open, migrated outcome database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def engine(self) -> Engine:
        """The database that the figures come from."""
        return self._engine

    def view(self, chosen: Filter) -> View:
        """The figures of a filter.

        Raises:
            FilterError: it names more than two dimensions, or two that are not told together.
        """
        tiles = self._tiles(chosen)
        return View([counted for _, _, counted in self._read(chosen, tiles)])

    def by(self, dimension: str, chosen: Filter) -> dict[str, View]:
        """The figures of each row of a dimension, or each `campaign`, most conversations first.

        A row that so few came to that they are not shown is not told from one that nobody came to.

        Raises:
            FilterError: as above.
        """
        return self._by(dimension, chosen, self._tiles(chosen))

    def _by(
        self, dimension: str, chosen: Filter, tiles: list[Period], only: str = ""
    ) -> dict[str, View]:
        rows: dict[str, list[Sums]] = {}
        for _, row, counted in self._read(chosen, tiles, dimension, only):
            rows.setdefault(row, []).append(counted)
        views = {row: View(parts) for row, parts in rows.items()}
        counts = {row: view.count(EVERYBODY) or 0 for row, view in views.items()}
        order = sorted(counts, key=lambda row: (-counts[row], row))
        return {row: views[row] for row in order if counts[row]}

    def series(self, chosen: Filter) -> list[tuple[Period, View]]:
        """The figures of each week of a period, or each month of a long one."""
        covered = covers(self._engine, synthetic=chosen.synthetic)
        if covered is None:
            return []
        since, until = max(covered[0], chosen.period.since), min(covered[1], chosen.period.until)
        kind = Kind.WEEK if (until - since).days <= 7 * MOST_WEEKS else Kind.MONTH
        over = [one for one in Period.covering(kind, since, until) if one.until <= until]
        return self._views(chosen, over)

    def weeks(self, most: int, *, synthetic: bool = False) -> list[tuple[Period, View]]:
        """The figures of each of the last weeks that are added up, the newest last."""
        over = self.periods(synthetic=synthetic)[Kind.WEEK][:most]
        return self._views(Filter(synthetic=synthetic), over[::-1])

    def weekly_counts(self, most: int, *, synthetic: bool = False) -> dict[str, list[int]]:
        """Conversations of each campaign in each of the last weeks that are added up, the newest last."""
        weeks = self.periods(synthetic=synthetic)[Kind.WEEK][:most][::-1]
        counts: dict[str, dict[str, int]] = {}
        of_all = Filter(synthetic=synthetic)
        for week, campaign, counted in self._read(of_all, weeks, CAMPAIGN, EVERYBODY):
            counts.setdefault(campaign, {})[week] = View([counted]).count(EVERYBODY) or 0
        return {name: [of.get(week.name, 0) for week in weeks] for name, of in counts.items()}

    def campaigns_since(self, day: date, chosen: Filter) -> tuple[dict[str, int], int | None]:
        """Conversations of each campaign from the week of a day on, and displays of their notices.

        Args:
            day: in the first week.
            chosen: without a campaign; displays are of the campaigns that it leaves.
        """
        covered = covers(self._engine, synthetic=chosen.synthetic)
        if covered is None:
            return {}, None
        first = max(covered[0], Period.of(Kind.WEEK, day).since)
        periods, found = Period.within(first, covered[1]), Counter[str]()
        for _, campaign, counted in self._read(chosen, periods, CAMPAIGN, only=EVERYBODY):
            found[campaign] += View([counted]).count(EVERYBODY) or 0
        shown = +found
        number = 0 if chosen.synthetic else displayed(self._engine, shown, first, covered[1])
        return shown, number or None

    def displayed(self, chosen: Filter) -> int | None:
        """How often the notice page was displayed in the days of these figures; by campaign alone."""
        days = self.covered(chosen)
        if days is None or {*chosen.rows} - {CAMPAIGN} or chosen.synthetic:
            return None
        of = None if chosen.campaign is None else [chosen.campaign]
        return displayed(self._engine, of, *days) or None

    def covered(self, chosen: Filter) -> tuple[date, date] | None:
        """The first and the last day that the figures of a filter are of, from the first week on."""
        covered = covers(self._engine, synthetic=chosen.synthetic)
        tiles = list(chosen.period.tiles(*covered)) if covered else []
        return (max(tiles[0].since, covered[0]), tiles[-1].until) if tiles and covered else None

    def usual(self, *, synthetic: bool = False) -> Period:
        """The last month that is over; all there is, as long as none is that was counted whole."""
        covered = covers(self._engine, synthetic=synthetic)
        month = Period.of(Kind.MONTH, covered[1] + DAY).before() if covered else None
        return month if covered and month and month.since >= covered[0] else ALWAYS

    def periods(self, *, synthetic: bool = False) -> dict[Kind, list[Period]]:
        """What can be looked at, the newest first; a month, quarter or year also while it lasts."""
        covered = covers(self._engine, synthetic=synthetic)
        found: dict[Kind, list[Period]] = {kind: [] for kind in Kind if kind is not Kind.ALL}
        for kind, periods in found.items():
            day = covered[1] if covered else date.min
            while covered and day >= covered[0]:
                periods.append(Period.of(kind, day))
                day = periods[-1].since - DAY
        return found

    def choices(self, synthetic: bool = False) -> dict[str, list[str]]:
        """What the filters can be set to: campaigns and rows that enough people came to."""
        ever = Filter(synthetic=synthetic)
        tiles = self._tiles(ever)
        names = (CAMPAIGN, *DIMENSIONS)
        return {name: sorted(self._by(name, ever, tiles, EVERYBODY)) for name in names}

    def _views(self, chosen: Filter, periods: list[Period]) -> list[tuple[Period, View]]:
        found = {name: counted for name, _, counted in self._read(chosen, periods)}
        return [(one, View([found[one.name]] if one.name in found else [])) for one in periods]

    def _tiles(self, chosen: Filter) -> list[Period]:
        covered = covers(self._engine, synthetic=chosen.synthetic)
        return list(chosen.period.tiles(*covered)) if covered else []

    def _read(
        self, chosen: Filter, periods: Iterable[Period], by: str = "", only: str = ""
    ) -> list[tuple[str, str, Sums]]:
        """Sums with their period and the row of what they are told apart by; of one cell only, if named."""
        rows = chosen.rows
        wanted = {*rows, by} - {""}
        group = next((one for one in GROUPS if {*one} == wanted), None)
        if group is None:
            raise FilterError(
                "Choose a campaign and one of channel, language, country and arm at a time; "
                "all of them together would single people out."
            )
        cells = sums.c.cells[only] if only else sums.c.cells
        query = select(sums.c.period, sums.c.row, cells).where(
            sums.c.synthetic.is_(chosen.synthetic),
            sums.c.period.in_([period.name for period in periods]),
            sums.c.dimension == AND.join(group),
        )
        if wanted == {*rows}:
            query = query.where(sums.c.row == BESIDE.join(rows[name] for name in group))
        elif rows and group[0] in rows:
            query = query.where(sums.c.row.startswith(rows[group[0]] + BESIDE, autoescape=True))
        elif rows:
            query = query.where(sums.c.row.endswith(BESIDE + rows[group[1]], autoescape=True))
        found = []
        with self._engine.connect() as connection:
            for period, row, counted in connection.execute(query.order_by(sums.c.since)):
                named = dict(zip(group, row.split(BESIDE), strict=bool(group)))
                if all(named[name] == value for name, value in rows.items()):
                    told = {only: counted or (0, 0)} if only else counted
                    found.append((period, named.get(by, ""), told))
        return found
