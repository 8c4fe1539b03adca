"""The platforms' webhooks: only who holds the secret is heard, and nobody makes them stumble."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from connectors.twilio import _ADDRESS, _MESSAGE_ID
from tests.fuzz.conftest import QuickTurn, effort
from tests.fuzz.driver import Headers, Served
from tests.fuzz.strategies import (
    NASTY,
    bodies,
    campaign_paths,
    clean_texts,
    content_types,
    json_values,
    proxy_headers,
)
from tests.platforms import PUBLIC_URL, TELEGRAM_SECRET, TWILIO_TOKEN, message_sid, private_message

SID = message_sid("a message")

FIELDS = ("From", "To", "Body", "MessageSid", "NumMedia", "OptOutType", "ProfileName", "ButtonText")

SENDER = {"From": "+447700900101", "MessageSid": SID}
forms = st.tuples(
    st.dictionaries(st.sampled_from(FIELDS) | clean_texts, clean_texts, max_size=8),
    st.sampled_from([SENDER, SENDER, {}]),
).map(lambda parts: parts[0] | parts[1])

Sign = Callable[[str, dict[str, str]], str]


def right(path: str, form: dict[str, str]) -> str:
    return str(RequestValidator(TWILIO_TOKEN).compute_signature(PUBLIC_URL + path, form))


def at(base: str) -> Sign:
    """Signed with the right token for another address: an old host, a proxy's, no encryption."""
    return lambda path, form: str(
        RequestValidator(TWILIO_TOKEN).compute_signature(base + path, form)
    )


WRONG: dict[str, Sign] = {
    "empty": lambda path, form: "",
    "truncated": lambda path, form: right(path, form)[:-1],
    "truncated to one": lambda path, form: right(path, form)[:1],
    "lengthened": lambda path, form: right(path, form) + "=",
    "with a blank": lambda path, form: " " + right(path, form),
    "in other letters": lambda path, form: right(path, form).swapcase(),
    "in full width": lambda path, form: "".join(chr(ord(m) + 0xFEE0) for m in right(path, form)),
    "half a pair": lambda path, form: "\ud800",
    "NUL": lambda path, form: "\x00",
    "without encryption": at("http://chat.example.org"),
    "of another host": at("https://evil.example"),
    "of a host with a dot": at("https://chat.example.org."),
    "of this machine": at("http://127.0.0.1:5005"),
    "of another page": lambda path, form: right(path + "x", form),
    "with a query": lambda path, form: right(path + "?a=1", form),
    "of another form": lambda path, form: right(path, {**form, "Body": form.get("Body", "") + "x"}),
    "of no form": lambda path, form: right(path, {} if form else {"Body": "x"}),
    "of another token": lambda path, form: str(
        RequestValidator("another token").compute_signature(PUBLIC_URL + path, form)
    ),
    "of no token": lambda path, form: str(
        RequestValidator("").compute_signature(PUBLIC_URL + path, form)
    ),
}


def post_form(
    served: Served, path: str, form: dict[str, str], signature: str, headers: Headers
) -> int:
    body = urlencode(form).encode()
    kind = ("content-type", "application/x-www-form-urlencoded")
    return served.ask(
        "POST", path, headers=[("x-twilio-signature", signature), kind, *headers], body=body
    ).status


@effort(0.15)
@given(forms, campaign_paths, proxy_headers)
def test_twilio_is_heard_whatever_its_form_says(
    served: Served,
    turn: QuickTurn,
    form: dict[str, str],
    campaign: str,
    headers: list[tuple[str, str]],
) -> None:
    turn.last = None
    path = f"/webhooks/twilio/{campaign}"
    headers = [(name, value) for name, value in headers if name != "content-length"]
    status = post_form(served, path, form, right(path, form), headers)
    is_twilios = _ADDRESS.fullmatch(form.get("From", "")) and _MESSAGE_ID.fullmatch(
        form.get("MessageSid", "")
    )
    assert status == (200 if is_twilios else 400)
    assert (turn.last is not None) == (status == 200)


@effort(0.2)
@given(forms, st.sampled_from(sorted(WRONG)), campaign_paths, proxy_headers)
def test_a_wrong_signature_is_never_heard(
    served: Served,
    turn: QuickTurn,
    form: dict[str, str],
    kind: str,
    campaign: str,
    headers: list[tuple[str, str]],
) -> None:
    turn.last = None
    path = f"/webhooks/twilio/{campaign}"
    headers = [(name, value) for name, value in headers if name != "content-length"]
    signature = WRONG[kind](path, form)
    # Twilio signs names and values without a border between them: {"": ""} as no form at all.
    assume(signature != right(path, form))
    assert post_form(served, path, form, signature, headers) == 403
    assert turn.last is None


def test_a_field_without_a_name_is_signed_as_none_and_not_heard(
    served: Served, turn: QuickTurn
) -> None:
    turn.last = None
    path = "/webhooks/twilio/demo-en"
    assert right(path, {"": ""}) == right(path, {})
    assert post_form(served, path, {"": ""}, right(path, {}), []) == 400
    assert turn.last is None


@effort(0.05)
@given(bodies, content_types, proxy_headers)
def test_twilios_webhook_bears_any_body(
    served: Served, body: Any, content_type: str, headers: list[tuple[str, str]]
) -> None:
    signed = ("x-twilio-signature", right("/webhooks/twilio", {}))
    all_headers = [signed, ("content-type", content_type), *headers]
    reply = served.ask("POST", "/webhooks/twilio", headers=all_headers, body=body)
    assert reply.status in (400, 403, 413)


