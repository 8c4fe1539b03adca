"""What the texts of a campaign may not say: offers, untruths, and what makes platforms look twice.

The words are `wordlists/<language>.yml`; a text in a language without a list is not checked, which
is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from bot.campaigns.campaign import Campaign
from bot.campaigns.remarks import Remark
from bot.knowledge.yaml_files import read_file
from bot.nlu.folding import fold

LISTS = Path(__file__).resolve().parent / "wordlists"

Words = Annotated[tuple[str, ...], Field(min_length=1)]


class Wordlist(BaseModel):
    """The words of one language, by what is wrong with them; the file says what each list is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    written_on: object
    read_by_a_second_person: bool
    offer: Words
    sexual: Words
    untrue: Words
    accuses: Words
    person: Words
    age: Words
    nationality: Words
    price: Words
    sensitive: Words
    carriers: Words


ALWAYS = ("offer", "sexual", "untrue", "accuses")
DECOY = ("person", "age", "nationality", "price")
_WRONG = {
    "offer": ("offers or promises a meeting", "say what there is: an anonymous, automatic service"),
    "sexual": ("is sexual or an insult", "leave it out"),
    "untrue": ("claims what is not true here", "nobody is watched, reported or cured; say what is"),
    "accuses": (
        "says that the reader did or is something",
        "speak of 'people who pay', because platforms refuse what implies a personal trait",
    ),
    "person": ("offers a person", "offer the information service, and nobody"),
    "age": ("names an age", "leave it out"),
    "nationality": ("names where somebody is from", "leave it out"),
    "price": ("names a price", "leave it out"),
}
_NUMBERS = {
    "age": re.compile(r"\b(1[0-9]|[2-5][0-9])\b"),
    "price": re.compile(r"[€$£₽]|\b\d+\s?(?:eur|euros?|usd|gbp|chf|rub|руб)\b", re.IGNORECASE),
}
"""In a decoy's text a number of this size is an age, and money is a price."""
_TELEPHONE_OR_HOURS = re.compile(
    r"\+?\d[\d ()/.:-]*\d{3,}[\d ()/.:-]*"
    r"|\b24\s?(?:h|hours?|stunden|heures?|ore|horas|час\w*)(?:\s?(?:/|su|sur)\s?24)?\b"
    r"|\b\d+\s?/\s?\d+\b|\b\d+[:.]\d+\b",
    re.IGNORECASE,
)


def check_wording(campaign: Campaign) -> Iterator[Remark]:
    """Every text of a campaign that the public reads."""
    for where, language, text in campaign.texts():
        if not (LISTS / f"{language}.yml").exists():
            remedy = f"let somebody who speaks it compare it with the lists in {LISTS.name}/"
            yield Remark(where, f"there is no list of words for '{language}'", remedy, note=True)
            continue
        kinds = (*ALWAYS, *DECOY) if where.startswith("decoy") else ALWAYS
        for kind in kinds:
            found = find(kind, language, text)
            if found:
                problem, remedy = _WRONG[kind]
                yield Remark(where, f"'{found}' {problem}", remedy)


def check_sensitive(campaign: Campaign) -> Iterator[Remark]:
    """The words of each advert at which platforms look twice, in one note."""
    for language, adverts in campaign.adverts.items():
        if not (LISTS / f"{language}.yml").exists():
            continue
        found = {find("sensitive", language, text) for _, text in adverts.texts()} - {None}
        if found:
            yield Remark(
                f"adverts.{language}",
                f"platforms look twice at {', '.join(sorted(map(str, found)))}, or show less of it",
                "keep such a word where the text would be unclear without it, and appeal if refused",
                note=True,
            )


def find(kind: str, language: str, text: str) -> str | None:
    """The first word of a list that stands in a text, as it stands there."""
    pattern = _pattern(language, kind)
    match = pattern.search(f" {fold(text)} ")
    if match:
        return match[0].strip()
    if kind not in _NUMBERS:
        return None
    number = _NUMBERS[kind].search(_TELEPHONE_OR_HOURS.sub(" ", text))
    return number[0] if number else None


@cache
def _pattern(language: str, kind: str) -> re.Pattern[str]:
    words = getattr(read_file(LISTS / f"{language}.yml", Wordlist), kind)
    either = "|".join(r"\w*".join(map(re.escape, map(fold, word.split("*")))) for word in words)
    return re.compile(f" (?:{either})(?= )")
