"""Editions of the content: what an organisation publishes is taken over while the assistant runs.

A message is answered by one `Turn` from its beginning to its end, and a turn has one edition of the
content; so a reply never mixes two. What is broken is left out by the same checks as files.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import Engine as Database
from sqlalchemy.exc import SQLAlchemyError

from bot.campaigns.collection import Campaigns
from bot.dialogue.words.library import Library
from bot.engine.engine import Engine
from bot.logs import log, log_failure
from bot.message import Incoming, Outgoing
from bot.outcomes.own_content import OwnContent
from bot.settings import Settings
from bot.turn import Turn

LOOK_SECONDS = 2.0
"""Seconds until a worker looks again whether something was published."""


@dataclass(frozen=True, slots=True)
class Edition:
    """All content of one moment."""

    stamp: tuple[int, int]
    library: Library
    campaigns: Campaigns


class Editions:
    """Makes editions of the product's content and what was published over it.

    Args:
        database: where it is published.
        library, campaigns: the product's own and the files'.
    """

    def __init__(self, database: Database, library: Library, campaigns: Campaigns) -> None:
        self._own = OwnContent(database)
        self._library = library
        self._campaigns = campaigns

    def say_by(self, settings: Settings) -> None:
        """From now on make them by other settings: another name, another address."""
        self._library = replace(self._library, settings=settings)

    def newest(self) -> Edition:
        """What is in force now; waits for the database."""
        own = self._own.published()
        library, problems = self._library.with_own(own)
        campaigns = self._campaigns.with_own(own.of("campaign"))
        problems += [one for one in campaigns.problems if one not in self._campaigns.problems]
        for problem in problems:
            log("own content was left out", level=logging.ERROR, problem=problem)
        return Edition((own.edition, own.changes), library, campaigns)

    async def watch(self, seen: Edition, take_over: Callable[[Edition], None]) -> None:
        """Look again and again, and hand over each newer edition; nothing stops it but its end."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                if await asyncio.to_thread(self._own.stamp) == seen.stamp:
                    continue
                seen = await asyncio.to_thread(self.newest)
                take_over(seen)
                log("an edition of the content was taken over", edition=seen.stamp[0])
            except SQLAlchemyError as error:
                log_failure("the content could not be looked up", error)
            except Exception as error:  # noqa: BLE001  whatever it is, what is in force stays so
                log_failure("an edition of the content could not be taken over", error)


@dataclass(slots=True)
class Current:
    """The turn that answers from the newest edition; whoever came before it stays with the one before."""

    turn: Turn

    async def take(self, message: Incoming) -> Outgoing:
        """Answer a message."""
        return await self.turn.take(message)

    def dangers(self, text: str) -> list[str]:
        """What the safety net of the model that is in use sees in a text."""
        return self.turn.engine.dangers(text)

    def use(self, engine: Engine) -> None:
        """From now on understand by another model."""
        turn = self.turn
        self.turn = replace(
            turn,
            engine=engine.with_library(turn.library),
            returning=replace(turn.returning, dangers=engine.dangers),
        )

    def take_over(self, edition: Edition) -> None:
        """From now on answer from another edition."""
        turn, library = self.turn, edition.library
        self.turn = replace(
            turn,
            engine=turn.engine.with_library(library),
            library=library,
            campaigns=edition.campaigns,
            returning=replace(turn.returning, library=library, campaigns=edition.campaigns.ids()),
        )
        turn.experiments.say(library.words)
        turn.contacts.keys.count(edition.campaigns.repeat_contact_days())


def campaign_files(settings: Settings) -> Campaigns:
    """The campaigns that can be used; of the others the log says what is wrong with them."""
    campaigns = Campaigns.load(settings.campaigns)
    for problem in campaigns.problems:
        log("a campaign was left out", level=logging.ERROR, problem=problem)
    return campaigns
