"""The console, built anew when an administrator typed other settings: no restart, nobody is signed out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import anyio
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.types import Receive, Scope, Send

from bot.logs import log
from bot.privacy.key_files import stamp_of, watch_file
from bot.privacy.typed_settings import LOOK_SECONDS, typed_file
from bot.settings import Settings


class Renewing:
    """An ASGI application that is replaced by another while it answers.

    Args:
        settings: of the environment.
        build: makes the application of them and of what was typed.
    """

    def __init__(self, settings: Settings, build: Callable[[Settings], Starlette]) -> None:
        self._settings = settings
        self._build = build
        self._seen = stamp_of(typed_file(settings.home))
        self._app = build(settings)
        self._frame = Starlette(lifespan=self._live)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; what has begun ends with the application that it began with."""
        await (self._frame if scope["type"] == "lifespan" else self._app)(scope, receive, send)

    @asynccontextmanager
    async def _live(self, frame: Starlette) -> AsyncIterator[None]:
        life = await _begun(self._app)

        async def renew() -> None:
            nonlocal life
            app = await run_in_threadpool(self._build, self._settings)
            former, life, self._app = life, await _begun(app), app
            await former.aclose()
            log("what was typed in the console was taken over")

        file = typed_file(self._settings.home)
        failed = "what was typed in the console could not be taken over"
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(watch_file, file, self._seen, LOOK_SECONDS, renew, failed)
            yield
            tasks.cancel_scope.cancel()
        await life.aclose()


async def _begun(app: Starlette) -> AsyncExitStack:
    """What must be closed when an application has done its work."""
    life = AsyncExitStack()
    await life.enter_async_context(app.router.lifespan_context(app))
    return life
