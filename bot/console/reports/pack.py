"""Writes the evaluation pack: CSV, Parquet, codebook, a chart and a PDF, from released figures only."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import yaml

from bot.console.goals import MEANINGS, TITLES
from bot.console.locales import translations
from bot.console.reports.codebook import CODEBOOK, codebook
from bot.console.reports.printed import printed
from bot.outcomes.definitions import DIMENSIONS, ONLY_IN_ALL
from bot.outcomes.measures import Measures
from bot.outcomes.question import EVERYBODY, Filter, Share
from bot.settings import ConfigurationError, Settings

HERE = Path(__file__).resolve().parent
TABLES = ("stage", "desist", "help", "turns", "not_understood", *sorted(ONLY_IN_ALL))
SEVERAL = ("topic", "danger", "offered", "opened")


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
    words = words_of(language)
    folder.mkdir(parents=True, exist_ok=True)
    with measures.at_one_moment():
        figures = list(collect(measures, chosen))
        page = printed(measures, chosen, words, language, settings)
    names = [part.name for part in fields(Figure)]
    _csv(folder / "figures.csv", names, (tuple(asdict(f).values()) for f in figures))
    _csv(folder / "codebook.csv", CODEBOOK, codebook(words, language))
    _parquet(folder / "figures.parquet", names, figures)
    (folder / "funnel.svg").write_text(page["chart"], encoding="utf-8")
    import typst  # 80 MB that only the pack needs

    pdf = typst.compile(str(HERE / "report.typ"), sys_inputs={"pack": json.dumps(page)})
    (folder / "report.pdf").write_bytes(pdf)


def zipped_pack(measures: Measures, chosen: Filter, language: str, settings: Settings) -> bytes:
    """The same as one zip file; its entries bear no time, so that equal packs are equal files."""
    content = io.BytesIO()
    with TemporaryDirectory() as name, ZipFile(content, "w", ZIP_DEFLATED) as archive:
        folder = Path(name)
        write_pack(measures, chosen, language, folder, settings)
        for file in sorted(folder.iterdir()):
            archive.writestr(ZipInfo(file.name), file.read_bytes(), ZIP_DEFLATED)
    return content.getvalue()


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


def words_of(language: str) -> dict[str, Any]:
    """The words of a language; what the goals mean is said as in the console.

    Raises:
        ConfigurationError: it has none.
    """
    every = yaml.safe_load((HERE / "words.yml").read_text(encoding="utf-8"))
    if language not in every:
        raise ConfigurationError(
            f"The report has no words in {language}; choose {', '.join(every)}."
        )
    said = translations(language).gettext
    goals = {name: f"{said(title)}: {said(MEANINGS[name])}" for name, title in TITLES.items()}
    return {**every[language], **goals}


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
