"""What reads bytes of strangers, one function each, with what it promises as assertions.

`python -m tests.fuzz.guided` lets Atheris look for bytes that break a promise, led by what of our code they
reach (`make fuzz-coverage`); `test_targets.py` runs the same functions in every `make test`.
"""

from __future__ import annotations

import asyncio
import json
import re
import tempfile
import xml.etree.ElementTree as Xml
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from starlette.requests import Request
from twilio.request_validator import RequestValidator

from bot.campaigns.campaign import Campaign
from bot.campaigns.collection import Campaigns
from bot.campaigns.experiments.experiment import Experiment
from bot.dialogue.state.situation import Situation
from bot.dialogue.words.buttons import Payloads, known_payloads, pressed_button
from bot.dialogue.words.library import Library, load_library
from bot.knowledge.yaml_files import read_file
from bot.message import Incoming, Outgoing, Pseudonyms
from bot.nlu.folding import clean, fold
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.letters import words
from bot.nlu.net import Net, prepare
from bot.nlu.places.text import tokens
from bot.nlu.readiness import readiness
from bot.nlu.safety import PREFIX
from bot.privacy.period_keys import Period
from bot.privacy.pseudonym import keyed_hash
from bot.privacy.return_codes import looks_like_code, seal, unseal
from bot.server.door.contract import Door
from bot.server.door.refusals import Refused
from bot.server.wiring import read_keywords
from bot.settings import PROJECT, ConfigurationError, Settings
from bot.words import Button, Said
from connectors.sms_text import compose, segments
from connectors.telegram import TelegramConnector
from connectors.twilio import _ADDRESS, _MESSAGE_ID, TwilioConnector, _form
from connectors.web import WebConnector
from connectors.web.arriving import Arrivals
from connectors.web.front import FrontPage
from connectors.web.links import Links
from connectors.web.pages import Pages
from connectors.web.session import Sessions
from connectors.webhook import Handler
from tests.deliveries import NoDeliveries
from tests.platforms import (
    PUBLIC_URL,
    TELEGRAM_SECRET,
    TWILIO_TOKEN,
    ForgetfulTelegram,
    played_bot,
    private_message,
)

Target = Callable[[bytes], None]

LANGUAGES = ("en", "de", "es", "fr", "it", "ru")
_TAG = re.compile(rb"<(?:script|img|svg|iframe|form|a)\b")
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
KEY = Period("00" * 32, int(NOW.timestamp()) + 86400, 60)


class Everybody:
    """Lets everybody in."""

    async def admit(self, who: str) -> None:
        """Let it in."""

    async def admit_from(self, request: object, text: str = "") -> None:
        """Let it in."""


class Nobody:
    """Counts nothing, and knows no return code."""

    async def opened(self, outcome_id: str, resource: str) -> None:
        """Count nothing."""

    def is_like(self, text: str) -> bool:
        """As the real one."""
        return looks_like_code(text)

    def campaign_of(self, text: str) -> str | None:
        """No code is known."""
        return None


async def _take(message: Incoming) -> Outgoing:
    """Checks what a connector lets in, and answers."""
    assert isinstance(message.text, str)
    assert message.campaign is None or isinstance(message.campaign, str)
    message.text.encode("utf-8", "surrogatepass")
    return Outgoing((Said("Ask & <read>.", (Button("Yes", "/affirm"),)),), "en")


def _pseudonyms(channel: str, address: str) -> Pseudonyms:
    return Pseudonyms(keyed_hash(b"key", channel, address))


@cache
def _runner() -> asyncio.Runner:
    return asyncio.Runner()


@cache
def _door() -> Door:
    mark = lambda channel, address: keyed_hash(b"mark", channel, address)  # noqa: E731
    return Door(_take, _pseudonyms, mark, Everybody(), PUBLIC_URL, NoDeliveries())


@cache
def _library() -> Library:
    return load_library(Settings(_env_file=None))  # type: ignore[call-arg]


@cache
def _campaigns() -> Campaigns:
    return Campaigns.load(PROJECT / "campaigns")


@cache
def _telegram() -> TelegramConnector:
    return TelegramConnector(_door(), played_bot(ForgetfulTelegram()), TELEGRAM_SECRET)


@cache
def _twilio() -> TwilioConnector:
    return TwilioConnector(_door(), TWILIO_TOKEN, read_keywords(_library()), _campaigns())


@cache
def _arrivals() -> Arrivals:
    return Arrivals(_campaigns(), _library().words.languages)


@cache
def _web() -> WebConnector:
    words, directory = _library().words, _library().directory
    links, leave_url = Links(b"secret", directory.resource_at), "https://weather.example/"
    return WebConnector(
        door=_door(),
        words=_library().words,
        arrivals=_arrivals(),
        front=FrontPage(
            door=_door(),
            words=_library().words,
            arrivals=_arrivals(),
            operator="An organisation",
            leave_url="https://weather.example/",
        ),
        counter=Nobody(),
        links=links,
        sessions=Sessions(b"secret"),
        returns=Nobody(),
        pages=Pages(words, links, directory.numbers(), "An organisation", leave_url),
    )


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


