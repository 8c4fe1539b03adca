"""All campaigns of an installation, and finding the one a visitor came by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bot.campaigns.campaign import Campaign
from bot.knowledge.yaml_files import line_of, read_named, read_own
from bot.nlu.folding import fold
from bot.settings import ConfigurationError, configured_languages

ARCHIVE = "archive"
"""Folder, below that of the campaigns, of those that are over: posters outlive their campaign."""

ARCHIVED = "archived"
"""Key of a campaign of the organisation's own that is over."""

LONGEST_KEYWORD = 40
"""Characters of a message among which its first word is looked for."""


class Campaigns:
    """Finds campaigns; those that are over or not begun too, because whoever comes is answered.

    Args:
        campaigns: by id.
        fallback: answers visitors whose code is unknown or old; they are answered all the same.
        archived: ids of those that are over.
        problems: a sentence for each file that could not be used.
    """

    def __init__(
        self,
        campaigns: Mapping[str, Campaign],
        fallback: Campaign,
        *,
        archived: Sequence[str] = (),
        problems: Sequence[str] = (),
    ) -> None:
        self._campaigns = campaigns
        self._codes = {c.code: c for c in campaigns.values() if c.code}
        self._doors = {door: c for c in campaigns.values() for door in c.doors()}
        self.fallback = fallback
        self.archived = frozenset(archived)
        self.problems = tuple(problems)

    @classmethod
    def load(cls, folder: Path) -> Campaigns:
        """Read every `*.yml` of a folder and of its archive; what is broken harms no other.

        Raises:
            ConfigurationError: there is no campaign that could be used.
        """
        good: dict[str, Campaign] = {}
        archived, problems = [], []
        claimed: dict[str, str] = {}
        current, over = sorted(folder.glob("*.yml")), sorted((folder / ARCHIVE).glob("*.yml"))
        for file in (*current, *over):
            try:
                campaign = read_named(file, Campaign)
                _refuse_taken(file, campaign, claimed)
            except ConfigurationError as error:
                problems.append(str(error))
                continue
            good[campaign.id] = campaign
            if file.parent.name == ARCHIVE:
                archived.append(campaign.id)
        if not good:
            raise ConfigurationError(
                problems[0]
                if problems
                else f"There is no campaign in {folder}; add a file such as demo-en.yml."
            )
        fallback = min(good.values(), key=lambda c: (not c.fallback, _rank(c.language)))
        return cls(good, fallback, archived=archived, problems=problems)

    def with_own(self, own: Mapping[str, Any]) -> Campaigns:
        """These campaigns with those that an organisation made in the console over them.

        What is malformed, or claims what another has, is left out and told in `problems`.

        Args:
            own: id → a campaign as in a file, and under `archived` whether it is over.
        """
        good = {name: one for name, one in self._campaigns.items() if name not in own}
        archived = [name for name in self.archived if name not in own]
        problems = list(self.problems)
        claimed = {claim: name for name, one in good.items() for claim, _ in one.claims()}
        for name, value in own.items():
            try:
                made = read_own(name, value, Campaign, ARCHIVED)
                taken = next((claim for claim, _ in made.claims() if claim in claimed), None)
                if taken is not None:
                    raise ConfigurationError(f"{name}: {claimed[taken]} has {taken} already.")
            except ConfigurationError as error:
                problems.append(str(error))
                if name in self._campaigns:  # as the product has it, rather than not at all
                    good[name] = self._campaigns[name]
                    archived += [name] if name in self.archived else []
                continue
            claimed |= {claim: name for claim, _ in made.claims()}
            good[name] = made
            archived += [name] if value.get(ARCHIVED) else []
        fallback = next((c for c in good.values() if c.fallback), None)
        return Campaigns(
            good,
            fallback or good.get(self.fallback.id, self.fallback),
            archived=archived,
            problems=problems,
        )

    def find(self, campaign_id: str | None) -> Campaign:
        """The campaign of this id; for an unknown id the fallback, in its language."""
        return self._campaigns.get(campaign_id or "", self.fallback)

    def get(self, campaign_id: str) -> Campaign | None:
        """The campaign of exactly this id."""
        return self._campaigns.get(campaign_id)

    def ids(self) -> list[str]:
        """Ids of all campaigns, archived ones included."""
        return list(self._campaigns)

    def by_code(self, code: str) -> Campaign | None:
        """The campaign of a short code, which people may have typed in capitals."""
        return self._codes.get(code.lower())

    def by_keyword(self, channel: str, number: str, text: str) -> Campaign | None:
        """The campaign that a message to a number names by its first word."""
        word = fold(text[:LONGEST_KEYWORD]).partition(" ")[0]
        return self._doors.get((channel, number, word)) if word else None

    def by_number(self, channel: str, number: str) -> Campaign | None:
        """The campaign that has a number for itself."""
        return self._doors.get((channel, number, ""))

    def repeat_contact_days(self) -> dict[str, int]:
        """Days of a period for each campaign that counts who writes again."""
        return {c.id: c.repeat_contact_days for c in self if c.repeat_contact_days}

    def places(self, today: date) -> set[str | None]:
        """Jurisdictions of the campaigns that are not over; `None` stands for one without a place."""
        return {c.place for c in self if c.status(today) != "ended"}

    def __iter__(self) -> Iterator[Campaign]:
        return (c for c in self._campaigns.values() if c.id not in self.archived)


def _rank(language: str) -> int:
    """The reference language first: which file comes first by the alphabet says nothing."""
    ranks = configured_languages()
    return ranks.index(language) if language in ranks else len(ranks)


def _refuse_taken(file: Path, campaign: Campaign, claimed: dict[str, str]) -> None:
    """Refuse what another file has, and note down what is this one's."""
    mine = {f"the id '{campaign.id}'": ("id",), **dict(campaign.claims())}
    for claim, keys in mine.items():
        other = claimed.get(claim)
        if other is not None:
            raise ConfigurationError(
                f"{file.name}, line {line_of(file, keys)}: {other} has {claim} already; "
                "only one campaign can have it, so write another one here or remove it."
            )
    claimed.update(dict.fromkeys(mine, _shown(file)))


def _shown(file: Path) -> str:
    return f"{ARCHIVE}/{file.name}" if file.parent.name == ARCHIVE else file.name
