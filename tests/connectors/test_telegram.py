"""Telegram: deep links, buttons, who is left alone on purpose, and sending with patience."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from telegram.error import TimedOut

from bot.message import Incoming, Outgoing
from connectors import telegram_setup
from tests.platforms import Platforms, PlayedTelegram, Telegram, played_bot, private_message


@pytest.fixture
def telegram(platforms: Platforms) -> Telegram:
    return platforms["telegram"]


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that the connector would have waited between two tries."""
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr("connectors.retry.asyncio", SimpleNamespace(sleep=sleep))
    return waited


def refused(status: int, description: str, **parameters: int) -> tuple[int, dict[str, Any]]:
    body = {"ok": False, "error_code": status, "description": description}
    return status, {**body, "parameters": parameters}


def test_whoever_asks_is_told_the_own_number_and_nothing_is_kept(
    platforms: Platforms, telegram: Telegram
) -> None:
    assert telegram.say("/id", person=777001).texts == ("777001",)
    assert platforms.outcomes == []


def test_a_deep_link_begins_its_campaign(platforms: Platforms, telegram: Telegram) -> None:
    answer = telegram.say("/start demo-de")
    assert "antwortet automatisch" in answer.text
    (row,) = platforms.outcomes
    assert (row.campaign, row.country) == ("demo-de", "DE")


def test_a_bare_start_answers_in_the_language_of_the_app(telegram: Telegram) -> None:
    assert "automated service" in telegram.say("/start").text


def test_a_conversation_stays_with_its_campaign(platforms: Platforms, telegram: Telegram) -> None:
    telegram.say("/start demo-de")
    telegram.say("was kostet das")
    telegram.say("/start demo-es")
    (row,) = platforms.outcomes
    assert (row.campaign, row.language, row.turns) == ("demo-de", "de", 3)


@pytest.mark.parametrize(
    ("part", "name"),
    [("message", "text"), ("from", "language_code"), ("chat", "id"), ("", "update_id")],
)
def test_a_value_of_another_kind_is_malformed(
    telegram: Telegram, platforms: Platforms, part: str, name: str
) -> None:
    message = private_message("hello", 1)
    update: dict[str, Any] = {"update_id": 1, "message": message}
    parts = {"": update, "message": message, "from": message["from"], "chat": message["chat"]}
    parts[part][name] = ["hello"]
    assert telegram.update(update).status == 400
    assert list(platforms.outcomes) == []


@pytest.mark.parametrize("date", [10**12, 67_768_036_191_676_800, 10**30, -(10**18), "today"])
def test_a_date_beyond_the_calendar_is_malformed(telegram: Telegram, date: object) -> None:
    message = private_message("hello", 1) | {"date": date}
    assert telegram.update({"update_id": 1, "message": message}).status == 400


def test_commands_are_understood_also_with_the_bots_name(telegram: Telegram) -> None:
    telegram.say("hello")
    assert "Emergency" in telegram.say("/help@SecondThoughtBot").text
    assert "no more messages" in telegram.say("/stop").text
    assert telegram.say("hello").texts == ()
    assert "automated service" in telegram.say("/start").text


def test_a_pressed_button_is_answered_and_its_waiting_sign_ended(telegram: Telegram) -> None:
    first = telegram.say("how much for an hour")
    assert "/ask_harm" in first.buttons
    second = telegram.press("/ask_harm")
    assert "from the outside nobody can tell" in second.text
    assert "answerCallbackQuery" in [call for call, _ in telegram.side.sent]


@pytest.mark.parametrize("payload", ["/ask_risk nonsense", "x" * 64, "", "/inform_location secret"])
def test_a_button_that_is_not_ours_is_a_message_like_any_other(
    platforms: Platforms, telegram: Telegram, payload: str
) -> None:
    assert telegram.press(payload).texts
    assert [row.country for row in platforms.outcomes] == [None]


def _edited() -> dict[str, Any]:
    return {"update_id": 1, "edited_message": private_message("hello", 1) | {"edit_date": 2}}


def _in_chat(kind: str) -> dict[str, Any]:
    chat = {"id": -5, "type": kind, "title": "Lads"}
    return {"update_id": 1, "message": private_message("hello", 1) | {"chat": chat}}


def _channel_post() -> dict[str, Any]:
    message = private_message("hello", 1) | {"chat": {"id": -5, "type": "channel", "title": "News"}}
    del message["from"]
    return {"update_id": 1, "channel_post": message}


def _from_bot() -> dict[str, Any]:
    message = private_message("hello", 1)
    message["from"] = message["from"] | {"is_bot": True}
    return {"update_id": 1, "message": message}


@pytest.mark.parametrize(
    "update",
    [
        _edited(),
        _in_chat("group"),
        _in_chat("supergroup"),
        _channel_post(),
        _from_bot(),
        {"update_id": 1, "poll": {}},
        {"update_id": 1},
    ],
    ids=["an edit", "a group", "a supergroup", "a channel", "a bot", "a poll", "nothing"],
)
def test_some_updates_are_left_alone_on_purpose(
    platforms: Platforms, telegram: Telegram, update: dict[str, Any]
) -> None:
    answer = telegram.update(update)
    assert answer.status in (200, 400)
    assert telegram.side.sent == []
    assert platforms.outcomes == []


def test_a_photo_is_refused_unopened(telegram: Telegram) -> None:
    answer = telegram.say("look at her", attachment=True)
    assert "can't receive pictures" in answer.text
    assert "getFile" not in [call for call, _ in telegram.side.sent]


