"""Writes the evaluation pack: CSV, Parquet, codebook, a chart and a PDF, from the figures of the console."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from bot.console.goals import ANSWERS
from bot.console.labels import LABELS
from bot.console.locales import translations
from bot.console.reports.printed import printed
from bot.console.reports.quoted import HERE, Asked
from bot.outcomes.definitions import BY_NAME, DIMENSIONS, EVERYBODY, HEADLINES, TOPICS
from bot.outcomes.measures import Measures
from bot.outcomes.question import Filter, Share
from bot.outcomes.view import View
from bot.vocabulary import DANGERS, STAGES

CODEBOOK = ("column", "measure", "category", "meaning")
SEVERAL: Mapping[str, tuple[str, ...]] = {
    "topic": TOPICS,
    "danger": DANGERS,
    "taken_back": DANGERS,
    "offered": (),
    "opened": (),
}
"""What a conversation may have several of, and what is named also where it is none or very few."""


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


def write_pack(asked: Asked, folder: Path) -> None:
    """Write the pack into a folder; everything but the date in the PDF depends on the figures only.

    Raises:
        ConfigurationError: its language has no words.
    """
    words = asked.words
    folder.mkdir(parents=True, exist_ok=True)
    figures = list(collect(asked.measures, asked.chosen))
    page = printed(asked)
    names = [part.name for part in fields(Figure)]
    _csv(folder / "figures.csv", names, (tuple(asdict(f).values()) for f in figures))
    _csv(folder / "codebook.csv", CODEBOOK, codebook(words, asked.language))
    _parquet(folder / "figures.parquet", names, figures)
    (folder / "funnel.svg").write_text(page["chart"], encoding="utf-8")
    import typst  # 80 MB that only the pack needs

    pdf = typst.compile(str(HERE / "report.typ"), sys_inputs={"pack": json.dumps(page)})
    (folder / "report.pdf").write_bytes(pdf)


def zipped_pack(asked: Asked) -> bytes:
    """The pack as one zip file; its entries have no timestamps, so that equal packs are equal files."""
    content = io.BytesIO()
    with TemporaryDirectory() as name, ZipFile(content, "w", ZIP_DEFLATED) as archive:
        folder = Path(name)
        write_pack(asked, folder)
        for file in sorted(folder.iterdir()):
            archive.writestr(ZipInfo(file.name), file.read_bytes(), ZIP_DEFLATED)
    return content.getvalue()


def collect(measures: Measures, chosen: Filter) -> Iterator[Figure]:
    """Every figure that is told for this choice, and by each dimension that may be told beside it."""
    own = next((row for name, row in chosen.rows.items() if name in DIMENSIONS), None)
    yield from _of(measures.view(chosen), EVERYBODY, own or EVERYBODY)
    if own is None:
        for dimension in DIMENSIONS:
            for row, view in measures.by(dimension, chosen).items():
                yield from _of(view, dimension, row)


def _of(view: View, dimension: str, row: str) -> Iterator[Figure]:
    for stage, share in view.funnel().items():
        yield _figure("reached", dimension, row, stage, share)
    for name in HEADLINES:
        yield _figure(name, dimension, row, "yes", view.headline(name))
    for measure in BY_NAME:
        for category, share in view.table(measure).items():
            yield _figure(measure, dimension, row, category, share)
    for kind, names in SEVERAL.items():
        for name, share in view.many(kind, names).items():
            yield _figure(kind, dimension, row, name, share)


def _figure(measure: str, dimension: str, row: str, category: str, share: Share) -> Figure:
    interval = share.interval
    low, high = (round(interval.low, 4), round(interval.high, 4)) if interval else (None, None)
    return Figure(measure, dimension, row, category, share.count, share.of, low, high)


def codebook(words: Mapping[str, Any], language: str) -> Iterator[tuple[str, str, str, str]]:
    """A line for each column, then for each measure, then for each answer that needs words."""
    for column, meaning in words["columns"].items():
        yield column, "", "", meaning
    for measure, meaning in words["measures"].items():
        yield "measure", measure, "", meaning.format(goal=words.get(measure, ""))
    said = translations(language).gettext
    for measure, categories in _categories().items():
        names = ANSWERS.get(measure, LABELS)
        for category in categories:
            if category in names:
                yield "category", measure, category, said(names[category])


def _categories() -> dict[str, tuple[str, ...]]:
    known = {name: measure.categories for name, measure in BY_NAME.items()}
    known["reached"] = tuple(map(str, STAGES))
    return {**known, "topic": TOPICS, "danger": DANGERS, "taken_back": DANGERS}


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
