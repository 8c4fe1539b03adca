"""Training messages: from the playground to a draft, read by a second person, taught, used, undone."""

from __future__ import annotations

import html
import re
import shutil
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.console.locales import texts
from bot.console.pages.messages import ENCODING, KEPT_DAYS
from bot.console.playground import Talk
from bot.console.teaching import FREE_BYTES, Teaching
from bot.dialogue.words.own_messages import messages
from bot.engine import training
from bot.engine.readings import Readings, model_folder
from bot.outcomes.own_content import OwnContent
from bot.settings import Settings
from tests.console.operator import send, sign_in
from tests.console.test_playground import TRIED, PlayedTester
from tests.console.trainer import MISREAD, MISSED
from tests.server.test_editions import publish

TEXT = "will the wife get to know i wrote to this number"
TOPIC = "ask_privacy/partner_reads"
VALUE = {"text": TEXT, "topic": TOPIC}
READ = {
    **TRIED,
    "read": {"moves": "ask_privacy/phone_number 0.71", "language": "en"},
    "nearest": ["ask_privacy/phone_number", TOPIC, "ask_privacy/phone_bill", "greet", "deny"],
}
FORM = {"channel": "web", "campaign": "demo-en", "app_language": ""}


@pytest.fixture
def tester(monkeypatch: pytest.MonkeyPatch) -> PlayedTester:
    played = PlayedTester()

    async def say(talk: Talk, text: str) -> Any:
        return READ

    played.stopped = 0  # type: ignore[attr-defined]

    async def stop() -> None:
        played.stopped += 1  # type: ignore[attr-defined]

    monkeypatch.setattr(played, "say", say)
    monkeypatch.setattr(played, "stop", stop)
    monkeypatch.setattr("bot.console.working_pages.TrialProcess", lambda: played)
    return played


@pytest.fixture
def writer(tester: PlayedTester, team: TestClient) -> TestClient:
    sign_in(team, "wim")
    return team


def trainer(how: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "tests.console.trainer", how)


