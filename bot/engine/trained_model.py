"""The trained model: which one it is, whether it is current, and trusting only what was trained here."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.settings import PROJECT, ConfigurationError

SOURCES = (
    "config.yml",
    "domain.yml",
    "bot/dialogue/rules.yml",
    "bot/dialogue/topics.yml",
    "bot/dialogue/topics.py",
    "uv.lock",
    "bot/engine/importer.py",
)
SOURCE_FOLDERS = (
    ("intents", "*.yml"),
    ("bot/engine/components", "*.py"),
    ("bot/nlu", "*.py"),
    ("bot/nlu", "*.yml"),
)
OWN = "messages"
"""Folder beside a model: messages that the organisation taught it over the product's, by language."""


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A model file, the hash it had when it was trained here, and what it was trained from.

    A Rasa model is an archive that may hold pickles, so that loading a foreign one runs foreign code.
    """

    file: str
    sha256: str
    sources: str


def source_fingerprint(project: Path = PROJECT, own: Path | None = None) -> str:
    """Hash of everything that a model depends on.

    Args:
        project: the product.
        own: folder of the organisation's messages; none, or an empty one, changes nothing.
    """
    digest = hashlib.sha256()
    files = [(file, project) for file in _source_files(project)]
    if own is not None:
        files += [(file, own) for file in sorted(own.glob("*/*.yml"))]
    for file, folder in files:
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def find_model(folder: Path) -> Path:
    """The model of the present sources, checked against its recorded hash.

    Raises:
        ConfigurationError: there is none, it is outdated, or it is not the file that was trained here.
    """
    record = read_record(folder)
    if record is None or not (folder / record.file).is_file():
        raise ConfigurationError("There is no trained model; run 'make train'.")
    model = folder / record.file
    if file_hash(model) != record.sha256:
        raise ConfigurationError(
            f"{model.name} is not the file that was trained here; it will not be loaded. "
            "Run 'make train' to make it anew."
        )
    if record.sources != source_fingerprint(own=folder / OWN):
        # It would load without a complaint and understand half as much.
        raise ConfigurationError(
            f"{model.name} was trained from other messages or by other code than are here now; "
            "run 'make train'."
        )
    return model


def is_current(folder: Path) -> bool:
    """Whether a model of the present sources lies in the folder."""
    record = read_record(folder)
    return (
        record is not None
        and record.sources == source_fingerprint(own=folder / OWN)
        and (folder / record.file).is_file()
    )


def read_record(folder: Path) -> TrainedModel | None:
    """What is written about the model in a folder."""
    try:
        return TrainedModel(**json.loads((folder / "model.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def file_hash(file: Path) -> str:
    """What is recorded of a model when it is trained."""
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _source_files(project: Path) -> Iterator[Path]:
    for name in SOURCES:
        if (project / name).is_file():
            yield project / name
    for name, pattern in SOURCE_FOLDERS:
        yield from sorted((project / name).rglob(pattern))
