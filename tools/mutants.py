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
import ast
import gc
import hashlib
import importlib
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import coverage
import pytest

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "results" / "mutants.jsonl"


def _files(folder: str, names: str) -> tuple[str, ...]:
    return tuple(f"{folder}{name}.py" for name in names.split())


MODULES = (
    "bot/turn.py",
    *_files(
        "bot/dialogue/",
        "reading deciding planning suspicion answers matters roles places_told exchange steps "
        "line_choice",
    ),
    *_files("bot/knowledge/", "routes needs hours resources"),
    *_files(
        "bot/privacy/",
        "contact_keys contacts conversations expiring home_lock key_files keys lease ledger locks "
        "opt_out period_keys pseudonym repeats replies return_codes return_keys safeguards used_codes",
    ),
    *_files(
        "bot/outcomes/",
        "anonymise recorder behind store paths periods sums noise view suppression interval rise "
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
        "behind database definitions displays interval noise paths periods retention rise sums "
        "suppression",
    ),
    "tests/test_turn.py",
)
"""The tests that must notice; those that need a PostgreSQL are left out, since SQLite shows the same."""

ENOUGH = 0.85
"""The share of mutants that must be killed."""

OPPOSITE: dict[type, type] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult, ast.Div: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change of one statement.

    Attributes:
        module: its file, from the root of the repository.
        line: of the statement's change.
        what: the change, as it is printed.
        lines: those that a test must reach to notice it.
        apply: puts it into this process; whether anything was changed.
    """

    module: str
    line: int
    what: str
    lines: tuple[int, ...]
    apply: Callable[[], bool] = field(repr=False, compare=False)

    @property
    def name(self) -> str:
        """What finds it again, as long as its module stays as it is."""
        source = (ROOT / self.module).read_bytes()
        return f"{self.module}:{self.line} {self.what} {hashlib.sha256(source).hexdigest()[:8]}"


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[], None]]]:
    """What may be changed in one node: a description, and a function that does it in place."""
    yield from _other_values(node)

    def put(name: str, value: object) -> Callable[[], None]:
        return lambda: setattr(node, name, value)

    match node:
        case ast.Compare(ops=[operator]) | ast.BoolOp(op=operator) | ast.BinOp(op=operator):
            other = OPPOSITE.get(type(operator))
            if other:
                said = f"{type(operator).__name__} → {other.__name__}"
                is_compare = isinstance(node, ast.Compare)
                yield said, put("ops", [other()]) if is_compare else put("op", other())
        case ast.If() | ast.IfExp() | ast.While():
            yield f"not ({ast.unparse(node.test)[:40]})", put("test", _negated(node.test))
        case ast.comprehension(ifs=[condition]):
            yield f"if not ({ast.unparse(condition)[:40]})", put("ifs", [_negated(condition)])
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) not in ("None", "''"):
            yield f"return None, not {ast.unparse(value)[:40]}", put("value", _nothing(value))
        case ast.Expr(value=ast.Call() | ast.Await() as call):
            yield f"without {ast.unparse(call)[:40]}", put("value", _nothing(call))


def _other_values(node: ast.AST) -> Iterator[tuple[str, Callable[[], None]]]:
    match node:
        case ast.Constant(value=bool() as value):
            other: object = not value
        case ast.Constant(value=int() | float() as value):
            other = value + 1
        case ast.Constant(value=str() as value):
            other = f"XX{value}"
        case _:
            return
    yield f"{value!r:.30} → {other!r:.30}", lambda: setattr(node, "value", other)


def _negated(condition: ast.expr) -> ast.expr:
    return ast.copy_location(ast.UnaryOp(ast.Not(), condition), condition)


def _nothing(expression: ast.expr) -> ast.expr:
    return ast.copy_location(ast.Constant(None), expression)


def _is_text_for_people(statement: ast.stmt) -> bool:
    """Whether it only speaks to developers: a docstring, a line of the log, an assertion."""
    match statement:
        case ast.Expr(value=ast.Constant()) | ast.Assert() | ast.Pass():
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="log" | "logger")))):
            return True
    return False


def _own_nodes(statement: ast.stmt) -> Iterator[ast.AST]:
    """A statement and its expressions, without the statements inside it and without annotations."""
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop()
        yield node
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "exc", "format_spec", "pattern"):
                continue
            parts = value if isinstance(value, list) else [value]
            waiting += [
                part
                for part in parts
                if isinstance(part, ast.AST)
                and not isinstance(
                    part, (ast.stmt, ast.ExceptHandler, ast.match_case, ast.JoinedStr)
                )
            ]


def _functions(tree: ast.AST, prefix: str = "") -> Iterator[tuple[str, ast.AST]]:
    """The outermost functions of a module, with their qualified names."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{prefix}{node.name}.")
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{prefix}{node.name}", node


