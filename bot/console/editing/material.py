"""What the editing pages work on: the product's content, what was published over it, and both together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from threading import Lock
from typing import Any

from sqlalchemy import Engine

from bot.campaigns.campaign import Campaign
from bot.campaigns.collection import ARCHIVED, Campaigns
from bot.campaigns.experiments.experiment import Experiment, read_experiments
from bot.campaigns.experiments.own import with_arms, with_own_experiments
from bot.campaigns.experiments.runs import Runs, State
from bot.campaigns.experiments.wordings import digest
from bot.dialogue.words.library import Library
from bot.dialogue.words.own_messages import is_sound
from bot.dialogue.words.own_words import sound_words
from bot.knowledge.own import directory_with_own, laws_with_own
from bot.knowledge.readings import Readings, is_sign_off
from bot.knowledge.yaml_files import read_own
from bot.nlu.gazetteer import Gazetteer
from bot.outcomes.own_content import LONGEST_KEY, Change, Own, OwnContent
from bot.privacy.key_files import stamp_of
from bot.settings import ConfigurationError, Settings


class Material:
    """The content of an installation, looked up anew whenever something was published.

    Args:
        settings: of the installation.
        engine: the outcome database.
        product: the content as it came.
        renewed: told the content that is in force whenever it changed.
    """

    def __init__(
        self,
        settings: Settings,
        engine: Engine,
        product: Library,
        renewed: Callable[[Library], None] = lambda library: None,
    ) -> None:
        self.settings = settings
        self.product = product
        self.changes = OwnContent(engine)
        self.runs = Runs(engine)
        self._ready: tuple[object, Mapping[str, Experiment]] = (None, {})
        self._renewed = renewed
        self._lock = Lock()
        self.own = Own()
        self.library = product

    def refresh(self) -> None:
        """Take over what was published meanwhile, here or by another console."""
        if self.changes.stamp() == (self.own.edition, self.own.changes):
            return
        with self._lock:
            self.own = self.changes.published()
            self.library, _ = self.product.with_own(self.own)
            self._renewed(self.library)

    def campaigns(self) -> Campaigns:
        """All campaigns, files and own.

        Raises:
            ConfigurationError: there is none that could be used.
        """
        return self.files().with_own(self.own.of("campaign"))

    def files(self) -> Campaigns:
        """The campaigns that are files; read anew, because they may be edited by hand.

        Raises:
            ConfigurationError: there is none that could be used.
        """
        return Campaigns.load(self.settings.campaigns)

    def readings(self) -> Readings:
        """Who signed which texts and laws.

        Raises:
            KnowledgeError: the product's file of a language is malformed.
        """
        return Readings.load(self.product.words.languages, self.changes.signatures())

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Finds towns; loaded when somebody first writes one."""
        return Gazetteer.load()

    def problems_with(self, drafts: Iterable[Change]) -> list[str]:
        """What would be left out if these drafts were published: the checks of every worker."""
        would = self._would((draft.kind, draft.key, draft.value) for draft in drafts)
        before = {*self.product.with_own(self.own)[1], *self.campaigns().problems}
        campaigns = self.files().with_own(would.of("campaign"))
        after = (*self.product.with_own(would)[1], *campaigns.problems)
        return [problem for problem in after if problem not in before]

    def disturbs(self, changes: Iterable[tuple[str, str, Any]]) -> bool:
        """Whether an experiment that runs, or pauses, would show other words than were registered.

        Args:
            changes: kind, key and value of what would be put in force.
        """
        would: Library | None = None
        for run in self.runs.all():
            if run.state == State.STOPPED or run.digest != digest(
                run.experiment, self.library.words
            ):
                continue
            would = would or self.product.with_own(self._would(changes))[0]
            if run.digest != digest(run.experiment, would.words):
                return True
        return False

    def _would(self, changes: Iterable[tuple[str, str, Any]]) -> Own:
        """What would be in force with these changes."""
        items = {kind: dict(values) for kind, values in self.own.items.items()}
        for kind, key, value in changes:
            kept = items.setdefault(kind, {})
            kept.pop(key, None)
            if value is not None:
                kept[key] = value
        return Own(items=items)

    def ready(self) -> Mapping[str, Experiment]:
        """The experiments that are files, by id; read anew when one was edited by hand."""
        files = sorted(self.settings.experiments.glob("*.yml"))
        stamp = tuple((file.name, stamp_of(file)) for file in files)
        if stamp != self._ready[0]:
            self._ready = stamp, read_experiments(self.settings.experiments)[0]
        return self._ready[1]

    def experiments(self) -> dict[str, Experiment]:
        """Ready ones and own ones, by id."""
        return with_own_experiments(self.ready(), self.own.of("experiment"))

    def is_sound(self, kind: str, key: str, value: Any) -> bool:
        """Whether one item could be published by itself."""
        own = Own(items={kind: {key: value}})
        if len(key) > LONGEST_KEY or value is None:
            return False
        if kind == "signature":
            return is_sign_off(value)
        if kind == "campaign":
            try:
                read_own(key, value, Campaign, ARCHIVED)
            except ConfigurationError:
                return False
            return True
        if kind == "message":
            return is_sound(key, value)
        if kind == "words":
            left_out = sound_words(self.product.words, own.of("words"))[1]
        elif kind == "experiment":
            left_out = with_arms(self.product.words, own.of("experiment"))[1]
        elif kind == "law":
            left_out = laws_with_own(self.product.laws, own.of("law"))[1]
        else:
            left_out = directory_with_own(self.product.directory, own.of("helpline"))[1]
        return not left_out

    @property
    def may_publish_alone(self) -> bool:
        """Whether an administrator allowed to publish what one wrote oneself."""
        return bool(self.own.of("rule").get("alone"))
