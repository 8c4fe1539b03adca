"""Training messages that an organisation adds over the product's: what one may be, and the product's own.

What testers write in the console becomes such a message if they say so; nothing that a visitor writes can.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from bot.nlu.folding import clean, fold
from bot.settings import PROJECT, configured_languages

INTENTS = PROJECT / "intents"
MEASURED = PROJECT / "tests" / "sentences"
"""Messages by which every training is measured; one that is taught would measure nothing."""

KEY = re.compile(r"([a-z]{2})/[0-9a-f]{12}")
LONGEST = 200

NO_OTHERS: Mapping[str, str] = {}
Flaw = Literal["number", "link", "address", "name", "known", "elsewhere", "measured"]

_NUMBER = re.compile(r"(?:\d[\s().+/-]*){5,}")
_LINK = re.compile(r"@|://|\bwww\.|\b[\w-]+\.(?:com|org|net|de|es|fr|it|ru|uk|eu)\b", re.I)
_ADDRESS = re.compile(
    r"\b\d{1,4},? \w+(?: \w+)? (?:street|st|road|rd|avenue|ave|lane|drive|terrace|square)\b"
    r"|\w(?:straße|strasse|gasse|weg|platz|allee) ?\d"
    r"|\b\d{1,4},? (?:bis |ter )?(?:rue|avenue|boulevard|impasse|place|chemin)\b"
    r"|\b(?:calle|avenida|plaza|paseo) [^\d,]{2,40},? ?(?:n[º°.]? ?)?\d"
    r"|\b(?:via|viale|piazza|corso|vicolo) [^\d,]{2,40},? ?(?:n[º°.]? ?)?\d"
    r"|\b(?:ул|улиц[аеы]|проспект|пр|переулок|площадь|дом|д|кв)\b\.? ?[^\d,]{0,40},? ?(?:д\. ?)?\d",
    re.I,
)
_NAME = re.compile(
    r"\b(?:my|her|his) name(?:['’]?s| is) \w"
    r"|\b(?:ich heiße|ich heisse|(?:sie|er) (?:heißt|heisst)|mein name ist) \w"
    r"|\b(?:je m|(?:elle|il) s)['’]appelle \w|\bmon nom est \w"
    r"|\b(?:me llamo|se llama|mi nombre es) \w"
    r"|\b(?:mi chiamo|si chiama|il mio nome è) \w"
    r"|\b(?:меня|её|ее|его) зовут \w"
    r"|\b(?:mrs?|ms|herr|frau|monsieur|madame|señora?|signora?)\.? (?-i:[A-ZÀ-Þ])\w",
    re.I,
)
_PERSONAL: tuple[tuple[Flaw, re.Pattern[str]], ...] = (
    ("number", _NUMBER),
    ("link", _LINK),
    ("address", _ADDRESS),
    ("name", _NAME),
)
_MARKUP = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")
_BRACKETS = re.compile(r"[\[\]{}]")


class OwnMessage(BaseModel):
    """A message and what it means: `intent/topic`, or an intent alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]
    topic: Annotated[str, StringConstraints(min_length=1, max_length=80)]


def language_of(key: str) -> str:
    """The language of the own message of a key; nothing where it is no key of one."""
    found = KEY.fullmatch(key)
    return found[1] if found and found[1] in configured_languages() else ""


def tidy(text: str) -> str:
    """One line without invisible characters and without the brackets that mean something in our files."""
    return " ".join(_BRACKETS.sub(" ", clean(text)).split())


def flaw_of(message: OwnMessage, language: str, others: Mapping[str, str]) -> Flaw | None:
    """Why a message may not be taught.

    A name cannot be told from a word with certainty; the second reader looks for what is left.

    Args:
        message: as it was written.
        language: in which.
        others: the organisation's other messages of the language: what each means, by `compared_by`.
    """
    for flaw, pattern in _PERSONAL:
        if pattern.search(message.text):
            return flaw
    compared = compared_by(message.text)
    if compared in measured(language):
        return "measured"
    meant = meanings(language).get(compared, ())
    meant = (*meant, others[compared]) if compared in others else meant
    if not meant:
        return None
    return "known" if message.topic in meant else "elsewhere"


