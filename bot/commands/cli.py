"""`second-thought`: everything that is done with the assistant from a terminal."""

from __future__ import annotations

import sys

import typer

from bot.commands import backups, content, conversation, report, serving, understanding
from bot.commands.campaign import campaign_app
from bot.commands.directory import directory_app
from bot.commands.experiment import experiment_app
from bot.commands.keys import keys_app
from bot.commands.operators import console_app
from bot.commands.simulation.command import simulate
from bot.settings import ConfigurationError

app = typer.Typer(
    name="second-thought",
    help="An assistant that answers people who look for paid sex: it deters, informs and routes to help.",
    epilog="Start with: second-thought run   ·   Settings: docs/settings.md",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.command("run")(serving.run)
app.command("serve")(serving.serve)
app.command("train")(understanding.train)
app.command("evaluate")(understanding.evaluate)
app.command("parse")(understanding.parse)
app.command("check")(content.check)
app.command("law")(content.law)
app.command("resources")(content.resources)
app.command("figures")(content.figures)
app.command("links")(content.links)
app.command("chat")(conversation.chat)
app.command("outcomes")(conversation.outcomes)
app.command("backup")(backups.backup)
app.command("restore")(backups.restore)
app.command("delete-old")(backups.delete_old)
app.command("report")(report.report)
app.command("mail")(report.mail)
app.command("size")(serving.size)
app.command("simulate")(simulate)
app.add_typer(campaign_app, name="campaign")
app.add_typer(directory_app, name="directory")
app.add_typer(experiment_app, name="experiment")
app.add_typer(console_app, name="console")
app.add_typer(keys_app, name="keys")
app.add_typer(serving.telegram_app, name="telegram")


def main() -> None:
    """Run a command; what is configured wrongly is said in one sentence, without a stack trace."""
    try:
        app()
    except ConfigurationError as error:
        typer.echo(str(error), err=True)
        sys.exit(2)
    except (KeyboardInterrupt, BrokenPipeError):
        sys.exit(130)
