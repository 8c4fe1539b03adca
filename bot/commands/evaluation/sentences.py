"""Messages with their meaning, held out from training: our own, and files given by path."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.settings import PROJECT, ConfigurationError

OWN = PROJECT / "tests" / "sentences"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message, what it means, and in which conversation it was written.

    `ambiguous_with` is another intent that a fair judge accepts.
    """

    text: str
    intent: str
    language: str
    place: str | None = None
    ambiguous_with: str | None = None


def read_sentences(files: Iterable[Path]) -> list[Sentence]:
    """Sentences of JSON-lines or YAML files; our own when none is named.

    A YAML file lies in the folder of its language; a JSON line carries its language.

    Raises:
        ConfigurationError: a file cannot be read, or a part of an entry is missing; says which.
    """
    chosen = list(files) or sorted(OWN.glob("*/*.yml"))
    return [sentence for file in chosen for sentence in _read(file)]


def _read(file: Path) -> list[Sentence]:
    try:
        content = file.read_text(encoding="utf-8")
        if file.suffix == ".jsonl":
            entries = [json.loads(line) for line in content.splitlines() if line.strip()]
        else:
            entries = yaml.load(content, Loader=yaml.CSafeLoader)
        return [_sentence(entry, file.parent.name) for entry in entries]
    except OSError:
        raise ConfigurationError(f"{file} cannot be read.") from None
    except (ValueError, KeyError, TypeError, yaml.YAMLError):
        raise ConfigurationError(
            f"{file}: every entry needs 'text' and 'intent', in JSON lines or a YAML list."
        ) from None


def _sentence(entry: dict[str, Any], folder: str) -> Sentence:
    return Sentence(
        text=str(entry["text"]),
        intent=entry["intent"],
        language=entry.get("language", folder),
        place=entry.get("place"),
        ambiguous_with=entry.get("ambiguous_with"),
    )
