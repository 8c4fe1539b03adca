"""Reads the domain of a trained model, as Rasa wrote it there, at each start.

Rasa reads its own file three times, by the slow one of its two readers, and checks it against a schema. It
did so when the model was trained, and no other file than that is loaded (`bot.engine.trained_model`).
"""

from __future__ import annotations

from typing import Any

import yaml
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.graph_components.providers.domain_provider import DomainProvider
from rasa.shared.core.domain import Domain

FILE = "domain.yml"


def read_once() -> None:
    """From now on, in this process."""
    DomainProvider.load = classmethod(_load)


def _load(
    provider: type[DomainProvider],
    /,
    config: dict[str, Any],
    model_storage: ModelStorage,
    resource: Resource,
    execution_context: ExecutionContext,
    **_: Any,
) -> DomainProvider:
    """What Rasa calls; the names are Rasa's."""
    with model_storage.read_from(resource) as folder:
        written = (folder / FILE).read_text(encoding="utf-8")
    domain = Domain.from_dict(yaml.load(written, Loader=yaml.CSafeLoader))
    return provider(model_storage, resource, domain)
