"""Tokens typed in the console: checked, kept in one private file, shown nowhere, and tried out."""

from __future__ import annotations

import datetime as dt
import re
import stat
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import AnyHttpUrl
from starlette.testclient import TestClient

from bot.console import launch
from bot.console.accounts import Accounts, Role
from bot.console.app import console_application
from bot.console.connecting import twilio_channel
from bot.outcomes.backup import write_backup
from bot.outcomes.database import open_database
from bot.privacy.typed_settings import change_typed, read_typed, typed_file, with_typed
from bot.settings import ConfigurationError, Settings
from tests.console.operator import PASSWORD, send, sign_in
from tests.faults.telegram_server import BLOCKED, HANG_UP, Server
from tests.twilio_server import ACCOUNT, NUMBER, TOKEN, TwilioServer

BOT_TOKEN = "123456789:" + 7 * "Aa_-1"
TWILIO = {"account": ACCOUNT, "token": TOKEN, "number": NUMBER, "password": PASSWORD}
PHONE = "+447700900123"


@pytest.fixture
def twilio(monkeypatch: pytest.MonkeyPatch) -> Iterator[TwilioServer]:
    server = TwilioServer()
    server.listen()
    monkeypatch.setattr(twilio_channel, "http_client", server.client)
    monkeypatch.setattr(twilio_channel, "PAUSE", 0.0)
    yield server
    server.close()


@pytest.fixture
def telegram() -> Iterator[Server]:
    server = Server(tokens=(BOT_TOKEN,))
    server.listen()
    yield server
    server.close()


@pytest.fixture
def bare(settings: Settings, telegram: Server) -> Settings:
    """An installation whose environment names no token."""
    update = {
        "twilio_auth_token": "",
        "telegram_bot_token": "",
        "telegram_webhook_secret": "",
        "telegram_api": AnyHttpUrl(f"http://127.0.0.1:{telegram.port}"),
    }
    return settings.model_copy(update=update)


@pytest.fixture
def console(bare: Settings, accounts: Accounts, ready_content: None) -> Iterator[TestClient]:
    """ada's browser, signed in."""
    accounts.add("ada", PASSWORD, Role.ADMINISTRATOR)
    app = console_application(bare)
    with TestClient(app, base_url="https://console.example.org") as client:
        sign_in(client)
        yield client


def post(console: TestClient, path: str, **fields: str) -> Any:
    """Send a form of the page."""
    return send(console, f"/channels/{path}", page="/channels", **fields)


def beside(answer: Any, field: str) -> str:
    """What is told beside a field."""
    found = re.search(rf'id="error-{field}">([^<]+)<', answer.text)
    return found[1] if found else ""


def test_twilio_is_connected_and_the_token_is_shown_nowhere(
    console: TestClient, twilio: TwilioServer, bare: Settings
) -> None:
    answer = post(console, "twilio", **TWILIO)
    assert answer.headers["location"] == "/channels?told=twilio"
    file = typed_file(bare.home)
    assert TOKEN in file.read_text(encoding="ascii")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert with_typed(bare).twilio_auth_token == TOKEN
    assert TOKEN not in repr(read_typed(bare.home))
    for path in ("/channels", "/operators", "/launch", "/edit?part=history"):
        assert TOKEN not in console.get(path).text, path
    assert TOKEN not in console.get("/publishing/export").text
    page = console.get("/channels?told=twilio").text
    assert ACCOUNT in page
    assert NUMBER in page
    assert "Every worker uses the token within seconds" in page
    assert "channel twilio" in console.get("/operators").text


def test_no_backup_holds_a_token(console: TestClient, twilio: TwilioServer, bare: Settings) -> None:
    post(console, "twilio", **TWILIO)
    post(console, "telegram", token=BOT_TOKEN, password=PASSWORD)
    file = bare.home / "backup.zip"
    write_backup(open_database(bare.database), file)
    assert TOKEN.encode() not in file.read_bytes()
    assert BOT_TOKEN.encode() not in file.read_bytes()
    database = (bare.home / "outcomes.sqlite").read_bytes()
    assert TOKEN.encode() not in database
    assert BOT_TOKEN.encode() not in database


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        ({"account": "SK" + 32 * "1"}, "account", "This is an API key"),
        ({"account": "<b>AC</b>"}, "account", "The account SID begins with AC"),
        ({"token": ""}, "token", "Fill this in."),
        ({"token": "secret"}, "token", "The auth token has 32"),
        ({"token": 32 * "b"}, "token", "Twilio does not know this account"),
        ({"number": "0113 LEEDS"}, "number", "Write the number with +"),
        ({"password": "guessed"}, "password", "This is not your password"),
    ],
)
def test_what_is_wrong_is_told_at_the_field_and_nothing_is_kept(
    console: TestClient,
    twilio: TwilioServer,
    bare: Settings,
    changed: dict[str, str],
    field: str,
    told: str,
) -> None:
    answer = post(console, "twilio", **{**TWILIO, **changed})
    assert answer.status_code == 400
    assert beside(answer, f"twilio-{field}").startswith(told)
    assert not typed_file(bare.home).exists()
    assert TOKEN not in answer.text
    assert "<b>" not in answer.text.partition("<main")[2]


def test_a_number_may_be_changed_without_typing_the_token_again(
    console: TestClient, twilio: TwilioServer, bare: Settings
) -> None:
    post(console, "twilio", **TWILIO)
    post(console, "twilio", **{**TWILIO, "token": "", "number": "+44 7700 900-999"})
    kept = read_typed(bare.home)
    assert (kept.twilio_auth_token, kept.twilio_number) == (TOKEN, "+447700900999")


