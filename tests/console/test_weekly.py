"""What changed and what is to be done: the lines on the first page."""

from __future__ import annotations

import datetime as dt
import os
import re
import time
from dataclasses import replace
from html import unescape

import pytest
from starlette.testclient import TestClient

from bot.console.locales import interface_languages
from bot.outcomes.database import open_database
from bot.outcomes.noise import MOST
from bot.outcomes.outcome import Outcome
from bot.outcomes.own_content import OwnContent
from bot.outcomes.periods import Kind, Period
from bot.outcomes.store import OutcomeStore
from bot.outcomes.sums import add_up
from bot.settings import Settings
from tests.browser.operators import fill
from tests.console.operator import send, sign_in

NOW = dt.datetime.now(dt.UTC)
MONDAY = (NOW - dt.timedelta(days=NOW.weekday())).replace(hour=9, minute=0, second=0, microsecond=0)
NEWEST = MONDAY - dt.timedelta(weeks=1 if NOW.weekday() >= 2 else 2)
"""Monday of the newest week that is added up."""

CALM = Outcome(
    id="",
    hour=NEWEST,
    campaign="nowhere",
    channel="web",
    language="en",
    country="GB",
    arm=None,
    turns=2,
    stage="engaged",
    ending="left",
    topics=(),
    safety=(),
    readiness_before=None,
    readiness_after=None,
    offered=(),
    not_understood=0,
    path=None,
    synthetic=False,
)


def write(
    settings: Settings, *, dangers: int, weeks: int = 8, more: int = 0, taken_back: int = 0
) -> None:
    """Quiet weeks, and a newest one in which so many of as many threaten violence, and so many more came."""
    made = [
        replace(CALM, id=f"calm-{week}-{number}", hour=NEWEST - dt.timedelta(weeks=week))
        for week in range(weeks + 1)
        for number in range(60 - (week == 0) * (dangers + taken_back))
    ]
    made += [replace(CALM, id=f"more-{number}") for number in range(more)]
    made += [replace(CALM, id=f"d-{number}", safety=("violence",)) for number in range(dangers)]
    threat = ("violence",)
    made += [replace(CALM, id=f"b-{number}", taken_back=threat) for number in range(taken_back)]
    engine = open_database(settings.database)
    OutcomeStore(engine).write(made, [])
    add_up(engine)
    engine.dispose()


def lines_of(page: str) -> list[str]:
    """The sentences of the section."""
    section = page.partition('aria-labelledby="weekly"')[2].partition("</section>")[0]
    found = re.findall("<li[^>]*>(.*?)(?: <a .*?)?</li>", section)
    return [unescape(line) for line in found]


def links_of(page: str) -> list[str]:
    section = page.partition('aria-labelledby="weekly"')[2].partition("</section>")[0]
    return [unescape(link) for link in re.findall('href="([^"]+)"', section)]


def test_every_line_leads_to_a_page_that_opens(browser: TestClient, settings: Settings) -> None:
    write(settings, dangers=20)
    sign_in(browser)
    page = browser.get("/").text
    *links, hint = links_of(page)
    assert hint == "/organisation#mails", "no mail server is named yet"
    assert len(links) == len(lines_of(page)) >= 5
    for link in links:
        assert browser.get(link).status_code == 200, link


def test_a_danger_that_rises_is_said_here_and_on_the_page_of_safety(
    browser: TestClient, settings: Settings
) -> None:
    write(settings, dangers=20)
    sign_in(browser, "cem")
    lines = lines_of(browser.get("/").text)
    assert lines[0].startswith("A danger rises: Threat of violence.")
    assert "about 0 would be usual" in lines[0]
    assert lines[0] in unescape(browser.get("/safety").text)
    assert any(line.endswith("More than before.") for line in lines) is False


def test_that_none_rises_is_said_too(browser: TestClient, settings: Settings) -> None:
    write(settings, dangers=0)
    sign_in(browser, "cem")
    lines = lines_of(browser.get("/").text)
    assert any(line.startswith("No kind of danger rose") for line in lines)
    assert any(line.endswith("No clear difference to before.") for line in lines)
    assert "No kind of danger rose" in browser.get("/safety").text


