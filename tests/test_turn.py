"""The transaction of a message: each way in which stock Rasa loses one is a test that passes here.

The ways are listed in decisions/0003-turn.md: a failed save is swallowed, replies leave before the
save, a retry answers twice, the lock polls, a failed broker loses the turn, a long talk grows slow.
"""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from sqlalchemy import text

from bot.dialogue.actions.law import Law
from bot.dialogue.actions.topics import PlainAnswer
from bot.dialogue.telling.exchange import Exchange
from bot.engine.runner import StraightRunner
from bot.logs import log_failure
from bot.message import ContactMark, Incoming
from bot.outcomes import behind
from bot.outcomes.recorder import Recorder
from bot.outcomes.store import OutcomeStore
from bot.outcomes.tables import metadata
from bot.privacy import lease, repeats
from bot.privacy.expiring import MemoryStore, StoreFullError
from bot.privacy.lease import HELD_SECONDS
from bot.privacy.repeats import InProgressError
from bot.server.app import Assistant
from bot.turn import LONGEST_TEXT
from tests.conftest import Chat
from tests.platforms import Platforms

LONG_STORY = "I drove to work and came back late, and then the bus was full and it rained. " * 40

HEARD = ("utter_express_distress/life", "utter_check_despair", "utter_distress_where")
"""With what a cry for help is met, or asked about."""


class StoreGoneError(Exception):
    """The store of the conversations cannot be reached."""


