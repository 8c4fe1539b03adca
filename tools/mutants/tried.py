"""Which tests reach which line, and whether one of them notices a mutant."""

from __future__ import annotations

import json
import os
import signal
import time
from typing import Any

import coverage
import pytest

from tools.mutants.made import ROOT, Mutant

RESULTS = ROOT / "results" / "mutants.jsonl"


class Session:
    """A plug-in of pytest that runs the tests once, and then some of them for each mutant.

    Args:
        tried: the mutants.
        limit: seconds of tests for one mutant, of those that reach its line, the fastest first.
        known: what earlier runs found, by the mutant's name.
    """

    def __init__(self, tried: list[Mutant], limit: float, known: dict[str, bool]) -> None:
        self.tried = tried
        self.limit = limit
        self.known = known
        self.seconds: dict[str, float] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note how long a test takes."""
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """In place of pytest's own loop."""
        reached = self._reached(session)
        passing = [item for item in session.items if item.nodeid not in self.failed]
        for mutant in self.tried:
            if mutant.name in self.known:
                continue
            nodes = set().union(*(reached.get((mutant.module, line), ()) for line in mutant.lines))
            chosen, spent = [], 0.0
            for item in sorted(passing, key=lambda item: self.seconds.get(item.nodeid, 0)):
                spent += self.seconds.get(item.nodeid, 0) if item.nodeid in nodes else 0
                if item.nodeid in nodes and spent <= self.limit:
                    chosen.append(item)
            killed = bool(chosen) and self._is_killed(session, mutant, chosen)
            self.known[mutant.name] = killed
            RESULTS.parent.mkdir(exist_ok=True)
            with RESULTS.open("a", encoding="utf-8") as file:
                file.write(json.dumps([mutant.name, killed]) + "\n")
            if not killed:
                said = f"{len(chosen)} tests" if chosen else "no test reaches it"
                print(
                    f"\nsurvives: {mutant.module}:{mutant.line} {mutant.what}  ({said})", flush=True
                )
        return True

    def _reached(self, session: pytest.Session) -> dict[tuple[str, int], set[str]]:
        """Run all tests once; which of them reach each line."""
        modules = sorted({mutant.module for mutant in self.tried})
        measure = coverage.Coverage(
            data_file=None, config_file=False, include=[str(ROOT / module) for module in modules]
        )
        measure.start()
        self.failed: set[str] = set()
        after = [*session.items[1:], session.items[0]]
        for item, following in zip(session.items, after, strict=True):
            measure.switch_context(item.nodeid)
            before = session.testsfailed
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if session.testsfailed > before:
                self.failed.add(item.nodeid)
        measure.stop()
        session.testsfailed = 0
        data = measure.get_data()
        return {
            (module, line): set(nodes)
            for module in modules
            for line, nodes in data.contexts_by_lineno(str(ROOT / module)).items()
        }

    def _is_killed(self, session: pytest.Session, mutant: Mutant, chosen: list[Any]) -> bool:
        child = os.fork()
        if child == 0:
            self._child(session, mutant, chosen)
        end = time.monotonic() + 20 + 5 * self.limit
        while time.monotonic() < end:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status) != 0
            time.sleep(0.02)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return True  # it never ended

    def _child(self, session: pytest.Session, mutant: Mutant, chosen: list[Any]) -> None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        try:
            if not mutant.apply():
                os._exit(0)
            session._setupstate.teardown_exact(chosen[0])
            for item, following in zip(chosen, [*chosen[1:], None], strict=True):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following or item)
                if session.testsfailed:
                    os._exit(1)
        except BaseException:  # noqa: BLE001  a test that cannot run has noticed
            os._exit(1)
        os._exit(0)
