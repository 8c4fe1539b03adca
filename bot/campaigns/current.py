"""The campaigns of an installation: its files, and what was published in the console over them."""

from __future__ import annotations

from bot.campaigns.collection import Campaigns
from bot.outcomes.own_content import own_content
from bot.settings import Settings


def current_campaigns(settings: Settings) -> Campaigns:
    """All of them, as a new worker would have them.

    Raises:
        ConfigurationError: there is no campaign that could be used, or no database that can be read.
    """
    return Campaigns.load(settings.campaigns).with_own(own_content(settings).of("campaign"))
