"""Writes the evaluation pack: CSV, Parquet, codebook, a chart and a PDF, from released figures only."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.outcomes.definitions import DIMENSIONS, ONLY_IN_ALL
from bot.outcomes.measures import Measures
from bot.outcomes.question import EVERYBODY, Filter, Share
from bot.settings import PROJECT, ConfigurationError, Settings

HERE = Path(__file__).resolve().parent
TABLES = ("stage", "desist", "help", "turns", "not_understood", *sorted(ONLY_IN_ALL))
SEVERAL = ("topic", "danger", "offered", "opened")
HIDDEN = "–"

CODEBOOK = {
    "measure": "What is counted; definitions: bot/outcomes/definitions.py",
    "dimension": "By what rows are told apart; all: not at all",
    "row": "The row; other: rows that are too small by themselves, together",
    "category": "The answer; a+b or other: answers that are too rare by themselves, together",
    "count": "Conversations; empty: hidden or not known yet",
    "of": "Conversations of the periods in which this count was released by itself",
    "low": "Lower end of Wilson's 95 % interval of count/of",
    "high": "Upper end of the same interval",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of figures.csv."""

    measure: str
    dimension: str
    row: str
    category: str
    count: int | None
    of: int | None
    low: float | None
    high: float | None


def write_pack(
    measures: Measures, chosen: Filter, language: str, folder: Path, settings: Settings
) -> None:
    """Write the pack into a folder; everything but the date in the PDF depends on the releases only.

    Raises:
        ConfigurationError: the language has no words.
    """
    words = _words(language)
    folder.mkdir(parents=True, exist_ok=True)
    figures = list(collect(measures, chosen))
    names = [part.name for part in fields(Figure)]
    _csv(folder / "figures.csv", names, (tuple(asdict(f).values()) for f in figures))
    _csv(folder / "codebook.csv", ["column", "meaning"], CODEBOOK.items())
    _parquet(folder / "figures.parquet", names, figures)
    chart = _chart(measures.funnel(chosen))
    (folder / "funnel.svg").write_text(chart, encoding="utf-8")
    import typst  # 80 MB that only this command needs

    pack = json.dumps(_pack(measures, chosen, words, language, chart, settings))
    pdf = typst.compile(str(HERE / "report.typ"), sys_inputs={"pack": pack})
    (folder / "report.pdf").write_bytes(pdf)


def collect(measures: Measures, chosen: Filter) -> Iterator[Figure]:
    """Every figure that is told for this choice."""
    by_row = chosen.row[0] != EVERYBODY
    for stage, share in measures.funnel(chosen).items():
        yield _figure("reached", EVERYBODY, chosen.row[1], stage, share)
    for measure in TABLES:
        if by_row and measure in ONLY_IN_ALL:
            continue
        dimensions = (EVERYBODY,) if by_row or measure in ONLY_IN_ALL else (EVERYBODY, *DIMENSIONS)
        for dimension in dimensions:
            for row, cells in measures.table(measure, chosen, dimension).rows.items():
                for category, share in cells.items():
                    yield _figure(measure, dimension, row, category, share)
    if not by_row:
        for kind in SEVERAL:
            for name, share in measures.many(kind, chosen).items():
                yield _figure(kind, EVERYBODY, EVERYBODY, name, share)


def _figure(measure: str, dimension: str, row: str, category: str, share: Share) -> Figure:
    interval = share.interval
    low, high = (round(interval.low, 4), round(interval.high, 4)) if interval else (None, None)
    return Figure(measure, dimension, row, category, share.count, share.of, low, high)


def _words(language: str) -> dict[str, Any]:
    every = yaml.safe_load((HERE / "words.yml").read_text(encoding="utf-8"))
    if language not in every:
        raise ConfigurationError(
            f"The report has no words in {language}; choose {', '.join(every)}."
        )
    return dict(every[language])


def _csv(file: Path, head: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def _parquet(file: Path, names: list[str], figures: list[Figure]) -> None:
    import fastparquet  # with pandas, which only this command needs
    import pandas

    frame = pandas.DataFrame([asdict(figure) for figure in figures], columns=names)
    kinds = {"count": "Int64", "of": "Int64", "low": "float64", "high": "float64"}
    texts = dict.fromkeys(names[:4], "object")
    fastparquet.write(str(file), frame.astype({**texts, **kinds}), write_index=False)


def _pack(
    measures: Measures,
    chosen: Filter,
    words: dict[str, Any],
    language: str,
    chart: str,
    settings: Settings,
) -> dict[str, Any]:
    shares = {name: measures.headline(name, chosen) for name in ("desist", "help")}
    funnel = measures.funnel(chosen)
    known = any(share.of for share in (*shares.values(), *funnel.values()))
    return {
        "title": words["title"],
        "language": language,
        "made": date.today().isoformat(),
        "period": words["period"].format(
            since=chosen.since or "…",
            until=chosen.until or "…",
            campaign=chosen.campaign or words["every"],
        ),
        "none": words["none"],
        "head": words["table"],
        "headlines_title": words["headlines"],
        "headlines": [_line(words[name], share) for name, share in shares.items()] if known else [],
        "funnel_title": words["funnel"],
        "funnel": [_line(stage, share) for stage, share in funnel.items()],
        "chart": chart,
        "method_title": words["method_title"],
        "method": words["method"].format(minimum=settings.minimum_cell),
        "versions": words["versions"].format(**_versions(settings)),
    }


def _line(label: str, share: Share) -> list[str]:
    interval = share.interval
    span = f"{interval.low:.1%} – {interval.high:.1%}" if interval else HIDDEN
    numbers = [HIDDEN if n is None else str(n) for n in (share.count, share.of)]
    return [label, *numbers, span]


def _versions(settings: Settings) -> dict[str, str]:
    models = sorted(path.name for path in settings.models.glob("*.tar.gz"))
    return {
        "model": models[-1].removesuffix(".tar.gz") if models else HIDDEN,
        "responses": _digest((PROJECT / "responses").rglob("*.yml")),
        "law": _digest((PROJECT / "bot/knowledge/law").rglob("*.yml")),
        "figures": _digest([PROJECT / "bot/knowledge/figures.yml"]),
    }


def _digest(files: Iterable[Path]) -> str:
    content = hashlib.sha256()
    for file in sorted(files):
        content.update(file.read_bytes())
    return content.hexdigest()[:12]


def _chart(funnel: dict[str, Share]) -> str:
    bars = []
    for place, (stage, share) in enumerate(funnel.items()):
        part = share.count / share.of if share.count is not None and share.of else 0.0
        top = 6 + 26 * place
        label = HIDDEN if share.count is None else f"{share.count} ({part:.0%})"
        bars.append(
            f'<text x="0" y="{top + 14}">{stage}</text>'
            f'<rect x="90" y="{top}" width="{part * 320:.1f}" height="20" fill="#2b5c8a"/>'
            f'<text x="{96 + part * 320:.1f}" y="{top + 14}">{label}</text>'
        )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 168" font-size="11" '
        f'font-family="Libertinus Serif, serif">{"".join(bars)}</svg>\n'
    )
