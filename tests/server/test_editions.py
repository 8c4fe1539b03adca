"""What an organisation publishes: said by the next reply, never mixed, and left out where it is broken."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
import yaml
from starlette.testclient import TestClient

from bot.console.editing.material import Material
from bot.console.editing.words_editor import WordsEditor
from bot.dialogue.words.library import Library
from bot.message import Outgoing
from bot.outcomes.database import open_database
from bot.outcomes.own_content import Kind, OwnContent
from bot.server import editions
from bot.server.app import Assistant
from bot.settings import PROJECT, Settings
from tests.conftest import Chat

GREETING = "Hello from Leeds. What brings you here?"


@pytest.fixture
def own(settings: Settings) -> OwnContent:
    return OwnContent(open_database(settings.database))


def greeting(text: str, language: str = "en") -> dict[str, list[dict[str, Any]]]:
    """The product's own greeting with another text."""
    file = PROJECT / "responses" / language / "greetings.yml"
    found = yaml.safe_load(file.read_text(encoding="utf-8"))["responses"]["utter_greet"]
    return {language: [{**entry, "text": text} for entry in found]}


def publish(own: OwnContent, kind: Kind, key: str, value: Any) -> None:
    """As a writer and a reader do it."""
    draft = own.save(kind, key, value, "ada")
    assert own.publish([(draft.id, draft.revision)], "bea")


def renew(assistant: Assistant) -> None:
    """What the watch does when it sees a newer edition."""
    assistant.take_over(assistant.editions.newest())


async def test_a_published_sentence_is_said_from_the_next_message_on(
    assistant: Assistant, own: OwnContent, chat: Chat
) -> None:
    publish(own, "words", "utter_greet", greeting(GREETING))
    renew(assistant)
    said = await chat("hello", visitor="second")
    assert GREETING in [message.text for message in said.messages]


