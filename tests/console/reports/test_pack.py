"""The evaluation pack: reproducible, one number in both tables, in six languages, and with nothing else."""

from __future__ import annotations

import csv
import random
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pandas
import pytest
import yaml
from sqlalchemy import delete, insert, select, update

from bot.campaigns.experiments.experiment import Experiment, read_experiment
from bot.campaigns.experiments.runs import Runs
from bot.commands.report import report
from bot.console.frame import count_text, range_text
from bot.console.locales import translations
from bot.console.pages.experiments import OPEN
from bot.console.reports.pack import codebook, write_pack
from bot.console.reports.printed import printed
from bot.console.reports.quoted import HERE, Asked
from bot.outcomes.database import open_database
from bot.outcomes.definitions import EVERYBODY, UNKNOWN
from bot.outcomes.measures import Measures
from bot.outcomes.noise import SMALLEST
from bot.outcomes.periods import Kind, Period
from bot.outcomes.question import Filter, Share
from bot.outcomes.sums import add_up
from bot.outcomes.tables import displays, outcomes, sums
from bot.outcomes.view import View
from bot.settings import PROJECT, ConfigurationError, Settings, configured_languages
from bot.vocabulary import DANGERS
from bot.words import Words
from tests.campaigns.experiments.examples import experiment
from tests.outcomes.made_up import FIRST, random_rows, store

PLACEHOLDER = re.compile(r"\{\w+\}")
OTHERWISE_TOLD = (("after_reveal", "went_on"), ("in_danger", "yes"))
"""Of the sentences, what no table of headlines says."""