@cache
def _net_patterns() -> dict[str, list[str]]:
    patterns: dict[str, list[str]] = {}
    for file in sorted((PROJECT / "intents").glob("*/safety_net.yml")):
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            kind = entry["regex"].removeprefix(PREFIX)
            patterns.setdefault(kind, []).extend(
                line.removeprefix("- ") for line in entry["examples"].splitlines() if line
            )
    return patterns


@cache
def _net() -> Net:
    return Net(prepare(_net_patterns()))


def _request(body: bytes, headers: dict[str, str], path: str = "/", **params: str) -> Request:
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        return waiting.pop() if waiting else {"type": "http.disconnect"}

    scope = {
        "type": "http",
        "method": "POST",
        "scheme": "http",
        "server": ("127.0.0.1", 80),
        "path": path,
        "query_string": b"",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
        "path_params": params,
        "state": {},
    }
    return Request(scope, receive)


def _answer(handler: Handler, request: Request) -> tuple[int, bytes]:
    """Status and body; a refusal is an answer too."""
    try:
        response = _runner().run(handler(request))
    except Refused as refusal:
        return refusal.status, b""
    return response.status_code, bytes(response.body)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def telegram_update(data: bytes) -> None:
    """An update is answered or refused with 400, whatever it holds."""
    headers = {"x-telegram-bot-api-secret-token": TELEGRAM_SECRET}
    status, _ = _answer(_telegram().receive, _request(data, headers))
    assert status in (200, 400, 413)


def telegram_parts(data: bytes) -> None:
    """A message of Telegram's in which one part was replaced by any JSON."""
    where, _, value = data.partition(b"=")
    try:
        put = json.loads(value)
    except (ValueError, RecursionError):
        return
    message = private_message("hello", 7)
    update: dict[str, Any] = {"update_id": 1, "message": message}
    if where.startswith(b"?"):
        query = {"id": "1", "from": message["from"], "chat_instance": "1", "data": "/affirm"}
        update = {"update_id": 1, "callback_query": {**query, "message": message}}
    *path, last = _text(where.removeprefix(b"?")).split("/")
    part: Any = update
    for step in path:
        if not isinstance(part, dict):
            return
        part = part.setdefault(step, {})
    if isinstance(part, dict):
        part[last] = put
    telegram_update(json.dumps(update).encode("utf-8", "surrogatepass"))


def twilio_form(data: bytes) -> None:
    """A signed form is answered with TwiML, or refused with 400 where it has no sender."""
    try:
        form = _form(data)
    except Refused:
        return
    path = "/webhooks/twilio/demo-en"
    signature = RequestValidator(TWILIO_TOKEN).compute_signature(PUBLIC_URL + path, form)
    headers = {"x-twilio-signature": str(signature)}
    request = _request(data, headers, path, campaign="demo-en")
    status, body = _answer(_twilio().receive, request)
    is_twilios = _ADDRESS.fullmatch(form.get("From", "")) and _MESSAGE_ID.fullmatch(
        form.get("MessageSid", "")
    )
    assert status == (200 if is_twilios else 400)
    if status == 200:
        assert Xml.fromstring(body).tag == "Response"  # noqa: S314  our own


def web_body(data: bytes) -> None:
    """The first byte chooses script or form; the rest is answered, and comes back as text only."""
    kind = "application/x-www-form-urlencoded" if data[:1] < b"\x80" else "application/json"
    accept = "text/html" if data[:1] < b"\x40" or data[:1] >= b"\xc0" else "application/json"
    headers = {"content-type": kind, "accept": accept}
    request = _request(data[1:], headers, "/c/demo-en", campaign="demo-en")
    status, body = _answer(_web().receive, request)
    assert status in (200, 400, 413)
    if status == 200 and accept == "application/json":
        assert json.loads(body)["replies"]
    elif status == 200:
        assert len(_TAG.findall(body)) == _tags_of_an_answer()


@cache
def _tags_of_an_answer() -> int:
    headers = {"content-type": "application/x-www-form-urlencoded", "accept": "text/html"}
    request = _request(b"text=hello", headers, "/c/demo-en", campaign="demo-en")
    return len(_TAG.findall(_answer(_web().receive, request)[1]))


