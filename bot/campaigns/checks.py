"""Everything that is said about a campaign before it runs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from bot.campaigns.advert_checks import check_adverts
from bot.campaigns.campaign import Campaign
from bot.campaigns.remarks import Remark
from bot.campaigns.sms_checks import check_sms
from bot.campaigns.wording import check_sensitive, check_wording
from bot.words import Words


def check_campaign(
    campaign: Campaign, words: Words, operator: str, today: date
) -> Iterator[Remark]:
    """All remarks: languages, dates, wording, adverts, SMS.

    Args:
        campaign: read and well formed.
        words: what the assistant says, for the length of its first answer.
        operator: who runs this, when the campaign does not say.
        today: against which its dates are held.
    """
    yield from _languages(campaign, words.languages)
    yield from _dates(campaign, today)
    yield from _ways_in(campaign)
    yield from check_wording(campaign)
    yield from check_sensitive(campaign)
    yield from check_adverts(campaign)
    yield from check_sms(campaign, words, operator)


def _languages(campaign: Campaign, offered: Collection[str]) -> Iterator[Remark]:
    if campaign.language not in offered:
        remedy = f"use one of {', '.join(offered)}"
        yield Remark("language", f"the language '{campaign.language}' is not offered", remedy)
    for name in ("landing", "opening", "decoy", "adverts"):
        for language in getattr(campaign, name):
            if language not in offered:
                yield Remark(
                    f"{name}.{language}",
                    f"nobody would be answered in '{language}'",
                    f"use one of {', '.join(offered)}",
                )


def _dates(campaign: Campaign, today: date) -> Iterator[Remark]:
    if campaign.status(today) == "ended":
        problem = f"it ended on {campaign.ends} and is still answered"
        yield Remark("ends", problem, "archive it, or set a later date", note=True)


def _ways_in(campaign: Campaign) -> Iterator[Remark]:
    """A channel without the number or bot by which it is reached."""
    if campaign.kind == "decoy_contact" and not (
        campaign.sms or campaign.whatsapp or campaign.telegram
    ):
        yield Remark(
            "kind",
            "a decoy contact names no number and no bot that answers",
            "write 'sms:', 'whatsapp:' or 'telegram:' with it",
        )
