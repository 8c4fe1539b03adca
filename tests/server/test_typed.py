"""Other tokens of the platforms are taken over while the assistant runs."""

from __future__ import annotations

import time

import pytest
from starlette.testclient import TestClient

from bot.privacy import typed_settings
from bot.privacy.typed_settings import change_typed, typed_file
from bot.settings import Settings
from tests.platforms import TWILIO_TOKEN, Platforms, Twilio

NEW = 16 * "0b"
FORM = {"From": "+447700900101", "To": "+447700900999", "Body": "hello", "NumMedia": "0"}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typed_settings, "LOOK_SECONDS", 0.05)


def statuses(twilio: Twilio, number: int) -> tuple[int, int]:
    """How a message signed with the new token is answered, and one signed with the old one."""
    return (
        twilio.post_form({**FORM, "MessageSid": f"new {number}"}, token=NEW).status,
        twilio.post_form({**FORM, "MessageSid": f"old {number}"}, token=TWILIO_TOKEN).status,
    )


def until(twilio: Twilio, wanted: tuple[int, int]) -> tuple[int, int]:
    for number in range(100):
        if (found := statuses(twilio, number)) == wanted:
            return found
        time.sleep(0.05)
    return found


def test_a_token_is_taken_over_and_given_up_without_a_restart(
    client: TestClient, platforms: Platforms, settings: Settings
) -> None:
    twilio: Twilio = platforms["sms"]
    assert statuses(twilio, 1000) == (403, 200)
    change_typed(settings.home, twilio_auth_token=NEW)
    assert until(twilio, (200, 403)) == (200, 403)
    typed_file(settings.home).write_text("damaged", encoding="ascii")
    time.sleep(0.3)
    assert statuses(twilio, 1001) == (200, 403), "what is damaged changes nothing"
    typed_file(settings.home).unlink()
    assert until(twilio, (403, 200)) == (403, 200)


def test_telegram_is_answered_with_the_new_secret_alone(
    client: TestClient, platforms: Platforms, settings: Settings
) -> None:
    telegram = platforms["telegram"]
    assert telegram.say("hello").status == 200
    change_typed(
        settings.home, telegram_bot_token="123456:another", telegram_webhook_secret="x" * 40
    )
    for _ in range(100):
        if telegram.say("hello").status == 403:
            break
        time.sleep(0.05)
    assert telegram.say("hello").status == 403


def test_the_name_of_the_organisation_is_said_without_a_restart(
    client: TestClient, platforms: Platforms, settings: Settings
) -> None:
    change_typed(settings.home, operator="Leeds Aid", public_url="https://help.leeds.example")
    for _ in range(100):
        page = client.get("/c/demo-en").text
        if "Leeds Aid" in page:
            break
        time.sleep(0.05)
    assert "Leeds Aid" in page
    said = platforms["web"].say("hello").text
    assert "Leeds Aid" in said, "the first message names who answers"
    twilio: Twilio = platforms["sms"]
    status = twilio.post_form({**FORM, "MessageSid": "by the old address"}).status
    assert status == 403, "Twilio signs the address by which the world reaches the assistant"
