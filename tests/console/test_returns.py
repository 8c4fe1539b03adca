"""Return codes and readiness by arm on the pages of the console."""

from __future__ import annotations

import dataclasses
import random
import secrets
from datetime import UTC, datetime, timedelta

from starlette.testclient import TestClient

from bot.campaigns.experiments.runs import Runs
from bot.console.pages.returns import RETURNED, TAKEN, return_sheets
from bot.outcomes.database import open_database
from bot.outcomes.measures import Measures
from bot.outcomes.question import Filter
from bot.outcomes.settle import LONGEST, settle
from bot.outcomes.store import OutcomeStore
from bot.settings import Settings
from tests.campaigns.experiments.examples import experiment, words
from tests.console.operator import sign_in
from tests.outcomes.released import FIRST, random_rows, store
from tests.outcomes.test_database import AN_OUTCOME

ARMS = ("today", "choice")


def test_codes_taken_and_who_came_back_are_told_and_shown(
    browser: TestClient, settings: Settings
) -> None:
    days = LONGEST.days + 30
    rows = random_rows(random.Random(1), 3000, days)
    engine = open_database(settings.database)
    store(engine, rows)
    begin = datetime.combine(FIRST, datetime.min.time(), UTC)
    settle(engine, 10, begin + timedelta(days=days + 10))
    taken, returned = return_sheets(Measures(engine, 10), Filter(campaign="a"))
    counted = {row.cells[0]: row.cells[0:2] for row in (*taken.rows, *returned.rows)}
    own = [row for row in rows if row["campaign"] == "a"]
    for sheet, words_of in ((taken, TAKEN), (returned, RETURNED)):
        assert {row.cells[0] for row in sheet.rows} <= set(words_of.values())
    assert 100 < counted[TAKEN["yes"]][1] <= sum(row["return_code"] for row in own)
    higher = sum(row["returned"] == "higher" for row in own)
    assert 10 <= counted[RETURNED["higher"]][1] <= higher
    sign_in(browser, "bea")
    for query in ("", "&campaign=a"):
        page = browser.get(f"/campaigns?from=2026-01-01&to=2026-10-01{query}").text
        assert TAKEN["yes"] in page
        assert RETURNED["higher"] in page


def test_readiness_is_shown_by_arm(browser: TestClient, settings: Settings) -> None:
    engine, now = open_database(settings.database), datetime.now(UTC)
    Runs(engine).start(experiment(), words(), now - timedelta(days=9))
    hour = (now - timedelta(days=3)).replace(minute=0, second=0, microsecond=0)
    one = dataclasses.replace(AN_OUTCOME, hour=hour, stage="engaged")
    OutcomeStore(engine).write(
        [
            dataclasses.replace(
                one, id=secrets.token_hex(16), arm=f"offer/1/{arm}", readiness_before=before
            )
            for arm in ARMS
            for before, number in ((None, 60), (2, 10), (5, 12), (9, 18))
            for _ in range(number)
        ]
    )
    sign_in(browser, "bea")
    page = browser.get("/experiments").text
    for part in (
        "How many said how ready",
        "<td>40%</td>",
        "0 to 3",
        "<td>25%</td>",
        "<td>45%</td>",
    ):
        assert part in page
    assert page.count("Too few people yet to show anything.") == 4
