"""A console on localhost with made-up outcomes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from bot.console.accounts import Accounts, Role
from bot.console.app import console_application
from bot.outcomes.database import open_database
from bot.outcomes.outcome import Outcome
from bot.outcomes.store import OutcomeStore
from bot.settings import Settings
from tests.browser.serving import serve

PASSWORD = "correct horse battery"
COUNTS = {
    "demo-de": {"contacted": 24, "revealed": 61, "engaged": 133, "informed": 88, "routed": 17},
    "demo-en": {"contacted": 41, "revealed": 118, "engaged": 264, "informed": 157, "routed": 36},
    "demo-es": {"contacted": 12, "revealed": 33, "engaged": 71, "informed": 29, "routed": 11},
    "demo-fr": {"contacted": 19, "revealed": 57, "engaged": 96, "informed": 62, "routed": 4},
    "demo-it": {"contacted": 15, "revealed": 20, "engaged": 38, "informed": 21, "routed": 12},
    "demo-ru": {"revealed": 13, "engaged": 22, "informed": 7},
}
"""Conversations by campaign and stage; invented."""


@contextmanager
def served_console(settings: Settings) -> Iterator[str]:
    """Its address; the operator is `ada`."""
    engine = open_database(settings.database)
    OutcomeStore(engine).write(
        [
            _outcome(f"{campaign}{stage}{number}", campaign, stage)
            for campaign, stages in COUNTS.items()
            for stage, count in stages.items()
            for number in range(count)
        ]
    )
    Accounts(engine).add("ada", PASSWORD, Role.ADMINISTRATOR)
    engine.dispose()
    plain = settings.model_copy(update={"public_url": None})  # its cookie goes over http
    plain.__dict__.pop("base_url", None)
    with serve(console_application(plain)) as address:
        yield address


def _outcome(name: str, campaign: str, stage: str) -> Outcome:
    return Outcome(
        id=name,
        hour=datetime(2026, 11, 24, 17, tzinfo=UTC),
        campaign=campaign,
        channel="web",
        language=campaign[-2:],
        country=None,
        arm=None,
        turns=3,
        stage=stage,
        ending="left",
        topics=(),
        safety=(),
        readiness_before=None,
        readiness_after=None,
        offered=(),
        not_understood=0,
    )
