"""The command that writes the evaluation pack."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from bot.outcomes.database import open_database
from bot.settings import ConfigurationError, load_settings


def report(
    since: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day.")
    ] = None,
    campaign: Annotated[str | None, typer.Option(help="One campaign; default: all.")] = None,
    language: Annotated[str, typer.Option(help="Language of the PDF and the codebook.")] = "en",
    demonstration: Annotated[
        bool, typer.Option("--demonstration", help="Of the visitors that `simulate` made up.")
    ] = False,
    output: Annotated[Path, typer.Option(help="Folder of the pack.")] = Path("evaluation-pack"),
) -> None:
    """Write the evaluation pack: PDF, CSV, Parquet, codebook and chart, from released figures.

    Example: second-thought report --from 2026-01-01 --to 2026-06-30 --language fr
    """
    from bot.console.figures import demonstration_figures, real_figures
    from bot.console.reports.pack import write_pack
    from bot.outcomes.question import Filter  # scipy and the rest only for this command
    from bot.outcomes.settle import settle

    if since and until and until < since:
        raise ConfigurationError("The last day lies before the first; exchange --from and --to.")
    settings = load_settings()
    figures = (
        demonstration_figures(settings)
        if demonstration
        else real_figures(settings, open_database(settings.database))
    )
    if figures is None:
        raise ConfigurationError("Nobody was made up yet; run `second-thought simulate` first.")
    settle(figures.engine, settings.minimum_cell)
    chosen = Filter(
        since=since.date() if since else None,
        until=until.date() if until else None,
        campaign=campaign,
        synthetic=demonstration,
    )
    write_pack(figures.measures, chosen, language, output, settings)
    figures.engine.dispose()
    typer.echo(f"The evaluation pack is in {output.name}/.")
