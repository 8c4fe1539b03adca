"""When more is asked than can be answered: a bounded queue, danger first, and a time to come back."""

from __future__ import annotations

import asyncio

import pytest

from bot.engine.engine import Engine
from bot.message import Incoming, Outgoing
from bot.server.app import Assistant
from bot.server.door import admission
from bot.server.door.admission import Admission
from bot.server.door.limits import RateLimits
from bot.server.door.refusals import Refused
from tests.platforms import Platforms

DANGER = "i want to die"


def message(text: str, control: str | None = None) -> Incoming:
    return Incoming("web", None, text, text, control=control)


class Turns:
    """Turns that last until they are let go."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self.gate = asyncio.Event()

    async def take(self, message: Incoming) -> Outgoing:
        self.order.append(message.text)
        await self.gate.wait()
        return Outgoing()


@pytest.fixture
def turns() -> Turns:
    return Turns()


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "LONGEST_QUEUE", 2)


class Room:
    """Limits that are never reached."""

    async def refuse(self, message: Incoming) -> Refused | None:
        return None

    async def bears(self, message: Incoming) -> bool:
        return True


class NoRoom(Room):
    """Limits that are always reached; of dangers so many are borne."""

    def __init__(self, borne: int = 100) -> None:
        self.borne = borne

    async def refuse(self, message: Incoming) -> Refused | None:
        return Refused(429, "server_busy", retry_after=5)

    async def bears(self, message: Incoming) -> bool:
        self.borne -= 1
        return self.borne >= 0


def before(turns: Turns, limits: Room | None = None) -> Admission:
    dangers = lambda text: ["distress"] if text == DANGER else []  # noqa: E731
    return Admission(turns.take, dangers, limits or Room(), places=1)


async def start(admission: Admission, *messages: Incoming) -> list[asyncio.Task[Outgoing]]:
    tasks = []
    for one in messages:
        tasks.append(asyncio.create_task(admission.take(one)))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    return tasks


async def test_a_message_that_shows_a_danger_goes_first(turns: Turns) -> None:
    queue = before(turns)
    tasks = await start(queue, message("a"), message("b"), message("c"), message(DANGER))
    turns.gate.set()
    await asyncio.gather(*tasks)
    assert turns.order == ["a", DANGER, "b", "c"]
    assert queue.waiting == 0


@pytest.mark.parametrize(
    "urgent", [message("any", control="stop"), message("/express_distress"), message(DANGER)]
)
async def test_what_is_urgent_is_let_in_where_others_are_refused(
    turns: Turns, urgent: Incoming
) -> None:
    queue = before(turns)
    tasks = await start(queue, message("a"), message("b"), message("c"))
    with pytest.raises(Refused) as refusal:
        await queue.take(message("d"))
    assert (refusal.value.status, refusal.value.reason) == (503, "overloaded")
    assert refusal.value.retry_after
    tasks += await start(queue, urgent)
    turns.gate.set()
    await asyncio.gather(*tasks)
    assert urgent.text in turns.order
    assert "d" not in turns.order


async def test_even_the_urgent_are_bounded(turns: Turns) -> None:
    queue = before(turns)
    tasks = await start(queue, message("a"), message(DANGER), message(DANGER))
    with pytest.raises(Refused):
        await queue.take(message(DANGER))
    turns.gate.set()
    await asyncio.gather(*tasks)


async def test_who_waits_too_long_is_asked_to_come_back_and_leaves_no_hole(
    turns: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission, "PATIENCE", 0.05)
    queue = before(turns)
    (first,) = await start(queue, message("a"))
    with pytest.raises(Refused):
        await queue.take(message("b"))
    assert queue.waiting == 0
    turns.gate.set()
    await first
    await asyncio.gather(*(queue.take(message(str(number))) for number in range(3)))
    assert turns.order == ["a", "0", "1", "2"]


async def test_a_sender_that_goes_away_while_waiting_takes_nobodys_place(turns: Turns) -> None:
    queue = before(turns)
    first, second, third = await start(queue, message("a"), message("b"), message("c"))
    second.cancel()
    turns.gate.set()
    await asyncio.gather(first, third)
    await queue.take(message("d"))
    assert turns.order == ["a", "c", "d"]


async def test_a_place_is_free_again_after_a_failure() -> None:
    async def fails(message: Incoming) -> Outgoing:
        raise RuntimeError

    queue = Admission(fails, lambda text: [], Room(), places=1)
    for _ in range(3):
        with pytest.raises(RuntimeError):
            await queue.take(message("a"))


async def test_beyond_a_limit_only_the_urgent_are_answered(turns: Turns) -> None:
    turns.gate.set()
    queue = before(turns, NoRoom())
    with pytest.raises(Refused) as refusal:
        await queue.take(message("hello"))
    assert (refusal.value.status, refusal.value.reason) == (429, "server_busy")
    await queue.take(message(DANGER))
    assert turns.order == [DANGER]


async def test_beyond_a_limit_who_is_in_danger_already_is_answered(turns: Turns) -> None:
    async def in_danger(message: Incoming) -> bool:
        return message.text == "he is coming"

    turns.gate.set()
    queue = Admission(turns.take, lambda text: [], NoRoom(), in_danger)
    with pytest.raises(Refused):
        await queue.take(message("hello"))
    await queue.take(message("he is coming"))
    assert turns.order == ["he is coming"]


@pytest.mark.parametrize("danger", ["suspected", "certain"])
async def test_beyond_a_limit_the_assistant_knows_who_is_in_danger(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, danger: str
) -> None:
    monkeypatch.setattr(RateLimits, "refuse", NoRoom().refuse)
    monkeypatch.setattr(RateLimits, "bears", NoRoom().bears)
    said = Incoming("web", "demo-en", "somebody", "is it legal in france")
    await assistant.turn.take(said)
    with pytest.raises(Refused):
        await assistant.door.take(said)
    situation = await assistant.turn.conversations.find("somebody")
    assert situation is not None
    situation.danger, situation.danger_kind = danger, "distress"
    await assistant.turn.conversations.keep("somebody", situation)
    assert (await assistant.door.take(said)).messages


async def test_a_program_that_sends_nothing_but_dangers_is_stopped(turns: Turns) -> None:
    turns.gate.set()
    queue = before(turns, NoRoom(borne=2))
    for _ in range(2):
        await queue.take(message(DANGER))
    with pytest.raises(Refused):
        await queue.take(message(DANGER))


async def test_the_net_of_the_model_sees_danger_in_every_language(engine: Engine) -> None:
    for text in ("I want to die", "ich will sterben", "je veux mourir", "хочу умереть"):
        assert engine.dangers(text), text
    assert not engine.dangers("is it legal in france")


def test_the_refusal_reaches_the_platform_with_a_time_to_come_back(
    platforms: Platforms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(admission, "PATIENCE", 0.01)
    door = platforms.assistant.door
    door.take = Admission(door.take, lambda text: [], Room(), places=0).take
    refused = platforms["sms"].say("hello")
    assert (refused.status, refused.texts) == (503, ())
    assert refused.headers["Retry-After"] == str(admission.RETRY_AFTER)
    assert platforms.refusals["twilio", "overloaded"] == 1
