"""Return codes and readiness by arm on the pages of the console."""

from __future__ import annotations

import dataclasses
import random
import re
import secrets
from datetime import UTC, datetime, timedelta

from starlette.testclient import TestClient

from bot.campaigns.experiments.runs import Runs
from bot.console.goals import ANSWERS
from bot.console.pages.topics import return_sheets
from bot.outcomes.database import open_database
from bot.outcomes.measures import Measures
from bot.outcomes.question import Filter
from bot.outcomes.store import OutcomeStore
from bot.outcomes.sums import add_up
from bot.settings import Settings
from tests.campaigns.experiments.examples import experiment, words
from tests.console.operator import sign_in
from tests.outcomes.made_up import FIRST, random_rows, store
from tests.outcomes.test_database import AN_OUTCOME

ARMS = ("today", "choice")

TAKEN, RETURNED = ANSWERS["return_code"], ANSWERS["returned"]


def test_codes_taken_and_who_came_back_are_told_and_shown(
    browser: TestClient, settings: Settings
) -> None:
    rows = random_rows(random.Random(1), 3000, 200)
    engine = open_database(settings.database)
    store(engine, rows)
    add_up(engine, datetime.combine(FIRST, datetime.min.time(), UTC) + timedelta(days=210))
    taken, returned = return_sheets(Measures(engine).view(Filter(campaign="a")))
    counted = {row.cells[0]: row.cells[0:2] for row in (*taken.rows, *returned.rows)}
    own = [row for row in rows if row["campaign"] == "a"]
    for sheet, words_of in ((taken, TAKEN), (returned, RETURNED)):
        assert {row.cells[0] for row in sheet.rows} <= set(words_of.values())
    assert abs(counted[TAKEN["yes"]][1] - sum(row["return_code"] for row in own)) < 20
    assert abs(counted[RETURNED["higher"]][1] - sum(r["returned"] == "higher" for r in own)) < 20
    sign_in(browser, "bea")
    for query in ("", "&campaign=a"):
        page = browser.get(f"/campaigns?period=all{query}").text
        assert TAKEN["yes"] in page
        assert RETURNED["higher"] in page


def test_readiness_is_shown_by_arm(browser: TestClient, settings: Settings) -> None:
    engine, now = open_database(settings.database), datetime.now(UTC)
    Runs(engine).start(experiment(), words(), now - timedelta(days=29))
    hour = (now - timedelta(days=12)).replace(minute=0, second=0, microsecond=0)
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
    add_up(engine)
    sign_in(browser, "bea")
    page = browser.get("/experiments").text
    assert "0 to 3" in page
    for arm in ARMS:
        line = re.search(rf"{arm}</th>((?:<td>[^<]+</td>){{3}})", page.partition("Readiness")[2])
        assert line is not None
        low, middle, high = re.findall(r"<td>([^<]+)</td>", line[1])
        assert [abs(int(low) - 10), abs(int(middle) - 12), abs(int(high) - 18)] <= [3, 3, 3]
    flow = page.partition("Flow of visitors")[2].partition("Readiness")[0]
    came = re.search(r"Conversations of the campaigns: (\d+); without a wording: few\.", flow)
    assert came is not None
    assert abs(int(came[1]) - 200) <= 3
    for arm in ARMS:
        given = re.search(rf"{arm}</th><td>(\d+)</td>", flow)
        assert given is not None
        assert abs(int(given[1]) - 100) <= 3
    assert page.count("Too few people yet to compare them.") == 3