SECRETS = {
    "none": None,
    "empty": "",
    "truncated": TELEGRAM_SECRET[:-1],
    "lengthened": TELEGRAM_SECRET + "t",
    "in capitals": TELEGRAM_SECRET.upper(),
    "with a blank": TELEGRAM_SECRET + " ",
    "in letters that look alike": TELEGRAM_SECRET.replace("e", "е"),
    "with a NUL": TELEGRAM_SECRET + "\x00",
    "half a pair": "\ud800",
    "the signature of another": "twilio-token",
}


@st.composite
def updates(draw: st.DrawFn) -> Any:
    """An update as Telegram sends it, with some of its parts replaced by anything."""
    message = private_message(draw(clean_texts), draw(st.integers(-(2**60), 2**60)))
    kind = draw(
        st.sampled_from(["message", "edited_message", "channel_post", "my_chat_member", "fuzz"])
    )
    update: dict[str, Any] = {"update_id": draw(st.integers(0, 2**40)), kind: message}
    if draw(st.booleans()):
        update["callback_query"] = {
            "id": "1",
            "from": message["from"],
            "chat_instance": "1",
            "data": draw(clean_texts),
            "message": message,
        }
    for _ in range(draw(st.integers(0, 3))):
        sender = message.get("from")
        parts = [update, message, *([sender] if isinstance(sender, dict) else [])]
        part: dict[str, Any] = draw(st.sampled_from(parts))
        name = draw(
            st.sampled_from(["message", "chat", "from", "date", "text", "id", "entities", "photo"])
            | st.text(max_size=6)
        )
        part[name] = draw(json_values)
    return draw(st.sampled_from([update] * 6 + [None, [update], "update"]))


@effort(0.15)
@given(updates(), proxy_headers)
def test_telegram_may_send_anything(
    served: Served, update: Any, headers: list[tuple[str, str]]
) -> None:
    headers = [(name, value) for name, value in headers if name != "content-length"]
    signed = ("x-telegram-bot-api-secret-token", TELEGRAM_SECRET)
    body = json.dumps(update).encode("utf-8", "surrogatepass")
    reply = served.ask("POST", "/webhooks/telegram", headers=[signed, *headers], body=body)
    assert reply.status in (200, 400)


@effort(0.08)
@given(st.sampled_from(sorted(SECRETS)), updates(), proxy_headers)
def test_without_the_secret_no_update_is_heard(
    served: Served, turn: QuickTurn, kind: str, update: Any, headers: list[tuple[str, str]]
) -> None:
    turn.last = None
    secret = SECRETS[kind]
    shown = [] if secret is None else [("x-telegram-bot-api-secret-token", secret)]
    reply = served.ask(
        "POST",
        "/webhooks/telegram",
        headers=[*shown, *headers],
        body=json.dumps(update).encode("utf-8", "surrogatepass"),
    )
    assert reply.status == 403
    assert turn.last is None


@effort(0.05)
@given(bodies, content_types, proxy_headers)
def test_telegrams_webhook_bears_any_body(
    served: Served, body: Any, content_type: str, headers: list[tuple[str, str]]
) -> None:
    signed = ("x-telegram-bot-api-secret-token", TELEGRAM_SECRET)
    all_headers = [signed, ("content-type", content_type), *headers]
    reply = served.ask("POST", "/webhooks/telegram", headers=all_headers, body=body)
    assert reply.status in (200, 400, 413)


@effort(0.02, most=2000)
@given(st.sampled_from(NASTY).filter(lambda t: t != "\ud800") | clean_texts, st.integers(1, 50))
def test_behind_the_real_turn_every_message_is_answered(
    real: Served, text: str, person: int
) -> None:
    form = {
        "From": f"+4477009001{person:02d}",
        "Body": text,
        "MessageSid": message_sid(repr((text, person))),
    }
    path = "/webhooks/twilio/demo-en"
    assert post_form(real, path, form, right(path, form), []) == 200
    update = {"update_id": hash((text, person)) % 2**40, "message": private_message(text, person)}
    signed = ("x-telegram-bot-api-secret-token", TELEGRAM_SECRET)
    body = json.dumps(update).encode()
    assert real.ask("POST", "/webhooks/telegram", headers=[signed], body=body).status == 200


def test_a_signed_request_that_is_replayed_is_answered_once(real: Served) -> None:
    path = "/webhooks/twilio/demo-en"
    form = {"From": "+447700900199", "Body": "hello", "MessageSid": SID}
    headers = [("x-twilio-signature", right(path, form))]
    body = urlencode(form).encode()
    answers = [real.ask("POST", path, headers=headers, body=body).body for _ in range(20)]
    assert b"<Message>" in answers[0]
    # Twilio asks again only for what it did not get, so that it is given the same; nothing is answered anew.
    assert answers[1:] == [answers[0]] * 19


def test_a_failure_behind_the_door_is_a_503_that_asks_to_come_again(
    served: Served, turn: QuickTurn, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(message: object) -> None:
        raise RuntimeError('File "secret.py"')

    door = served.app.state.assistant.door
    monkeypatch.setattr(door, "take", fails)
    path, form = "/webhooks/twilio", {"From": "+447700900100", "MessageSid": SID}
    headers = [("x-twilio-signature", right(path, form))]
    body = urlencode(form).encode()
    reply = served.unchecked("POST", path, headers, body)
    assert reply.status == 503
    assert reply.headers["retry-after"]
    assert b"secret" not in reply.body
    with pytest.raises(AssertionError, match="answered with 503"):
        served.ask("POST", path, headers=headers, body=body)
    del door.refusals["twilio", "failed"]
