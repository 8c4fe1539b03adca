"""Rasa's own commands on this assistant: `rasa shell`, `run` and `interactive` answer as it does.

Rasa loads a plugin by the name `rasa_plus`; `bot.engine.lean` says that it is this module. Only the
command line calls it. The assistant needs none of it: it runs actions and says words by itself.
"""

from __future__ import annotations

import argparse
import os
import socket
import sys
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from rasa.shared.core.events import Event
    from rasa.shared.core.trackers import DialogueStateTracker

    from bot.dialogue.words.library import Library

hook = pluggy.HookimplMarker("rasa")

PORT, EVERYBODY = 5005, "0.0.0.0"  # noqa: S104  Rasa's defaults, which are not kept
HERE = "127.0.0.1"
CONVERSATIONS = Path("tests/conversations")
CAMPAIGN = "demo-en"
"""By which somebody is taken to come who writes in Rasa's shell."""


def init_hooks(manager: pluggy.PluginManager) -> None:
    """Rasa's contract for a plugin."""
    manager.register(sys.modules[__name__])


@hook
def configure_commandline(cmdline_arguments: argparse.Namespace) -> None:
    """Make Rasa's commands at home here; called once, before one of them runs."""
    # Matplotlib, where it is installed, makes a folder in somebody's home otherwise.
    os.environ.setdefault("MPLCONFIGDIR", tempfile.mkdtemp(prefix="rasa-"))
    _find_a_free_port(cmdline_arguments)
    _find_the_conversations(cmdline_arguments)
    _report_nothing()
    _serve_in_this_process()
    _answer_in_this_process()


def _find_a_free_port(arguments: argparse.Namespace) -> None:
    """Let `rasa shell` start beside the assistant, which listens at the same port by default."""
    if getattr(arguments, "port", None) == PORT and _is_in_use(PORT):
        with socket.socket() as free:
            free.bind((HERE, 0))
            arguments.port = free.getsockname()[1]


def _find_the_conversations(arguments: argparse.Namespace) -> None:
    """Let `rasa test` find the conversations that are only for tests: not among what is trained."""
    if getattr(arguments, "stories", None) in (".", "data") and CONVERSATIONS.is_dir():
        arguments.stories = str(CONVERSATIONS)


def _is_in_use(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HERE, port)) == 0


def _report_nothing() -> None:
    """Rasa writes an identity into somebody's home even where it may not report on him."""
    from rasa import telemetry  # takes seconds, like all of Rasa

    telemetry.initialize_telemetry = lambda: False
    telemetry.is_telemetry_enabled = lambda: False


def _serve_in_this_process() -> None:
    """Sanic would start new processes, without a terminal; and Rasa asks nobody for a password."""
    from sanic import Sanic, response  # only Rasa's own commands serve with it

    run = Sanic.run

    def run_alone(app: Any, *arguments: Any, **named: Any) -> None:
        host = HERE if named.get("host") == EVERYBODY else named.get("host")
        run(app, *arguments, **{**named, "host": host, "single_process": True})

    Sanic.run = run_alone  # type: ignore[assignment,method-assign]
    # Rasa writes for Sanic 21, where this had another name.
    response.stream = response.ResponseStream  # type: ignore[attr-defined]


def _answer_in_this_process() -> None:
    """Let our actions run here; Rasa would ask an action server."""
    from rasa.core.actions.action import ActionExtractSlots, RemoteAction

    async def run(self: Any, channel: Any, nlg: Any, tracker: Any, domain: Any) -> list[Event]:
        return _answer(self.name(), tracker)

    async def extract(
        self: Any, channel: Any, nlg: Any, tracker: Any, domain: Any, metadata: Any = None
    ) -> list[Event]:
        return _slots_of_rules(tracker)

    RemoteAction.run = run
    ActionExtractSlots.run = extract


@cache
def _library() -> Library:
    from bot.dialogue.words.library import load_library
    from bot.settings import load_settings

    return load_library(load_settings())


def _answer(name: str, tracker: DialogueStateTracker) -> list[Event]:
    """What an action says, and the situation behind it: one move of a message, planned as in a turn."""
    from rasa.core.actions.action import create_bot_utterance
    from rasa.shared.core.events import SlotSet

    from bot.dialogue.actions import ACTIONS
    from bot.dialogue.deciding.danger import decide
    from bot.dialogue.planning.reply import plan
    from bot.dialogue.state.situation import Situation
    from bot.dialogue.telling.exchange import Exchange
    from bot.engine.parse_result import read_parse

    known = tracker.get_slot("situation")
    situation = (
        Situation.from_dict(known) if known else Situation("en", channel="web", campaign=CAMPAIGN)
    )
    parsed = dict(tracker.latest_message.parse_data)
    reading = read_parse({**parsed, "language": parsed.get("language") or situation.language})
    situation.language = reading.language
    exchange = Exchange(situation, reading, _library(), datetime.now(UTC))
    action = next(action for action in ACTIONS if action.action_name == name)()
    said = plan(exchange, decide(situation, reading), action.perform)
    situation.turns += 1
    messages = [
        {
            "text": one.text,
            "buttons": [{"title": b.title, "payload": b.payload} for b in one.buttons],
        }
        for one in said
    ]
    return [*map(create_bot_utterance, messages), SlotSet("situation", situation.to_dict())]


def _slots_of_rules(tracker: DialogueStateTracker) -> list[Event]:
    """What rules look at, as the answer before left it; it may not change while one is answered."""
    from rasa.shared.core.events import SlotSet

    situation = tracker.get_slot("situation") or {}
    return [
        SlotSet("danger", situation.get("danger", "none")),
        SlotSet("asked", situation.get("asked", "nothing")),
    ]
