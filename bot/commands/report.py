"""The commands that tell the figures: as an evaluation pack, and as the weekly mail."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.outcomes.database import open_database, opened
from bot.privacy.typed_settings import settings_in_force
from bot.settings import ConfigurationError


def report(
    period: Annotated[
        str, typer.Option(help="A week (2026-W05), month (2026-01), quarter (2026-Q1) or year.")
    ] = "all",
    campaign: Annotated[str | None, typer.Option(help="One campaign; default: all.")] = None,
    language: Annotated[str, typer.Option(help="Language of the PDF and the codebook.")] = "en",
    demonstration: Annotated[
        bool, typer.Option("--demonstration", help="Of the visitors that `simulate` made up.")
    ] = False,
    cost: Annotated[
        float | None,
        typer.Option(min=0, help="Cost of these days; told by person who turned to help."),
    ] = None,
    output: Annotated[Path, typer.Option(help="Folder of the pack.")] = Path("evaluation-pack"),
) -> None:
    """Write the evaluation pack: PDF, CSV, Parquet, codebook and chart, from the figures of the console.

    Example: second-thought report --period 2026-Q1 --language fr
    """
    from bot.console.figures import demonstration_figures, real_figures
    from bot.console.reports.pack import write_pack
    from bot.console.reports.quoted import Asked
    from bot.outcomes.periods import Period  # pandas and the rest only for this command
    from bot.outcomes.question import Filter
    from bot.outcomes.sums import add_up

    chosen = Period.named(period)
    if chosen is None:
        raise ConfigurationError("--period is all, or such as 2026, 2026-Q1, 2026-01 or 2026-W05.")
    settings = settings_in_force()
    figures = (
        demonstration_figures(settings)
        if demonstration
        else real_figures(settings, open_database(settings.database))
    )
    if figures is None:
        raise ConfigurationError("Nobody was made up yet; run `second-thought simulate` first.")
    add_up(figures.engine)
    which = Filter(period=chosen, campaign=campaign, synthetic=demonstration)
    write_pack(Asked(figures.measures, which, language, settings, cost), output)
    figures.engine.dispose()
    typer.echo(f"The evaluation pack is in {output.name}/.")


def mail(
    to: Annotated[str, typer.Option(help="Other addresses than SECOND_THOUGHT_MAIL_TO.")] = "",
    show: Annotated[bool, typer.Option("--show", help="Print it; send nothing.")] = False,
) -> None:
    """Send the weekly mail now, to try it; what it says is what the overview says.

    Example: second-thought mail --to anna@example.org
    """
    from bot.console.app import content_in_force
    from bot.console.figures import real_figures
    from bot.console.weekly.post import addresses  # all this only for this command
    from bot.console.weekly.rounds import rounds_of

    settings = settings_in_force()
    with opened(settings.database) as engine:
        figures = real_figures(settings, engine)
        rounds = rounds_of(settings, figures, *content_in_force(settings, engine))
        if rounds is None:
            raise ConfigurationError(
                "Set SECOND_THOUGHT_MAIL_HOST, SECOND_THOUGHT_MAIL_FROM and SECOND_THOUGHT_MAIL_TO "
                "first (docs/settings.md)."
            )
        if show:
            typer.echo(rounds.weekly_letter().text)
            return
        rounds.send_now(addresses("--to", to) if to else ())
        typer.echo("The mail server took the mail.")
