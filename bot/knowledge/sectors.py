"""Guidance for employers and trades: fixed texts."""

from __future__ import annotations

from bot.words import Words

SECTORS: tuple[str, ...] = ("employer", "hotel", "transport", "landlord", "health", "other")
"""Who asks what their house should do; each has a text `sector_<name>` and a label."""


class SectorText:
    """Guidance of a language."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def render(self, sector: str, language: str) -> str:
        """At most three sentences; an unknown sector has the general text."""
        known = sector if sector in SECTORS else "other"
        return self._words.text(f"sector_{known}", language)

    def label(self, sector: str, language: str) -> str:
        """The name of a sector, for a button."""
        return self._words.text(f"sector_label_{sector}", language)
