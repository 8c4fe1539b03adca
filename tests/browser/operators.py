"""A console on localhost with made-up outcomes of half a year."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.console.accounts import Accounts, Role
from bot.console.app import console_application
from bot.outcomes.database import open_database
from bot.outcomes.outcome import Outcome
from bot.outcomes.paths import path_of
from bot.outcomes.settle import settle
from bot.outcomes.store import OutcomeStore
from bot.settings import Settings
from tests.browser.serving import serve

PASSWORD = "correct horse battery"
NAMES = {"ada": Role.ADMINISTRATOR, "bea": Role.ANALYST, "cem": Role.VIEWER}
DAYS = 182
CAMPAIGNS = {"demo-en": 40, "demo-de": 26, "demo-fr": 21, "demo-it": 9, "demo-es": 13, "demo-ru": 4}
"""Conversations a day, on average; invented."""

COUNTRIES = {
    "en": ("GB", "IE", "US", "CA", None),
    "de": ("DE", "AT", "CH", None),
    "fr": ("FR", "BE", "CH", None),
    "it": ("IT", "IT", "CH", None),
    "es": ("ES", "ES", "US", None),
    "ru": ("KZ", "UA", "MD", None),
}
STAGES = ("contacted", "revealed", "engaged", "informed", "routed", "committed")
TOPICS = ("law", "risk", "harm", "figures", "help", "claim_choice", "claim_legal", "signs")
DANGERS = ("minor", "concern", "distress", "exploitation")


@contextmanager
def served_console(settings: Settings) -> Iterator[str]:
    """Its address; the operators are those of `NAMES`, their password is `PASSWORD`."""
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
    """Half a year of outcomes up to the day before yesterday, settled."""
    chance = random.Random(11)
    now = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    made = [
        made_up_outcome(chance, f"{campaign}-{day}-{number}", campaign, now - timedelta(days=day))
        for day in range(days, 2, -1)
        for campaign, usual in CAMPAIGNS.items()
        for number in range(max(0, round(chance.gauss(usual, usual / 3))))
    ]
    engine = open_database(settings.database)
    opened = [
        (outcome.id, "int-education-1")
        for outcome in made
        if outcome.stage in STAGES[4:] and chance.random() < 0.5
    ]
    OutcomeStore(engine).write([replace(one, synthetic=synthetic) for one in made], opened)
    settle(engine, settings.minimum_cell)
    engine.dispose()


def made_up_outcome(chance: random.Random, name: str, campaign: str, hour: datetime) -> Outcome:
    """An invented conversation."""
    language = campaign[-2:]
    stage = chance.choices(STAGES, (8, 22, 30, 24, 10, 6))[0]
    depth = STAGES.index(stage)
    ruler = chance.random() < 0.15 * depth
    before = chance.randint(0, 9) if ruler else None
    danger = (chance.choice(DANGERS),) if chance.random() < 0.06 else ()
    topics = chance.sample(TOPICS, min(depth, 3))
    return Outcome(
        id=name,
        hour=hour,
        campaign=campaign,
        channel=chance.choices(("web", "sms", "telegram"), (6, 2, 2))[0],
        language=language,
        country=chance.choice(COUNTRIES[language]),
        arm=None,
        turns=1 + depth + chance.randint(0, 3),
        stage=stage,
        ending="safety"
        if danger
        else chance.choices(("left", "completed", "opted_out"), (7, 2, 1))[0],
        topics=tuple(sorted(topics)),
        safety=danger,
        readiness_before=before,
        readiness_after=min(10, before + chance.randint(0, 3)) if before is not None else None,
        offered=("gb-crisis-1",) if danger else (),
        not_understood=chance.choices((0, 1, 2), (8, 2, 1))[0],
        path=path_of(topics),
    )