LATER = datetime.combine(FIRST, datetime.min.time(), UTC) + timedelta(days=60)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with sums, which takes longer to make than to copy."""
    file = tmp_path_factory.mktemp("filled") / "outcomes.sqlite"
    engine = open_database(f"sqlite:///{file}")
    store(engine, random_rows(random.Random(2), 1800, 30))
    add_up(engine, LATER)
    engine.dispose()
    return file


@pytest.fixture
def measures(settings: Settings, filled: Path) -> Measures:
    engine = open_database(settings.database)
    with closing(sqlite3.connect(filled)) as made, engine.connect() as connection:
        made.backup(connection.connection.driver_connection)  # type: ignore[arg-type]
    return Measures(engine)


def test_it_is_the_same_byte_for_byte(
    measures: Measures, settings: Settings, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        write_pack(Asked(measures, Filter(), "en", settings), tmp_path / name)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == ["codebook.csv", "figures.csv", "figures.parquet", "funnel.svg", "report.pdf"]
    for file in files:
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_no_count_is_one_or_two_and_both_tables_agree(
    measures: Measures, settings: Settings, tmp_path: Path
) -> None:
    write_pack(Asked(measures, Filter(campaign="a"), "fr", settings), tmp_path)
    with (tmp_path / "figures.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    counts = [int(row["count"]) for row in rows if row["count"]]
    assert max(counts) > 100
    assert min(counts) >= SMALLEST
    frame = pandas.read_parquet(tmp_path / "figures.parquet", engine="fastparquet")
    assert [int(n) for n in frame["count"].dropna()] == counts


@pytest.mark.parametrize(
    ("language", "stage", "number", "day"),
    [
        ("en", "Went on talking", "1,234", "5 January 2026"),
        ("de", "Sprach weiter", "1.234", "5. Januar 2026"),
    ],
)
def test_the_page_speaks_its_language(
    language: str,
    stage: str,
    number: str,
    day: str,
    measures: Measures,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(View, "funnel", lambda *_: {"engaged": Share(1234, 4321)})
    month = Period.of(Kind.MONTH, FIRST)
    page = printed(Asked(measures, Filter(period=month), language, settings))
    assert page["funnel"][0][:2] == [stage, number]
    assert stage in page["chart"]
    assert number in page["chart"]
    assert day in page["period"]


@pytest.mark.parametrize("language", configured_languages())
def test_a_funder_is_told_in_five_sentences_with_the_figures_of_the_tables(
    language: str, measures: Measures, settings: Settings
) -> None:
    page = printed(Asked(measures, Filter(), language, settings, cost=500))
    assert settings.operator in page["operator"]
    assert len(page["told"]) == 5
    for told, row in zip(page["told"][2:4], page["headlines"], strict=True):
        assert all(number in told for number in row[1:])
    assert [row[0] for row in page["campaigns"]] == ["a", "b"]
    assert len(page["over_time"]) >= 4
    assert all(len(row) == len(page["goals_head"]) + 1 for row in page["over_time"])
    assert page["headlines"][1][1] in page["cost"]
    assert len(page["safety"]) == len(DANGERS)
    view = measures.view(Filter())
    shares = [view.table(one)[answer] for one, answer in OTHERWISE_TOLD]
    for told, share in zip((page["told"][1], page["told"][4]), shares, strict=True):
        assert count_text(share.count, language) in told
        assert range_text(share, language) in told
    assert count_text(view.count(EVERYBODY), language) in page["told"][0]
    assert not page["experiments"]


def test_without_a_cost_none_is_claimed(measures: Measures, settings: Settings) -> None:
    asked = Asked(measures, Filter(), "en", settings)
    assert printed(asked)["cost"] == asked.words["no_cost"]


@pytest.mark.parametrize("language", configured_languages())
def test_an_experiment_is_told_with_its_interval(
    language: str, measures: Measures, settings: Settings, tmp_path: Path
) -> None:
    ready = read_experiment(PROJECT / "experiments/offer-of-help.yml").question
    run(measures, experiment(question=ready))
    (one,) = printed(Asked(measures, Filter(), language, settings))["experiments"]
    assert one["question"] == translations(language).gettext(ready)
    assert (one["question"] == ready) == (language == "en")
    assert [row[0] for row in one["rows"]] == [*experiment().arms]
    (found,) = one["found"]
    said = translations(language).gettext(OPEN)
    assert found.startswith(f"choice: {said} ")
    assert len(re.findall(r"\d+", found)) == 2
    assert one["advice"]
    assert one["note"] == Asked(measures, Filter(), language, settings).words["at_every_look"]
    write_pack(Asked(measures, Filter(campaign="a"), language, settings, 12.5), tmp_path)
    assert (tmp_path / "report.pdf").stat().st_size > 10_000


def test_a_factor_is_told_as_compared_over_all_wordings(
    measures: Measures, settings: Settings
) -> None:
    quarter = {"share": 0.25, "varies": ["utter_offer_help"]}
    arms = {"today": {"share": 0.25}, "choice": quarter, "law": quarter, "both": quarter}
    factors = {"offer": ["choice", "both"], "law": ["law", "both"]}
    run(measures, experiment(arms=arms, factors=factors))
    (one,) = printed(Asked(measures, Filter(), "en", settings))["experiments"]
    assert [told.partition(":")[0] for told in one["found"]] == ["offer", "law"]
    assert "over all wordings" in one["note"]


def run(measures: Measures, started: Experiment) -> None:
    """Start an experiment on the first day, and give its arms to those who came."""
    began = datetime.combine(FIRST, datetime.min.time(), UTC)
    Runs(measures.engine).start(started, Words.load(PROJECT / "responses", ["en"]), began)
    labels = [started.label(arm) for arm in started.arms]
    with measures.engine.begin() as connection:
        connection.execute(delete(sums))
        ids = connection.execute(select(outcomes.c.id).order_by(outcomes.c.id)).scalars().all()
        chance = random.Random(3)
        for one in ids:
            label = chance.choice(labels)
            connection.execute(update(outcomes).where(outcomes.c.id == one).values(arm=label))
    add_up(measures.engine, LATER)


def test_both_headlines_are_told_by_arm(measures: Measures, settings: Settings) -> None:
    page = printed(Asked(measures, Filter(), "en", settings))
    assert [arms["title"] for arms in page["arms"]] == [page["headlines"][n][0] for n in (0, 1)]
    for arms, whole in zip(page["arms"], page["headlines"], strict=True):
        names = [row[0] for row in arms["rows"]]
        assert len(names) > 1
        assert UNKNOWN not in names
        counts = [int(row[2]) for row in arms["rows"] if row[2].isdigit()]
        # Each has a noise of its own, in each of the weeks that it is made of.
        assert 0 < sum(counts) <= int(whole[2].replace(",", "")) + 50


def test_conversations_stand_against_how_often_the_notice_was_displayed(
    measures: Measures, settings: Settings
) -> None:
    assert not printed(Asked(measures, Filter(), "en", settings))["displayed"]
    hour = LATER - timedelta(days=50)
    with measures.engine.begin() as connection:
        connection.execute(insert(displays).values(campaign="a", hour=hour, number=4996))
    for chosen in (Filter(), Filter(campaign="a")):
        assert "5.000" in printed(Asked(measures, chosen, "de", settings))["displayed"]
    of_few = Filter(campaign="a", channel="web")
    assert not printed(Asked(measures, of_few, "de", settings))["displayed"], "by no channel"


def test_what_was_taken_back_is_told_beside_the_dangers(
    measures: Measures, settings: Settings
) -> None:
    page = printed(Asked(measures, Filter(), "en", settings))
    dangers = {row[0]: row for row in page["safety"]}
    for label, count, of, _ in page["taken_back"]:
        assert of == dangers[label][1], "out of the alarms of its kind"
        assert count == "few" or int(count) <= int(of)
    assert any(row[1] != "few" for row in page["taken_back"])


def test_made_up_visitors_are_called_so(measures: Measures, settings: Settings) -> None:
    assert printed(Asked(measures, Filter(synthetic=True), "en", settings))["invented"]
    assert not printed(Asked(measures, Filter(), "en", settings))["invented"]


def test_a_demonstration_without_a_simulation_is_refused_in_a_sentence(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECOND_THOUGHT_HOME", str(settings.home))
    with pytest.raises(ConfigurationError, match="second-thought simulate"):
        report(demonstration=True)


def _keys(words: dict[str, Any]) -> list[str]:
    """Of the words and of the books within them; a placeholder belongs to its key."""
    return [
        f"{key} {PLACEHOLDER.findall(str(value))}"
        for part in (words, words["columns"], words["measures"])
        for key, value in sorted(part.items())
        if not isinstance(value, dict)
    ]


@pytest.mark.parametrize("language", configured_languages())
def test_the_codebook_explains_every_figure_in_its_language(
    language: str, measures: Measures, settings: Settings, tmp_path: Path
) -> None:
    write_pack(Asked(measures, Filter(), language, settings), tmp_path)
    with (tmp_path / "figures.csv").open(encoding="utf-8") as file:
        figures = list(csv.DictReader(file))
    with (tmp_path / "codebook.csv").open(encoding="utf-8") as file:
        book = [tuple(row.values()) for row in csv.DictReader(file)]
    explained = {row[:3] for row in book}
    assert {(column, "", "") for column in figures[0]} <= explained
    assert {("measure", row["measure"], "") for row in figures} <= explained
    assert ("category", "reached", "committed") in explained
    assert len(explained) == len(book)
    english = [
        row
        for row in codebook(Asked(measures, Filter(), "en", settings).words, "en")
        if row[0] != "category"
    ]
    assert language == "en" or not set(english) & set(book)


@pytest.mark.parametrize("language", configured_languages())
def test_every_language_has_every_word(language: str, settings: Settings, tmp_path: Path) -> None:
    words = yaml.safe_load((HERE / "words.yml").read_text(encoding="utf-8"))
    assert _keys(words[language]) == _keys(words["en"])
    empty = Measures(open_database(settings.database))
    write_pack(Asked(empty, Filter(), language, settings), tmp_path / "pack")
    assert (tmp_path / "pack" / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_language_without_words_is_refused_in_a_sentence(
    measures: Measures, settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError, match="no words in xx"):
        write_pack(Asked(measures, Filter(), "xx", settings), tmp_path)
