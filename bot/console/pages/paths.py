"""How conversations go from one kind of topic to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import partial

from bot.console.flows import Place, sankey, transitions
from bot.console.locales import later
from bot.console.page import Page, Visit
from bot.console.sheets import SHARE_HEADINGS, Heading, Row, Sheet, share_cells, share_sheet
from bot.outcomes.definitions import UNKNOWN
from bot.outcomes.measures import Measures
from bot.outcomes.paths import KINDS, NO_TOPIC, PATHS
from bot.outcomes.question import Share

PLACES = (later("First"), later("Second"), later("Third"))
FROM_TO = (
    ("first_to_second", later("From the first to the second")),
    ("second_to_third", later("From the second to the third")),
)


def page(measures: Measures) -> Page:
    """The page."""
    return Page("paths", later("From topic to topic"), partial(_build, measures))


def _build(measures: Measures, visit: Visit) -> Mapping[str, object]:
    """The drawing, what it rests on, and the same as tables."""
    shares = measures.view(visit.selection.filter()).table("path")
    counts = {name: share.count or 0 for name, share in shares.items()}
    walked = {path: counts[path] for path in PATHS if path != NO_TOPIC}
    asides = {
        later("Conversations on the paths drawn"): sum(walked.values()),
        later("Came to no topic"): counts[NO_TOPIC],
        later("From before paths were kept"): counts[UNKNOWN],
    }
    return {
        "sankey": sankey(walked),
        "places": PLACES,
        "kinds": KINDS,
        "asides": {title: count for title, count in asides.items() if count},
        "sheets": [*_moves(walked), _whole(shares)],
    }


def _moves(walked: Mapping[str, int]) -> list[Sheet]:
    """The bands of the drawing: of those who came to a kind, how many went on to which."""
    moves = transitions(walked)
    summed = sum(count > 0 for count in walked.values())  # each path has a noise of its own
    sheets = []
    for step, (name, title) in enumerate(FROM_TO):
        here = {pair: count for pair, count in moves.items() if pair[0][0] == step}
        came = Counter[Place]()
        for (start, _), count in here.items():
            came[start] += count
        rows = tuple(
            Row((start[1], end[1], *share_cells(Share(count, came[start], summed))))
            for (start, end), count in here.items()
        )
        headings = (*(Heading(one, "label") for one in PLACES[step : step + 2]), *SHARE_HEADINGS)
        note = later("Of those whose path is drawn.")
        sheets.append(Sheet(name, title, headings, rows, note))
    return sheets


def _whole(shares: Mapping[str, Share]) -> Sheet:
    """Whole paths, the common ones first."""
    known = {name: share for name, share in shares.items() if share.count}
    often = sorted(known.items(), key=lambda item: -(item[1].count or 0))
    note = later("Paths that nobody or very few went are left out.")
    return share_sheet("whole", later("Whole paths"), dict(often), note=note)