async def test_a_message_in_progress_ends_on_the_edition_that_it_began_with(
    assistant: Assistant, own: OwnContent, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine: Any = assistant.turn.engine
    understand, reached, go_on = engine.understand, asyncio.Event(), asyncio.Event()

    async def slowly(*args: Any) -> Any:
        reached.set()
        await go_on.wait()
        return await understand(*args)

    monkeypatch.setattr(engine, "understand", slowly)
    before = {wording.text for wording in assistant.library.words.variations("utter_greet", "en")}
    said = asyncio.ensure_future(chat("hello"))
    await reached.wait()
    publish(own, "words", "utter_greet", greeting(GREETING))
    renew(assistant)
    go_on.set()
    texts = {message.text for message in (await said).messages}
    assert texts & before
    assert GREETING not in texts


async def test_under_load_no_message_is_lost_and_no_reply_mixes_two_editions(
    assistant: Assistant, own: OwnContent, chat: Chat
) -> None:

    def marked(key: str, mark: str) -> dict[str, list[dict[str, Any]]]:
        held = WordsEditor(Material(assistant.settings, assistant.database, assistant.library))
        entries = held.product(key)["en"]
        return {"en": [{**entry, "text": f"{mark} {entry['text']}"} for entry in entries]}

    async def publishing() -> None:
        for mark in ("Alpha.", "Beta.", "Alpha.", "Beta."):
            drafts = [
                own.save("words", key, made[key, mark], "ada")
                for key in ("utter_reveal", "utter_greet")
            ]
            assert own.publish([(draft.id, draft.revision) for draft in drafts], "bea")
            renew(assistant)
            for key in ("utter_reveal", "utter_greet"):
                said = assistant.library.words.variations(key, "en")[0].text
                assert said.startswith(mark), "taken over"
            await asyncio.sleep(0.05)

    async def comes(number: int) -> Outgoing:
        await asyncio.sleep(number * 0.01)
        return await chat("hello", visitor=f"visitor {number}")

    made = {
        (key, mark): marked(key, mark)
        for key in ("utter_reveal", "utter_greet")
        for mark in ("Alpha.", "Beta.")
    }
    published = asyncio.create_task(publishing())
    replies = await asyncio.gather(*map(comes, range(60)))
    await published
    assert all(reply.messages for reply in replies), "nobody went without an answer"
    seen = [
        {text.text.partition(" ")[0] for text in reply.messages} & {"Alpha.", "Beta."}
        for reply in replies
    ]
    assert all(len(marks) <= 1 for marks in seen)
    assert any(seen)


async def test_a_worker_sees_by_itself_what_was_published(
    settings: Settings, own: OwnContent, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editions, "LOOK_SECONDS", 0.01)
    taken: asyncio.Future[editions.Edition] = asyncio.get_running_loop().create_future()
    watch = asyncio.create_task(assistant.editions.watch(assistant.edition, taken.set_result))
    await asyncio.sleep(0.05)
    assert not taken.done()
    publish(own, "words", "utter_greet", greeting(GREETING))
    edition = await asyncio.wait_for(taken, 5)
    watch.cancel()
    assert edition.library.words.text("utter_greet", "en") == GREETING


def test_the_page_of_a_new_campaign_is_served_without_a_restart(
    client: TestClient, own: OwnContent
) -> None:
    assistant: Assistant = client.app.state.assistant  # type: ignore[attr-defined]
    campaign = {"language": "en", "place": "GB-ENG", "opening": {"en": GREETING}}
    assert GREETING not in client.get("/c/leeds-en").text
    publish(own, "campaign", "leeds-en", campaign)
    renew(assistant)
    assert GREETING in client.get("/c/leeds-en").text
    publish(own, "campaign", "leeds-en", {**campaign, "archived": True})
    renew(assistant)
    assert "leeds-en" in assistant.campaigns.archived
    assert GREETING in client.get("/c/leeds-en").text, "posters outlive their campaign"


BROKEN: dict[str, tuple[Kind, str, Any]] = {
    "a placeholder that nobody fills in": ("words", "utter_greet", greeting("{route}")),
    "a brace": ("words", "utter_greet", greeting("Hello {")),
    "a text that the product does not know": ("words", "utter_nothing", greeting("Hello")),
    "nothing that could be a text": ("words", "utter_greet", {"en": "Hello"}),
    "no languages": ("words", "utter_greet", []),
    "another button": (
        "words",
        "utter_greet",
        {"en": [{"text": "Hello", "buttons": [{"title": "x", "payload": "/nowhere"}]}]},
    ),
    "a telephone number with letters": ("helpline", "gb-victim-90", {"phone": "call me"}),
    "a State that does not exist": ("helpline", "zz-victim-1", {}),
    "a law with a wrong fine": ("law", "SE", {"fine_max": "much"}),
    "a campaign for no place": ("campaign", "leeds-en", {"language": "en", "place": "Leeds"}),
    "a campaign with a number that is taken": ("campaign", "leeds-en", []),
}


@pytest.mark.parametrize("case", BROKEN)
async def test_what_is_broken_is_left_out_and_all_else_is_taken_over(
    assistant: Assistant, own: OwnContent, case: str, caplog: pytest.LogCaptureFixture
) -> None:
    kind, key, value = BROKEN[case]
    publish(own, kind, key, value)
    if kind != "words":
        publish(own, "words", "utter_greet", greeting(GREETING))
    before = assistant.library
    renew(assistant)
    after = assistant.library
    text = after.words.text("utter_greet", "en")
    assert text == (before.words.text("utter_greet", "en") if kind == "words" else GREETING)
    assert {f.country: f.resources for f in after.directory.files} == {
        f.country: f.resources for f in before.directory.files
    }
    assert after.laws.codes == before.laws.codes
    assert "leeds-en" not in assistant.campaigns.ids()
    assert json.dumps(key) or caplog.records


async def test_no_organisation_can_take_away_the_last_routes_in_a_crisis(
    library: Library, assistant: Assistant, own: OwnContent
) -> None:
    for row in library.directory.resources("GB"):
        if "emergency" in row.purposes:
            withheld = row.model_dump(mode="json") | {"withheld": "other_purpose"}
            publish(own, "helpline", row.id, withheld)
    renew(assistant)
    assert assistant.library.directory.files == library.directory.files
