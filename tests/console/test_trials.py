"""Experiments from the first word to the result, in the console: written, read, planned, started, stopped."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.campaigns.experiments.own import read_own_experiment
from bot.campaigns.experiments.running import RunningExperiments
from bot.campaigns.experiments.runs import Runs, State
from bot.campaigns.experiments.wordings import digest
from bot.console.pages.content import Content
from bot.dialogue.words.library import Library
from bot.outcomes.database import open_database
from bot.outcomes.own_content import OwnContent
from bot.settings import Settings
from tests.console.operator import send, sign_in
from tests.console.test_editing import act, bring, save

KEY, NAME = "utter_offer_help", "softer-offer"
QUESTION = "Do more visitors ask for help when the offer is softer?"
SOFT = "It is your decision. Would it help to see who helps people to stop?"
WRITTEN = {
    "question": QUESTION,
    "outcome": "help",
    "effect": "10",
    "conversations": "2000",
    "days": "200",
    "text": KEY,
    "arm.0.name": "softer",
    "arm.0.en.0.all": SOFT,
}


def write(team: TestClient, **changed: Any) -> Any:
    """The form of the experiment, filled in."""
    return save(team, f"experiment/{NAME}", **{**WRITTEN, **changed})


def publish(team: TestClient) -> str:
    sign_in(team, "rea")
    return str(act(team, "/publishing/publish").headers["location"])


def take_part(team: TestClient, name: str = NAME) -> None:
    """Let a campaign of the demonstration take part."""
    sign_in(team, "wim")
    assert save(team, "campaign/demo-en", experiment=name).headers["location"].endswith("saved")
    assert publish(team).endswith("published")


def told(answer: Any, path: str) -> str:
    found = re.search(rf'id="error-{re.escape(path)}">([^<]+)<', answer.text)
    return html.unescape(found[1]) if found else ""


def state(settings: Settings, name: str = NAME) -> str:
    run = Runs(open_database(settings.database)).find(name)
    return run.state if run else ""


def press(team: TestClient, what: str, name: str = NAME, **fields: str) -> Any:
    return send(team, f"/experiments/{name}/{what}", page=f"/experiments/{name}", **fields)


@pytest.fixture
def started(team: TestClient, settings: Settings) -> TestClient:
    """wim has written it, rea has published and started it."""
    sign_in(team, "wim")
    assert write(team).headers["location"].endswith("told=saved")
    assert publish(team).endswith("told=published")
    take_part(team)
    assert press(team, "start").headers["location"].endswith("told=started")
    return team


def test_an_experiment_is_written_and_its_words_stand_beside_todays(
    team: TestClient, own: OwnContent
) -> None:
    sign_in(team, "wim")
    begun = team.get(f"/edit/new?kind=experiment&name=Softer+Offer!&text={KEY}")
    assert str(begun.url).endswith(f"/edit/experiment/{NAME}?text={KEY}")
    assert "Would it be useful to see" in begun.text, "today's words"
    assert write(team).headers["location"].endswith("told=saved")
    assert SOFT in team.get("/edit?part=waiting").text
    assert publish(team).endswith("told=published")
    kept = own.published().of("experiment")[NAME]
    assert kept["arms"]["softer"] == {"share": 0.5, "varies": [KEY]}
    page = team.get(f"/experiments/{NAME}").text
    assert SOFT in page
    assert "Would it be useful to see" in page
    assert "To see whether 15 in 100 become 25, it takes about" in page
    assert "No campaign takes part yet" in page
    assert QUESTION in team.get("/edit?part=experiments").text
    assert QUESTION in team.get("/experiments").text
    assert press(team, "start").status_code == 400, "nobody would take part"


@pytest.mark.parametrize(
    ("changed", "path", "sentence"),
    [
        ({"question": "Why?"}, "question", "Write the question in 10 to 300 characters."),
        ({"effect": "many"}, "effect", "Write a whole number from 1 to 49."),
        ({"effect": "60"}, "effect", "Write a whole number from 1 to 49."),
        ({"conversations": "50"}, "conversations", "Write a whole number from 100 on."),
        ({"days": "0"}, "days", "Write a whole number"),
        ({"text": ""}, "text", "Choose a text that may vary"),
        ({"text": "utter_emergency"}, "text", "Choose a text that may vary"),
        ({"arm.0.name": "Softer!"}, "arm.0.name", "Write a short name"),
        ({"arm.0.name": "today"}, "arm.0.name", "Write a short name"),
        ({"arm.0.en.0.all": "Call 12345."}, "arm.0.en.0.all", "holds a number"),
        ({"arm.0.en.0.all": "Hello {name}"}, "arm.0.en.0.all", "nothing may stand in braces"),
        ({"arm.0.en.0.all": "Hello {"}, "arm.0.en.0.all", "A brace does not belong here"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(
    team: TestClient, own: OwnContent, changed: dict[str, str], path: str, sentence: str
) -> None:
    sign_in(team, "wim")
    team.get(f"/edit/new?kind=experiment&name={NAME}&text={KEY}")
    answer = write(team, **changed)
    assert answer.status_code == 400
    assert told(answer, path).startswith(sentence)
    assert own.drafts() == []
    if path not in ("text", "question"):
        assert QUESTION in answer.text, "nothing that was typed is lost"


def test_a_wording_that_says_nothing_is_refused(team: TestClient, own: OwnContent) -> None:
    sign_in(team, "wim")
    answer = write(team, **{"arm.0.en.0.all": ""})
    assert told(answer, "arm.0") == "Write what this wording says, in at least one language."
    assert own.drafts() == []


def test_it_is_started_with_its_registration_and_stopped(
    started: TestClient, settings: Settings
) -> None:
    assert state(settings) == State.RUNNING
    page = started.get(f"/experiments/{NAME}?told=started").text
    assert "Download the pre-registration now" in page
    file = started.get(f"/experiments/{NAME}/registration")
    assert f"{NAME}-1.md" in file.headers["content-disposition"]
    assert SOFT in file.text
    assert "Visitors of the campaigns: demo-en." in file.text
    assert "Stop it for good" in page
    assert press(started, "stop", reason="  the evidence is enough ").status_code == 303
    run = Runs(open_database(settings.database)).find(NAME)
    assert run is not None
    assert (run.state, run.reason) == (State.STOPPED, "the evidence is enough")
    assert press(started, "start").status_code == 400
    assert press(started, "stop").status_code == 400
    assert QUESTION in started.get("/experiments").text


def test_visitors_get_the_arms_that_were_registered(
    started: TestClient, settings: Settings, library: Library, own: OwnContent
) -> None:
    database = open_database(settings.database)
    words = library.with_own(own.published())[0].words
    experiment = read_own_experiment(NAME, own.published().of("experiment")[NAME])
    run = Runs(database).find(NAME)
    assert run is not None
    assert run.digest == digest(experiment, words)
    running = RunningExperiments(database, words, b"k" * 32)
    running.look()
    arms = {running.arm(NAME, f"person {n}", f"talk {n}") for n in range(40)}
    assert arms == {experiment.label("today"), experiment.label("softer")}
    assert words.say(KEY, "en", arm=experiment.label("softer")).text == SOFT
    french = words.say(KEY, "fr", arm=experiment.label("softer")).text
    assert french in {one.text for one in library.words.variations(KEY, "fr")}


def test_what_runs_cannot_be_changed_by_anybody(
    started: TestClient, settings: Settings, own: OwnContent
) -> None:
    sign_in(started, "wim")
    answer = write(started, **{"arm.0.en.0.all": "Another offer of help?"})
    assert told(answer, "question").startswith("It has been started")
    texts = save(started, f"words/{KEY}", **{"en.0.text": "Shall I show where people get help?"})
    assert texts.headers["location"].endswith("told=saved")
    assert publish(started).endswith("told=running")
    assert len(own.drafts()) == 1
    assert act(started, "/publishing/drop").headers["location"].endswith("told=dropped")
    undone = act(started, "/publishing/undo", "history").headers["location"]
    assert undone.endswith("told=undone"), "the campaign's, which is newest"
    assert act_on(started, "experiment").endswith("told=running")
    assert NAME in own.published().of("experiment")


def act_on(browser: TestClient, kind: str) -> str:
    """Undo the newest change of a kind."""
    page = browser.get("/edit?part=history").text
    forms = [part for part in page.split("<section>") if f'href="/edit/{kind}/' in part]
    data = dict(re.findall(r'name="(\w+)" value="([^"]*)"', forms[0]))
    answer = browser.post("/publishing/undo", data=data, follow_redirects=False)
    return str(answer.headers["location"])


def test_after_its_end_a_change_is_a_new_version(
    started: TestClient, settings: Settings, own: OwnContent
) -> None:
    press(started, "stop")
    sign_in(started, "wim")
    assert write(started, **{"arm.0.en.0.all": "Another offer of help?"}).status_code == 303
    assert publish(started).endswith("told=published")
    assert own.published().of("experiment")[NAME]["version"] == 2
    assert press(started, "start").status_code == 303
    versions = [run.experiment.version for run in Runs(open_database(settings.database)).all()]
    assert versions == [1, 2]


def test_a_ready_one_is_started_as_it_is(
    team: TestClient, settings: Settings, own: OwnContent, content: Content
) -> None:
    take_part(team, "first-word")
    page = team.get("/experiments/first-word").text
    for arm in ("today", "law", "traces", "law-traces"):
        assert f"<h3>{arm} " in page
    assert press(team, "start", "first-word").status_code == 303
    assert state(settings, "first-word") == State.RUNNING
    assert own.published().of("experiment") == {}


def test_a_ready_one_is_made_larger_with_its_words(
    team: TestClient, settings: Settings, own: OwnContent
) -> None:
    sign_in(team, "wim")
    answer = save(team, "experiment/first-order", conversations="5000")
    assert answer.headers["location"].endswith("told=saved"), answer.text[-3000:]
    assert publish(team).endswith("told=published")
    take_part(team, "first-order")
    assert press(team, "start", "first-order").status_code == 303


def test_only_reviewers_start_and_everybody_reads(started: TestClient) -> None:
    for name, may in (("cem", False), ("wim", False), ("rea", True)):
        sign_in(started, name)
        page = started.get(f"/experiments/{NAME}")
        assert page.status_code == 200
        assert ("Stop it for good" in page.text) == may
    sign_in(started, "wim")
    assert send(started, f"/experiments/{NAME}/stop").status_code == 403


def test_it_is_exported_and_imported_again(
    started: TestClient, own: OwnContent, settings: Settings
) -> None:
    sign_in(started, "wim")
    brought = started.get("/publishing/export").content
    assert SOFT.encode() in brought
    assert "taken=2&left=0" in bring(started, brought).headers["location"]
    assert {draft.kind for draft in own.drafts()} == {"experiment", "campaign"}


def test_what_is_not_there(team: TestClient) -> None:
    sign_in(team)
    assert team.get("/experiments/nothing").status_code == 404
    assert team.get("/experiments/offer-of-help/registration").status_code == 404
