"""A worker's first seconds: it says messages to itself, so that no visitor waits for what is made once.

The first messages read cards and look up places, and take up to three times as long as later ones. Here
training messages are understood and answered in between those of visitors; nothing of them is kept, counted
or sent.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

from bot.campaigns.campaign import Campaign
from bot.dialogue.state.situation import Situation
from bot.engine.engine import Engine
from bot.logs import log_failure

PAUSE = 0.02
"""Seconds between two messages, several times as long as one takes: visitors go first."""


async def rehearse(engine: Engine, campaign: Campaign) -> None:
    """Go through the model's rehearsal once; what goes wrong there must not stop a worker.

    Args:
        engine: to be warmed up.
        campaign: by which the messages are taken to have come.
    """
    try:
        for text in engine.rehearsal:
            await asyncio.sleep(PAUSE)
            situation = Situation(campaign.language, "web", campaign.id, campaign.place)
            meaning = engine.parse(text, {})
            engine.decide(meaning, situation, datetime.now(UTC))
    except Exception as error:  # noqa: BLE001  a worker that answers needs no rehearsal
        log_failure("a message could not be rehearsed", error)
