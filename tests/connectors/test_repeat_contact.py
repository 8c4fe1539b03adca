"""Marks of repeat contact are made at the doors, and only where a lasting address comes in."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.outcomes.tables import contacts
from tests.platforms import Platforms

LASTING = ("sms", "whatsapp", "telegram")


@pytest.fixture
def campaigns(campaigns: Path, tmp_path: Path) -> Path:
    """The campaigns of all tests; one of them counts who writes again."""
    folder = tmp_path / "campaigns"
    shutil.copytree(campaigns, folder)
    with (folder / "demo-en.yml").open("a") as file:
        file.write("repeat_contact_days: 30\n")
    return folder


def kept(platforms: Platforms) -> list[Any]:
    with platforms.assistant.database.connect() as connection:
        return list(connection.execute(select(contacts)))


def forget_the_day(platforms: Platforms) -> None:
    """A day later: conversations and what was counted are forgotten, the marks are not."""
    store: Any = platforms.assistant.store
    store._values.clear()


@pytest.mark.parametrize("channel", LASTING)
def test_whoever_writes_on_another_day_has_come_back(platforms: Platforms, channel: str) -> None:
    platform = platforms[channel]
    first = {"campaign": "demo-en"} if channel != "telegram" else {}
    platform.say("/start demo-en" if channel == "telegram" else "hello", **first)
    platform.say("is it legal in france", **first)
    assert [row.came_back for row in kept(platforms)] == [False]
    platform.say("hello", person=2, **first)
    forget_the_day(platforms)
    platform.say("/start demo-en" if channel == "telegram" else "hello", **first)
    marks = kept(platforms)
    campaigns = {row.campaign for row in marks if row.came_back}
    assert campaigns == {"demo-en"}
    platform.say("delete my data", **first)
    assert not any(row.came_back for row in kept(platforms))


def test_the_web_makes_no_mark(platforms: Platforms) -> None:
    platforms["web"].say("hello")
    assert kept(platforms) == []


def test_a_campaign_that_does_not_count_makes_no_mark(platforms: Platforms) -> None:
    platforms["sms"].say("hello", campaign="nowhere")
    assert kept(platforms) == []


def test_no_pseudonym_and_no_outcome_stands_in_a_mark(platforms: Platforms) -> None:
    platforms["sms"].say("hello")
    (mark,) = kept(platforms)
    (outcome,) = platforms.outcomes
    store: Any = platforms.assistant.store
    conversations = "".join(name for name in store._values if name.startswith("conversation:"))
    assert mark.mark not in conversations
    assert outcome.id not in mark
