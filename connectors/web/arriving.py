"""Whose page somebody gets: their campaign's, or, by an address that we don't know, one in their language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request

from bot.campaigns.campaign import Campaign
from bot.campaigns.collection import Campaigns
from bot.words import preferred_language

ANYBODY = "_"
"""Begins what stands in the place of a campaign in the addresses of `/c/`; no campaign's id does."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A visitor's way in.

    Args:
        campaign: whose page it is; for an unknown one the fallback's, in the visitor's language.
        is_known: whether the address names one of ours.
    """

    campaign: Campaign
    is_known: bool


class Arrivals:
    """Reads the way in from an address and the browser's languages.

    Args:
        campaigns: of this installation.
        languages: in which we can answer, the reference first.
    """

    def __init__(self, campaigns: Campaigns, languages: Sequence[str]) -> None:
        self._campaigns = campaigns
        self.languages = tuple(languages)

    def of(self, named: str | None, request: Request) -> Arrival | None:
        """The way in, or nothing where only the visitor can say in which language to answer."""
        known = self._campaigns.get(named or "")
        if known is not None:
            return Arrival(known, is_known=True)
        chosen = (named or "").removeprefix(ANYBODY)
        if chosen not in self.languages:
            accepted = request.headers.get("accept-language", "")
            chosen = preferred_language(accepted, self.languages) or ""
        return Arrival(self.in_language(chosen), is_known=False) if chosen else None

    def surely(self, named: str | None, request: Request) -> Arrival:
        """The same where there is no room for a question: else in the reference language."""
        return self.of(named, request) or Arrival(
            self.in_language(self.languages[0]), is_known=False
        )

    def in_language(self, language: str) -> Campaign:
        """The fallback, under an address that says only the language."""
        return self._campaigns.fallback.model_copy(
            update={"id": f"{ANYBODY}{language}", "language": language}
        )
