"""The guards that keep the promises of SECURITY.md, and a plugin of pytest that takes one of them away.

    WITHOUT_GUARD=<name> pytest -p tests.guards.removed <the test that must fail then>
    python -m tests.guards.removed <folder> <name> ...

`test_guards.py` does so with each: a guard that could go without a failing test is proved by nothing.
"""

from __future__ import annotations

import builtins
import os
import re
import sys
import unicodedata
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import Request

from bot.server.door.refusals import Refused

VARIABLE = "WITHOUT_GUARD"


@dataclass(frozen=True, slots=True)
class Guard:
    """A guard, and what shows that it is there.

    Args:
        place: its module, a colon, and its name there.
        without: what stands in its place when it is taken away.
        test: that must fail then.
    """

    place: str
    without: Any
    test: str

    def take_away(self) -> None:
        """Put nothing in its place, for the rest of the process."""
        module, _, path = self.place.partition(":")
        *owners, name = path.split(".")
        owner = import_module(module)
        for part in owners:
            owner = getattr(owner, part)
        assert hasattr(owner, name) or hasattr(builtins, name), (
            f"{self.place} is not there any more"
        )
        setattr(owner, name, self.without)


async def _never(*_: object, **__: object) -> bool:
    return False


def _as_it_is(count: int, *_: object) -> int:
    return count


async def _nothing(*_: object, **__: object) -> None:
    return None


def _none(*_: object, **__: object) -> None:
    return None


def _no(*_: object, **__: object) -> bool:
    return False


def _no_rows(*_: object, **__: object) -> int:
    return 0


def _yes(*_: object, **__: object) -> bool:
    return True


@asynccontextmanager
async def _together(*_: object) -> AsyncIterator[None]:
    yield


async def _by_address_alone(self: Any, request: Request, text: str = "") -> None:
    mark = self._addresses.mark(request)
    if mark and not await self._near_limiter.hit(self._address, "address", mark):
        raise Refused(429, "too_many_from_there", retry_after=1)


def _insert_each_as_it_comes(self: Any, mark: str, seconds: float) -> None:
    self._waiting[mark] = int(self._clock() + seconds)


def _unsorted(marks: Iterable[Any], **_: object) -> list[Any]:
    return list(marks)


ENTRANCE = "tests/console/test_entrance.py"
THIEF = "tests/outcomes/test_thief.py"
THIEF_POSTGRES = "tests/outcomes/test_thief_postgres.py"

GUARDS = {
    # One message costs no more than another.
    "bound after Unicode's work": Guard(
        "bot.nlu.folding:fold",
        lambda text: unicodedata.normalize("NFKD", text).casefold(),
        "tests/nlu/test_cost.py::test_a_text_is_bounded_after_folding_too",
    ),
    # Nobody is silenced.
    "a plea is no wish for silence": Guard(
        "bot.engine.engine:asks_for_silence", _yes, "tests/test_silence.py"
    ),
    "a danger is heard after STOP": Guard(
        "bot.turn:Turn._shows_danger", _no, "tests/test_silence.py"
    ),
    "a plea is heard after STOP": Guard(
        "bot.dialogue.state.silence:pleads",
        _no,
        "tests/test_pleas.py::test_a_plea_after_stop_is_answered_and_the_silence_stays",
    ),
    "a danger passes the limits": Guard(
        "bot.server.door.admission:Admission._is_let_past", _never, "tests/server/test_admission.py"
    ),
    "a danger passes the limit of an address": Guard(
        "bot.server.door.limits:RateLimits.admit_from",
        _by_address_alone,
        "tests/server/test_limits.py",
    ),
    "a hash of an address lives minutes": Guard(
        "bot.server.door.addresses:Addresses.mark",
        lambda self, request: request.client.host,
        "tests/server/test_limits.py",
    ),
    # Nothing links.
    "a mark holds no second": Guard(
        "bot.privacy.ledger:MarkLedger.keep", _insert_each_as_it_comes, THIEF
    ),
    "outcomes lie in no order": Guard("bot.outcomes.mixing:Mixing.mix", _none, THIEF),
    "PostgreSQL's rows lie in no order": Guard(
        "bot.outcomes.files_anew:FilesAnew._mix", _no_rows, THIEF_POSTGRES
    ),
    "PostgreSQL's files hold nothing that is over": Guard(
        "bot.outcomes.files_anew:FilesAnew._write_anew", _none, THIEF_POSTGRES
    ),
    "PostgreSQL's journal is begun anew": Guard(
        "bot.outcomes.files_anew:MAY_BEGIN_JOURNAL", "select false", THIEF_POSTGRES
    ),
    "marks are written in no order": Guard(
        "bot.privacy.ledger:sorted", _unsorted, "tests/privacy/test_repeats.py"
    ),
    "the journal is emptied": Guard("bot.privacy.ledger:fold_journal", _none, THIEF),
    # Nothing lost.
    "an answer is kept until it has arrived": Guard(
        "bot.privacy.replies:Replies.owe", _nothing, "tests/privacy/test_replies.py"
    ),
    "two never deliver one answer": Guard(
        "bot.privacy.replies:Replies.alone", _together, "tests/privacy/test_replies.py"
    ),
    # Clocks and twins.
    "a wrong clock deletes nothing": Guard(
        "bot.outcomes.retention:MOST_AWAY", 10**9, "tests/outcomes/test_retention.py"
    ),
    "one server on one home": Guard(
        "bot.privacy.home_lock:HomeLock.take", _none, "tests/privacy/test_home_lock.py"
    ),
    # Sign-in.
    "a password is guessed ten times": Guard(
        "bot.console.accounts:Accounts.failed", _none, ENTRANCE
    ),
    "a name passes for no other": Guard("bot.console.accounts:look_alike", _no, ENTRANCE),
    "a form comes from a page of ours": Guard("bot.console.door:is_ours", _yes, ENTRANCE),
    "an invitation grows old": Guard("bot.console.accounts:INVITATION_HOURS", 10**6, ENTRANCE),
    "a weak secret is refused": Guard(
        "bot.privacy.safeguards:LEAST_DIFFERENT", 0, "tests/privacy/test_safeguards.py"
    ),
    # Forgery.
    "a signature fits one reading": Guard(
        "connectors.twilio:_MESSAGE_ID", re.compile(".*"), "tests/connectors/test_twilio.py"
    ),
    "no count of one or two is shown": Guard(
        "bot.outcomes.noise:noisy", _as_it_is, "tests/outcomes/test_noise.py"
    ),
}
"""By what they do."""


def pytest_configure() -> None:
    """Take the named guard away before anything is collected."""
    if name := os.environ.get(VARIABLE):
        GUARDS[name].take_away()


def main(folder: Path, names: Iterable[str]) -> None:
    """Take one guard after the other away, each in a copy of this process, which has loaded Rasa once."""
    for module in ("tests.conftest", "bot.server.app"):
        import_module(module)
    for name in names:
        child = os.fork()
        if child == 0:
            output = os.open(folder / f"{name}.txt", os.O_WRONLY | os.O_CREAT)
            os.dup2(output, 1)
            os.dup2(output, 2)
            os.environ[VARIABLE] = name
            how = ("-q", "-x", "-W", "ignore::pytest.PytestAssertRewriteWarning")
            plugins = ("-p", "tests.guards.removed", "-p", "no:cacheprovider")
            sys.exit(pytest.main([*how, *plugins, GUARDS[name].test]))
        _, status = os.waitpid(child, 0)
        (folder / f"{name}.end").write_text(str(os.waitstatus_to_exitcode(status)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