@pytest.fixture
def trains(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Says what the process that trains shall do."""
    return lambda how: monkeypatch.setattr("bot.console.teaching.COMMAND", trainer(how))


def write(browser: TestClient, text: str, **more: str) -> str:
    """Write to the assistant; the page afterwards."""
    send(browser, "/playground", "/playground", text=text, **FORM, **more)
    return html.unescape(browser.get("/playground").text)


def misread_link(page: str) -> str:
    found = re.search(r'href="(/playground/misread/[0-9a-f]{16})"', page)
    assert found is not None
    return found[1]


def drafts(own: OwnContent) -> list[Any]:
    return [one for one in own.drafts() if one.kind == "message"]


def wait_until(settings: Settings, state: str) -> None:
    teaching = Teaching(settings)
    for _ in range(600):
        lesson = teaching.newest()
        if lesson is not None and lesson.state == state and (state != "running" or lesson.steps):
            return
        time.sleep(0.1)
    raise AssertionError(f"never {state}: {teaching.newest()}")


def test_what_is_written_is_kept_only_if_the_tester_says_so(
    writer: TestClient, own: OwnContent
) -> None:
    page = write(writer, TEXT)
    assert "/playground/misread/" not in page
    assert 'name="keep" value="yes" aria-describedby="keep-what">' in page
    for promise in ("Only messages that you mark", f"after {KEPT_DAYS} days", "writes or reviews"):
        assert promise in page
    assert drafts(own) == []
    page = write(writer, TEXT, keep="yes")
    assert page.count("/playground/misread/") == 2
    assert "checked" in page
    link = misread_link(page)
    page = write(writer, TEXT)  # without the tick again
    assert "/playground/misread/" not in page
    answer = writer.get(link, follow_redirects=False)
    assert answer.headers["location"] == "/playground#newest"
    assert drafts(own) == []


def test_two_taps_make_a_draft(writer: TestClient, own: OwnContent) -> None:
    link = misread_link(write(writer, TEXT, keep="yes"))
    page = html.unescape(writer.get(link).text)
    first = page.index(f'value="{TOPIC}"')
    assert first < page.index('value="ask_privacy/phone_bill"') < page.index('value="greet"')
    assert 'value="ask_privacy/phone_number"' not in page[: page.index("Another meaning")]
    answer = send(writer, link, link, topic=TOPIC, language="en")
    assert answer.headers["location"] == "/playground?kept=1#newest"
    page = writer.get("/playground?kept=1").text
    assert "Kept as a draft" in page
    assert "/playground/misread/" not in page
    (draft,) = drafts(own)
    assert (draft.value, draft.writer) == (VALUE, "wim")
    assert draft.key.startswith("en/")


def test_a_meaning_is_found_by_a_word_of_its_examples(writer: TestClient) -> None:
    link = misread_link(write(writer, TEXT, keep="yes"))
    page = writer.get(f"{link}?search=rechnung&language=de").text
    assert 'value="ask_privacy/phone_bill"' in page
    assert "There is nothing here" in writer.get(f"{link}?search=qqqqq").text


@pytest.mark.parametrize(
    ("text", "topic", "said"),
    [
        ("call 07700 900 123", TOPIC, "more than four digits"),
        ("her name is Sofia", TOPIC, "somebody’s name"),
        (TEXT, "no_such/topic", "Choose one from the list"),
        (messages("en")["ask_identity/robot"][0], "greet", "with another meaning"),
    ],
)
def test_what_may_not_be_taught_is_refused_with_a_sentence(
    writer: TestClient, own: OwnContent, text: str, topic: str, said: str
) -> None:
    link = misread_link(write(writer, text, keep="yes"))
    answer = send(writer, link, link, topic=topic, language="en")
    assert answer.status_code == 400
    assert said in html.unescape(answer.text)
    assert drafts(own) == []


def test_a_quick_reply_and_another_tester_s_message_are_not_kept(
    writer: TestClient, own: OwnContent
) -> None:
    assert "/playground/misread/" not in write(writer, "", payload="/ask_law", keep="yes")
    link = misread_link(write(writer, TEXT, keep="yes"))
    sign_in(writer, "rea")
    for path in (link, "/playground/misread/" + "0" * 16):
        answer = send(writer, path, "/playground", topic=TOPIC, language="en")
        assert answer.headers["location"] == "/playground#newest"
    assert drafts(own) == []


def test_a_message_is_written_corrected_and_taken_out_in_its_form(
    writer: TestClient, own: OwnContent
) -> None:
    new = writer.get("/edit/new?kind=message&language=en", follow_redirects=False)
    item = new.headers["location"]
    assert re.fullmatch(r"/edit/message/en/[0-9a-f]{12}", item)
    answer = send(writer, item, item, seen="0", text="", topic=TOPIC)
    assert answer.headers["location"].endswith("told=same")
    wrong = send(writer, item, item, seen="0", text=TEXT, topic="")
    assert wrong.status_code == 400
    saved = send(writer, item, item, seen="0", text=f" {TEXT}\n", topic=TOPIC)
    assert saved.headers["location"].endswith("told=message")
    assert "it can be taught" in writer.get(saved.headers["location"]).text
    (draft,) = drafts(own)
    assert draft.value == VALUE
    sign_in(writer, "rea")
    waiting = writer.get("/edit?part=waiting").text
    assert "Training message" in waiting
    assert TEXT in waiting
    chosen = f"{draft.id}:{draft.revision}"
    done = send(writer, "/publishing/publish", "/edit?part=waiting", draft=chosen)
    assert done.headers["location"] == "/edit?part=history&told=message"
    assert own.published().of("message") == {draft.key: VALUE}
    send(writer, item, item, seen="0", text="", topic="")
    (gone,) = drafts(own)
    assert gone.value is None
    assert TEXT in writer.get("/messages").text


def test_the_same_message_is_not_kept_twice(writer: TestClient, own: OwnContent) -> None:
    own.save("message", "en/0123456789ab", VALUE, "rea")
    link = misread_link(write(writer, TEXT, keep="yes"))
    answer = send(writer, link, link, topic=TOPIC, language="en")
    assert "with this meaning already" in answer.text
    answer = send(writer, link, link, topic="ask_privacy/phone_bill", language="en")
    assert "another meaning: ask privacy: partner reads" in answer.text


def test_a_draft_that_nobody_read_goes(
    writer: TestClient, own: OwnContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    with monkeypatch.context() as patch:
        patch.setattr("time.time", lambda: now - (KEPT_DAYS + 1) * 24 * 3600)
        own.save("message", "en/0123456789ab", VALUE, "wim")
        own.save("words", "utter_greet", {"en": []}, "wim")
    own.save("message", "en/0123456789ac", {**VALUE, "text": "another"}, "wim")
    assert "another" in writer.get("/messages").text
    assert [draft.key for draft in own.drafts()] == ["utter_greet", "en/0123456789ac"]


def test_it_is_taught_measured_used_and_undone(
    writer: TestClient,
    tester: PlayedTester,
    own: OwnContent,
    settings: Settings,
    trains: Callable[[str], None],
) -> None:
    publish(own, "message", "en/0123456789ab", VALUE)
    sign_in(writer, "rea")
    assert "1 message is published; teach it" in writer.get("/messages").text
    trains("good")
    assert send(writer, "/messages/teach").headers["location"] == "/messages?told=begun#teach"
    wait_until(settings, "done")
    page = writer.get("/messages").text
    for shown in (
        "80% → 81%",
        "95% → 96%",
        "(800 → 812 / 1000)",
        "Before and after",
        "9 of 40",
        MISREAD,
    ):
        assert shown in page
    assert " disabled" not in page
    lesson = Teaching(settings).newest()
    assert lesson is not None
    assert model_folder(settings) == settings.models
    used = send(writer, "/messages/use", "/messages", name=lesson.name)
    assert used.headers["location"] == "/messages?told=used#teach"
    assert model_folder(settings).name == lesson.name
    page = writer.get("/messages").text
    assert "was taught 1 message of yours" in page
    assert "in use" in page
    assert "is published; teach it" not in page
    assert send(writer, "/messages/undo").headers["location"].endswith("told=undone#teach")
    assert model_folder(settings) == settings.models
    assert tester.stopped == 2  # type: ignore[attr-defined]
    assert send(writer, "/messages/undo").headers["location"].endswith("told=first#teach")
    sign_in(writer, "ada")
    log = writer.get("/operators").text
    for line in ("reading begun", "reading used", "reading undone"):
        assert line in log


def test_what_hears_fewer_dangers_cannot_be_used(
    writer: TestClient, settings: Settings, trains: Callable[[str], None]
) -> None:
    sign_in(writer, "rea")
    trains("worse")
    send(writer, "/messages/teach")
    wait_until(settings, "done")
    page = writer.get("/messages").text
    assert "Dangers that are heard fell." in page
    assert MISSED in page
    assert "<button" in page
    assert " disabled>Use the new reading" in page
    lesson = Teaching(settings).newest()
    assert lesson is not None
    for name in (lesson.name, "", "../.."):
        answer = send(writer, "/messages/use", "/messages", name=name)
        assert answer.headers["location"] == "/messages?told=refused#teach"
    assert model_folder(settings) == settings.models


def test_one_at_a_time_shown_as_it_goes_and_ended(
    writer: TestClient, settings: Settings, trains: Callable[[str], None]
) -> None:
    sign_in(writer, "rea")
    trains("slow")
    send(writer, "/messages/teach")
    wait_until(settings, "running")
    assert send(writer, "/messages/teach").headers["location"].endswith("told=busy#teach")
    page = writer.get("/messages", headers={"accept-language": "de"}).text
    assert "liest die Nachrichten" in page
    assert "rechnet aus, wovon jede Nachricht handelt" in page
    # Another console, after a restart, sees it, too.
    assert getattr(Teaching(settings).newest(), "state", "") == "running"
    assert send(writer, "/messages/cancel").headers["location"].endswith("told=cancelled#teach")
    wait_until(settings, "cancelled")
    assert not Readings(settings.home).is_training()
    assert send(writer, "/messages/cancel").headers["location"].endswith("told=over#teach")


@pytest.mark.parametrize("how", ["fail", "silent"])
def test_a_training_that_fails_is_said_and_changes_nothing(
    writer: TestClient, settings: Settings, trains: Callable[[str], None], how: str
) -> None:
    sign_in(writer, "rea")
    trains(how)
    send(writer, "/messages/teach")
    if how == "fail":
        wait_until(settings, "failed")
    for _ in range(100):
        page = writer.get("/messages").text
        if "The last time it failed" in page:
            break
        time.sleep(0.1)
    else:
        raise AssertionError("nothing was said")
    assert model_folder(settings) == settings.models
    trains("good")
    send(writer, "/messages/teach")
    wait_until(settings, "done")


def test_a_full_disk_is_said_before_anything_is_begun(
    writer: TestClient, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(writer, "rea")
    full = shutil.disk_usage("/")._replace(free=FREE_BYTES - 1)
    monkeypatch.setattr("shutil.disk_usage", lambda path: full)
    assert send(writer, "/messages/teach").headers["location"].endswith("told=disk#teach")
    assert Readings(settings.home).names() == []


def test_whoever_may_not_teach_cannot(writer: TestClient, settings: Settings) -> None:
    for name, status in (("wim", 403), ("bea", 403), ("cem", 403)):
        sign_in(writer, name)
        assert writer.get("/messages").status_code == (200 if name == "wim" else 403)
        for action in ("teach", "cancel", "use", "undo"):
            assert send(writer, f"/messages/{action}", "/account").status_code == status
        if name != "wim":
            path = "/playground/misread/" + "0" * 16
            assert send(writer, path, "/account", topic=TOPIC).status_code == 403
    sign_in(writer, "rea")
    forged = writer.post("/messages/teach", data={"csrf": "forged"}, follow_redirects=False)
    assert forged.headers["location"] == "/messages?told=old#teach"
    assert Readings(settings.home).names() == []


def test_what_the_process_says_can_be_translated() -> None:
    steps = texts("said_elsewhere")["steps"]
    assert {*training.STEPS.values()} <= {*steps}
    assert ENCODING not in steps