def test_a_lost_network_changes_nothing(
    console: TestClient, twilio: TwilioServer, telegram: Server, bare: Settings
) -> None:
    twilio.close()
    telegram.close()
    for answer in (
        post(console, "twilio", **TWILIO),
        post(console, "telegram", token=BOT_TOKEN, password=PASSWORD),
    ):
        assert "cannot be reached just now; nothing was changed" in answer.text
    assert not typed_file(bare.home).exists()


@pytest.mark.parametrize(
    ("fates", "told"),
    [
        ([("queued", None), ("sent", None)], "look at your phone"),
        ([("queued", None), ("queued", None), ("delivered", None)], "The message has arrived."),
        ([("queued", None), ("undelivered", 30008)], "error 30008"),
        ([("queued", None), ("failed", 63016)], "WhatsApp lets us write only"),
    ],
)
def test_a_test_message_is_sent_and_its_fate_told(
    console: TestClient,
    twilio: TwilioServer,
    bare: Settings,
    fates: list[tuple[str, int | None]],
    told: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    post(console, "twilio", **TWILIO)
    twilio.fates = fates
    answer = post(console, "twilio/test", to="+44 7700 900123", way="whatsapp")
    assert told in answer.text
    (sent,) = twilio.received
    assert (sent["To"], sent["From"]) == (f"whatsapp:{PHONE}", f"whatsapp:{NUMBER}")
    assert "the channel works" in sent["Body"]
    assert PHONE not in console.get("/operators").text
    assert PHONE not in caplog.text
    assert PHONE.encode() not in (bare.home / "outcomes.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (21211, "cannot receive it"),
        (21608, "A trial account"),
        (21408, "Geo permissions"),
        (21610, "write START"),
        (21606, "not one of this Twilio account"),
        (99999, "with the error 99999"),
    ],
)
def test_what_twilio_refuses_is_a_sentence_beside_the_field(
    console: TestClient, twilio: TwilioServer, code: int, told: str
) -> None:
    post(console, "twilio", **TWILIO)
    twilio.fault = code
    answer = post(console, "twilio/test", to=PHONE, way="sms")
    assert answer.status_code == 400
    assert told in beside(answer, "twilio-to")
    assert beside(post(console, "twilio/test", to="my phone"), "twilio-to")


def test_telegram_is_connected_told_where_and_tried(
    console: TestClient, telegram: Server, bare: Settings
) -> None:
    answer = post(console, "telegram", token=BOT_TOKEN, password=PASSWORD)
    assert answer.headers["location"] == "/channels?told=telegram"
    kept = read_typed(bare.home)
    (webhook,) = telegram.webhooks
    assert webhook["url"] == f"{bare.base_url}/webhooks/telegram"
    assert webhook["secret_token"] == kept.telegram_webhook_secret
    assert len(kept.telegram_webhook_secret) > 30
    page = console.get("/channels").text
    assert "https://t.me/b" in page
    for secret in (BOT_TOKEN, kept.telegram_webhook_secret):
        assert secret not in page
    answer = post(console, "telegram/test", to="777001")
    assert "The message has arrived." in answer.text
    assert telegram.texts == ["This is a test message of Second Thought: the channel works."]


@pytest.mark.parametrize(
    ("fault", "to", "told"),
    [
        (BLOCKED, "777001", "write /id to it"),
        (HANG_UP, "777001", "cannot be reached just now"),
        (None, "@ada", "Write the digits"),
    ],
)
def test_a_test_message_that_telegram_does_not_take(
    console: TestClient, telegram: Server, fault: Any, to: str, told: str
) -> None:
    post(console, "telegram", token=BOT_TOKEN, password=PASSWORD)
    telegram.script = [fault]
    assert told in post(console, "telegram/test", to=to).text


@pytest.mark.parametrize("token", ["", "my token", "987654321:" + 7 * "Bb_-2"])
def test_a_token_that_is_none(console: TestClient, bare: Settings, token: str) -> None:
    answer = post(console, "telegram", token=token, password=PASSWORD)
    assert beside(answer, "telegram-token")
    assert not typed_file(bare.home).exists()


def test_disconnected_means_forgotten(
    console: TestClient, twilio: TwilioServer, telegram: Server, bare: Settings
) -> None:
    post(console, "twilio", **TWILIO)
    post(console, "telegram", token=BOT_TOKEN, password=PASSWORD)
    assert beside(post(console, "twilio/remove", password="guessed"), "twilio-removal")
    assert post(console, "twilio/remove", password=PASSWORD).status_code == 303
    assert with_typed(bare).twilio_auth_token == ""
    assert with_typed(bare).telegram_bot_token == BOT_TOKEN
    post(console, "telegram/remove", password=PASSWORD)
    assert with_typed(bare) == bare
    assert len(telegram.webhooks) == 2, "it was told to send nothing any more"


def test_what_is_typed_stands_over_the_environment(settings: Settings) -> None:
    change_typed(settings.home, twilio_auth_token=TOKEN)
    assert with_typed(settings).twilio_auth_token == TOKEN
    assert with_typed(settings).telegram_bot_token == settings.telegram_bot_token
    typed_file(settings.home).write_text("{", encoding="ascii")
    with pytest.raises(ConfigurationError, match="damaged"):
        with_typed(settings)


def test_the_list_before_the_launch_sends_here(
    console: TestClient, twilio: TwilioServer, bare: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = dt.datetime.now(dt.UTC).date()

    def point() -> str:
        return next(p.text for p in launch._platforms(bare, today) if p.name == "Twilio")

    assert "Connect Twilio under Channels" in point()
    post(console, "twilio", **TWILIO)
    assert point() == "Twilio is connected."