def compared_by(text: str) -> str:
    """What of a text is compared with others: letters and digits alone, or all of it where it has none."""
    return fold(text) or text


def is_sound(key: str, value: Any, others: Mapping[str, str] = NO_OTHERS) -> bool:
    """Whether what somebody brings is a message that may be taught."""
    try:
        message = OwnMessage.model_validate(value)
    except ValidationError:
        return False
    language = language_of(key)
    if (
        not language
        or message.topic not in messages(language)
        or tidy(message.text) != message.text
    ):
        return False
    return flaw_of(message, language, others) is None


@cache
def meanings(language: str) -> Mapping[str, tuple[str, ...]]:
    """What each of the product's messages may mean, by what is compared of it."""
    found: dict[str, tuple[str, ...]] = {}
    for label, texts in messages(language).items():
        for compared in {compared_by(text) for text in texts}:
            found[compared] = (*found.get(compared, ()), label)
    return found


@cache
def messages(language: str) -> Mapping[str, tuple[str, ...]]:
    """The product's messages by what they mean, the most typical first; reading them takes a second."""
    found: dict[str, list[str]] = {}
    files = (INTENTS / language).glob("*.yml")
    for file in sorted(files, key=lambda one: (not one.name.startswith("topics_"), one.name)):
        for entry in _read(file).get("nlu", ()):
            if "intent" in entry:
                lines = str(entry["examples"]).splitlines()
                texts = (_MARKUP.sub(r"\1", line.removeprefix("- ").strip()) for line in lines)
                found.setdefault(entry["intent"], []).extend(filter(None, texts))
    return {label: tuple(texts) for label, texts in sorted(found.items())}


@cache
def measured(language: str) -> frozenset[str]:
    """The messages that are held out from training, by what is compared of them."""
    files = sorted((MEASURED / language).glob("*.yml"))
    return frozenset(compared_by(str(entry["text"])) for file in files for entry in _read(file))


def write_own(folder: Path, own: Mapping[str, Any]) -> int:
    """Write messages as files that a training reads, a folder for each language; how many were written.

    What an update of the product brought meanwhile, or holds out, is left out.

    Args:
        folder: for them.
        own: the organisation's messages by key, as they are in force.
    """
    number = 0
    for language, sound in _sound(own):
        by_topic: dict[str, list[dict[str, str]]] = {}
        for message in sound:
            by_topic.setdefault(message.topic, []).append({"text": message.text})
        entries = [{"intent": topic, "examples": texts} for topic, texts in by_topic.items()]
        (folder / language).mkdir(parents=True, exist_ok=True, mode=0o700)
        content = {"version": "3.1", "nlu": entries}
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        (folder / language / "own.yml").write_text(text, encoding="utf-8")
        number += len(sound)
    return number


def read_own(folder: Path) -> dict[str, dict[str, str]]:
    """What `write_own` wrote: what each message means by its text, by language."""
    return {
        file.parent.name: {
            example["text"]: entry["intent"]
            for entry in _read(file)["nlu"]
            for example in entry["examples"]
        }
        for file in sorted(folder.glob("*/own.yml"))
    }


def _sound(own: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[OwnMessage]]]:
    for language in configured_languages():
        kept: dict[str, OwnMessage] = {}
        for key, value in sorted(own.items()):
            if language_of(key) == language:
                others = {text: one.topic for text, one in kept.items()}
                if is_sound(key, value, others):
                    message = OwnMessage.model_validate(value)
                    kept[compared_by(message.text)] = message
        if kept:
            yield language, list(kept.values())


def _read(file: Path) -> Any:
    loader: Callable[..., Any] = yaml.load
    return loader(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