def way_in(data: bytes) -> None:
    """A start parameter leads to a campaign, and is a return code only where we sealed it."""
    text = _text(data)
    assert _campaigns().find(text) in (_campaigns().get(text), _campaigns().fallback)
    assert _campaigns().by_code(text) is None or text.isascii()
    looks_like_code(text)
    opened = unseal(text, [KEY], ["demo-en"], NOW)
    # One in a thousand millions of guesses opens; that is what the 30 bits promise.
    assert opened is None or opened.readiness is None or 0 <= opened.readiness <= 15
    code = seal(KEY, "demo-en", len(data) % 11, NOW)
    assert looks_like_code(code.lower())
    back = unseal(f"{code} {text[:100]}", [KEY], ["demo-en"], NOW)
    if text[:1].isascii():
        assert back is not None
        assert back.readiness == len(data) % 11
    Sessions(b"secret").read(text, "demo-en")
    assert Links(b"secret", lambda url: "a resource").read(text) is None


def keywords(data: bytes) -> None:
    """A reserved word is one with any point behind it, and as it is compared."""
    text = _text(data)
    reserved = read_keywords_once()
    meaning = reserved.meaning(text)
    assert meaning in (None, "stop", "start", "help")
    if len(text) < 40 and len(fold(text)) < 40:
        assert reserved.meaning(f"{text}.") == meaning
        assert reserved.meaning(fold(text)) == meaning


@cache
def read_keywords_once() -> Any:
    """The reserved words of all languages."""
    return read_keywords(_library())


def folded_text(data: bytes) -> None:
    """Cleaning and folding twice is doing it once, and a folded text has no capitals."""
    text = _text(data)
    cleaned, folded = clean(text), fold(text)
    assert clean(cleaned) == cleaned
    assert fold(folded) == folded == folded.lower() == " ".join(folded.split())
    assert not set(folded) & set("\x00\n\t\u202e'’")
    assert all(word.strip("'") for word in words(text))
    for token in tokens(text):
        assert text[token.start : token.end] == token.written


def safety_net(data: bytes) -> None:
    """The net finds in one pass what each of its patterns finds alone."""
    number, text = int.from_bytes(data[:2], "little"), fold(_text(data[2:2002]))
    caught = _net().catch(text)
    alone = [(kind, pattern) for kind, texts in _net_patterns().items() for pattern in texts]
    for step in range(8):
        kind, pattern = alone[(number + step * 977) % len(alone)]
        if re.search(pattern, text):
            assert kind in caught, pattern


def places(data: bytes) -> None:
    """What is found stands in the text, and is a jurisdiction."""
    language = ("", *LANGUAGES)[data[0] % 7] if data else ""
    text = _text(data[1:])
    for mention in _gazetteer().mentions(text, language or None):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.codes
        assert all(re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]+)?", code) for code in mention.codes)


def ruler(data: bytes) -> None:
    """A number from 0 to 10 that stands in the text, or none."""
    text = _text(data[1:])
    found = readiness(text, LANGUAGES[data[0] % 6] if data else "en")
    if found is not None:
        assert 0 <= found.value <= 10
        assert 0 <= found.start < found.end <= len(text)


def button(data: bytes) -> None:
    """Only payloads of ours are pressed; any other text is something to understand."""
    text = _text(data)
    situation = Situation(
        language="en",
        channel="sms",
        campaign="demo-en",
        place=None,
        arm="",
        outcome="0",
        buttons=["/affirm", "/inform_location GB"],
    )
    pressed = pressed_button(text, situation, payloads := _payloads())
    is_ours = text.strip() in payloads or payloads.titled(text, situation) != ""
    assert pressed is None or is_ours or text.strip().isdigit()


@cache
def _payloads() -> Payloads:
    domain = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
    return known_payloads([next(iter(entry)) for entry in domain["intents"]], _library())


def sms_text(data: bytes) -> None:
    """Composing what was composed changes nothing, and costs as many segments."""
    parts = _text(data).split("\x1f")
    text = compose(parts)
    assert compose([text]) == text.strip()
    assert 1 <= segments(text) <= max(1, len(text))


def campaign_file(data: bytes) -> None:
    """A campaign is read, or refused in one sentence."""
    _read(data, Campaign)


def experiment_file(data: bytes) -> None:
    """An experiment is read, or refused in one sentence."""
    _read(data, Experiment)


def _read(data: bytes, model: type[Campaign] | type[Experiment]) -> None:
    file = _folder() / "fuzz.yml"
    file.write_bytes(data)
    said = _refusal_of(file, model)
    assert said is None or (said.startswith("fuzz.yml") and said.endswith("."))


def _refusal_of(file: Path, model: type[Campaign] | type[Experiment]) -> str | None:
    try:
        read_file(file, model)
    except ConfigurationError as error:
        return str(error)
    return None


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp())


TARGETS: dict[str, Target] = {
    target.__name__: target
    for target in (
        *(telegram_update, telegram_parts, twilio_form, web_body, way_in, keywords, folded_text),
        *(safety_net, places, ruler, button, sms_text, campaign_file, experiment_file),
    )
}
