"""Every connector passes the same table of cases."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from bot.engine.engine import Engine
from bot.message import Incoming, Outgoing
from bot.server.app import application
from bot.settings import Settings
from bot.turn import Turn
from connectors.webhook import LARGEST_BODY
from tests.connectors.cases import ANSWERED, BUYING, CONNECTORS, MALFORMED, Case
from tests.platforms import PUBLIC_URL, Platforms

every_connector = pytest.mark.parametrize("name", CONNECTORS)


@every_connector
@pytest.mark.parametrize("case", ANSWERED, ids=lambda case: case.name)
def test_a_message_is_answered_politely(platforms: Platforms, name: str, case: Case) -> None:
    answer = platforms[name].say(case.text, attachment=case.attachment)
    assert answer.status == 200
    assert "automated service" in answer.text.lower()
    assert case.answer in answer.text
    assert len(platforms.outcomes) == 1


@pytest.mark.parametrize("name", ["sms", "whatsapp", "telegram"])
@pytest.mark.parametrize("before", ["hello", "STOP"])
def test_a_danger_below_a_picture_is_answered(platforms: Platforms, name: str, before: str) -> None:
    platforms[name].say(before)
    answer = platforms[name].say("he hits me and i want to die", attachment=True)
    assert "112" in answer.text
    assert "can't receive pictures" not in answer.text


@pytest.mark.parametrize("name", ["sms", "whatsapp"])
def test_a_reserved_word_below_a_picture_counts(platforms: Platforms, name: str) -> None:
    assert "112" in platforms[name].say("HELP", attachment=True).text
    platforms[name].say("STOP", attachment=True)
    assert platforms[name].say("how much", attachment=True).texts == ()


@every_connector
def test_a_repeat_of_the_same_message_is_answered_once(platforms: Platforms, name: str) -> None:
    platform = platforms[name]
    platform.say("hello", message_id="41")
    first = platform.say(BUYING, message_id="42")
    assert first.texts
    again = platform.say(BUYING, message_id="42")
    # Telegram took the messages; who asks for them in the answer did not get it.
    assert (again.status, again.texts) == (200, () if name == "telegram" else first.texts)
    assert [row.turns for row in platforms.outcomes] == [2]


def test_the_same_id_in_another_browser_is_no_repeat(platforms: Platforms) -> None:
    browser = platforms["web"]
    browser.say("hello", person=1, message_id="1")
    assert browser.say("hello", person=2, message_id="1").texts


@every_connector
def test_five_messages_at_once_are_answered_one_after_the_other(
    platforms: Platforms, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    platform = platforms[name]
    platform.say("hello")
    inside = [0]
    answer = Turn._answer

    async def watched(self: Turn, message: Incoming) -> Outgoing:
        inside[0] += 1
        assert inside[0] == 1, "two messages of one person were answered at once"
        await asyncio.sleep(0.01)
        outgoing = await answer(self, message)
        inside[0] -= 1
        return outgoing

    monkeypatch.setattr(Turn, "_answer", watched)
    with ThreadPoolExecutor(5) as threads:
        answers = list(threads.map(lambda _: platform.say("is it legal in france"), range(5)))
    assert all(answer.status == 200 and answer.texts for answer in answers)
    assert [row.turns for row in platforms.outcomes] == [6]


@every_connector
def test_too_many_messages_are_asked_to_wait(settings: Settings, engine: Engine, name: str) -> None:
    few = settings.model_copy(update={"message_limit": 3})
    with TestClient(application(few, engine=engine), base_url=PUBLIC_URL) as client:
        platforms = Platforms(client)
        answers = [platforms[name].say("hello") for _ in range(5)]
        # Twilio would give up after a 429, and comes again after a 503.
        refused = 503 if name in ("sms", "whatsapp") else 429
        assert [answer.status for answer in answers] == [200, 200, 200, refused, refused]
        assert platforms[name].say("i want to die").status == 200
        assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60
        assert platforms[name].say("hello", person=2).status == 200
        assert [row.turns for row in platforms.outcomes] in ([4, 1], [1, 4])


@every_connector
def test_a_body_that_is_too_large_is_refused(platforms: Platforms, name: str) -> None:
    answer = platforms[name].post(b"a=" + b"b" * LARGEST_BODY, "application/x-www-form-urlencoded")
    assert answer.status == 413
    assert platforms.outcomes == []


@pytest.mark.parametrize(("name", "body", "content_type"), MALFORMED)
def test_a_malformed_body_is_refused(
    platforms: Platforms, name: str, body: bytes, content_type: str
) -> None:
    answer = platforms[name].post(body, content_type)
    # Twilio signs the fields, so that a body without readable fields is one that it did not sign.
    assert answer.status == 400 or (answer.status == 403 and name in ("sms", "whatsapp"))
    assert "failed" not in [reason for _, reason in platforms.refusals]
    assert platforms.outcomes == []


@every_connector
def test_an_unsigned_message_is_not_worked_on(
    platforms: Platforms, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[Incoming] = []

    async def take(message: Incoming) -> Outgoing:
        taken.append(message)
        return Outgoing()

    platforms.assistant.door.take = take
    answer = platforms[name].forge(BUYING)
    if name == "web":
        # Nobody signs for a browser: a forged token only begins a conversation of its own.
        assert answer.status == 200
        assert taken[0].message_id is None
        return
    assert answer.status == 403
    assert taken == []


@every_connector
def test_an_unknown_campaign_is_answered_all_the_same(platforms: Platforms, name: str) -> None:
    answer = platforms[name].say(BUYING, campaign="long-over")
    assert answer.status == 200
    assert answer.texts
    (row,) = platforms.outcomes
    assert row.campaign.startswith("demo-"), "no word of a visitor's may reach the outcomes"


@every_connector
def test_a_failure_asks_the_platform_to_try_again_and_shows_nothing(
    platforms: Platforms, name: str
) -> None:
    async def take(message: Incoming) -> Outgoing:
        raise RuntimeError(f"secret {message.text}")

    platforms.assistant.door.take = take
    answer = platforms[name].say(BUYING)
    assert answer.status == 503
    assert answer.texts == ()
    assert "Retry-After" in answer.headers


@pytest.mark.parametrize("word", ["/restart", "/session_start", "/back", "/nlu_fallback"])
def test_a_word_of_rasas_own_is_a_message_like_any_other(
    platforms: Platforms, capfd: pytest.CaptureFixture[str], word: str
) -> None:
    assert platforms["web"].say(word).texts
    assert "could not be answered" not in "".join(capfd.readouterr())
