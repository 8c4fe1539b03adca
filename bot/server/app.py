"""The composition root: builds the assistant from the settings and serves it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import partial

from redis.asyncio import Redis
from sqlalchemy import Engine as Database
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.campaigns.collection import Campaigns
from bot.dialogue.words.library import Library, load_library
from bot.engine.engine import Engine
from bot.engine.readings import Readings, model_folder
from bot.engine.training import find_model
from bot.logs import configure_logs, log
from bot.message import Incoming
from bot.outcomes.database import open_database
from bot.outcomes.displays import Displays
from bot.outcomes.recorder import Recorder
from bot.privacy.expiring import ExpiringStore
from bot.privacy.key_files import stamp_of
from bot.privacy.keys import KeyRing, Keys
from bot.privacy.opt_out import OptOuts
from bot.privacy.redis_client import connect
from bot.privacy.safeguards import guard_installation, guard_process
from bot.privacy.typed_settings import watch_typed, with_typed
from bot.server.answering import turn_of
from bot.server.delivering import Delivering
from bot.server.door.admission import Admission
from bot.server.door.contract import Connector, Door
from bot.server.door.limits import RateLimits
from bot.server.draining import Draining
from bot.server.editions import Current, Edition, Editions, campaign_files
from bot.server.housekeeping import Housekeeping, duties
from bot.server.metrics import Metrics
from bot.server.metrics_port import serve_metrics
from bot.server.rehearsal import rehearse
from bot.server.restarting import Restarts
from bot.server.retrained import watch_model
from bot.server.wiring import open_door, read_keywords, speaking, telegram
from bot.settings import Settings
from bot.turn import Turn
from connectors.keywords import Keywords


@dataclass(slots=True)
class Assistant:
    """All parts of a running assistant."""

    settings: Settings
    """Of the environment; what was typed in the console stands over them."""
    database: Database
    recorder: Recorder
    opt_outs: OptOuts
    current: Current
    edition: Edition
    editions: Editions
    door: Door
    connectors: list[Connector]
    keywords: Keywords
    in_force: Settings
    """The settings with what was typed over them."""
    store: ExpiringStore
    metrics: Metrics
    housekeeping: Housekeeping
    build: Callable[[Settings, Turn], list[Connector]]
    """Builds the connectors that speak from an edition."""
    model_seen: object = None
    """By what one notices that another model was put in use since this one was loaded."""
    on_edition: Callable[[], None] = lambda: None
    """What the server does when the doors were built anew."""
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    @property
    def turn(self) -> Turn:
        """What answers now."""
        return self.current.turn

    @property
    def library(self) -> Library:
        """The content of the edition that is in force."""
        return self.turn.library

    @property
    def campaigns(self) -> Campaigns:
        """The campaigns of that edition."""
        return self.turn.campaigns

    def take_over(self, edition: Edition) -> None:
        """Answer from another edition; what is in progress ends on the one before."""
        self.current.take_over(edition)
        self._renew(self.build(self.in_force, self.turn))

    def use(self, engine: Engine) -> None:
        """Understand by another model; what is in progress ends with the one before."""
        self.current.use(engine)
        self._renew(self.build(self.in_force, self.turn))

    def obey(self, settings: Settings) -> None:
        """Take over what was typed in the console; what is in progress ends with what held before."""
        self.in_force = settings
        self.editions.say_by(settings)
        library = replace(self.library, settings=settings)
        self.current.take_over(Edition(self.edition.stamp, library, self.campaigns))
        self._renew([*self.build(settings, self.turn), telegram(settings, self.door)])

    def _renew(self, connectors: list[Connector]) -> None:
        renewed = {one.name: one for one in connectors}
        self.connectors = [renewed.get(one.name, one) for one in self.connectors]
        self.on_edition()

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
        watching = self.editions.watch(self.edition, self.take_over)
        self._tasks.append(asyncio.create_task(watching))
        self._tasks.append(asyncio.create_task(watch_typed(self.settings, self.obey)))
        self._tasks.append(
            asyncio.create_task(watch_model(self.settings, self.model_seen, self.current, self.use))
        )
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
    database = open_database(settings.database)
    in_force = with_typed(settings)
    editions = Editions(database, load_library(in_force), campaign_files(settings))
    edition = editions.newest()
    keys, redis = Keys(settings.home / "keys"), connect(settings.redis_url)
    model_seen = stamp_of(Readings(settings.home).file)
    engine = engine or Engine.load(find_model(model_folder(settings)), edition.library)
    turn, opt_outs, store, ledger = turn_of(settings, edition, engine, keys, redis, database)
    ring = KeyRing(settings.home / "keys", settings.key_hours, settings.session_minutes)
    current, metrics = Current(turn), Metrics()
    door = _door(settings, keys, ring, current, metrics, redis)
    build = partial(speaking, keys, ring, door, Displays(database))
    return Assistant(
        settings=settings,
        database=database,
        recorder=turn.recorder,
        opt_outs=opt_outs,
        current=current,
        edition=edition,
        editions=editions,
        door=door,
        build=build,
        connectors=[*build(in_force, turn), telegram(in_force, door)],
        keywords=read_keywords(turn.library),
        in_force=in_force,
        store=store,
        metrics=metrics,
        model_seen=model_seen,
        housekeeping=Housekeeping(duties(settings, ring, database, turn, ledger)),
    )


def _door(
    settings: Settings,
    keys: Keys,
    ring: KeyRing,
    current: Current,
    metrics: Metrics,
    redis: Redis | None,
) -> Door:
    turn = current.turn
    replies = Delivering(current.take, turn.replies, turn.repeats)
    limits, conversations = RateLimits(settings, redis, current.dangers), turn.conversations

    async def in_danger(message: Incoming) -> bool:
        situation = await conversations.find(message.pseudonym)
        return situation is not None and situation.danger != "none"

    admission = Admission(replies.take, current.dangers, limits, in_danger)
    take = metrics.measured(admission.take)
    return open_door(settings, keys, ring, turn.contacts.keys, take, limits, replies)


def application(settings: Settings, *, engine: Engine | None = None) -> Starlette:
    """The message plane as an ASGI application."""
    guard_process()
    configure_logs(settings.log_level)
    assistant = assemble(settings, engine=engine)

    draining = Draining(settings.drain_seconds)
    restarts = Restarts(settings.home, "assistant")

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        if settings.workers == 1:
            serve_metrics(settings, assistant.metrics.registry)
        await assistant.start(cold=engine is None)
        draining.begin()
        restart = asyncio.create_task(restarts.watch()) if settings.restarts else None
        log("started", port=settings.port)
        yield
        if restart is not None:
            restart.cancel()
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

    def routes() -> list[BaseRoute]:
        mine = [Route("/healthz", alive), Route("/readyz", ready)]
        return [*mine, *(route for one in assistant.connectors for route in one.routes())]

    def renew() -> None:
        # A request that is in progress keeps the list of routes that it began with.
        app.router.routes = routes()

    app = Starlette(routes=routes(), lifespan=lifespan)
    assistant.on_edition = renew
    # A path with a slash too many is unknown: a redirect would repeat the Host header.
    app.router.redirect_slashes = False
    app.state.assistant = assistant
    return app
