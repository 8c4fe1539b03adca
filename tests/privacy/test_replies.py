"""A kept answer: given again while it is kept, to who asks for it, and closed to everybody else."""

from __future__ import annotations

import asyncio

import pytest

from bot.message import Incoming, Outgoing
from bot.privacy import replies as kept
from bot.privacy.expiring import MemoryStore
from bot.privacy.repeats import PREFIX, Repeats
from bot.privacy.replies import KEPT_SECONDS, Replies
from bot.server.delivering import Delivering
from bot.server.door.refusals import Refused
from bot.words import Button, Said

ANSWER = Outgoing(
    (Said("Call 999.", (Button("Yes", "/affirm"),)), Said("Now.")), "en", outcome="0" * 32
)


class Store(MemoryStore):
    """A store that goes away when told."""

    gone = False

    def values(self) -> bytes:
        return b"".join(value for _, value in self._values.values())

    async def put(self, name: str, value: bytes, seconds: float) -> None:
        if self.gone:
            raise ConnectionError
        await super().put(name, value, seconds)


@pytest.fixture
def now() -> list[float]:
    return [0.0]


@pytest.fixture
def store(now: list[float]) -> Store:
    return Store(100, expendable=PREFIX, clock=lambda: now[0])


def message(message_id: str | None = "SM1", channel: str = "sms") -> Incoming:
    return Incoming(channel, None, "pseudonym", "he hits me", message_id=message_id)


async def test_an_answer_is_given_again_as_it_was(store: Store) -> None:
    replies = Replies(store, b"key")
    await replies.keep("sms", "SM1", ANSWER)
    assert await replies.again("sms", "SM1") == ANSWER
    assert await replies.again("sms", "SM2") is None
    assert await replies.again("whatsapp", "SM1") is None


async def test_it_is_gone_after_minutes_or_when_it_arrived(store: Store, now: list[float]) -> None:
    replies = Replies(store, b"key")
    await replies.keep("sms", "SM1", ANSWER)
    await replies.keep("sms", "SM2", ANSWER)
    await replies.forget("sms", "SM1")
    assert await replies.again("sms", "SM1") is None
    now[0] = KEPT_SECONDS + 1
    assert await replies.again("sms", "SM2") is None


async def test_without_the_platforms_id_and_the_key_it_says_nothing(store: Store) -> None:
    await Replies(store, b"key").keep("sms", "SM1", ANSWER)
    for part in (b"999", b"affirm", b"SM1", b"0" * 32):
        assert part not in store.values()
    assert await Replies(store, b"another key").again("sms", "SM1") is None


class Turn:
    """Answers each message once."""

    def __init__(self, repeats: Repeats, replies: Replies) -> None:
        self.repeats = repeats
        self.replies = replies
        self.answered = 0

    async def take(self, message: Incoming) -> Outgoing:
        if not await self.repeats.claim(message.channel, message.message_id):
            return Outgoing()
        self.answered += 1
        await self.replies.owe(message, ANSWER)
        await self.repeats.settle(message.channel, message.message_id)
        return ANSWER


@pytest.fixture
def turn(store: Store) -> Turn:
    return Turn(Repeats(store, b"key"), Replies(store, b"key"))


@pytest.fixture
def delivering(store: Store, turn: Turn) -> Delivering:
    return Delivering(turn.take, turn.replies, turn.repeats)


async def test_who_asks_again_is_given_the_same_answer(delivering: Delivering, turn: Turn) -> None:
    answers = [await delivering.take(message()) for _ in range(20)]
    assert answers == [ANSWER] * 20
    assert turn.answered == 1


async def test_silence_is_kept_nowhere(store: Store) -> None:
    await Replies(store, b"key").owe(message(), Outgoing(language="en"))
    assert len(store) == 0


async def test_what_has_surely_arrived_is_not_given_again(delivering: Delivering) -> None:
    await delivering.take(message(channel="telegram"))
    await delivering.delivered(message(channel="telegram"), surely=True)
    assert await delivering.take(message(channel="telegram")) == Outgoing()


async def test_what_is_left_is_kept_and_asked_for(delivering: Delivering) -> None:
    await delivering.take(message(channel="telegram"))
    left = Outgoing(ANSWER.messages[1:], "en")
    with pytest.raises(Refused) as refusal:
        await delivering.undelivered(message(channel="telegram"), left)
    assert refusal.value.status == 503
    assert await delivering.take(message(channel="telegram")) == left


async def test_a_message_without_an_id_is_kept_nowhere(
    delivering: Delivering, store: Store
) -> None:
    assert await delivering.take(message(None)) == ANSWER
    assert len(store) == 0


async def test_a_store_that_is_gone_keeps_no_answer_back(
    delivering: Delivering, store: Store
) -> None:
    store.gone = True
    assert await delivering.take(message(None)) == ANSWER
    await delivering.delivered(message())


async def test_two_never_send_the_same_answer_at_once(
    delivering: Delivering, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "CLAIM_PATIENCE", 0.05)
    async with delivering.alone(message()):
        with pytest.raises(Refused) as refusal:
            async with delivering.alone(message()):
                raise AssertionError
        assert refusal.value.reason == "in_progress"
        async with delivering.alone(message("SM2")), delivering.alone(message(None)):
            pass
    async with asyncio.timeout(1), delivering.alone(message()):
        pass
