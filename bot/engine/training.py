"""Training the Rasa model when its sources changed."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

from bot.engine.trained_model import (
    TrainedModel,
    find_model,
    is_current,
    read_record,
    source_fingerprint,
)
from bot.engine.trained_model import file_hash as _hash
from bot.settings import PROJECT, ConfigurationError

__all__ = ["TrainedModel", "find_model", "is_current", "read_record", "source_fingerprint", "train"]


def train(folder: Path, home: Path) -> Path:
    """Train and record; takes a minute or two.

    Raises:
        ConfigurationError: Rasa refuses the files; says where to look.
    """
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