@pytest.mark.parametrize("weeks", [2, 9])
def test_what_visitors_took_back_is_said_and_stays_among_the_dangers(
    browser: TestClient, settings: Settings, weeks: int
) -> None:
    write(settings, dangers=20, weeks=weeks, taken_back=20)
    sign_in(browser, "cem")
    line = next(one for one in lines_of(browser.get("/").text) if one.startswith("Alarms that"))
    found = re.search(r"Threat of violence, (\d+) of (\d+)\.$", line)
    assert found is not None
    assert abs(int(found[1]) - 20) <= MOST
    assert abs(int(found[2]) - 40) <= MOST
    week = Period.of(Kind.WEEK, NEWEST.date()).name
    page = unescape(browser.get(f"/safety?period={week}").text)
    assert line in page
    table = page.partition("Taken back by the visitor")[2]
    row = re.search(r"Threat of violence.*?(\d+)\D+?(\d+)", table, re.DOTALL)
    assert row is not None
    assert row.groups() == found.groups(), "the page says what the line says"


def test_of_few_weeks_it_is_said_that_nothing_can_be_said(
    browser: TestClient, settings: Settings
) -> None:
    sign_in(browser, "cem")
    early = "Whether a danger rises can be said after five weeks with numbers."
    assert early in lines_of(browser.get("/").text)
    write(settings, dangers=20, weeks=2)
    assert early in lines_of(browser.get("/").text)


def test_campaigns_without_an_answer_are_named_and_demonstrations_are_not(
    browser: TestClient, settings: Settings
) -> None:
    write(settings, dangers=0)
    sign_in(browser, "cem")
    line = next(one for one in lines_of(browser.get("/").text) if one.startswith("None or very"))
    assert line.endswith(": estonia, italy, ukraine.")


@pytest.mark.parametrize(("more", "is_said"), [(60, False), (300, True)])
def test_a_burst_of_conversations_is_marked(
    browser: TestClient, settings: Settings, more: int, is_said: bool
) -> None:
    write(settings, dangers=0, more=more)
    sign_in(browser, "cem")
    found = [one for one in lines_of(browser.get("/").text) if one.startswith("Far more")]
    assert bool(found) is is_said
    assert all(": nowhere. If nobody advertised" in one for one in found)


def test_a_backup_is_asked_for_when_it_is_a_week_old(
    browser: TestClient, settings: Settings
) -> None:
    sign_in(browser, "cem")
    page = browser.get("/").text
    assert "There is no backup yet." in lines_of(page)
    assert "/maintenance" not in links_of(page), "a viewer may not open it"
    file = settings.home / "backups" / "outcomes.zip"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"")
    assert not [line for line in lines_of(browser.get("/").text) if "backup" in line]
    os.utime(file, (time.time(), time.time() - 9 * 24 * 3600))
    assert any("9 days old" in line for line in lines_of(browser.get("/").text))


def test_drafts_that_wait_are_counted(browser: TestClient, settings: Settings) -> None:
    engine = open_database(settings.database)
    for key in ("utter_greet", "utter_deny"):
        OwnContent(engine).save("words", key, {"en": [{"text": "Hello."}]}, "bea")
    engine.dispose()
    sign_in(browser, "cem")
    assert "2 drafts wait for a reader." in lines_of(browser.get("/").text)


def test_of_a_demonstration_nothing_is_to_be_done(browser: TestClient, settings: Settings) -> None:
    home = settings.model_copy(
        update={"database_url": f"sqlite:///{settings.home}/simulation/outcomes.sqlite"}
    )
    home.__dict__.pop("database", None)
    fill(home, synthetic=True, days=80)
    sign_in(browser)
    page = browser.get("/?data=demonstration").text
    assert any(line.startswith("Conversations in the week") for line in lines_of(page))
    assert not [line for line in lines_of(page) if "backup" in line or "called" in line]
    assert all("data=demonstration" in link for link in links_of(page))


@pytest.mark.parametrize("language", interface_languages())
def test_the_lines_are_whole_in_every_language(
    browser: TestClient, settings: Settings, language: str
) -> None:
    write(settings, dangers=20)
    sign_in(browser)
    send(browser, "/appearance", language=language)
    lines = lines_of(browser.get("/").text)
    assert len(lines) >= 5
    assert not [line for line in lines if "%(" in line]
    if language != "en":
        assert not [line for line in lines if re.search(r"\b(the|is|are)\b", line)]
