"""The organisation's own chat, where there is one: told to who asks for a person, while people are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.campaigns.campaign import Campaign
from bot.dialogue.state.dangers import FIRM
from bot.dialogue.state.situation import Situation
from bot.dialogue.words.library import Library
from bot.words import Said, Words

ASKS_FOR_A_PERSON = ("ask_human", "ask_human/want_person", "ask_human/chat_instead")


def with_handover(
    said: Sequence[Said],
    campaign: Campaign,
    situation: Situation,
    library: Library,
    now: datetime,
) -> list[Said]:
    """An answer, and behind its lines the chat, if the visitor asked for a person and it is open.

    Never in a danger, nor where one is only suspected: who is in need is given lines of people trained for
    it, and no chat that keeps what is written.
    """
    chat = campaign.handover
    asks = situation.last_topic in ASKS_FOR_A_PERSON
    if chat is None or not asks or situation.danger != "none" or situation.role in FIRM:
        return list(said)
    zone = chat.time_zone or library.directory.zone(campaign.place or "")
    told = handover_words(campaign, situation.language, library.words, library.settings.operator)
    if told is None or zone is None or not chat.times.is_open(now, zone):
        return list(said)
    *before, last = said
    return [*before, replace(last, buttons=()), replace(told, buttons=last.buttons)]


def handover_words(campaign: Campaign, language: str, words: Words, operator: str) -> Said | None:
    """What is said of a campaign's chat; nothing where it has none.

    Args:
        campaign: whose chat.
        language: of the visitor.
        words: of the assistant.
        operator: who runs this, when the campaign does not say.
    """
    if campaign.handover is None:
        return None
    return words.say(
        "utter_handover",
        language,
        operator=campaign.operator or operator,
        hours=campaign.handover.times.text(language),
        chat=campaign.handover.chat,
    )
