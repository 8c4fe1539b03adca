"""The emergency number inside a sentence, with the name of its service unless it is for every one."""

from __future__ import annotations

import datetime as dt

from bot.knowledge.cards import Card
from bot.knowledge.emergency_abroad import numbers_at
from bot.knowledge.phone_numbers import national
from bot.knowledge.place_names import parent
from bot.knowledge.resources import Directory
from bot.words import Words


class EmergencyText:
    """Emergency numbers as they stand in a sentence: `999`, `17 (police)`, `112 (Europe) or 911 (…)`."""

    def __init__(self, words: Words, directory: Directory) -> None:
        self._words = words
        self._directory = directory

    def emergency_text(
        self, place: str | None, language: str, service: str, now: dt.datetime
    ) -> str:
        """The number to call at a place, its service (`police`, `ambulance` or `all`) first.

        Where the place is not known, no bare number: each is said with its reach.
        """
        if place is None:
            return self._anywhere(language, now)
        cards = self._directory.service(place, service, language, now)
        if not cards:
            is_known = parent(place) in self._directory.countries
            return (
                self._anywhere(language, now)
                if is_known
                else self._abroad(place, language, service)
            )
        first = cards[0]
        number = self._number(first, language)
        if first.service == "all" or self._is_for_all(place, first, language, now):
            return number
        return self._words.text(f"emergency_number_{first.service}", language, number=number)

    def wordless_text(self, place: str | None, language: str, now: dt.datetime) -> str:
        """What somebody does who cannot speak, in writing first; "some take texts" where it is not known."""
        row = self._directory.wordless(place, now) if place else None
        if row is None or row.wordless is None or place is None:
            return self._words.text("wordless_unknown", language)
        way, text = row.wordless, self._words.text
        number = national(way.text_to, parent(place)) if way.text_to else ""
        told = []
        if number and not way.registered:
            key = "wordless_text_in_parts" if way.in_parts else "wordless_text"
            told.append(text(key, language, number=number))
        if way.keys:
            told.append(text("wordless_keys", language, number=row.phone, keys=way.keys))
        if number and way.registered:
            key = "wordless_text_register" if way.register_word else "wordless_text_registered"
            told.append(text(key, language, number=number, word=way.register_word or ""))
        if way.app:
            told.append(text("wordless_app", language, app=way.app, url=way.app_url))
        return " ".join(told)

    def _abroad(self, place: str, language: str, service: str) -> str:
        """Outside the directory's States: the numbers there, or that there is one, never another State's."""
        numbers, text = numbers_at(place), self._words.text
        if numbers is None:
            return text("emergency_number_there", language)
        told = [
            number if one == "all" else text(f"emergency_number_{one}", language, number=number)
            for one, number in numbers.fitting(service)
        ]
        if len(told) == 1:
            return told[0]
        return text("emergency_two_numbers", language, first=told[0], second=told[1])

    def _anywhere(self, language: str, now: dt.datetime) -> str:
        cards = self._directory.emergency(None, "emergency", language, now)
        numbers = {card.service: card.phone for card in cards}
        return self._words.text(
            "emergency_unknown_place",
            language,
            europe=numbers.get("europe", "112"),
            america=numbers.get("north_america", "911"),
        )

    def _number(self, card: Card, language: str) -> str:
        landline = next((phone for phone, when in card.other_phones if when == "landline"), None)
        if landline is None:
            return card.phone or ""
        return self._words.text(
            "emergency_number_landline", language, number=card.phone, landline=landline
        )

    def _is_for_all(self, place: str, first: Card, language: str, now: dt.datetime) -> bool:
        """Whether the number of a service is the one of all services, too."""
        everywhere = self._directory.service(place, "all", language, now)
        return any(card.service == "all" and card.phone == first.phone for card in everywhere)
