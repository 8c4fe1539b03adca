"""Other tokens of the platforms are taken over while the assistant runs."""

from __future__ import annotations

import time

import pytest
from starlette.testclient import TestClient

from bot.privacy import channel_tokens
from bot.privacy.channel_tokens import change_tokens, tokens_file
from bot.settings import Settings
from tests.platforms import TWILIO_TOKEN, Platforms, Twilio

NEW = 16 * "0b"
FORM = {"From": "+447700900101", "To": "+447700900999", "Body": "hello", "NumMedia": "0"}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel_tokens, "LOOK_SECONDS", 0.05)


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
    change_tokens(settings.home, twilio_auth_token=NEW)
    assert until(twilio, (200, 403)) == (200, 403)
    tokens_file(settings.home).write_text("damaged", encoding="ascii")
    time.sleep(0.3)
    assert statuses(twilio, 1001) == (200, 403), "what is damaged changes nothing"
    tokens_file(settings.home).unlink()
    assert until(twilio, (403, 200)) == (403, 200)


def test_telegram_is_answered_with_the_new_secret_alone(
    client: TestClient, platforms: Platforms, settings: Settings
) -> None:
    telegram = platforms["telegram"]
    assert telegram.say("hello").status == 200
    change_tokens(
        settings.home, telegram_bot_token="123456:another", telegram_webhook_secret="x" * 40
    )
    for _ in range(100):
        if telegram.say("hello").status == 403:
            break
        time.sleep(0.05)
    assert telegram.say("hello").status == 403
