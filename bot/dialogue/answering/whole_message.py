"""What may answer a whole message instead of its moves, in the order in which it is tried."""

from __future__ import annotations

from bot.dialogue.answering.asked_on import told_asked_on
from bot.dialogue.answering.at_door import told_at_door
from bot.dialogue.answering.brought import told_of_brought
from bot.dialogue.answering.life_first import told_first
from bot.dialogue.answering.missing_child import told_of_missing
from bot.dialogue.answering.near_ones import told_of_near
from bot.dialogue.answering.who_knows import told_who_knows

TOLD_BY_US = (
    told_at_door,
    told_of_missing,
    told_of_near,
    told_asked_on,
    told_who_knows,
    told_first,
    told_of_brought,
)
"""The first that has to: each tells whether it did."""
