"""The search adverts of a campaign in one language: their parts and the words they answer to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Match = Literal["exact", "phrase", "broad"]
"""How closely a search must resemble a keyword, in the platforms' own words."""


def _language(value: str) -> str:
    if len(value) != 2 or not value.isascii() or not value.islower():
        raise ValueError("write a language as two small letters, such as 'de'")
    return value


def _keyword(value: str) -> str:
    if set(value) & set('"[]+|'):
        raise ValueError(
            f"write {value!r} without marks; the list it stands in says how it matches"
        )
    return value


def _no_formula(value: str) -> str:
    """The files of adverts are opened in spreadsheets, which would work such a text out."""
    if value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        raise ValueError(
            f"begin {value!r} with a letter or a digit; a spreadsheet takes it for a formula"
        )
    return value


LanguageCode = Annotated[str, AfterValidator(_language)]
SearchWords = Annotated[
    str, Field(min_length=2, max_length=80), AfterValidator(_keyword), AfterValidator(_no_formula)
]
Text = Annotated[str, Field(min_length=1), AfterValidator(_no_formula)]


class Adverts(BaseModel):
    """A responsive search advert: the platform puts it together from these parts.

    `path` stands behind the address that searchers see and leads nowhere. How many parts there may
    be and how long, `bot.campaigns.advert_checks` says with reasons.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    headlines: tuple[Text, ...]
    descriptions: tuple[Text, ...]
    path: tuple[Text, ...] = ()
    keywords: dict[Match, tuple[SearchWords, ...]] = {}
    negative_keywords: dict[Match, tuple[SearchWords, ...]] = {}

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text that searchers read."""
        for name in ("headlines", "descriptions", "path"):
            for number, text in enumerate(getattr(self, name), 1):
                yield f"{name}.{number}", text
