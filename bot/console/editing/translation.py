"""The texts of a language as a file for translators (gettext's PO), and such a file taken back as drafts.

An entry is one wording, or one button of it. Beside it stands the wording of the reference language that is
for the same people; its context names key, place and a mark of what was exported, so that what a translator
left alone changes nothing, and what was changed here meanwhile is not overwritten.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from bot.console.editing.material import Material
from bot.console.editing.sentences import Said
from bot.console.editing.words_editor import WordsEditor
from bot.console.locales import later
from bot.dialogue.topics import topic_of
from bot.outcomes.own_content import OthersDraftError
from bot.settings import ConfigurationError
from bot.words import MESSAGE_PREFIX, Variation, Words

NO_CATALOGUE = later("This is no .po file that can be read; nothing was taken over.")
NO_LANGUAGE = later(
    "The file does not say for which of our languages it is; nothing was taken over."
)

UNKNOWN = Said(later("There is no such text any more; export the file again."))
FUZZY = Said(later("It is marked as unfinished (fuzzy)."))
MEANWHILE = Said(later("It was changed here after the export; export the file again."))
REFERENCE = Said(later("The text beside it was changed after the export; export the file again."))
EMPTY = Said(later("It is empty."))
DRAFTED = Said(later("A draft of this text waits already; publish it or give it up first."))

TEXT = "text"
"""Part of an entry that is the wording itself; a button is called by its place."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which wording of which text, and which part of it."""

    key: str
    number: int
    part: str = TEXT

    def put(self, entry: dict[str, Any], text: str) -> None:
        """Write something there."""
        if self.part == TEXT:
            entry["text"] = text
        else:
            entry["buttons"][int(self.part)]["title"] = text


@dataclass(frozen=True, slots=True)
class Wrong:
    """An entry that was left out, and why."""

    place: Place | None
    text: str
    said: Said


@dataclass(slots=True)
class Taken:
    """The result of taking a file in."""

    language: str
    taken: int = 0
    unchanged: int = 0
    wrong: list[Wrong] = field(default_factory=list)


def export(words: Words, language: str) -> bytes:
    """All texts of a language, the reference language beside them."""
    catalogue = Catalog(
        locale=language,
        project="Second Thought",
        header_comment=(
            f"# Texts of the assistant in '{language}'; beside each stands the one in '{words.reference}'.\n"
            "# Keep what stands in braces. At most three sentences; no numbers, no HTML."
        ),
        fuzzy=False,
    )
    for key in sorted(words.keys(language)):
        for number, one in enumerate(words.variations(key, language)):
            twin = _twin(words, key, one, language)
            for place, text in _parts(key, number, one):
                catalogue.add(
                    _beside(twin, place),
                    text,
                    auto_comments=list(_comments(key, one)),
                    context=f"{place.key} {place.number} {place.part} {_mark(text)}",
                )
    for message in catalogue:
        message.flags.discard("python-format")  # a per cent sign is only that
    out = BytesIO()
    write_po(out, catalogue, width=0, omit_header=False)
    return out.getvalue()


