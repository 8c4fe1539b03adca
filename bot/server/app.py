"""The composition root: builds the assistant from the settings and serves it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from redis.asyncio import Redis
from sqlalchemy import Engine as Database
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from telegram import Bot

from bot.campaigns.collection import Campaigns
from bot.campaigns.experiments.running import RunningExperiments
from bot.dialogue.codes import Returning
from bot.dialogue.library import Library, load_library
from bot.engine.engine import Engine
from bot.engine.training import find_model
from bot.logs import configure_logs, log
from bot.message import Incoming
from bot.outcomes.behind import WriteBehind
from bot.outcomes.database import open_database
from bot.outcomes.displays import Displays
from bot.outcomes.recorder import Recorder
from bot.outcomes.store import OutcomeStore
from bot.privacy import repeats
from bot.privacy.contact_keys import ContactKeys
from bot.privacy.contacts import Contacts
from bot.privacy.conversations import Conversations
from bot.privacy.expiring import ExpiringStore, MemoryStore, RedisStore
from bot.privacy.keys import KeyRing, Keys
from bot.privacy.ledger import MarkLedger
from bot.privacy.locks import Locks, MemoryLocks, RedisLocks
from bot.privacy.opt_out import OptOuts
from bot.privacy.redis_client import connect
from bot.privacy.repeats import Repeats
from bot.privacy.replies import Replies
from bot.privacy.return_keys import ReturnKeys
from bot.privacy.safeguards import guard_installation, guard_process
from bot.privacy.used_codes import UsedCodes
from bot.server.delivering import Delivering
from bot.server.door.admission import Admission
from bot.server.door.contract import Connector, Door
from bot.server.door.limits import RateLimits
from bot.server.draining import Draining
from bot.server.duties import duties
from bot.server.housekeeping import Housekeeping
from bot.server.metrics import Metrics
from bot.server.metrics_port import serve_metrics
from bot.server.rehearsal import rehearse
from bot.server.wiring import connectors_of, open_door, read_keywords, telegram_bot
from bot.settings import Settings
from bot.turn import Turn
from connectors.keywords import Keywords


@dataclass(slots=True)
class Assistant:
    """All parts of a running assistant."""

    settings: Settings
    library: Library
    campaigns: Campaigns
    database: Database
    recorder: Recorder
    opt_outs: OptOuts
    turn: Turn
    door: Door
    connectors: list[Connector]
    keywords: Keywords
    telegram: Bot | None
    store: ExpiringStore
    metrics: Metrics
    housekeeping: Housekeeping
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def start(self, *, cold: bool = False) -> None:
        """Take up the marks from before a restart; an engine that never answered is warmed up."""
        self._tasks = [asyncio.create_task(self.metrics.watch(self.door, self.recorder))]
        if cold:
            self._tasks.append(
                asyncio.create_task(rehearse(self.turn.engine, self.campaigns.fallback))
            )
        await self.turn.repeats.restore()
        await self.opt_outs.load()
        await self.turn.experiments.start()
        self.housekeeping.start()

    async def stop(self) -> None:
        """Write what waits and close everything."""
        for task in self._tasks:
            task.cancel()
        await self.housekeeping.stop()
        await self.turn.experiments.stop()
        await self.turn.repeats.finish()
        await self.recorder.stop()
        await self.store.close()
        self.database.dispose()


def assemble(settings: Settings, *, engine: Engine | None = None) -> Assistant:
    """Build every part from the settings.

    Args:
        settings: of this process.
        engine: a loaded engine; tests share one, otherwise the trained model is loaded.

    Raises:
        ConfigurationError: something is missing or contradictory; says what to do.
    """
    guard_installation(settings)
    library, campaigns = load_library(settings), _campaigns(settings)
    database = open_database(settings.database)
    keys, redis = Keys(settings.home / "keys"), connect(settings.redis_url)
    behind, metrics = WriteBehind(database), Metrics()
    store, locks, ledger = _stores(settings, redis, database)
    engine = engine or Engine.load(find_model(settings.models), library)
    opt_outs = OptOuts(database, behind, shared=_is_shared(database, redis))
    turn = Turn(
        engine=engine,
        library=library,
        campaigns=campaigns,
        conversations=Conversations(store, settings.session_minutes),
        locks=locks,
        repeats=Repeats(store, keys.get("repeats"), ledger),
        opt_outs=opt_outs,
        recorder=Recorder(OutcomeStore(database), behind),
        experiments=RunningExperiments(database, library.words, keys.get("experiments")),
        contacts=_contacts(settings, campaigns, database, store),
        returning=_returning(settings, campaigns, library, engine, UsedCodes(store, ledger)),
    )
    ring = KeyRing(settings.home / "keys", settings.key_hours, settings.session_minutes)
    replies = Replies(store, keys.get("repeats"))
    door = _door(settings, keys, ring, turn, metrics, redis, replies)
    telegram = telegram_bot(settings)
    return Assistant(
        settings=settings,
        library=library,
        campaigns=campaigns,
        database=database,
        recorder=turn.recorder,
        opt_outs=opt_outs,
        turn=turn,
        door=door,
        connectors=connectors_of(settings, keys, ring, door, turn, Displays(database), telegram),
        keywords=read_keywords(library),
        telegram=telegram,
        store=store,
        metrics=metrics,
        housekeeping=Housekeeping(duties(settings, ring, database, turn, ledger)),
    )


def _is_shared(database: Database, redis: Redis | None) -> bool:
    """Whether other processes may change what is in the database."""
    return redis is not None or database.dialect.name != "sqlite"


def _door(
    settings: Settings,
    keys: Keys,
    ring: KeyRing,
    turn: Turn,
    metrics: Metrics,
    redis: Redis | None,
    kept: Replies,
) -> Door:
    replies = Delivering(turn.take, kept, turn.repeats)
    limits = RateLimits(settings, redis, turn.engine.dangers)

    async def in_danger(message: Incoming) -> bool:
        situation = await turn.conversations.find(message.pseudonym)
        return situation is not None and situation.danger != "none"

    admission = Admission(replies.take, turn.engine.dangers, limits, in_danger)
    take = metrics.measured(admission.take)
    return open_door(settings, keys, ring, turn.contacts.keys, take, limits, replies)


def _contacts(
    settings: Settings, campaigns: Campaigns, database: Database, store: ExpiringStore
) -> Contacts:
    keys = ContactKeys(settings.home / "keys", campaigns.repeat_contact_days())
    return Contacts(database, store, keys, settings.minimum_cell)


def _returning(
    settings: Settings, campaigns: Campaigns, library: Library, engine: Engine, used: UsedCodes
) -> Returning:
    keys = ReturnKeys(settings.home / "keys", settings.return_code_days)
    return Returning(keys, used, campaigns.ids(), library, engine.dangers)


def _campaigns(settings: Settings) -> Campaigns:
    """The campaigns that can be used; of the others the log says what is wrong with them."""
    campaigns = Campaigns.load(settings.campaigns)
    for problem in campaigns.problems:
        log("a campaign was left out", level=logging.ERROR, problem=problem)
    return campaigns


def application(settings: Settings, *, engine: Engine | None = None) -> Starlette:
    """The message plane as an ASGI application."""
    guard_process()
    configure_logs(settings.log_level)
    assistant = assemble(settings, engine=engine)

    draining = Draining(settings.drain_seconds)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        if settings.workers == 1:
            serve_metrics(settings, assistant.metrics.registry)
        await assistant.start(cold=engine is None)
        draining.begin()
        log("started", port=settings.port)
        yield
        await assistant.stop()
        log("stopped")

    async def alive(request: Request) -> Response:
        return JSONResponse({"status": "alive"})

    async def ready(request: Request) -> Response:
        status = "stopping" if draining.stopping else "ready"
        return JSONResponse(
            {"status": status, "outcomes_waiting": assistant.recorder.waiting},
            503 if draining.stopping else 200,
        )

    routes: list[BaseRoute] = [Route("/healthz", alive), Route("/readyz", ready)]
    for connector in assistant.connectors:
        routes += connector.routes()
    app = Starlette(routes=routes, lifespan=lifespan)
    # A path with a slash too many is unknown: a redirect would repeat the Host header.
    app.router.redirect_slashes = False
    app.state.assistant = assistant
    return app


def _stores(
    settings: Settings, redis: Redis | None, database: Database
) -> tuple[ExpiringStore, Locks, MarkLedger | None]:
    if redis is not None:
        return RedisStore(redis), RedisLocks(redis), None
    # Three values a conversation: its situation, the mark of its last message and the reply to it. Marks of
    # repeat contact come on top; like all marks and replies they give way when room runs out.
    store = MemoryStore(settings.conversation_limit * 3, expendable=repeats.PREFIX)
    return store, MemoryLocks(), MarkLedger(database)
