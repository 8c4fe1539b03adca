"""A console on localhost with made-up outcomes of half a year."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from bot.console.accounts import Accounts, Role
from bot.console.app import console_application
from bot.console.demonstration import RESOURCE, STAGES, made_up
from bot.outcomes.database import open_database
from bot.outcomes.store import OutcomeStore
from bot.outcomes.sums import add_up
from bot.settings import Settings
from tests.browser.serving import serve

PASSWORD = "correct horse battery"
NAMES = {"ada": Role.ADMINISTRATOR, "bea": Role.ANALYST, "cem": Role.VIEWER}
DAYS = 182


@contextmanager
def served_console(settings: Settings, *, is_filled: bool = True) -> Iterator[str]:
    """Its address; the operators are those of `NAMES`, their password is `PASSWORD`."""
    if is_filled:
        fill(settings)
    engine = open_database(settings.database)
    for name, role in NAMES.items():
        Accounts(engine).add(name, PASSWORD, role)
    engine.dispose()
    plain = settings.model_copy(update={"public_url": None})  # its cookie goes over http
    plain.__dict__.pop("base_url", None)
    with serve(console_application(plain)) as address:
        yield address


def fill(settings: Settings, *, synthetic: bool = False, days: int = DAYS) -> None:
    """Half a year of outcomes up to the day before yesterday, added up."""
    chance = random.Random(11)
    made = list(made_up(chance, datetime.now(UTC), days))
    engine = open_database(settings.database)
    opened = [
        (outcome.id, RESOURCE)
        for outcome in made
        if outcome.stage in STAGES[4:] and chance.random() < 0.5
    ]
    OutcomeStore(engine).write([replace(one, synthetic=synthetic) for one in made], opened)
    add_up(engine)
    engine.dispose()
