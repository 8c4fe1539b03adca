"""Commands for the console: starting it, and who has an account."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from bot.commands.serving import console as start
from bot.console.accounts import Accounts, Role
from bot.outcomes.database import opened
from bot.settings import ConfigurationError, load_settings

console_app = typer.Typer(invoke_without_command=True)
user_app = typer.Typer(help="Accounts of the operators' console.", no_args_is_help=True)
console_app.add_typer(user_app, name="user")


@console_app.callback()
def console(context: typer.Context) -> None:
    """Start the operators' console alone; `console user` is for accounts.

    Example: second-thought console
    """
    if context.invoked_subcommand is None:
        start()


@user_app.command("add")
def add(
    name: Annotated[str, typer.Argument(help="How the operator signs in.")],
    role: Annotated[Role, typer.Option(help="What the operator may do.")] = Role.VIEWER,
) -> None:
    """Make an account; asks for a password.

    Example: second-thought console user add ada --role administrator
    """
    with _accounts() as accounts:
        if accounts.find(name):
            raise ConfigurationError(f"There is an account {name} already; choose another name.")
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
        account = accounts.add(name, password, role)
    typer.echo(f"{account.name} can sign in now, as {account.role}.")


@user_app.command("list")
def list_accounts() -> None:
    """Who has an account, with which role.

    Example: second-thought console user list
    """
    with _accounts() as accounts:
        for account in accounts.all():
            codes = "with codes" if account.code_secret else "without codes"
            locked = ", locked for a while" if account.is_locked else ""
            typer.echo(f"{account.name}\t{account.role}\t{codes}{locked}")


@user_app.command("remove")
def remove(
    name: Annotated[str, typer.Argument(help="The account to take away.")],
) -> None:
    """Take an account away; its sessions end at the next click.

    Example: second-thought console user remove ada
    """
    with _accounts() as accounts:
        removed = accounts.remove(name)
    if not removed:
        raise ConfigurationError(f"There is no account {name}; see 'console user list'.")
    typer.echo(f"{name} is removed.")


@contextmanager
def _accounts() -> Iterator[Accounts]:
    with opened(load_settings().database) as engine:
        yield Accounts(engine)
