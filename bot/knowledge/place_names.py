"""Names of States and of their parts: alone (`Germany`) and with the preposition (`in Germany`).

Names alone come from Babel. The forms with a preposition, and the parts that Babel does not know,
are phrases of `responses/<language>/places.yml`: `in_DE`, `in_GB-NIR`, `name_GB-NIR`.
"""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale

from bot.words import Words


def parent(code: str) -> str:
    """The State of a jurisdiction: `US-NV` → `US`."""
    return code.partition("-")[0]


class PlaceNames:
    """Names of jurisdictions in every language."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._known = words.keys()

    def name(self, code: str, language: str) -> str:
        """The name alone, in the nominative; the State's when the part has none."""
        if f"name_{code}" in self._known:
            return self._words.text(f"name_{code}", language)
        return str(Locale.parse(language).territories.get(parent(code), parent(code)))

    def by_name(self, codes: Iterable[str], language: str) -> list[tuple[str, str]]:
        """Codes with their names, in the order of the names."""
        named = [(code, self.name(code, language)) for code in codes]
        return sorted(named, key=lambda pair: pair[1].casefold())

    def inside(self, code: str, language: str) -> str:
        """The name with its preposition and case: `in Germany`, `au Canada`, `в Германии`.

        Raises:
            KeyError: there is no phrase for the State.
        """
        for known in (code, parent(code)):
            if f"in_{known}" in self._known:
                return self._words.text(f"in_{known}", language)
        raise KeyError(f"places.yml has no 'in_{parent(code)}'")
