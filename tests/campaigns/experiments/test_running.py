"""An experiment in the running assistant: who gets which words, and when it pauses."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from bot.campaigns.experiments.experiment import read_experiment
from bot.campaigns.experiments.running import RunningExperiments
from bot.campaigns.experiments.runs import Runs, State
from bot.dialogue.words.library import Library
from bot.outcomes.database import open_database
from bot.outcomes.outcome import Outcome
from bot.outcomes.store import OutcomeStore
from bot.outcomes.tables import experiment_runs
from bot.server.app import Assistant
from bot.settings import PROJECT, ConfigurationError
from bot.words import Words
from tests.campaigns.experiments.examples import KEY, experiment, words
from tests.conftest import Chat

NOW = datetime.now(UTC)
START = NOW - timedelta(days=10)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(f"sqlite:///{tmp_path / 'outcomes.sqlite'}")
    yield engine
    engine.dispose()


def running(database: Engine, spoken: Words | None = None) -> RunningExperiments:
    found = RunningExperiments(database, spoken or words(), bytes(32), now=lambda: NOW)
    found.look()
    return found


def arms(found: RunningExperiments, number: int = 60) -> set[str | None]:
    return {found.arm("offer", f"person {n}", f"conversation {n}") for n in range(number)}


def outcomes(arm: str, number: int, ending: str, *, synthetic: bool = False) -> list[Outcome]:
    return [
        Outcome(
            id=secrets.token_hex(16),
            hour=(START + timedelta(hours=n % 200)).replace(minute=0, second=0, microsecond=0),
            campaign="demo-en",
            channel="web",
            language="en",
            country=None,
            arm=f"offer/1/{arm}",
            turns=2,
            stage="engaged",
            ending=ending,
            topics=(),
            safety=(),
            readiness_before=None,
            readiness_after=None,
            offered=(),
            not_understood=0,
            synthetic=synthetic,
        )
        for n in range(number)
    ]


def test_nobody_gets_an_arm_before_the_start_or_after_the_end(database: Engine) -> None:
    runs = Runs(database)
    assert arms(running(database)) == {None}
    runs.start(experiment(), words(), START)
    found = running(database)
    assert arms(found) == {"offer/1/today", "offer/1/choice"}
    assert found.arm("another", "person", "conversation") is None
    assert found.arm(None, "person", "conversation") is None
    assert runs.stop(experiment(), "enough", NOW)
    found.look()
    assert arms(found) == {None}


def test_a_unit_is_a_person_or_a_conversation(database: Engine) -> None:
    Runs(database).start(experiment(), words(), START)
    found = running(database)
    assert len({found.arm("offer", "one person", f"{n}") for n in range(60)}) == 1
    Runs(database).stop(experiment(), "", NOW)
    Runs(database).start(experiment(unit="conversation", version=2), words(), NOW)
    found.look()
    assert len({found.arm("offer", "one person", f"{n}") for n in range(60)}) == 2


def test_a_started_version_is_frozen(database: Engine) -> None:
    runs = Runs(database)
    runs.start(experiment(), words(), START)
    for changed, spoken, said in (
        (experiment(smallest_effect=0.1), words(), "write a new version"),
        (experiment(), words("Edited."), "write a new version"),
        (experiment(), words(), "is running already"),
        (experiment(version=2), words(), "stop it first"),
    ):
        with pytest.raises(ConfigurationError, match=said):
            runs.start(changed, spoken, NOW)
    assert arms(running(database, words("Edited."))) == {None}, "edited words are not given"
    runs.stop(experiment(), "", NOW)
    with pytest.raises(ConfigurationError, match="is over"):
        runs.start(experiment(), words(), NOW)


def test_the_register_tells_what_was_shown_and_when(database: Engine) -> None:
    runs = Runs(database)
    runs.start(experiment(), words(), START)
    assert runs.pause(experiment(), "a reason", NOW)
    assert not runs.pause(experiment(), "again", NOW)
    runs.start(experiment(), words(), NOW + timedelta(hours=1))
    run = runs.find("offer", 1)
    assert run is not None
    assert (run.state, run.experiment) == (State.RUNNING, experiment())
    assert run.periods == ((START, NOW), (NOW + timedelta(hours=1), None))
    assert run.shown["fr"][KEY][1]["text"] == words().variations(KEY, "fr")[1].text


def test_a_broken_guard_rail_pauses_the_experiment_for_everybody(database: Engine) -> None:
    Runs(database).start(experiment(), words(), START)
    store = OutcomeStore(database)
    store.write(outcomes("today", 200, "left") + outcomes("choice", 200, "left"))
    assert arms(running(database)) != {None}
    store.write(outcomes("choice", 60, "opted_out", synthetic=True))
    assert arms(running(database)) != {None}, "what the simulator made is not counted"
    store.write(outcomes("choice", 60, "opted_out"))
    assert arms(running(database)) == {None}
    run = Runs(database).find("offer")
    assert run is not None
    assert (run.state, run.reason) == (State.PAUSED, "guard rail: opted_out in the arm choice")


async def test_a_register_that_cannot_be_read_takes_nothing_down(database: Engine) -> None:
    Runs(database).start(experiment(), words(), START)
    with database.begin() as connection:
        connection.execute(update(experiment_runs).values(definition={"id": "of another time"}))
    found = RunningExperiments(database, words(), bytes(32))
    await found.start()
    assert arms(found) == {None}
    await found.stop()


def test_a_benefit_breaks_no_guard_rail(database: Engine) -> None:
    Runs(database).start(experiment(), words(), START)
    store = OutcomeStore(database)
    store.write(outcomes("today", 200, "opted_out") + outcomes("choice", 200, "left"))
    assert arms(running(database)) != {None}


async def test_a_visitor_reads_the_words_of_his_arm_and_the_outcome_tells_it(
    assistant: Assistant, chat: Chat, library: Library
) -> None:
    offer = read_experiment(PROJECT / "experiments" / "offer-of-help.yml")
    Runs(assistant.database).start(offer, library.words, datetime.now(UTC))
    campaigns = assistant.turn.campaigns
    campaign = campaigns.get("demo-en")
    assert campaign is not None
    campaigns._campaigns = {  # type: ignore[assignment]
        "demo-en": campaign.model_copy(update={"experiment": offer.id}),
        "nowhere": campaigns.find("nowhere"),
    }
    assistant.turn.experiments.look()
    own = library.words.say(KEY, "en", arm="offer-of-help/1/choice").text
    default = library.words.say(KEY, "en").text
    heard: dict[str, set[str]] = {"today": set(), "choice": set()}
    for person in range(12):
        texts: list[str] = []
        # The offer of help comes as the next step behind an answer, from the fourth turn on, and not
        # in the middle of an argument.
        for text in ("/ask_harm", *["/ask_figures"] * 4):
            said = await chat(text, visitor=f"person {person}")
            texts += [message.text for message in said.messages]
        situation = await assistant.turn.conversations.find(f"web person {person}")
        assert situation is not None
        heard[str(situation.arm).rpartition("/")[2]] |= {own, default} & set(texts)
    assert heard == {"today": {default}, "choice": {own}}
    rows = OutcomeStore(assistant.database).rows()
    assert {row.arm for row in rows} == {"offer-of-help/1/today", "offer-of-help/1/choice"}
    await chat("hello", campaign="nowhere", visitor="somebody else")
    assert None in {row.arm for row in OutcomeStore(assistant.database).rows()}