def test_too_many_requests_wait_as_told(telegram: Telegram, waits: list[float]) -> None:
    telegram.side.answers = [refused(429, "Too Many Requests: retry after 3", retry_after=3)]
    answer = telegram.say("hello")
    assert waits == [3.0]
    assert answer.texts[0] == answer.texts[1], "the same message was tried again"
    assert len(answer.texts) == 3


def test_what_could_not_be_delivered_is_sent_when_telegram_asks_again(
    platforms: Platforms, telegram: Telegram, waits: list[float]
) -> None:
    telegram.side.answers = [refused(429, "Too Many Requests: retry after 600", retry_after=600)]
    assert telegram.say("hello", message_id="9").status == 503
    assert waits == []
    assert platforms.deliveries["telegram", "busy"] == 1
    again = telegram.say("hello", message_id="9")
    assert (again.status, len(again.texts)) == (200, 2)
    assert [row.turns for row in platforms.outcomes] == [1]
    assert telegram.say("hello", message_id="9").texts == (), "delivered: not twice"


def test_only_the_rest_of_an_answer_is_sent_again(
    platforms: Platforms, telegram: Telegram, waits: list[float]
) -> None:
    sent = (
        200,
        {"ok": True, "result": {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}},
    )
    telegram.side.answers = [sent, *[refused(500, "Internal Server Error")] * 4]
    first = telegram.say("hello", message_id="9")
    assert first.status == 503
    again = telegram.say("hello", message_id="9")
    assert (again.status, again.texts) == (200, first.texts[-1:])
    assert again.texts[0] != first.texts[0]


def test_who_blocked_us_is_not_written_to_again(
    platforms: Platforms, telegram: Telegram, waits: list[float]
) -> None:
    telegram.side.answers = [refused(403, "Forbidden: bot was blocked by the user")]
    answer = telegram.say("hello")
    assert (answer.status, len(answer.texts), waits) == (200, 1, [])
    assert platforms.deliveries["telegram", "blocked"] == 1


def test_a_failing_server_is_tried_again_a_few_times(
    platforms: Platforms, telegram: Telegram, waits: list[float]
) -> None:
    telegram.side.answers = [refused(500, "Internal Server Error")] * 9
    assert telegram.say("hello").status == 503
    assert waits == [1.0, 2.0, 4.0]
    assert platforms.deliveries["telegram", "unreachable"] == 1


def test_after_a_time_out_nothing_is_sent_twice(
    platforms: Platforms, telegram: Telegram, waits: list[float]
) -> None:
    telegram.side.answers = [TimedOut()]
    answer = telegram.say("hello")
    assert (len(answer.texts), len(set(answer.texts)), waits) == (2, 2, [])
    assert platforms.deliveries["telegram", "unknown"] == 1


def test_an_unanswered_waiting_sign_stops_nothing(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    do_request = PlayedTelegram.do_request

    async def too_old(self: PlayedTelegram, url: str, method: str, *more: Any, **rest: Any) -> Any:
        if url.endswith("answerCallbackQuery"):
            return 400, b'{"ok": false, "error_code": 400, "description": "query is too old"}'
        return await do_request(self, url, method, *more, **rest)

    telegram.say("hello")
    monkeypatch.setattr(PlayedTelegram, "do_request", too_old)
    assert telegram.press("/ask_harm").texts


@pytest.mark.parametrize("secret", ["", "telegram-secre", "telegram-secret ", "\xe9", "x" * 10_000])
def test_another_secret_is_refused(platforms: Platforms, secret: str) -> None:
    response = platforms.client.post(
        "/webhooks/telegram",
        json={"update_id": 1, "message": private_message("hello", 1)},
        headers={"X-Telegram-Bot-Api-Secret-Token": secret.encode("latin-1")},
    )
    assert response.status_code == 403


def test_without_a_secret_or_a_token_every_update_is_refused(
    platforms: Platforms, telegram: Telegram
) -> None:
    connector: Any = next(c for c in platforms.assistant.connectors if c.name == "telegram")
    connector._secret = ""
    assert telegram.say("hello").status == 403
    assert telegram._send(b"{}", "application/json", "").status == 403
    connector._secret, connector.bot = "telegram-secret", None
    assert telegram.say("hello").status == 403


def test_the_name_never_leaves_the_door(
    platforms: Platforms, telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Incoming] = []

    async def take(message: Incoming) -> Outgoing:
        seen.append(message)
        return Outgoing()

    platforms.assistant.door.take = take
    telegram.say("hello", person=777001)
    assert "777001" not in repr(seen)
    assert "Name" not in repr(seen)


async def test_the_webhook_is_registered_with_its_secret() -> None:
    side = PlayedTelegram()

    async def do_request(url: str, method: str, request_data: Any = None, **_: Any) -> Any:
        side.sent.append((url.rsplit("/", 1)[-1], dict(request_data.parameters)))
        me = b'{"id": 1, "is_bot": true, "first_name": "B", "username": "b"}'
        return 200, b'{"ok": true, "result": ' + (me if url.endswith("getMe") else b"true") + b"}"

    side.do_request = do_request  # type: ignore[method-assign]
    await telegram_setup.register(played_bot(side), "https://chat.example.org", "secret-word")
    values = dict(side.sent)["setWebhook"]
    assert values["url"] == "https://chat.example.org/webhooks/telegram"
    assert values["secret_token"] == "secret-word"
    assert values["allowed_updates"] == ["message", "callback_query"]
