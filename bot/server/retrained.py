"""Another model is taken over while the assistant runs: one taught in the console, or an earlier one.

A message is understood and answered by one `Turn`, and a turn has one model, so that no reply mixes two. The
new one is loaded and warmed up beside the one that answers; if it cannot be loaded, that one stays.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable

from bot.dialogue.words.library import Library
from bot.engine.engine import Engine
from bot.engine.readings import Readings, model_folder
from bot.engine.training import find_model
from bot.logs import log
from bot.privacy.key_files import watch_file
from bot.server.editions import Current
from bot.server.rehearsal import rehearse
from bot.settings import Settings

LOOK_SECONDS = 2.0
"""Seconds until a worker looks again whether another model was put in use."""


IN_HAND_SECONDS = 10.0
"""After which no message is still read by the model before."""


async def watch_model(
    settings: Settings, seen: object, current: Current, use: Callable[[Engine], None]
) -> None:
    """Look again and again, and hand over each model that is put in use; nothing stops it but its end.

    Args:
        settings: of the process.
        seen: the stamp of the file that says what is in use, from before the present model was loaded.
        current: what answers.
        use: told the loaded model.
    """

    async def take_it() -> None:
        engine = await asyncio.to_thread(_load, settings, current.turn.library)
        await rehearse(engine, current.turn.campaigns.fallback)
        use(engine)
        log("another model was taken over")
        await asyncio.sleep(IN_HAND_SECONDS)
        del engine
        _free()

    file, failed = Readings(settings.home).file, "another model could not be taken over"
    await watch_file(file, seen, LOOK_SECONDS, take_it, failed)


def _free() -> None:
    """Give the memory of the model before back: it refers to itself, and a worker freezes what it loaded."""
    is_frozen = gc.get_freeze_count() > 0
    gc.unfreeze()
    gc.collect()
    if is_frozen:
        gc.freeze()


def _load(settings: Settings, library: Library) -> Engine:
    return Engine.load(find_model(model_folder(settings)), library)
