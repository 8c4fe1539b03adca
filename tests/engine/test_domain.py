"""The domain of a trained model is the one that Rasa's own reader finds in it."""

from __future__ import annotations

from pathlib import Path

from rasa.graph_components.providers.domain_provider import DomainProvider
from rasa.shared.core.domain import Domain

from bot.engine.domain import FILE, read_once
from bot.engine.engine import Engine
from bot.settings import PROJECT


class Storage:
    """A model's files in one folder.

    Args:
        folder: of the domain.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read_from(self, resource: object) -> Storage:
        return self

    def __enter__(self) -> Path:
        return self._folder

    def __exit__(self, *_: object) -> None:
        """Nothing to end."""


def test_it_is_the_one_that_rasa_finds(tmp_path: Path, engine: Engine) -> None:
    assert engine, "which reads its own in the same way"
    Domain.from_path(PROJECT / FILE).persist(tmp_path / FILE)
    read_once()
    found = DomainProvider.load({}, Storage(tmp_path), None, None).provide_inference()
    own = Domain.from_path(tmp_path)
    assert found.as_dict() == own.as_dict()
    assert {name: repr(part) for name, part in vars(found).items()} == {
        name: repr(part) for name, part in vars(own).items()
    }