class Translation:
    """Takes files of translators in.

    Args:
        material: what there is.
    """

    def __init__(self, material: Material) -> None:
        self._material = material
        self._editor = WordsEditor(material)

    def take_in(self, content: bytes, writer: str) -> Taken:
        """Make drafts of what a translator changed; what is wrong is left out and told.

        Raises:
            ConfigurationError: the file cannot be read, or is of no language of ours.
        """
        self._material.refresh()
        catalogue = _read(content)
        language = (catalogue.locale_identifier or "").partition("_")[0]
        if language not in self._material.product.words.languages:
            raise ConfigurationError(NO_LANGUAGE)
        result = Taken(language)
        changed: dict[str, dict[Place, str]] = {}
        for message in catalogue:
            if message.id:
                self._sort(message, result, changed)
        for key, texts in changed.items():
            self._draft(key, texts, writer, result)
        return result

    def _sort(self, message: Message, result: Taken, changed: dict[str, dict[Place, str]]) -> None:
        """Sort an entry: changed, unchanged, or left out with the reason."""
        text = message.string if isinstance(message.string, str) else ""
        text = text.replace("\r\n", "\n").replace("\x00", "").strip()
        place, mark = _place(message.context)
        words = self._material.library.words
        one = _wording(words, place, result.language) if place else None
        if place is None or one is None:
            result.wrong.append(Wrong(place, text, UNKNOWN))
            return
        now = dict(_parts(place.key, place.number, one)).get(place)
        if _mark(text) in (mark, _mark(now or "")):
            result.unchanged += 1
            return
        twin = _twin(words, place.key, one, result.language)
        problem = (
            (UNKNOWN if now is None else None)
            or (EMPTY if not text else None)
            or (FUZZY if message.fuzzy else None)
            or (MEANWHILE if _mark(now or "") != mark else None)
            or (REFERENCE if message.id != _beside(twin, place) else None)
        )
        if problem:
            result.wrong.append(Wrong(place, text, problem))
        else:
            changed.setdefault(place.key, {})[place] = text

    def _draft(self, key: str, texts: dict[Place, str], writer: str, result: Taken) -> None:
        """Keep one text as a draft; wordings that the checks refuse stay as they were."""
        changes, language = self._material.changes, result.language
        draft, published = changes.draft("words", key), self._material.own.of("words").get(key)
        held = dict((draft.value if draft else published) or {})
        if draft and held.get(language) != (published or {}).get(language):
            result.wrong += [Wrong(place, text, DRAFTED) for place, text in texts.items()]
            return
        product = self._editor.product(key)[language]
        before = held.get(language) or product
        texts = dict(texts)
        while texts:
            entries = copy.deepcopy(before)
            for place, text in texts.items():
                place.put(entries[place.number], text)
            errors = self._editor.errors(key, {language: entries})
            refused = [p for p in texts if f"{language}.{p.number}.text" in errors]
            if not refused:
                break
            for place in refused:
                said = errors[f"{language}.{place.number}.text"]
                result.wrong.append(Wrong(place, texts.pop(place), said))
        if not texts:
            return
        value = {**held, language: entries}
        if entries == product:
            del value[language]
        try:
            changes.save("words", key, value or None, writer, draft.revision if draft else 0)
        except OthersDraftError:
            result.wrong += [Wrong(place, text, DRAFTED) for place, text in texts.items()]
            return
        result.taken += len(texts)


def _read(content: bytes) -> Catalog:
    try:
        return read_po(BytesIO(content), abort_invalid=True)
    except (PoFileError, ValueError, LookupError, TypeError, AttributeError):
        raise ConfigurationError(NO_CATALOGUE) from None


def _place(context: object) -> tuple[Place | None, str]:
    """What the context of an entry names, and the mark of what was exported."""
    parts = str(context or "").split(" ")
    if len(parts) != 4 or not parts[1].isdigit() or not (parts[2] == TEXT or parts[2].isdigit()):
        return None, ""
    return Place(parts[0], int(parts[1][:4]), parts[2][:4]), parts[3]


def _wording(words: Words, place: Place, language: str) -> Variation | None:
    if not words.has(place.key):
        return None
    said = words.variations(place.key, language)
    return said[place.number] if place.number < len(said) else None


def _parts(key: str, number: int, one: Variation) -> Iterator[tuple[Place, str]]:
    """The wording and its buttons."""
    yield Place(key, number), one.text
    for place, button in enumerate(one.buttons):
        yield Place(key, number, str(place)), button.title


def _twin(words: Words, key: str, one: Variation, language: str) -> Variation:
    """The wording of the reference language that is for the same people, else its first one."""
    place = [v for v in words.variations(key, language) if _meant(v) == _meant(one)].index(one)
    every = words.variations(key, words.reference)
    same = [v for v in every if _meant(v) == _meant(one)]
    return same[min(place, len(same) - 1)] if same else every[0]


def _meant(one: Variation) -> tuple[object, ...]:
    return one.channel, one.arm, one.conditions


def _beside(twin: Variation, place: Place) -> str:
    """What stands beside an entry; its key where the reference language has nothing there."""
    if place.part == TEXT:
        return twin.text or place.key
    number = int(place.part)
    return twin.buttons[number].title if number < len(twin.buttons) else place.key


def _comments(key: str, one: Variation) -> Iterator[str]:
    """For translators: for whom a wording is, what the talk is about there, and what is filled in."""
    whom = [f"{name}: {value}" for name, value in one.conditions]
    whom += [f"channel: {one.channel}"] if one.channel else []
    whom += [f"arm: {one.arm}"] if one.arm else []
    if whom:
        yield f"Only for {', '.join(whom)}"
    topic = topic_of(key.removeprefix(MESSAGE_PREFIX))
    about = [f"said by: {topic.role}"] if topic.role else []
    about += [f"danger: {topic.danger}"] if topic.danger else []
    if about:
        yield f"Answers who is heard as {', '.join(about)}"
    if not key.startswith(MESSAGE_PREFIX):
        yield "Part of a sentence, or a name"
    if one.placeholders:
        names = ", ".join(f"{{{name}}}" for name in sorted(one.placeholders))
        yield f"Keep as it is: {names}"


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
