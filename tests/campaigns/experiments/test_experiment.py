"""A broken experiment file is refused with its line and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.campaigns.experiments.experiment import read_experiment, read_experiments
from bot.campaigns.experiments.wordings import check_wordings
from bot.dialogue.words.library import Library
from bot.settings import PROJECT, ConfigurationError
from tests.campaigns.experiments.examples import KEY, definition, experiment

GOOD = yaml.safe_dump(definition(), sort_keys=False)
ARM = {"share": 0.5, "varies": [KEY]}
QUARTER = {"share": 0.25, "varies": [KEY]}
FOUR = {"today": {"share": 0.25}, "law": QUARTER, "traces": QUARTER, "both": QUARTER}
FACTORS = {"law": ["law", "both"], "traces": ["traces", "both"]}


def refusal(folder: Path, text: str) -> str:
    file = folder / "offer.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        read_experiment(file)
    return str(refused.value)


def test_a_good_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "offer.yml").write_text(GOOD, encoding="utf-8")
    read = read_experiment(tmp_path / "offer.yml")
    assert read == experiment()
    assert (read.reference, read.compared, read.varied) == ("today", ("choice",), (KEY,))
    assert read.label("choice") == "offer/1/choice"


def test_the_longest_label_fits_the_column_of_the_outcomes() -> None:
    long = {"today": {"share": 0.5}, "b" * 20: ARM}
    assert len(experiment(id="a" * 30, version=999, arms=long).label("b" * 20)) <= 64


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"version": 0}, "version"),
        ({"outcome": "both"}, "'desist' or 'help'"),
        ({"surprise": 1}, "there is no key 'surprise'"),
        ({"arms": {"today": {"share": 1}}}, "arms.today.share"),
        ({"arms": {"today": {"share": 0.5}, "choice": ARM | {"share": 0.4}}}, "add up to 0.9"),
        ({"arms": {"today": {"share": 0.5}, "choice": {"share": 0.5}}}, "varies nothing"),
        ({"arms": {"today": {"share": 0.5}, "holdout": ARM}}, "call no arm 'holdout'"),
        ({"arms": {"one": {"share": 0.9}}}, "at least two arms"),
        ({"arms": {"a": {"share": 0.5}, "b": ARM | {"varies": [KEY, KEY]}}}, "every key once"),
        ({"guard_rails": [{"measure": "opted_out"}]}, "measure: safety"),
        ({"guard_rails": [{"measure": "safety"}] * 2}, "every guard rail once"),
        ({"arms": FOUR, "factors": {"law": ["law", "both"]}}, "at least two"),
        ({"arms": FOUR, "factors": {"law": ["law", "x"], "traces": ["both"]}}, "no arm 'x'"),
        ({"arms": FOUR, "factors": {"law": ["today", "law"], "b": ["both"]}}, "the first has none"),
        ({"arms": FOUR, "factors": {"law": ["law"], "traces": ["traces"]}}, "independently"),
        ({"holdout": 0.7}, "holdout"),
        ({"smallest_effect": 0}, "smallest_effect"),
        ({"id": "Offer Help"}, "id"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, changes: dict[str, object], said: str) -> None:
    text = yaml.safe_dump(definition(**changes), sort_keys=False)
    message = refusal(tmp_path, text)
    assert message.startswith("offer.yml, line ")
    assert said in message
    assert "\n" not in message


def test_the_line_is_the_one_to_mend(tmp_path: Path) -> None:
    assert refusal(tmp_path, GOOD + "surprise: 1\n").startswith(
        f"offer.yml, line {GOOD.count(chr(10)) + 1}:"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: [", "not valid YAML"),
        ("- a list", "'key: value'"),
        ("", "'key: value'"),
        (GOOD + "version: 2\n", "the key 'version' stands twice"),
        (GOOD.replace("id: offer", "id: another"), "must be the file's name"),
        (GOOD.replace("version: 1\n", ""), "the key 'version' is missing"),
    ],
)
def test_what_is_no_experiment_is_refused(tmp_path: Path, text: str, said: str) -> None:
    assert said in refusal(tmp_path, text)


def test_a_broken_file_takes_no_other_down(tmp_path: Path) -> None:
    (tmp_path / "offer.yml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "broken.yml").write_text("id: [", encoding="utf-8")
    found, broken = read_experiments(tmp_path)
    assert list(found) == ["offer"]
    assert len(broken) == 1
    assert broken[0].startswith("experiments/broken.yml")


def test_the_files_of_the_checkout_are_good() -> None:
    found, broken = read_experiments(PROJECT / "experiments")
    assert found
    assert broken == []


def test_in_a_factorial_design_every_arm_counts_for_every_factor() -> None:
    crossed = experiment(arms=FOUR, factors=FACTORS)
    assert [(one.name, one.first, one.other, one.share) for one in crossed.contrasts] == [
        ("law", ("today", "traces"), ("law", "both"), 0.5),
        ("traces", ("today", "law"), ("traces", "both"), 0.5),
    ]
    assert [one.name for one in crossed.by_arm] == ["law", "traces", "both"], "harm is asked by arm"


def test_without_factors_each_arm_is_compared_with_the_first() -> None:
    (only,) = experiment().contrasts
    assert (only.name, only.first, only.other) == ("choice", ("today",), ("choice",))


READY = ("first-word", "first-theme", "first-tone", "first-length", "first-order", "course-offer")


@pytest.mark.parametrize("name", READY)
def test_a_ready_experiment_can_start(name: str, library: Library) -> None:
    ready = read_experiment(PROJECT / "experiments" / f"{name}.yml")
    assert list(check_wordings(ready, library.words)) == []
    assert ready.outcome == ("went_on" if name.startswith("first-") else "desist")
