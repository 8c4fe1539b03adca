"""Training the Rasa model when its sources changed, and trusting only what was trained here."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.settings import PROJECT, ConfigurationError

SOURCES = ("config.yml", "domain.yml", "bot/dialogue/rules.yml", "uv.lock")
SOURCE_FOLDERS = (("intents", "*.yml"), ("bot/nlu", "*.py"), ("bot/nlu", "*.yml"))


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A model file, the hash it had when it was trained here, and what it was trained from.

    A Rasa model is an archive that may hold pickles, so that loading a foreign one runs foreign code.
    """

    file: str
    sha256: str
    sources: str


def source_fingerprint(project: Path = PROJECT) -> str:
    """Hash of everything that a model depends on."""
    digest = hashlib.sha256()
    for file in _source_files(project):
        digest.update(file.relative_to(project).as_posix().encode())
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
    if _hash(model) != record.sha256:
        raise ConfigurationError(
            f"{model.name} is not the file that was trained here; it will not be loaded. "
            "Run 'make train' to make it anew."
        )
    return model


def is_current(folder: Path) -> bool:
    """Whether a model of the present sources lies in the folder."""
    record = read_record(folder)
    return (
        record is not None
        and record.sources == source_fingerprint()
        and (folder / record.file).is_file()
    )


def read_record(folder: Path) -> TrainedModel | None:
    """What is written about the model in a folder."""
    try:
        return TrainedModel(**json.loads((folder / "model.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def train(folder: Path, home: Path) -> Path:
    """Train and record; takes a minute or two.

    Raises:
        ConfigurationError: Rasa refuses the files; says where to look.
    """
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("RASA_CACHE_DIRECTORY", str(home / "training-cache"))
    from rasa import model_training  # takes seconds; only training needs it

    sources = source_fingerprint()
    result = model_training.train(
        domain=str(PROJECT / "domain.yml"),
        config=str(PROJECT / "config.yml"),
        training_files=[str(PROJECT / "intents"), str(PROJECT / "bot" / "dialogue" / "rules.yml")],
        output=str(folder),
        fixed_model_name=f"second-thought-{sources[:12]}",
        force_training=True,
    )
    if result.code != 0 or result.model is None:
        raise ConfigurationError(
            "Training failed; run 'second-thought check' to see which file is wrong."
        )
    model = Path(result.model)
    record = TrainedModel(model.name, _hash(model), sources)
    (folder / "model.json").write_text(json.dumps(asdict(record), indent=1), encoding="utf-8")
    for old in folder.glob("*.tar.gz"):
        if old != model:
            old.unlink()
    return model


def _hash(file: Path) -> str:
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _source_files(project: Path) -> Iterator[Path]:
    for name in SOURCES:
        if (project / name).is_file():
            yield project / name
    for name, pattern in SOURCE_FOLDERS:
        yield from sorted((project / name).rglob(pattern))
