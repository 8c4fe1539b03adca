"""Made-up visitors write to the real assistant; an effect that was put in is found, and only then."""

from __future__ import annotations

import dataclasses
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.campaigns.experiments.conditions import MESSAGED
from bot.campaigns.experiments.counts import Counts
from bot.campaigns.experiments.experiment import Experiment, read_experiment
from bot.campaigns.experiments.runs import Runs
from bot.campaigns.experiments.verdict import Verdict, judge
from bot.commands.simulation.people import Population, mistyped, next_intent, read_all, sentence
from bot.commands.simulation.world import Effect, populate, running_world, separate, write_campaigns
from bot.engine.engine import Engine
from bot.outcomes.database import open_database
from bot.outcomes.outcome import Outcome
from bot.outcomes.store import OutcomeStore
from bot.settings import PROJECT, ConfigurationError, Settings
from tests.outcomes.test_database import AN_OUTCOME

OFFER = read_experiment(PROJECT / "experiments" / "offer-of-help.yml").model_copy(
    update={"smallest_effect": 0.4}
)
BEGIN = datetime.now(UTC) - timedelta(days=12)
VISITORS = 60
# Answered without a question, so that what follows is the offer.
SENTENCES = {
    ("en", "ask_figures"): ["how many victims are there"],
    ("en", "commit_to_stop"): ["i will not do it"],
}


def apart(settings: Settings, name: str) -> Settings:
    return separate(settings, settings.home / name)


async def result(
    settings: Settings, engine: Engine, effect: float, offer: Experiment = OFFER
) -> Verdict:
    write_campaigns(PROJECT / "campaigns", settings.home, offer)
    async with running_world(settings, BEGIN, offer, engine) as world:
        # Well understood, so that nearly everybody comes as far as the offer.
        world.sentences = SENTENCES
        people = Population(
            random.Random(1),
            ["en"],
            kinds={"buyer": 1},
            habits={"buyer": {"ask_figures": 1}},
            channels={"web": 1},
            patience=(6, 6),
            takes_help=0.05,
        )
        report = await populate(world, people, VISITORS, 10, Effect(offer, {"choice": effect}))
        # Who took a code and comes back writes three messages more.
        messages = 6 * VISITORS + 3 * report.came_back
        assert (report.visitors, report.messages) == (VISITORS, messages)
        database = world.assistant.database
        run = Runs(database).find(offer.id)
        assert run is not None
        counts = Counts(database, offer, synthetic=True)
        assert counts.by_arm(MESSAGED).keys() == {"today", "choice"}
        # Not suppressed: what is tried out here is the engine, with few people.
        return judge(counts, run, report.until + timedelta(days=2), minimum=0)


async def test_an_effect_that_was_put_in_is_found(settings: Settings, engine: Engine) -> None:
    verdict = await result(apart(settings, "effect"), engine, effect=0.95)
    (comparison,) = verdict.primary.comparisons
    assert comparison.found
    assert comparison.sequence[0] > 0
    assert not verdict.alarm


async def test_none_is_found_where_none_was_put_in(settings: Settings, engine: Engine) -> None:
    # Who gets which arm is drawn anew each time: one false alarm in a thousand runs, not in twenty.
    strict = OFFER.model_copy(update={"stop": OFFER.stop.model_copy(update={"error": 0.001})})
    verdict = await result(apart(settings, "none"), engine, effect=0.0, offer=strict)
    for comparison in verdict.primary.comparisons:
        assert not comparison.found
        assert comparison.sequence[0] < 0 < comparison.sequence[1]


async def test_all_kinds_of_people_are_answered_and_marked(
    settings: Settings, engine: Engine
) -> None:
    world_settings = apart(settings, "people")
    languages = write_campaigns(PROJECT / "campaigns", world_settings.home, None)
    kinds = {"buyer": 1.0, "bystander": 1.0, "victim": 1.0, "minor": 1.0, "troll": 1.0}
    async with running_world(world_settings, BEGIN, engine=engine) as world:
        population = Population(random.Random(3), languages, kinds=kinds, patience=(1, 2))
        report = await populate(world, population, 30, 10)
        rows = OutcomeStore(world.assistant.database).rows()
    assert set(report.kinds) == set(kinds)
    assert len(rows) == 30
    assert all(row.synthetic and row.arm is None for row in rows)
    assert {row.channel for row in rows} >= {"web", "sms", "telegram"}
    assert "safety" in {row.ending for row in rows}
    # Who writes at the same time shares the clock, so that the number of hours depends on chance.
    assert len({row.hour.date() for row in rows}) > 3, "spread over the days"


def real_outcome() -> Outcome:
    return dataclasses.replace(
        AN_OUTCOME,
        hour=BEGIN.replace(minute=0, second=0, microsecond=0),
        country=None,
        topics=(),
        offered=(),
    )


def test_the_real_database_is_refused(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="folder of their own"):
        separate(settings, settings.home)
    elsewhere = settings.model_copy(
        update={"database_url": f"sqlite:///{tmp_path / 'other' / 'outcomes.sqlite'}"}
    )
    with pytest.raises(ConfigurationError, match="real database"):
        separate(elsewhere, tmp_path / "other")


def test_a_folder_with_real_outcomes_is_refused(settings: Settings, tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'other' / 'outcomes.sqlite'}")
    OutcomeStore(engine).write([real_outcome()])
    engine.dispose()
    with pytest.raises(ConfigurationError, match="never mix"):
        separate(settings, tmp_path / "other")


def test_what_people_write_was_reviewed() -> None:
    sentences = read_all()
    reviewed = {text for texts in sentences.values() for text in texts}
    chance = random.Random(5)
    population = Population(chance, ["en", "ru"])
    for number in range(200):
        persona = population.draw(number)
        text = sentence(persona, next_intent(persona, chance), sentences, chance)
        if persona.typing_errors == 0:
            assert text in reviewed


def test_a_typing_error_changes_a_letter_or_two() -> None:
    chance = random.Random(6)
    for _ in range(100):
        wrong = mistyped("how much is it", chance)
        assert len("how much is it") - len(wrong) in (0, 1)
        assert wrong != "how much is it" or len(wrong) == len("how much is it")


def test_the_same_seed_is_the_same_population() -> None:
    first, second = (Population(random.Random(7), ["en", "fr"]) for _ in range(2))
    assert [first.draw(n) for n in range(50)] == [second.draw(n) for n in range(50)]


async def test_some_take_a_code_and_come_back_with_it(settings: Settings, engine: Engine) -> None:
    home = apart(settings, "codes")
    write_campaigns(PROJECT / "campaigns", home.home, None)
    async with running_world(home, BEGIN - timedelta(days=30), None, engine) as world:
        world.sentences = SENTENCES
        people = Population(
            random.Random(1),
            ["en"],
            kinds={"buyer": 1},
            habits={"buyer": {"ask_figures": 1}},
            patience=(9, 9),
            takes_help=0.9,
        )
        report = await populate(world, people, 30, 40)
        assert 0 < report.came_back < report.codes < 30
        await world.assistant.recorder.stop()
        rows = OutcomeStore(world.assistant.database).rows()
    assert all(row.synthetic for row in rows)
    assert sum(row.return_code for row in rows) == report.codes
    assert len([row for row in rows if row.returned]) == report.came_back
    assert {row.returned for row in rows} >= {None, "unknown"}
