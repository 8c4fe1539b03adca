"""What we say: every text of `responses/<language>/`, chosen by key, language, channel and experiment arm.

The files are in Rasa's response format, so that a Rasa developer finds what is expected, but one
language is one folder: Rasa itself lets the last of two files with one key win silently, therefore
only this module reads them. Keys that begin with `utter_` are whole messages of the assistant; all
others are phrases from which the knowledge base builds its sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError

from bot.settings import PROJECT, configured_languages

MESSAGE_PREFIX = "utter_"
"""Keys with this beginning are messages; a message may have buttons."""


class WordsError(ValueError):
    """A response file is malformed; the text says which file and what to write instead."""


@dataclass(frozen=True, slots=True)
class Button:
    """A quick reply: the `title` that the visitor reads and the `payload` (`/intent`) that it sends."""

    title: str
    payload: str


@dataclass(frozen=True, slots=True)
class Variation:
    """One wording of a key, and for whom it is.

    Args:
        text: with placeholders.
        channel, arm: of which it is; `None` means that it serves for any.
        buttons: quick replies.
        conditions: slots (`role`, `danger`) that must have a value, as in Rasa's format.
        number: its place among the wordings of the key.
    """

    text: str
    channel: str | None = None
    arm: str | None = None
    buttons: tuple[Button, ...] = ()
    conditions: tuple[tuple[str, str], ...] = ()
    number: int = 0

    @property
    def placeholders(self) -> frozenset[str]:
        """Names between braces in the text, to be filled when it is said."""
        return frozenset(name for _, name, _, _ in Formatter().parse(self.text) if name)


@dataclass(frozen=True, slots=True)
class Said:
    """A text ready to send, with its quick replies and the `key` of its words."""

    text: str
    buttons: tuple[Button, ...] = ()
    key: str = field(default="", compare=False)


class Words:
    """All texts of all languages, read once at start.

    Args:
        texts: language → key → the variations of that key.
        reference: the language that defines which keys exist.
    """

    def __init__(
        self, texts: Mapping[str, Mapping[str, Sequence[Variation]]], reference: str = "en"
    ) -> None:
        self._texts = texts
        self.reference = reference

    @classmethod
    def load(cls, folder: Path, languages: Iterable[str], reference: str = "en") -> Words:
        """Read `folder/<language>/*.yml` for each language.

        Raises:
            WordsError: a file is not in the format, or a key stands twice in one language.
        """
        return cls({code: _read_language(folder / code) for code in languages}, reference)

    @classmethod
    def of_the_project(cls) -> Words:
        """The reviewed texts in the configured languages.

        Raises:
            WordsError: as `load`.
        """
        return cls.load(PROJECT / "responses", configured_languages())

    def replaced(self, texts: Mapping[str, Mapping[str, Sequence[Variation]]]) -> Words:
        """The same with other wordings for some keys of some languages."""
        made = {code: {**own, **texts.get(code, {})} for code, own in self._texts.items()}
        return Words(made, self.reference)

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that have texts, in the order of the configuration."""
        return tuple(self._texts)

    def keys(self, language: str | None = None) -> frozenset[str]:
        """Every key of a language (of the reference language when none is named)."""
        return frozenset(self._texts[language or self.reference])

    def has(self, key: str) -> bool:
        """Whether a key exists."""
        return key in self._texts[self.reference]

    def messages(self) -> list[str]:
        """Keys of whole messages, sorted; Rasa's domain learns its `utter_…` actions from them."""
        return sorted(key for key in self.keys() if key.startswith(MESSAGE_PREFIX))

    def payloads(self) -> frozenset[str]:
        """What the buttons of all languages send."""
        return frozenset(
            button.payload
            for texts in self._texts.values()
            for variations in texts.values()
            for variation in variations
            for button in variation.buttons
        )

    def variations(self, key: str, language: str) -> Sequence[Variation]:
        """All wordings of a key in a language.

        Raises:
            KeyError: neither the language nor the reference language has the key.
        """
        own = self._texts.get(language, {}).get(key)
        return own if own is not None else self._texts[self.reference][key]

    def say(
        self,
        key: str,
        language: str,
        *,
        channel: str | None = None,
        arm: str | None = None,
        **values: object,
    ) -> Said:
        """The best wording for this language, channel and arm, with the values filled in.

        A wording for the arm outranks one for the channel, and both outrank the default. A key that is
        missing in the language is said in the reference language, never left out.

        Raises:
            KeyError: the key does not exist, or a value for a placeholder is missing.
        """
        return self._fill(key, language, channel, arm, values)

    def text(self, key: str, language: str, **values: object) -> str:
        """Like `say`, for phrases: the text alone."""
        return self._fill(key, language, None, None, values).text

    def fitting(
        self,
        key: str,
        language: str,
        *,
        channel: str | None = None,
        arm: str | None = None,
        slots: Mapping[str, str] | None = None,
    ) -> list[Variation]:
        """The wordings that fit best, all equally well, in their order in the file.

        A wording with conditions that hold outranks one for the arm, that one for the channel, and
        all of them one for everybody.

        Raises:
            KeyError: the key does not exist, or none of its wordings is for everybody.
        """
        variations = self.variations(key, language)
        scores = [_fit(variation, channel, arm, slots or {}) for variation in variations]
        best = max(scores)
        if best < 0:
            raise KeyError(f"no wording of {key} in {language} fits")
        return [v for v, score in zip(variations, scores, strict=True) if score == best]

    def _fill(
        self,
        key: str,
        language: str,
        channel: str | None,
        arm: str | None,
        values: Mapping[str, object],
    ) -> Said:
        chosen = self.fitting(key, language, channel=channel, arm=arm)[0]
        return Said(chosen.text.format_map(values), chosen.buttons, key)


