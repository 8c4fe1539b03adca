"""The ends of a process: killed, it loses nothing that was answered; stopped, nothing that has begun."""

from __future__ import annotations

import http.client
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing

import pytest

from bot.engine.engine import Engine
from tests.faults.serving import Served, eventually, read_reply, text_message

PATIENCE = 8.0
"""Seconds within which it has to; the server closes its door at once."""

IN_FLIGHT = 40


@pytest.fixture(scope="module")
def victim(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """An assistant of this module's own, because it is ended."""
    assert engine, "the model is trained before the process starts"
    victim = Served(tmp_path_factory.mktemp("ended") / "home").start()
    yield victim
    victim.stop()


def test_a_killed_assistant_goes_on_where_its_last_answer_was(victim: Served) -> None:
    assert "automated" in victim.say("hello", message_id="SM1").text.lower()
    assert "France" in victim.say("is it legal in france", message_id="SM2").text
    token = victim.say_on_the_page("how much for an hour")["token"]

    # Frozen, it takes a third message and gives no answer; then it is dead.
    victim.signal(signal.SIGSTOP)
    path, body, headers = text_message("and in sweden", message_id="SM3")
    with closing(http.client.HTTPConnection("127.0.0.1", victim.port, timeout=5)) as unanswered:
        unanswered.request("POST", path, body, headers)
        victim.kill()
        with pytest.raises((http.client.HTTPException, OSError)):
            unanswered.getresponse()
    kept = Counter((row.channel, row.turns) for row in victim.rows())
    assert kept == Counter({("sms", 2): 1, ("web", 1): 1})

    victim.start()
    retried = victim.say("and in sweden", message_id="SM3")
    assert "automated" in retried.text.lower(), "the conversation is forgotten: it begins anew"
    assert "Sweden" in retried.text
    assert victim.say("and in sweden", message_id="SM3") == retried, (
        "given again, not answered anew"
    )
    on_the_page = victim.say_on_the_page("is it legal in sweden", token)
    assert "automated" in on_the_page["replies"][0]["text"].lower()
    assert "Sweden" in on_the_page["replies"][-1]["text"]
    kept += Counter({("sms", 1): 1, ("web", 1): 1})
    assert Counter((row.channel, row.turns) for row in victim.rows()) == kept


def _refuses(victim: Served) -> bool:
    """Whether a stopped assistant takes nobody new."""
    try:
        victim.get("/healthz")
    except OSError:
        return True
    return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_assistant_answers_every_message_that_has_begun(
    victim: Served, number: signal.Signals
) -> None:
    if victim.has_ended:
        victim.start()
    before, told_before = len(victim.rows()), len(victim.told)
    with ExitStack() as stack:
        begun = []
        for sender in range(100, 100 + IN_FLIGHT):
            message_id = f"{number.name} {sender}"
            path, body, headers = text_message("is it legal in france", sender, message_id)
            connection = stack.enter_context(
                closing(http.client.HTTPConnection("127.0.0.1", victim.port, timeout=60))
            )
            connection.putrequest("POST", path)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                connection.putheader(name, value)
            connection.endheaders(body[:10])
            begun.append((connection, body[10:]))
        assert victim.get("/healthz").status == 200, "the beginnings have arrived"
        victim.signal(number)
        eventually(lambda: _refuses(victim), PATIENCE)
        for connection, rest in begun:
            connection.send(rest)
        replies = [read_reply(connection.getresponse()) for connection, _ in begun]
    assert all(reply.status == 200 and "France" in reply.text for reply in replies)
    assert victim.wait(60) in (0, -number)
    assert len(victim.rows()) == before + IN_FLIGHT
    told = victim.told[told_before:]
    assert '"event": "stopped"' in told
    assert "Traceback" not in told
