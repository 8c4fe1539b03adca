"""What is wrong with a field, in words for people who fill in forms and not files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.console.locales import later, texts


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the catalogue, and what is filled into it after it was translated."""

    sentence: str
    values: Mapping[str, object] | None = None

    def filled(self, translate: Callable[[str], str]) -> str:
        """In a language."""
        sentence = translate(self.sentence)
        return sentence % self.values if self.values else sentence


Errors = Mapping[str, Said]
"""What is wrong, by the path of the field."""

MISSING = Said(later("Fill this in."))
NOT_AN_OPTION = Said(later("Choose one from the list."))
NO_NUMBER = Said(later("Write a whole number, digits only."))
NO_DAY = Said(later("Write a day, such as 2026-11-27."))
BAD_HOURS = Said(
    later("Nobody can be sure of these hours; write such as: Mon–Fri 9–17, Sat 10–14.")
)
BRACE = Said(later("A brace does not belong here; fill-ins look like {operator}."))
TOO_LONG = Said(later("This is too long."))
MALFORMED = Said(later("This is not written as it must be."))
SENTENCES = {
    "missing": MISSING,
    "literal_error": NOT_AN_OPTION,
    "enum": NOT_AN_OPTION,
    "too_short": Said(later("Choose at least one.")),
    "string_too_long": TOO_LONG,
    "string_too_short": MISSING,
    "string_pattern_mismatch": MALFORMED,
}
_VALIDATORS = texts("validators")
WHOLE, BEGINNINGS = (
    {written: Said(said) for written, said in _VALIDATORS[part].items()}
    for part in ("whole", "beginnings")
)
"""What is said for sentences of our own validators, which are written for files."""


def errors_of(error: ValidationError) -> dict[str, Said]:
    """What a schema says, by the path of the field."""
    found: dict[str, Said] = {}
    for detail in error.errors():
        found.setdefault(".".join(str(part) for part in detail["loc"]), _said(detail))
    return found


def _said(detail: ErrorDetails) -> Said:
    kind, where = detail["type"], ".".join(str(part) for part in detail["loc"])
    if kind != "missing" and "hours" in where.split("."):
        return BAD_HOURS
    if kind == "value_error":
        message = detail["msg"].removeprefix("Value error, ").rstrip(".")
        known = WHOLE.get(message)
        begun = (said for start, said in BEGINNINGS.items() if message.startswith(start))
        return known or next(begun, Said("%(text)s", {"text": message}))
    if kind.startswith("date"):
        return NO_DAY
    if kind.startswith(("int", "greater", "less")):
        return NO_NUMBER
    if kind == "string_pattern_mismatch" and where.endswith("url"):
        return WHOLE["write an address that begins with https://"]
    return SENTENCES.get(kind, MALFORMED)
