"""What a message would change, asked before anything is done."""

from __future__ import annotations

from bot.dialogue.deciding.danger import decide
from bot.dialogue.state.situation import Situation
from bot.message import Understanding


def means_danger(situation: Situation, reading: Understanding) -> bool:
    """Whether a danger is known or suspected once a message is settled; nothing changes yet."""
    settled = Situation.from_dict(situation.to_dict())
    decide(settled, reading)
    return settled.danger != "none"
