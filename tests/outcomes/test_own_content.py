"""Drafts, editions and undo: two editors are told, a reader publishes what was read, nothing is lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.outcomes.database import open_database
from bot.outcomes.own_content import OthersDraftError, Own, OwnContent, own_content
from bot.settings import Settings


@pytest.fixture
def own(tmp_path: Path) -> OwnContent:
    return OwnContent(open_database(f"sqlite:///{tmp_path / 'outcomes.sqlite'}"))


def test_a_draft_is_said_to_nobody_until_it_is_published(own: OwnContent) -> None:
    draft = own.save("words", "utter_greet", {"en": ["x"]}, "ada")
    assert own.published() == Own()
    assert own.drafts() == [draft]
    assert own.publish([(draft.id, draft.revision)], "bea") == 1
    assert own.published().of("words") == {"utter_greet": {"en": ["x"]}}
    (done,) = own.history()
    assert (done.writer, done.reader, done.edition) == ("ada", "bea", 1)
    assert own.drafts() == []


def test_two_who_write_the_same_thing_are_told(own: OwnContent) -> None:
    first = own.save("law", "SE", {"note": "a"}, "ada")
    with pytest.raises(OthersDraftError) as told:
        own.save("law", "SE", {"note": "b"}, "bea")
    assert told.value.change == first
    second = own.save("law", "SE", {"note": "b"}, "bea", seen=first.revision)
    with pytest.raises(OthersDraftError) as told:
        own.save("law", "SE", {"note": "c"}, "ada", seen=first.revision)
    assert told.value.change == second
    assert own.publish([(first.id, first.revision)], "cem") is None, "nobody has read the newer one"
    assert not own.drop(first.id, first.revision)
    assert own.drop(second.id, second.revision)


def test_several_drafts_are_published_together_or_not_at_all(own: OwnContent) -> None:
    one, other = own.save("words", "a", {}, "ada"), own.save("words", "b", {}, "ada")
    assert own.publish([(one.id, 1), (other.id, 7)], "bea") is None
    assert own.published() == Own()
    assert own.publish([(one.id, 1), (other.id, 1)], "bea") == 1
    assert set(own.published().of("words")) == {"a", "b"}


def test_what_was_undone_is_as_before_also_under_a_later_draft(own: OwnContent) -> None:
    for text in ("first", "second"):
        draft = own.save("words", "a", {"en": text}, "ada")
        own.publish([(draft.id, 1)], "bea")
    newest = own.history()[0]
    waiting = own.save("words", "a", {"en": "third"}, "ada")
    assert own.before(newest) == {"en": "first"}
    assert own.before(waiting) == {"en": "second"}
    own.put("words", "a", own.before(newest), "bea")
    assert own.published().of("words") == {"a": {"en": "first"}}
    own.publish([(waiting.id, 1)], "bea")
    assert own.published().of("words") == {"a": {"en": "third"}}
    own.put("words", "a", None, "bea")
    assert own.published().of("words") == {}
    assert own.published().edition == 5


def test_an_import_leaves_alone_what_somebody_is_writing(own: OwnContent) -> None:
    own.save("words", "a", {"en": "mine"}, "ada")
    left_out = own.import_drafts({"words": {"a": {"en": "theirs"}, "b": {}}}, "bea")
    assert left_out == ["a"]
    assert [(d.key, d.writer) for d in own.drafts()] == [("a", "ada"), ("b", "bea")]


def test_all_who_publish_at_once_are_noticed(own: OwnContent) -> None:
    drafts = [own.save("words", str(number), {}, "ada") for number in range(8)]
    with ThreadPoolExecutor(8) as readers:
        list(readers.map(lambda draft: own.publish([(draft.id, 1)], "bea"), drafts))
    assert len(own.published().of("words")) == own.published().changes == 8


def test_commands_know_what_was_published(settings: Settings) -> None:
    assert own_content(settings) == Own()
    assert not (settings.home / "outcomes.sqlite").exists(), "asking makes no database"
    OwnContent(open_database(settings.database)).put("law", "SE", {"note": "a"}, "ada")
    assert own_content(settings).of("law") == {"SE": {"note": "a"}}