def break_(store: MemoryStore, operation: str, *, from_call: int = 1) -> Callable[[], None]:
    """Let an operation fail from its n-th call on; the result mends it."""
    works: Callable[..., Awaitable[Any]] = getattr(store, operation)
    calls = 0

    async def fails(*arguments: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls >= from_call:
            raise StoreGoneError
        return await works(*arguments)

    setattr(store, operation, fails)
    return lambda: setattr(store, operation, works)


def store_of(assistant: Assistant) -> MemoryStore:
    assert isinstance(assistant.store, MemoryStore)
    return assistant.store


def rows(assistant: Assistant) -> list[Any]:
    return list(OutcomeStore(assistant.database).rows())


async def eventually(holds: Callable[[], bool]) -> None:
    """Let everything else run until something holds."""
    for _ in range(500):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came to that")


@pytest.mark.parametrize("operation", ["get", "put", "add"])
async def test_a_store_that_fails_is_an_error_and_nothing_is_half_saved(
    assistant: Assistant, chat: Chat, operation: str
) -> None:
    await chat("hello")
    before = await assistant.turn.conversations.find("web a visitor")
    mend = break_(store_of(assistant), operation)
    with pytest.raises(StoreGoneError):
        await chat("is it legal in france", message_id="1")
    mend()
    assert await assistant.turn.conversations.find("web a visitor") == before
    await eventually(lambda: [row.turns for row in rows(assistant)] == [1])
    again = await chat("is it legal in france", message_id="1")
    assert "France" in again.messages[0].text
    assert (await chat("is it legal in france", message_id="1")).messages == ()
    assert [row.turns for row in rows(assistant)] == [2]


async def test_a_mark_that_fails_after_the_save_keeps_no_reply_back(
    assistant: Assistant, chat: Chat
) -> None:
    await chat("hello")
    mend = break_(store_of(assistant), "put", from_call=3)
    assert (await chat("is it legal in france", message_id="1")).messages
    mend()
    assert (await chat("is it legal in france", message_id="1")).messages == ()
    assert [row.turns for row in rows(assistant)] == [2]


async def test_an_opt_out_that_could_not_be_saved_is_confirmed_by_the_repeat(
    assistant: Assistant, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    await chat("hello", channel="sms")
    add = assistant.turn.opt_outs.add

    async def fails(mark: str) -> None:
        raise StoreGoneError

    monkeypatch.setattr(assistant.turn.opt_outs, "add", fails)
    with pytest.raises(StoreGoneError):
        await chat("STOP", channel="sms", control="stop", message_id="1")
    monkeypatch.setattr(assistant.turn.opt_outs, "add", add)
    again = await chat("STOP", channel="sms", control="stop", message_id="1")
    assert "no more messages" in again.messages[-1].text
    assert (await chat("hello", channel="sms")).messages == ()


def test_no_reply_leaves_before_the_turn_is_saved(platforms: Platforms) -> None:
    telegram = platforms["telegram"]
    telegram.say("hello")
    sent = len(telegram.side.sent)
    mend = break_(store_of(platforms.assistant), "put")
    assert telegram.say("is it legal in france", message_id="77").status == 503
    assert len(telegram.side.sent) == sent
    mend()
    assert telegram.say("is it legal in france", message_id="77").texts
    assert telegram.say("is it legal in france", message_id="77").texts == ()


async def test_the_same_message_twice_at_once_is_answered_once(chat: Chat) -> None:
    answers = await asyncio.gather(*(chat("hello", message_id="1") for _ in range(5)))
    assert sorted(len(answer.messages) for answer in answers) == [0, 0, 0, 0, 2]


async def test_a_killed_workers_message_is_answered_by_the_retry(
    assistant: Assistant, chat: Chat
) -> None:
    store, now = store_of(assistant), time.monotonic()
    store._clock = lambda: now
    assert await assistant.turn.repeats.claim("web", "1"), "the worker that is killed then"
    retry = asyncio.create_task(chat("hello", message_id="1"))
    await asyncio.sleep(0.1)
    assert not retry.done(), "silence would say that the message was answered"
    now += HELD_SECONDS + 1
    assert (await retry).messages


async def test_a_repeat_of_a_message_that_stays_in_progress_asks_to_try_again(
    assistant: Assistant, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeats, "CLAIM_PATIENCE", 0.1)
    assert await assistant.turn.repeats.claim("web", "1")
    with pytest.raises(InProgressError):
        await chat("hello", message_id="1")


async def test_a_slow_answer_keeps_its_claim(
    assistant: Assistant, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The first message compiles patterns and holds the loop for longer than the claim lasts here.
    await chat("hello", visitor="the one before")
    monkeypatch.setattr(repeats, "HELD_SECONDS", 0.2)
    monkeypatch.setattr(lease, "RENEW_SECONDS", 0.05)
    answer = type(assistant.turn)._answer

    async def slow(self: Any, message: Incoming) -> Any:
        await asyncio.sleep(0.6)
        return await answer(self, message)

    monkeypatch.setattr(type(assistant.turn), "_answer", slow)
    answers = await asyncio.gather(*(chat("hello", message_id="1") for _ in range(3)))
    assert sorted(len(answer.messages) for answer in answers) == [0, 0, 2]


@pytest.mark.parametrize("message_id", ["1", None], ids=["with an id", "without"])
async def test_an_answer_that_hangs_keeps_neither_a_repeat_nor_the_next_message_waiting(
    assistant: Assistant,
    chat: Chat,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    message_id: str | None,
) -> None:
    await chat("hello")
    with monkeypatch.context() as patch:
        patch.setattr(repeats, "LONGEST_ANSWER", 0.1)
        patch.setattr(assistant.turn.conversations, "find", lambda _: asyncio.Event().wait())
        async with asyncio.timeout(10):  # which ends as no TimeoutError within
            with pytest.raises(TimeoutError) as ended:
                await chat("is it legal in france", message_id=message_id)
    log_failure("a test", ended.value)
    assert '"where": "turn.py' in capfd.readouterr().err, "the log tells where it stood"
    (said,) = (await chat("is it legal in france", message_id=message_id)).messages
    assert "France" in said.text


async def test_messages_of_one_person_are_answered_in_the_order_in_which_they_came(
    assistant: Assistant, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    answer = type(assistant.turn)._answer

    async def watched(self: Any, message: Incoming) -> Any:
        order.append(f"{message.text} in")
        await asyncio.sleep(0.005)
        outgoing = await answer(self, message)
        order.append(f"{message.text} out")
        return outgoing

    monkeypatch.setattr(type(assistant.turn), "_answer", watched)
    await asyncio.gather(*(chat(str(number)) for number in range(5)))
    assert order == [f"{number} {way}" for number in range(5) for way in ("in", "out")]
    order.clear()
    await asyncio.gather(chat("a", visitor="one"), chat("b", visitor="two"))
    assert order[:2] == ["a in", "b in"], "different people do not wait for each other"


async def test_a_lock_is_free_again_after_a_failure(assistant: Assistant, chat: Chat) -> None:
    mend = break_(store_of(assistant), "put")
    with pytest.raises(StoreGoneError):
        await chat("hello")
    mend()
    assert (await asyncio.wait_for(chat("hello"), 5)).messages


async def test_if_understanding_fails_a_safe_text_goes_out_and_nothing_else_changes(
    assistant: Assistant, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    await chat("she said she is 16")
    before = await assistant.turn.conversations.find("web a visitor")
    assert before is not None
    assert before.in_danger

    def fails(*_: Any) -> Any:
        raise RuntimeError("secret words")

    with monkeypatch.context() as patch:
        patch.setattr(StraightRunner, "run", fails)
        (said,) = (await chat("is it legal in france")).messages
        assert "not your fault" in said.text
        assert "112 (Europe) or 911 (USA, Canada, Mexico)" in said.text
        (first,) = (await chat("hello", visitor="another", country="GB")).messages[1:]
        assert "999" in first.text
    after = await assistant.turn.conversations.find("web a visitor")
    assert after is not None
    before.turns, before.buttons = after.turns, after.buttons
    assert after == before
    # The place that was named counts again, as soon as messages are understood again.
    (said,) = (await chat("/inform_location FR")).messages
    assert "Ensemble contre la traite" in said.text


async def test_an_action_that_fails_half_way_leaves_no_half_situation(
    assistant: Assistant, chat: Chat, monkeypatch: pytest.MonkeyPatch, capfd: Any
) -> None:
    await chat("hello")

    def fails(self: Law, exchange: Exchange) -> None:
        exchange.situation.danger = "certain"
        exchange.say("utter_ask_law_where")
        raise RuntimeError("secret words")

    monkeypatch.setattr(Law, "answer", fails)
    (said,) = (await chat("is it legal in france")).messages
    assert "not your fault" in said.text
    after = await assistant.turn.conversations.find("web a visitor")
    assert after is not None
    assert not after.in_danger
    assert "secret" not in "".join(capfd.readouterr())


async def test_a_text_that_cannot_be_filled_in_loses_nothing_but_itself(
    chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgets(self: PlainAnswer, exchange: Exchange) -> None:
        exchange.say("utter_place_noted")  # without its place

    monkeypatch.setattr(PlainAnswer, "answer", forgets)
    assert "not your fault" in (await chat("/ask_harm")).messages[-1].text


async def test_replies_go_on_while_the_database_is_locked(assistant: Assistant, chat: Chat) -> None:
    await chat("hello")
    assert assistant.database.url.database is not None
    other = sqlite3.connect(assistant.database.url.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert (await chat("is it legal in france")).messages
    assert (await chat("and in sweden")).messages
    assert assistant.recorder.waiting == 1
    assert [row.turns for row in rows(assistant)] == [1]
    other.execute("COMMIT")
    other.close()
    await eventually(lambda: assistant.recorder.waiting == 0)
    assert [row.turns for row in rows(assistant)] == [3]


async def test_outcomes_wait_while_the_database_is_gone_and_none_is_written_twice(
    assistant: Assistant, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(behind, "RETRY", 0.01)
    await chat("hello", visitor="one")
    with assistant.database.begin() as connection:
        connection.execute(text("ALTER TABLE outcomes RENAME TO gone"))
    for visitor in ("one", "two", "two"):
        assert (await chat("is it legal in france", visitor=visitor)).messages
    assert assistant.recorder.waiting == 2
    with assistant.database.begin() as connection:
        connection.execute(text("ALTER TABLE gone RENAME TO outcomes"))
    await eventually(lambda: assistant.recorder.waiting == 0)
    assert sorted(row.turns for row in rows(assistant)) == [2, 2]


async def test_a_repeat_in_the_very_moment_of_the_mark_is_given_the_answer(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = Incoming("sms", "demo-en", "a visitor", "hello", message_id="SM-race")
    marks, repeated = assistant.turn.repeats, []
    settle = marks.settle

    async def settle_and_be_asked_again(channel: str, message_id: str | None) -> None:
        await settle(channel, message_id)
        repeated.append(await assistant.door.take(said))

    monkeypatch.setattr(marks, "settle", settle_and_be_asked_again)
    answer = await assistant.door.take(said)
    assert answer.messages
    assert repeated == [answer], "as another worker gives it between the mark and the answer"


async def test_what_waits_is_bounded_and_what_gives_way_is_counted(assistant: Assistant) -> None:
    writer = Recorder(
        OutcomeStore(assistant.database), behind.WriteBehind(assistant.database), limit=2
    )
    turn = assistant.turn
    turn.recorder = writer
    with assistant.database.connect() as holder:
        holder.exec_driver_sql("begin immediate")
        for number in range(4):
            await turn.take(Incoming("web", "demo-en", f"visitor {number}", "hello"))
        assert (writer.waiting, writer.lost) == (2, 2)
        holder.rollback()
    await writer.stop()
    # The oldest may have been on its way into the database when it gave way; then it arrives all the same.
    assert len(rows(assistant)) in (2, 3)


async def test_a_stop_writes_what_waits(assistant: Assistant, chat: Chat) -> None:
    await chat("hello")
    await assistant.recorder.stop()
    assert assistant.recorder.waiting == 0
    assert len(rows(assistant)) == 1


async def test_a_long_conversation_grows_neither_slow_nor_large(
    assistant: Assistant, chat: Chat
) -> None:
    texts = ("/ask_harm", "is it legal in france", "/ask_risk", "what does it do to them", "ok")
    seconds, sizes = [], []
    for turn in range(300):
        start = time.process_time()
        assert (await chat(texts[turn % len(texts)])).messages
        seconds.append(time.process_time() - start)
        sizes.append(len(await store_of(assistant).get("conversation:web a visitor") or b""))
    assert statistics.median(seconds[250:]) <= 3 * statistics.median(seconds[20:70])
    assert sizes[299] <= 3 * sizes[20]
    assert sizes[299] < 10_000
    assert [row.turns for row in rows(assistant)] == [50], "a long talk does not stand out"


async def test_a_conversation_is_over_after_half_an_hour_of_silence(
    assistant: Assistant, chat: Chat
) -> None:
    store, now = store_of(assistant), time.monotonic()
    store._clock = lambda: now
    await chat("hello")
    now += 29 * 60
    assert "automated" not in (await chat("hello")).messages[0].text
    now += 31 * 60
    assert len(store) == 0
    assert "automated" in (await chat("hello")).messages[0].text
    assert sorted(row.turns for row in rows(assistant)) == [1, 2]


async def test_memory_is_bounded(assistant: Assistant, chat: Chat) -> None:
    store_of(assistant)._limit = 2
    await chat("hello", visitor="one")
    await chat("hello", visitor="two")
    with pytest.raises(StoreFullError):
        await chat("hello", visitor="three")
    assert (await chat("hello", visitor="one")).messages


async def test_deleting_ones_data_ends_the_conversation_and_says_the_truth(
    assistant: Assistant, chat: Chat
) -> None:
    await chat("hello", channel="sms")
    answer = await chat("delete everything you have about me", channel="sms")
    assert "nothing for us to delete" in answer.messages[0].text
    assert answer.ended
    assert len(store_of(assistant)) == 0
    assert (await chat("hello", channel="sms")).messages[0].key == "utter_reveal"


async def test_deleting_ones_data_erases_the_opt_out_mark_too(
    assistant: Assistant, chat: Chat
) -> None:
    await chat("STOP", channel="sms", control="stop")
    assert (await chat("hello", channel="sms")).messages == ()
    answer = await chat("delete everything you have about me", channel="sms")
    assert "It's deleted now" in answer.messages[-1].text
    with assistant.database.connect() as connection:
        assert list(connection.execute(metadata.tables["opt_outs"].select())) == []


async def test_deleting_ones_data_erases_the_mark_of_repeat_contact_and_says_so(
    assistant: Assistant, chat: Chat
) -> None:
    marks = {"demo-en": ContactMark("m" * 32, 2**31 - 1, 7)}
    await chat("hello", channel="sms", contact_marks=marks)
    await chat("is it legal in france", channel="sms", contact_marks=marks)
    contacts = metadata.tables["contacts"].select()
    with assistant.database.connect() as connection:
        (row,) = connection.execute(contacts)
    assert (row.campaign, row.came_back) == ("demo-en", False)
    answer = await chat("delete everything you have about me", channel="sms", contact_marks=marks)
    assert "count returning visitors" in answer.messages[-1].text
    with assistant.database.connect() as connection:
        assert list(connection.execute(contacts)) == []


async def test_whoever_wants_silence_is_not_counted(assistant: Assistant, chat: Chat) -> None:
    marks = {"demo-en": ContactMark("m" * 32, 2**31 - 1, 7)}
    await chat("STOP", channel="sms", control="stop", contact_marks=marks)
    await chat("hello", channel="sms", contact_marks=marks)
    with assistant.database.connect() as connection:
        assert list(connection.execute(metadata.tables["contacts"].select())) == []


async def test_opt_out_then_silence_then_start(assistant: Assistant, chat: Chat) -> None:
    await chat("hello", channel="sms")
    confirmation = await chat("please don't text me", channel="sms")
    assert confirmation.ended
    assert len(confirmation.messages) == 1
    for text_ in ("hello", "are you there", "how much"):
        assert (await chat(text_, channel="sms")).messages == ()
    assert (await chat("hello", channel="web")).messages, "the page stays open"
    start = await chat("START", channel="sms", control="start")
    assert start.messages[0].key == "utter_reveal"
    assert (await chat("is it legal in france", channel="sms")).messages
    endings = {row.ending for row in rows(assistant) if row.channel == "sms"}
    assert "opted_out" in endings


async def test_a_long_text_is_answered_briefly_but_a_cry_for_help_in_it_is_heard(
    chat: Chat,
) -> None:
    assert "too long" in (await chat("why " * LONGEST_TEXT)).messages[-1].text
    for number, rest in enumerate(("because " * LONGEST_TEXT, LONG_STORY)):
        for before in ("", rest[: LONGEST_TEXT // 2]):
            cry = f"{before}. i want to die. {rest}"
            answer = await chat(cry, visitor=f"{number} {len(cry)}")
            assert answer.messages[-1].key in HEARD, cry


async def test_what_a_visitor_types_is_never_taken_for_a_value_of_ours(
    assistant: Assistant, chat: Chat
) -> None:
    secrets = "Jo Smith +447700900123"
    for typed in (
        f"/inform_location {secrets}",
        f'/inform_location{{"place": "{secrets}"}}',
        f'/rate_readiness{{"readiness": "{secrets}"}}',
        f"/ask_risk {secrets}",
        f"/change_language {secrets}",
        f'  // /greet{{"place": "{secrets}"}}',
    ):
        assert (await chat(typed)).messages
        state = await store_of(assistant).get("conversation:web a visitor") or b""
        assert b"Smith" not in state
        assert b"447700900123" not in state
    (row,) = rows(assistant)
    assert row.country == "GB"


@pytest.mark.parametrize("typed", ["/restart", "/back", "/session_start", "/nlu_fallback"])
async def test_a_command_of_rasas_is_no_trouble(chat: Chat, typed: str) -> None:
    await chat("hello")
    assert "utter_trouble" not in [said.key for said in (await chat(typed)).messages]


async def test_a_person_who_came_by_no_known_campaign_is_asked_for_the_country(
    assistant: Assistant, chat: Chat
) -> None:
    answer = await chat("is it legal", campaign="unknown", client_language="en")
    assert "Which country are you in" in answer.messages[-1].text
    assert [row.country for row in rows(assistant)] == [None]


async def test_an_unknown_campaign_is_answered_in_the_language_of_the_app(chat: Chat) -> None:
    for number, language in enumerate(("ru", "it", "fr")):
        said = {"campaign": "unknown", "visitor": f"{number}", "client_language": language}
        answer = await chat("", channel="telegram", control="start", **said)
        assert answer.language == language
        assert answer.messages[-1].key == "utter_greet"


async def test_an_unknown_campaign_asks_for_the_language_where_nothing_tells_it(chat: Chat) -> None:
    talk = {"campaign": "unknown", "channel": "telegram", "client_language": "pt"}
    first = await chat("", control="start", **talk)
    assert first.language == "en"
    titles = [button.title for button in first.messages[-1].buttons]
    assert {"English", "français", "русский"} < set(titles)
    second = await chat("/change_language fr", **talk)
    assert second.language == "fr"


@pytest.mark.parametrize(
    ("text", "country", "language"),
    [
        ("hello, is this legal?", "DE", "en"),
        ("ist das denn hier erlaubt?", None, "de"),
        ("STOP", "DE", "de"),
        ("STOP", "CH", "en"),
    ],
)
async def test_a_text_to_an_unknown_campaign_is_answered_in_its_own_language(
    chat: Chat, text: str, country: str | None, language: str
) -> None:
    control = "stop" if text == "STOP" else None
    answer = await chat(text, campaign="unknown", channel="sms", country=country, control=control)
    assert answer.language == language
