"""Categories are remembered for outcomes that are alike; they must be those of the definitions."""

from __future__ import annotations

import json
import random

from bot.outcomes.definitions import CORE, MANY, SLOWER, Counted
from bot.outcomes.tally import CORE_COLUMNS, LISTS, OTHER_COLUMNS, Values, core_keys, other_keys
from tests.outcomes.released import Row, random_rows


def values(row: Row, columns: tuple[str, ...]) -> Values:
    return tuple(json.dumps(row[name]) if name in LISTS else row[name] for name in columns)


def test_every_outcome_is_sorted_as_defined() -> None:
    for row in random_rows(random.Random(3), 300, 5):
        counted = Counted(**{name: row[name] for name in Counted.__slots__})
        core = {(measure.name, measure.sort(counted)) for measure in CORE}
        other = {(measure.name, measure.sort(counted)) for measure in SLOWER}
        several = {
            (f"{kind}:{one}", "yes") for kind, found in MANY.items() for one in found(counted)
        }
        assert set(core_keys(values(row, CORE_COLUMNS))) == core
        assert set(other_keys(values(row, OTHER_COLUMNS))) == other | several
