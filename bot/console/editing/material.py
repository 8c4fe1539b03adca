"""What the editing pages work on: the product's content, what was published over it, and both together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from threading import Lock
from typing import Any

from sqlalchemy import Engine

from bot.campaigns.collection import Campaigns, read_own
from bot.dialogue.library import Library
from bot.dialogue.own_words import sound_words
from bot.knowledge.own import directory_with_own, laws_with_own
from bot.knowledge.readings import Readings, is_sign_off
from bot.nlu.gazetteer import Gazetteer
from bot.outcomes.own_content import LONGEST_KEY, Change, Own, OwnContent
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
        items = {kind: dict(values) for kind, values in self.own.items.items()}
        for draft in drafts:
            kept = items.setdefault(draft.kind, {})
            kept.pop(draft.key, None)
            if draft.value is not None:
                kept[draft.key] = draft.value
        would = Own(items=items)
        before = {*self.product.with_own(self.own)[1], *self.campaigns().problems}
        campaigns = self.files().with_own(would.of("campaign"))
        after = (*self.product.with_own(would)[1], *campaigns.problems)
        return [problem for problem in after if problem not in before]

    def is_sound(self, kind: str, key: str, value: Any) -> bool:
        """Whether one item could be published by itself."""
        own = Own(items={kind: {key: value}})
        if len(key) > LONGEST_KEY or value is None:
            return False
        if kind == "signature":
            return is_sign_off(value)
        if kind == "campaign":
            try:
                read_own(key, value)
            except ConfigurationError:
                return False
            return True
        if kind == "words":
            left_out = sound_words(self.product.words, own.of("words"))[1]
        elif kind == "law":
            left_out = laws_with_own(self.product.laws, own.of("law"))[1]
        else:
            left_out = directory_with_own(self.product.directory, own.of("helpline"))[1]
        return not left_out

    @property
    def may_publish_alone(self) -> bool:
        """Whether an administrator allowed to publish what one wrote oneself."""
        return bool(self.own.of("rule").get("alone"))
