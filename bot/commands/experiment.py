"""Commands about experiments: what there is, whether it can start, starting, stopping, the result."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.campaigns.experiments.counts import Counts
from bot.campaigns.experiments.experiment import Experiment, read_experiment, read_experiments
from bot.campaigns.experiments.figures import views_by, views_of
from bot.campaigns.experiments.flow import flow
from bot.campaigns.experiments.own import read_own_experiment, words_in_force
from bot.campaigns.experiments.runs import Run, Runs, change_after_start
from bot.campaigns.experiments.verdict import judge
from bot.campaigns.experiments.wordings import check_wordings
from bot.commands.experiment_plan import campaigns_of, plan_lines, register
from bot.commands.experiment_report import arms_in_words, flow_lines, readiness_lines, report
from bot.console.locales import SOURCE_LANGUAGE, interface_languages
from bot.outcomes.database import open_database
from bot.outcomes.measures import Measures
from bot.outcomes.own_content import own_content
from bot.outcomes.sums import add_up
from bot.settings import ConfigurationError, Settings, load_settings

experiment_app = typer.Typer(help="Compare wordings by experiment.", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="Id of the experiment: the name of its file.")]


@experiment_app.command("list")
def list_all() -> None:
    """Show the files and where each experiment stands.

    Example: second-thought experiment list
    """
    settings = load_settings()
    runs = Runs(open_database(settings.database)).all()
    found, broken = read_experiments(settings.experiments)
    for experiment in found.values():
        own = [run for run in runs if run.experiment.id == experiment.id]
        states = ", ".join(f"version {run.experiment.version} {run.state}" for run in own)
        typer.echo(f"{experiment.id:<30} version {experiment.version}  ({states or 'not started'})")
        typer.echo(f"    {experiment.question}")
    for run in runs:
        if run.experiment.id not in found:
            typer.echo(f"{run.experiment.id:<30} version {run.experiment.version}  ({run.state})")
    for problem in broken:
        typer.echo(problem, err=True)
    if broken:
        raise typer.Exit(1)


@experiment_app.command("check")
def check(name: Name) -> None:
    """Say in sentences what has to be written before an experiment can start.

    Example: second-thought experiment check offer-of-help
    """
    settings = load_settings()
    experiment, words = _read(settings, name), words_in_force(settings)
    problems = list(check_wordings(experiment, words))
    run = Runs(open_database(settings.database)).find(name, experiment.version)
    changed = run and change_after_start(run, experiment, words)
    if changed:
        problems.append(changed)
    for problem in problems:
        typer.echo(problem)
    if problems:
        raise typer.Exit(1)
    state = f"is {run.state}" if run else "can start"
    typer.echo(f"{name}, version {experiment.version}, {state}.")


@experiment_app.command("start")
def start(name: Name) -> None:
    """Start an experiment, or go on after a pause; from then on nothing of it may change.

    Example: second-thought experiment start offer-of-help
    """
    settings = load_settings()
    experiment, words = _read(settings, name), words_in_force(settings)
    problem = next(check_wordings(experiment, words), None)
    if problem is not None:
        raise ConfigurationError(f"{problem} (second-thought experiment check {name} shows all.)")
    database, now = open_database(settings.database), datetime.now(UTC)
    Runs(database).start(experiment, words, now)
    named = campaigns_of(settings, experiment)
    where = (
        f"in: {', '.join(named)}" if named else f"in campaigns with 'experiment: {name}'; none has"
    )
    typer.echo(f"{name}, version {experiment.version}, runs within a minute, {where}.")
    file, content = register(settings, database, experiment, words, now)
    typer.echo(f"Pre-registration: {file}\nSHA-256 {content}")
    typer.echo(
        "Put it at osf.io or aspredicted.org today, before the first conversation is counted."
    )


@experiment_app.command("plan")
def plan(name: Name) -> None:
    """Say how many conversations and days an experiment will take, by its campaigns' own traffic.

    Example: second-thought experiment plan first-word
    """
    settings = load_settings()
    database = open_database(settings.database)
    for line in plan_lines(settings, database, _read(settings, name), datetime.now(UTC)):
        typer.echo(line)


@experiment_app.command("stop")
def stop(
    name: Name,
    reason: Annotated[
        str, typer.Option(help="Why, for the register; at most 160 letters.")
    ] = "stopped by the operator",
) -> None:
    """End an experiment for good; everybody gets the default words within a minute.

    Example: second-thought experiment stop offer-of-help --reason "the evidence is enough"
    """
    runs = Runs(open_database(load_settings().database))
    run = _run(runs, name, None)
    if not runs.stop(run.experiment, reason[:160], datetime.now(UTC)):
        raise ConfigurationError(f"{name}, version {run.experiment.version}, is over already.")
    typer.echo(f"{name}, version {run.experiment.version}, is over.")


@experiment_app.command("show")
def show(
    name: Name,
    version: Annotated[int | None, typer.Option(help="Default: the newest.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Everything, as JSON.")] = False,
) -> None:
    """Show what was started: the definition, when its arms were given, and every word of them.

    Example: second-thought experiment show offer-of-help --json
    """
    run = _run(Runs(open_database(load_settings().database)), name, version)
    periods = [[_minute(start), _minute(end) if end else None] for start, end in run.periods]
    if as_json:
        content = {
            "definition": run.experiment.model_dump(mode="json"),
            "state": run.state,
            "reason": run.reason,
            "periods": periods,
            "shown": run.shown,
        }
        typer.echo(json.dumps(content, ensure_ascii=False, indent=1))
        return
    typer.echo(f"{run.experiment.question}\n{run.state}{': ' if run.reason else ''}{run.reason}")
    for begin, end in periods:
        typer.echo(f"given from {begin} to {end or 'now'} UTC")
    for language, keys in run.shown.items():
        for key, wordings in keys.items():
            for wording in wordings:
                arm, channel = wording["arm"] or "default", wording["channel"] or "every channel"
                typer.echo(f"\n{language}  {key}  {arm}  {channel}\n    {wording['text']}")


@experiment_app.command("result")
def result(
    name: Name,
    version: Annotated[int | None, typer.Option(help="Default: the newest.")] = None,
    by: Annotated[
        str | None, typer.Option(help="Also by language, channel or country; exploratory.")
    ] = None,
    synthetic: Annotated[bool, typer.Option(help="Of simulated visitors.")] = False,
    language: Annotated[
        str, typer.Option(help="Of the words that say what the goals and the answers are.")
    ] = SOURCE_LANGUAGE,
) -> None:
    """Say what an experiment found so far; look as often as you like.

    Example: second-thought experiment result offer-of-help --by language
    """
    settings = load_settings()
    if by not in (None, "language", "channel", "country"):
        raise ConfigurationError("--by is one of language, channel, country.")
    if language not in interface_languages():
        raise ConfigurationError(f"--language is one of {', '.join(interface_languages())}.")
    database = open_database(settings.database)
    run = _run(Runs(database), name, version)
    counts = Counts(database, run.experiment, synthetic=synthetic)
    now = datetime.now(UTC)
    verdict = judge(counts, run, now, settings.minimum_cell)
    add_up(database, now)
    measures = Measures(database)
    views = views_of(measures, run.experiment, synthetic=synthetic)
    for line in (*report(verdict, run, views, language), *readiness_lines(views, language)):
        typer.echo(line)
    for line in flow_lines(flow(measures, run, synthetic=synthetic), views):
        typer.echo(line)
    if by is not None:
        found = views_by(measures, run.experiment, by, synthetic=synthetic)
        typer.echo(f"\nBy {by}, not corrected for the number of comparisons:")
        for group, arms in found.items():
            typer.echo(f"  {group:<10} {arms_in_words(arms, run.experiment.outcome)}")
        if not found:
            typer.echo("  too few people to show any")


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _read(settings: Settings, name: str) -> Experiment:
    own = own_content(settings).of("experiment").get(name)
    if own is not None:
        return read_own_experiment(name, own)
    file = settings.experiments / f"{name}.yml"
    if not file.is_file():
        known = ", ".join(sorted(other.stem for other in Path(settings.experiments).glob("*.yml")))
        raise ConfigurationError(f"There is no experiment '{name}'; there are: {known or 'none'}.")
    return read_experiment(file)


def _run(runs: Runs, name: str, version: int | None) -> Run:
    run = runs.find(name, version)
    if run is None:
        raise ConfigurationError(
            f"{name} was never started; second-thought experiment start {name}."
        )
    return run
