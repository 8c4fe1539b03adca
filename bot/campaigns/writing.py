"""Writing a campaign file, from answers or from a ready-made one, and archiving it when it is over."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.campaigns.campaign import Campaign
from bot.campaigns.collection import ARCHIVE, Campaigns
from bot.knowledge.yaml_files import read_named
from bot.settings import ConfigurationError

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of short codes: none that is mistaken for another when read from paper."""
CODE_LENGTH = 5


def fresh_code(taken: Campaigns | None) -> str:
    """A short code that no campaign has."""
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))
        if taken is None or taken.by_code(code) is None:
            return code


def write_campaign(folder: Path, values: Mapping[str, Any]) -> Path:
    """Write a new campaign file and read it once, so that nothing malformed stays.

    Raises:
        ConfigurationError: there is one of this id already, or a value cannot be used.
    """
    file = folder / f"{values['id']}.yml"
    for other in (file, folder / ARCHIVE / file.name):
        if other.exists():
            raise ConfigurationError(f"There is {other} already; choose another id.")
    folder.mkdir(parents=True, exist_ok=True)
    before = _problems(folder)
    kept = {key: value for key, value in values.items() if value not in (None, "", {}, ())}
    text = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=110)
    file.write_text(
        f"# Written by 'second-thought campaign new'; check it with 'campaign check {values['id']}'.\n{text}",
        encoding="utf-8",
    )
    try:
        read_named(file, Campaign)
        # Of two that claim the same the later by name is left out: it may be the other one.
        clash = next((p for p in _problems(folder) if p not in before), None)
        if clash:
            raise ConfigurationError(clash)
    except ConfigurationError:
        file.unlink()
        raise
    return file


def archive(folder: Path, campaign_id: str) -> Path:
    """Move a campaign to the archive, where its links and codes are still answered.

    Raises:
        ConfigurationError: there is none of this id, or it is there already.
    """
    file, target = folder / f"{campaign_id}.yml", folder / ARCHIVE / f"{campaign_id}.yml"
    if target.exists():
        raise ConfigurationError(f"The campaign '{campaign_id}' is in the archive already.")
    if not file.exists():
        raise ConfigurationError(f"There is no campaign '{campaign_id}' in {folder}.")
    if len(list(folder.glob("*.yml"))) == 1:
        raise ConfigurationError(
            f"'{campaign_id}' is the only campaign, and somebody must answer; add another one first."
        )
    target.parent.mkdir(exist_ok=True)
    return file.rename(target)


def _problems(folder: Path) -> tuple[str, ...]:
    return Campaigns.load(folder).problems if any(folder.glob("*.yml")) else ()
