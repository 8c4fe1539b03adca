"""What the fault tests share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.engine.engine import Engine
from tests.faults.serving import Served
from tests.faults.telegram_server import Server


@pytest.fixture(scope="session")
def served(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One running assistant for all tests that leave it as they found it."""
    assert engine, "the model is trained before the process starts"
    served = Served(tmp_path_factory.mktemp("served") / "home").start()
    yield served
    served.stop()


@pytest.fixture
def telegram_server() -> Iterator[Server]:
    server = Server()
    server.listen()
    yield server
    server.close()
