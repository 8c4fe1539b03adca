"""A campaign file, and finding the campaign a visitor came by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.settings import ConfigurationError

Channel = Literal["web", "sms", "whatsapp", "telegram"]
Kind = Literal[
    "search_advertisement",
    "decoy_contact",
    "blocked_page",
    "embedded_chat",
    "poster",
    "banner",
    "social",
]


class Campaign(BaseModel):
    """One advertisement, decoy contact or poster.

    `id` stands in links, so it is short and neutral; `place` is an ISO 3166 code that a place named
    by the visitor overrides.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{1,39}$")]
    channels: tuple[Channel, ...] = ("web", "sms", "whatsapp", "telegram")
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    place: Annotated[str | None, Field(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")] = None
    operator: str | None = None
    kind: Kind = "search_advertisement"
    starts: date | None = None
    ends: date | None = None
    note: str = ""


class Campaigns:
    """All campaigns of an installation.

    Args:
        campaigns: by id.
        fallback: answers visitors whose code is unknown or old; they are answered all the same.
    """

    def __init__(self, campaigns: Mapping[str, Campaign], fallback: Campaign) -> None:
        self._campaigns = campaigns
        self.fallback = fallback

    @classmethod
    def load(cls, folder: Path) -> Campaigns:
        """Read every `*.yml` of a folder.

        Raises:
            ConfigurationError: a file is malformed, or there is none; says what to write.
        """
        campaigns = [read_campaign(file) for file in sorted(folder.glob("*.yml"))]
        if not campaigns:
            raise ConfigurationError(
                f"There is no campaign in {folder}; add a file such as demo-en.yml."
            )
        return cls({campaign.id: campaign for campaign in campaigns}, campaigns[0])

    def find(self, campaign_id: str | None) -> Campaign:
        """The campaign of this id; for an unknown id the fallback, in its language."""
        return self._campaigns.get(campaign_id or "", self.fallback)

    def get(self, campaign_id: str) -> Campaign | None:
        """The campaign of exactly this id."""
        return self._campaigns.get(campaign_id)

    def __iter__(self) -> Iterator[Campaign]:
        return iter(self._campaigns.values())


def read_campaign(file: Path) -> Campaign:
    """One campaign file.

    Raises:
        ConfigurationError: malformed; names the file, the line of the file's content and the remedy.
    """
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        campaign = Campaign.model_validate(content)
    except yaml.YAMLError as error:
        raise ConfigurationError(f"{file.name} is not valid YAML: {error}.") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise ConfigurationError(f"{file.name}: {where}: {first['msg']}.") from None
    if campaign.id != file.stem:
        raise ConfigurationError(f"{file.name}: the id '{campaign.id}' must be the file's name.")
    return campaign
