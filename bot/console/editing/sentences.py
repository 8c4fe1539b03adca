"""What is wrong with a field, in words for people who fill in forms and not files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.console.locales import later


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
KNOWN = {
    sentence.removesuffix("."): Said(said)
    for sentence, said in {
        "write the number as +491701234567, or a short code of digits": later(
            "Write the number as +491701234567, or a short code of digits."
        ),
        "no telephone number has this length; write it as +491701234567": later(
            "No telephone number has this length; write it as +491701234567."
        ),
        "write an ISO 3166 code such as DE or GB-NIR": later(
            "We do not know this place; write a town, a part of a State, or a State."
        ),
        "write 2 to 12 small letters and digits, as in 'k7m4'": later(
            "Write 2 to 12 small letters and digits, as in k7m4."
        ),
        "write an address that begins with https://": later(
            "Write the whole address; it begins with https://."
        ),
        "write 3 to 15 letters without accents, so that any phone can type it": later(
            "Write 3 to 15 letters without accents, so that any phone can type it."
        ),
        "write the bot's name without @; it ends in 'bot'": later(
            "Write the bot’s name without @; it ends in “bot”."
        ),
        "a row from memory or from a list cannot have the confidence 'high'": later(
            "What is from memory or from a list cannot have a high confidence."
        ),
        "an emergency number needs its 'service': all, ambulance or police": later(
            "An emergency number cannot be added here; the product has those of every State."
        ),
        "a fine needs a 'currency', for example EUR": later("A fine needs its currency."),
        "'fine_min' is more than 'fine_max'; exchange them": later(
            "The lowest fine is more than the highest."
        ),
        "a fine needs 'fine_min' or 'fine_max'": later("This form of penalty needs a fine."),
        "the form 'fine_first' needs 'fine_first_max' and 'fine_max'": later(
            "This form of penalty needs both fines: the first time, and later."
        ),
        "an unverified law states no offence; move it to 'note' until a source was read": later(
            "A law of low confidence states no offence; write it into the note until a source was read."
        ),
        "what rests on memory has the confidence 'low'": later(
            "What rests on memory has a low confidence."
        ),
        "buying is punished, so one offence must cover 'any_purchase'": later(
            "Buying is punished, so one offence must be any purchase."
        ),
        "an offence covers any purchase, so 'buying' cannot be lawful": later(
            "One offence is any purchase, so buying cannot be lawful."
        ),
        "'none' cannot stand beside another approach": later(
            "“No rule” cannot stand beside another kind of law."
        ),
        "the web has no lasting address, so nobody is seen to come back; "
        "remove 'repeat_contact_days:'": later("On the web nobody is seen to come back."),
    }.items()
}
"""Our own validators, whose sentences are written for files."""

BEGINNINGS = {
    "it ends before it starts": Said(later("It ends before it begins.")),
    "a decoy contact needs the text": Said(
        later("A decoy contact needs the text of its advertisement, in the main language.")
    ),
    "it has '": Said(later("It has a number or a bot for a channel that is not chosen above.")),
    "a range needs": Said(later("This form of penalty needs prison from and up to.")),
    "hours need a time zone": Said(later("Hours need a place above, or their time zone.")),
    "the form '": Said(later("This form of penalty needs months of prison.")),
    "'police_first'": Said(later("Say that the police are told, or sometimes.")),
}


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
        known = KNOWN.get(message)
        begun = (said for start, said in BEGINNINGS.items() if message.startswith(start))
        return known or next(begun, Said("%(text)s", {"text": message}))
    if kind.startswith("date"):
        return NO_DAY
    if kind.startswith(("int", "greater", "less")):
        return NO_NUMBER
    return SENTENCES.get(kind, MALFORMED)
