"""Ready-made campaigns: `campaigns/ready/<language>.yml`, four framings in each language."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from bot.campaigns.adverts import Adverts, LanguageCode, Match, SearchWords, Text
from bot.campaigns.campaign import Part, Sentence
from bot.knowledge.yaml_files import read_file
from bot.settings import PROJECT, ConfigurationError

READY = PROJECT / "campaigns" / "ready"

Framing = Literal["law", "harm", "norm", "offer"]
"""The law, the harm, what most people do, an offer of help."""


class FramingWords(Part):
    """What one framing says on the page and in its adverts."""

    landing: Sentence
    opening: Sentence
    headlines: tuple[Text, ...]
    descriptions: tuple[Text, ...]


class ReadyMade(Part):
    """One language. Keywords serve all framings: they depend on who searches, not on what we say."""

    language: LanguageCode
    read_by_a_second_person: bool
    path: tuple[Text, ...]
    keywords: dict[Match, tuple[SearchWords, ...]]
    negative_keywords: dict[Match, tuple[SearchWords, ...]]
    framings: dict[Framing, FramingWords]

    def adverts(self, framing: Framing) -> Adverts:
        """The adverts of one framing."""
        words = self.framings[framing]
        return Adverts(
            headlines=words.headlines,
            descriptions=words.descriptions,
            path=self.path,
            keywords=self.keywords,
            negative_keywords=self.negative_keywords,
        )


def names(folder: Path = READY) -> list[str]:
    """All that can be chosen, such as `de/law`."""
    return [
        f"{file.stem}/{framing}"
        for file in sorted(folder.glob("*.yml"))
        for framing in read_file(file, ReadyMade).framings
    ]


def content_of(name: str, folder: Path = READY) -> dict[str, object]:
    """The part of a campaign file that a ready-made campaign fills in.

    Raises:
        ConfigurationError: there is none of this name; says which there are.
    """
    if name not in names(folder):
        raise ConfigurationError(
            f"There is no ready-made campaign '{name}'; use one of {', '.join(names(folder))}."
        )
    language, _, framing = name.partition("/")
    ready = read_file(folder / f"{language}.yml", ReadyMade)
    words = ready.framings[framing]  # type: ignore[index]  # a name of the list above
    return {
        "language": language,
        "landing": {language: words.landing},
        "opening": {language: words.opening},
        "adverts": {language: ready.adverts(framing).model_dump(mode="json")},  # type: ignore[arg-type]
    }
