"""The command that lets made-up visitors write to the assistant."""

from __future__ import annotations

import asyncio
import random
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from sqlalchemy import Engine

from bot.campaigns.experiments.counts import Counts
from bot.campaigns.experiments.experiment import Experiment, read_experiment
from bot.campaigns.experiments.figures import views_of
from bot.campaigns.experiments.runs import Runs
from bot.campaigns.experiments.verdict import judge
from bot.commands.experiment_report import report
from bot.logs import configure_logs
from bot.outcomes.database import opened
from bot.outcomes.measures import Measures
from bot.outcomes.sums import add_up, begin_anew
from bot.settings import ConfigurationError, Settings, load_settings

if TYPE_CHECKING:
    from bot.commands.simulation.world import Report


def simulate(
    visitors: Annotated[int, typer.Option(help="How many people write.", min=1)] = 200,
    seed: Annotated[int, typer.Option(help="Of the random numbers.")] = 1,
    days: Annotated[int, typer.Option(help="Over how many days, up to yesterday.", min=1)] = 30,
    experiment: Annotated[
        str | None, typer.Option(help="In which all take part; it is started if it was not.")
    ] = None,
    effect: Annotated[
        list[str] | None,
        typer.Option(help="What an arm adds to the share who take help, as in choice=0.2."),
    ] = None,
    home: Annotated[
        Path | None, typer.Option(help="Folder of the made-up world; default: in the home folder.")
    ] = None,
) -> None:
    """Let made-up visitors write to the assistant, on a database of their own.

    Example: second-thought simulate --visitors 1000 --experiment offer-of-help --effect choice=0.2
    """
    settings = load_settings()
    configure_logs("ERROR")
    from bot.commands.simulation.world import separate  # imports Rasa, which takes seconds

    folder = (home or settings.home / "simulation").resolve()
    apart = separate(settings, folder)
    chosen = None
    if experiment is not None:
        file = settings.experiments / f"{experiment}.yml"
        if not file.is_file():
            raise ConfigurationError(f"There is no experiment '{experiment}'.")
        chosen = read_experiment(file)
    effects = _effects(effect or [], chosen)
    begin = time.monotonic()
    done = asyncio.run(_simulate(apart, settings.campaigns, visitors, seed, days, chosen, effects))
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(done.kinds.items()))
    seconds = time.monotonic() - begin
    typer.echo(
        f"{done.visitors} visitors ({kinds}) wrote {done.messages} messages: {seconds:.0f} s."
    )
    with opened(apart.database) as database:
        begin_anew(database)
        if chosen is not None:
            _say_result(database, apart, chosen, done.until)
    typer.echo(f"\nLook at it with SECOND_THOUGHT_HOME={folder}; nothing of it is real.")


async def _simulate(
    apart: Settings,
    campaigns: Path,
    visitors: int,
    seed: int,
    days: int,
    experiment: Experiment | None,
    effects: dict[str, float],
) -> Report:
    from bot.commands.simulation import world as made_up  # imports Rasa, which takes seconds
    from bot.commands.simulation.people import Population
    from bot.commands.simulation.talk import Effect

    languages = made_up.write_campaigns(campaigns, apart.home, experiment)
    begin = datetime.now(UTC) - timedelta(days=days + 1)
    async with made_up.running_world(apart, begin, experiment) as world:
        population = Population(random.Random(seed), languages)  # noqa: S311
        put_in = Effect(experiment, effects) if experiment else None
        return await made_up.populate(world, population, visitors, days, put_in)


def _effects(given: list[str], experiment: Experiment | None) -> dict[str, float]:
    effects: dict[str, float] = {}
    for one in given:
        arm, _, size = one.partition("=")
        if experiment is None or arm not in experiment.arms:
            raise ConfigurationError(f"--effect {one}: name an arm of the experiment, as arm=0.2.")
        try:
            effects[arm] = float(size)
        except ValueError:
            raise ConfigurationError(f"--effect {one}: write a number, as {arm}=0.2.") from None
    return effects


def _say_result(database: Engine, apart: Settings, experiment: Experiment, until: datetime) -> None:
    add_up(database)
    run = Runs(database).find(experiment.id)
    assert run is not None, "it was started before the first visitor"
    counts = Counts(database, run.experiment, synthetic=True)
    # Judged when the last day is over.
    verdict = judge(counts, run, until + timedelta(days=2), apart.minimum_cell)
    views = views_of(Measures(database), run.experiment, synthetic=True)
    for line in report(verdict, run, views):
        typer.echo(line)