def _fit(
    variation: Variation, channel: str | None, arm: str | None, slots: Mapping[str, str]
) -> int:
    """How well a wording serves: negative when it is meant for another channel, arm or person."""
    score = 0
    for name, value in variation.conditions:
        score += 4 if slots.get(name) == value else -100
    if variation.arm is not None:
        score += 2 if variation.arm == arm else -100
    if variation.channel is not None:
        score += 1 if variation.channel == channel else -100
    return score


def _read_language(folder: Path) -> dict[str, tuple[Variation, ...]]:
    texts: dict[str, tuple[Variation, ...]] = {}
    for file in sorted(folder.glob("*.yml")):
        for key, entries in _read_file(file).items():
            if key in texts:
                raise WordsError(
                    f"{file}: the key '{key}' already stands in another file; keep one of them"
                )
            texts[key] = tuple(
                read_variation(file, key, entry, number) for number, entry in enumerate(entries)
            )
    return texts


def _read_file(file: Path) -> dict[str, list[dict[str, Any]]]:
    try:
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise WordsError(f"{file}: this is not valid YAML ({error})") from error
    responses = content.get("responses") if isinstance(content, dict) else None
    if not isinstance(responses, dict):
        raise WordsError(f"{file}: begin with 'responses:' and put every key below it")
    for key, entries in responses.items():
        if not isinstance(entries, list) or not entries:
            raise WordsError(
                f"{file}: '{key}' needs a list of wordings, each beginning with '- text:'"
            )
    return responses


def read_variation(file: Path, key: str, entry: dict[str, Any], number: int) -> Variation:
    """One wording of a file.

    Raises:
        WordsError: it is malformed.
    """
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        raise WordsError(f"{file}: every wording of '{key}' needs a 'text:'")
    try:
        buttons = tuple(
            Button(title=button["title"], payload=button["payload"])
            for button in entry.get("buttons", ())
        )
    except (KeyError, TypeError) as error:
        raise WordsError(f"{file}: a button of '{key}' needs 'title:' and 'payload:'") from error
    try:
        conditions = tuple((c["name"], str(c["value"])) for c in entry.get("condition", ()))
    except (KeyError, TypeError) as error:
        raise WordsError(
            f"{file}: a condition of '{key}' needs 'type: slot', 'name:' and 'value:'"
        ) from error
    metadata = entry.get("metadata") or {}
    return Variation(
        text=entry["text"].strip(),
        channel=entry.get("channel"),
        arm=metadata.get("arm"),
        buttons=buttons,
        conditions=conditions,
        number=number,
    )


def own_name(language: str) -> str:
    """A language's name for itself: Deutsch, français, русский; the code where it has none."""
    try:
        return Locale.parse(language).get_display_name(language) or language
    except (UnknownLocaleError, ValueError):
        return language


def preferred_language(accepted: str, known: Sequence[str]) -> str | None:
    """The best of our languages for a browser's `Accept-Language`, if it names one of them."""
    wishes: list[tuple[float, str]] = []
    for part in accepted.split(",")[:20]:
        tag, _, quality = part.partition(";q=")
        try:
            weight = float(quality or 1)
        except ValueError:
            continue
        if weight > 0:
            wishes.append((-weight, tag.strip().lower().partition("-")[0]))
    # Not compared by their names: of equal wishes the first one named counts.
    return next((tag for _, tag in sorted(wishes, key=lambda wish: wish[0]) if tag in known), None)
