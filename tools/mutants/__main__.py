"""Do the tests bite? Small faults are put into the code, one at a time, and must make a test fail.

`make mutants` tries a sample from each module of `MODULES`; `python -m tools.mutants --help` says how
to try one. A mutant is one statement of a function, changed in one place (a comparison, a constant,
a condition, what is returned, a call that is left out). The tests of the module are run once, which
says which of them reach which line; then a copy of the process is made for each mutant, in which
the code of that one function is replaced and those tests run, the fastest first, until one fails.
Rasa, the model and all fixtures of the session are loaded once, so that a mutant takes a second.
mutmut and cosmic-ray begin a session of tests, and load all that, for every mutant.

What it found is in docs/mutants.md.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

import pytest

from tools.mutants.made import ROOT, mutants
from tools.mutants.tried import RESULTS, Session


def _files(folder: str, names: str) -> tuple[str, ...]:
    return tuple(f"{folder}{name}.py" for name in names.split())


MODULES = (
    "bot/turn.py",
    *_files(
        "bot/dialogue/",
        "reading/moves deciding/danger planning/reply deciding/suspicion deciding/confirmed "
        "reading/matters reading/roles deciding/places_told telling/exchange planning/steps "
        "telling/line_choice",
    ),
    *_files("bot/knowledge/", "routes needs hours resources"),
    *_files(
        "bot/privacy/",
        "contact_keys contacts conversations expiring home_lock key_files keys lease ledger locks "
        "opt_out period_keys pseudonym repeats replies return_codes return_keys safeguards used_codes",
    ),
    *_files(
        "bot/outcomes/",
        "anonymise recorder behind store paths periods sums noise view interval rise "
        "retention measures question contact_counts displays",
    ),
)
"""The way of a message, the choice of lines, what keeps the promise of privacy, and what is counted."""

TESTS = (
    "tests/dialogue",
    *_files("tests/knowledge/test_", "choice hours directory right_line cards"),
    "tests/privacy",
    *_files(
        "tests/outcomes/test_",
        "behind database definitions displays interval noise paths periods retention rise sums",
    ),
    "tests/test_turn.py",
)
"""The tests that must notice; those that need a PostgreSQL are left out, since SQLite shows the same."""

ENOUGH = 0.85
"""The share of mutants that must be killed."""


def _import(module: str) -> None:
    loaded = importlib.import_module(module.removesuffix(".py").replace("/", "."))
    if Path(str(loaded.__file__)) != ROOT / module:
        raise SystemExit(f"{loaded.__file__} is another tree's: set PYTHONPATH to {ROOT}")


def main() -> int:
    """Try the mutants and print a table; 1 if fewer than 85 % were killed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("modules", nargs="*", default=MODULES, metavar="MODULE")
    parser.add_argument("--sample", type=int, default=6, help="mutants of each module (6)")
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--tests", nargs="+", default=TESTS, metavar="TEST")
    parser.add_argument(
        "--limit", type=float, default=20, help="seconds of tests for each mutant (20)"
    )
    parser.add_argument(
        "--light", action="store_true", help="without conftest.py, so without Rasa and the model"
    )
    parser.add_argument("--again", action="store_true", help="forget what earlier runs found")
    chosen = parser.parse_args()
    if chosen.again:
        RESULTS.unlink(missing_ok=True)
    lines = RESULTS.read_text(encoding="utf-8").splitlines() if RESULTS.exists() else []
    # What survived is tried again, since there may be new tests.
    known = {name: True for name, killed in map(json.loads, lines) if killed}
    sampled = {one: mutants(one, chosen.sample, chosen.seed) for one in chosen.modules}
    every = [mutant for of_module in sampled.values() for mutant in of_module]
    if any(mutant.name not in known for mutant in every):
        for module in chosen.modules:
            _import(module)
        options = ["-q", "-s", "--no-header", "-k", "not postgres", "-p", "no:cacheprovider"]
        options += ["--noconftest"] if chosen.light else []
        tests = [str(ROOT / test) for test in chosen.tests]
        pytest.main([*options, *tests], plugins=[Session(every, chosen.limit, known)])
    print("\n\n| module | mutants | killed |\n|---|---|---|")
    for module, of_module in sampled.items():
        print(f"| `{module}` | {len(of_module)} | {sum(known[one.name] for one in of_module)} |")
    killed = sum(known[mutant.name] for mutant in every)
    print(f"\n{killed} of {len(every)} killed: {killed / len(every):.1%}")
    return 0 if killed >= ENOUGH * len(every) else 1


if __name__ == "__main__":
    sys.exit(main())
