"""Counts of outcomes by campaign and stage, with small cells hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, func, select

from bot.outcomes.suppression import suppress
from bot.outcomes.tables import outcomes

STAGES = ("contacted", "revealed", "engaged", "informed", "routed", "committed")
"""The vocabulary's stages, in rising order."""


@dataclass(frozen=True, slots=True)
class CampaignCounts:
    """One campaign: conversations that ended at each stage, and all; `None` is a hidden cell."""

    campaign: str
    stages: dict[str, int | None]
    conversations: int | None


def by_campaign(engine: Engine, minimum: int) -> Sequence[CampaignCounts]:
    """The table of the first page, campaigns in alphabetical order."""
    query = (
        select(outcomes.c.campaign, outcomes.c.stage, func.count())
        .where(outcomes.c.synthetic.is_(False))
        .group_by(outcomes.c.campaign, outcomes.c.stage)
    )
    found: dict[str, dict[str, int]] = {}
    with engine.connect() as connection:
        for campaign, stage, count in connection.execute(query):
            found.setdefault(campaign, dict.fromkeys(STAGES, 0))[stage] = count
    rows = []
    for campaign in sorted(found):
        stages, conversations = suppress(found[campaign], minimum)
        rows.append(CampaignCounts(campaign, stages, conversations))
    return rows