def _statements(function: ast.AST) -> list[ast.stmt]:
    inner = (node for part in function.body for node in ast.walk(part))  # type: ignore[attr-defined]
    return [node for node in inner if isinstance(node, ast.stmt) and not _is_text_for_people(node)]


def mutants(module: str, sample: int, seed: int) -> list[Mutant]:
    """A sample of a module's mutants: at most one for each statement of its functions and constant.

    Args:
        module: its file, from the root of the repository.
        sample: how many at most.
        seed: the same seed and source give the same mutants.
    """
    source = (ROOT / module).read_text(encoding="utf-8")
    dice = random.Random(f"{seed} {module}")  # noqa: S311  a sample, not a secret
    made = list(_constants(module, ast.parse(source)))
    for number, (_, function) in enumerate(_functions(ast.parse(source))):
        for place in range(len(_statements(function))):
            made += _mutant(module, source, number, place, dice)
    return sorted(dice.sample(made, min(sample, len(made))), key=lambda one: one.line)


def _constants(module: str, tree: ast.Module) -> Iterator[Mutant]:
    """Numbers and truths that a module names at its top, each one more or the other way round."""
    for node in tree.body:
        match node:
            case ast.Assign(
                targets=[ast.Name(name)], value=ast.Constant(bool() | int() | float() as value)
            ):
                other = (not value) if isinstance(value, bool) else value + 1
                used = {
                    one.lineno
                    for one in ast.walk(tree)
                    if isinstance(one, ast.Name) and one.id == name and one is not node.targets[0]
                }
                what = f"{name} = {value} → {other}"
                yield Mutant(
                    module, node.lineno, what, tuple(used), partial(_replace, name, value, other)
                )


def _replace(name: str, value: object, other: object) -> bool:
    """Put another value where a constant stands in the module that names it, or was imported from it."""
    holders = [
        one
        for one in sys.modules.values()
        if one.__name__.startswith("bot.") and getattr(one, name, None) == value
    ]
    for one in holders:
        setattr(one, name, other)
    return bool(holders)


def _mutant(
    module: str, source: str, number: int, place: int, dice: random.Random
) -> Iterator[Mutant]:
    """One change of the statement at a place of a function, if it can be changed at all."""
    tree = ast.parse(source)
    name, function = list(_functions(tree))[number]
    statement = _statements(function)[place]
    choices = [
        (getattr(node, "lineno", statement.lineno), what, change)
        for node in _own_nodes(statement)
        for what, change in _changes(node)
    ]
    if choices:
        line, what, change = dice.choice(choices)
        change()
        compiled = compile(ast.fix_missing_locations(tree), str(ROOT / module), "exec")
        first = [one.lineno for one in function.decorator_list][:1]  # type: ignore[attr-defined]
        code = _code_of(compiled, name, *(first or [function.lineno]))  # type: ignore[attr-defined]
        yield Mutant(module, line, what, (line, statement.lineno), partial(_swap, code))


def _code_of(compiled: CodeType, function: str, line: int) -> CodeType:
    """The code of a function; a property and its setter have one name, so that the line decides."""
    inner = [one for one in compiled.co_consts if isinstance(one, CodeType)]
    for one in inner:
        if one.co_qualname == function and one.co_firstlineno == line:
            return one
    holder = next(one for one in inner if function.startswith(f"{one.co_qualname}."))
    return _code_of(holder, function, line)


def _swap(code: CodeType) -> bool:
    """Let the functions in memory, decorated or not, that come from the same lines do something else."""
    functions = [
        one
        for one in gc.get_objects()
        if isinstance(one, FunctionType)
        and one.__code__.co_firstlineno == code.co_firstlineno
        and one.__code__.co_qualname == code.co_qualname
        and one.__code__.co_filename == code.co_filename
    ]
    for one in functions:
        one.__code__ = code
    return bool(functions)


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
