"""What is counted is what the actions note."""

from __future__ import annotations

import re

from bot.dialogue.actions.topics import INFORMING
from bot.outcomes.definitions import ASKED_FOR_HELP, TOPICS
from bot.settings import PROJECT


def test_every_topic_that_actions_note_is_counted() -> None:
    source = "\n".join(
        file.read_text(encoding="utf-8") for file in PROJECT.glob("bot/dialogue/**/*.py")
    )
    noted = set(re.findall(r'(?:note_topic|informed)\("(\w+)"\)', source))
    noted |= {"claim_choice", "claim_harmless", "claim_need"}  # built from the intent
    noted |= set(INFORMING.values())
    assert noted == {*TOPICS, *ASKED_FOR_HELP}
