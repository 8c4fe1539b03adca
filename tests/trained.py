"""The model that most tests need is trained while those that need none are run: each takes minutes."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from pathlib import Path

import pytest

from bot.engine import training
from bot.settings import ConfigurationError, load_settings

NEED_NONE = (
    "tests/campaigns/",
    "tests/console/",
    "tests/engine/test_rasa_commands.py",
    "tests/knowledge/",
    "tests/nlu/test_evidence.py",
    "tests/nlu/test_needed.py",
    "tests/outcomes/",
    "tests/privacy/",
    "tests/test_architecture.py",
    "tests/test_content.py",
    "tests/test_promises.py",
)
"""Tests that start no assistant; those of them that want the engine are left out by themselves."""

STATE = "SECOND_THOUGHT_TRAINED_BESIDE"
"""Variable with the file in which the processes that test read how the training ended."""

DONE = "done"

YIELDING = 5
"""By how much the tests beside the training are less urgent: else they end first, and then wait for it."""


def pytest_configure(config: pytest.Config) -> None:
    """Let the training go first."""
    if STATE in os.environ and hasattr(config, "workerinput"):
        os.nice(YIELDING)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """Begin to train where all tests are run by several processes; the name is pytest-xdist's."""
    settings = load_settings()
    is_whole = config.args_source is config.ArgsSource.TESTPATHS
    if not is_whole or training.is_current(settings.models):
        return
    state = Path(tempfile.mkdtemp(prefix="training")) / "state"
    os.environ[STATE] = str(state)
    threading.Thread(
        target=_train, args=(settings.models, settings.home, state), daemon=True
    ).start()
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if terminal is not None:
        terminal.write_line(
            "The model is trained meanwhile (about 5 minutes); what needs none is tested."
        )


def _train(models: Path, home: Path, state: Path) -> None:
    try:
        training.train(models, home)
        ended = DONE
    except ConfigurationError as error:
        ended = str(error)
    state.write_text(ended, encoding="utf-8")


def files_that_need_none(items: list[pytest.Item]) -> frozenset[Path]:
    """Files of tests that need no model: of those that start no assistant, what asks for no engine."""
    named = {item.path for item in items if item.nodeid.startswith(NEED_NONE)}
    return frozenset(named - {item.path for item in items if "engine" in _fixtures(item)})


def _fixtures(item: pytest.Item) -> tuple[str, ...]:
    return tuple(getattr(item, "fixturenames", ()))


def wait_for_model() -> None:
    """Wait until the model that is trained meanwhile is there; at once where none is."""
    if STATE not in os.environ:
        return
    state = Path(os.environ[STATE])
    while not state.exists() or not (ended := state.read_text(encoding="utf-8")):
        time.sleep(1)
    if ended != DONE:
        pytest.exit(ended, returncode=1)
