"""What the tables of the law say, read apart from the code: what a told law may and must hold.

`tests/facts/law2.csv` and `law_local.csv` are the tables as they were gathered; a row of `law3.csv` takes
the place of one of the first, because an official text was read afterwards. Nothing here imports the
files of `bot/knowledge/law` or the choice of sentences that the audit judges.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FACTS = Path(__file__).parent.parent / "facts"

_GROUPED = re.compile(r"(?<=\d)[ .,'’\u00a0\u202f](?=\d{3}(?!\d))")
_DATES = re.compile(r"\b(1[89]|20)\d\d\b")

CITIES = {
    "Zurich": "CH-ZH", "Hamburg (St. Georg)": "DE-HH", "Stuttgart": "DE-STG", "Mannheim": "DE-MAN",
    "Karlsruhe": "DE-KAR", "Frankfurt am Main": "DE-FFM", "Leipzig": "DE-LPZ", "Duesseldorf": "DE-DUS",
    "Cologne (Koeln)": "DE-KLN", "Bonn": "DE-BON", "Vienna": "AT-9", "Tyrol": "AT-7", "Florence": "IT-FI",
    "Rome": "IT-RM", "Milan": "IT-MI", "Brussels City (Alhambra quarter)": "BE-BRU", "Barcelona": "ES-B",
    "Valencia": "ES-V", "Granada": "ES-GR", "Fuengirola": "ES-FUE", "Lleida": "ES-L",
    "Belgorod oblast": "RU-BEL",
}  # fmt: skip
"""Places of the local table with a rule that punishes clients there, and their codes."""


LONGER_BELOW = {
    "AD": 14, "AT": 14, "BG": 16, "CH": 16, "CZ": 15, "DE": 14, "EE": 14, "ES": 16, "FI": 16, "FR": 15,
    "GB-EAW": 16, "GB-NIR": 16, "GB-SCT": 16, "GR": 15, "HR": 15, "HU": 12, "IE": 15, "IS": 15, "IT": 14,
    "LI": 14, "LU": 16, "LV": 14, "MD": 14, "NO": 16, "PL": 15, "PT": 14, "RO": 16, "SE": 15, "SK": 15,
    "TR": 15, "UZ": 16, "US": 14, "US-*": 14, "US-CA": 14, "US-DC": 14, "US-FL": 14, "US-ME": 14,
    "US-NY": 14,
}  # fmt: skip
"""Ages below which the law gives a longer term than the one that the tables have for minors.

Read on 28 November 2026, after the tables were gathered, because their term is that of the older minors:
in the notes of the tables (BG, CZ, EE, ES, FR, GB, GR, HR, MD, PL, TR, US, UZ), else in the article that the
note of the row in `bot/knowledge/law` names.
"""


MINORS = {"UZ": frozenset({24, 48})}
"""Terms for minors that replace those of the tables.

UZ: the tables have the 8 years for a person under 16, because one term had to stand for all; since a row
can say below which age it is longer, the 2-4 years for 16 and 17 are told (art. 128-1, read then).
"""


@dataclass(frozen=True)
class Row:
    """One row of the law."""

    code: str
    status: str
    confidence: str
    fines: frozenset[int]
    prison: frozenset[int]
    minors: frozenset[int]
    ages: frozenset[int]
    """18, and the age below which the term for minors is longer, where somebody read it."""
    further: frozenset[int]
    """Sums and terms that the table has in words beside the main penalty."""
    enforcement: frozenset[int]
    directive: str
    url: str
    text_year: str

    @property
    def is_low(self) -> bool:
        """Whether nobody read a text."""
        return self.confidence == "low"

    @property
    def punishes_all(self) -> bool:
        """Whether every purchase is punished."""
        return self.status in ("criminal", "administrative")

    @property
    def is_obliged(self) -> bool:
        """Whether only the Directive is known to ask for a law on knowing use."""
        return self.directive.startswith(("unknown", "bill pending"))


@cache
def rows() -> dict[str, Row]:
    """Every row by its code."""
    read = {}
    for name in ("law2.csv", "law3.csv"):
        with (FACTS / name).open(encoding="utf-8", newline="") as file:
            read |= {row["iso3166"]: _row(row) for row in csv.DictReader(file)}
    return read


def _row(row: dict[str, str]) -> Row:
    def numbers(*names: str) -> frozenset[int]:
        return frozenset(int(float(row[name])) for name in names if row[name] not in ("", "0"))

    return Row(
        code=row["iso3166"],
        status=row["buying_legal_status"],
        confidence=row["confidence"],
        fines=numbers("penalty_min", "penalty_max"),
        prison=numbers("prison_min_months", "prison_max_months"),
        minors=MINORS.get(
            row["iso3166"], numbers("minor_prison_min_months", "minor_prison_max_months")
        ),
        ages=frozenset({18, LONGER_BELOW.get(row["iso3166"], 18)}),
        further=frozenset(numbers_in(f"{row['also_punished']} {row['note']}")),
        enforcement=frozenset(numbers_in(row["enforcement"])),
        directive=row["directive_2024_1712"],
        url=row["official_url"],
        text_year=row["text_date"][:4],
    )


@dataclass(frozen=True)
class LocalRow:
    """A rule of a city or region."""

    code: str
    state: str
    penalty: frozenset[int]
    year: str
    """Of the penalty where the table gives one, else of the text."""


@cache
def local_rows() -> dict[str, LocalRow]:
    """The local rules that punish clients, by code."""
    found = {}
    with (FACTS / "law_local.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = CITIES.get(row["place name"])
            if code:
                penalty = frozenset(numbers_in(row["penalty"]))
                of_penalty = re.search(r"\((\d{4})\)", row["penalty"])
                year = of_penalty[1] if of_penalty else row["text_date"][:4]
                found[code] = LocalRow(code, row["iso3166"], penalty, year)
    return found


def states_with_local_rules() -> set[str]:
    """States where a city or region punishes clients."""
    return {row.state for row in local_rows().values()}


def numbers_in(text: str) -> list[int]:
    """The numbers of a text, whatever stands between their thousands."""
    return [int(number) for number in re.findall(r"\d+", _GROUPED.sub("", text))]


def term(months: int) -> int:
    """A term as it is told: whole years, else months."""
    return months // 12 if months % 12 == 0 else months


def is_year(number: int) -> bool:
    """Whether it is a year of our time."""
    return bool(_DATES.fullmatch(str(number)))
