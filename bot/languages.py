"""Which languages the assistant speaks: the `languages` line of `config.yml`, and nothing else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from bot.settings import PROJECT, ConfigurationError


@cache
def configured_languages(config: Path = PROJECT / "config.yml") -> tuple[str, ...]:
    """ISO 639-1 codes in the order of `config.yml`; the first is the reference language.

    Raises:
        ConfigurationError: the line is missing or empty.
    """
    languages = yaml.safe_load(config.read_text(encoding="utf-8")).get("languages")
    if not isinstance(languages, list) or not languages:
        raise ConfigurationError(f"{config.name} needs a line such as 'languages: [en, fr]'.")
    return tuple(str(code) for code in languages)
