"""Small faults: one change of one statement, and how it is put into the process."""

from __future__ import annotations

import ast
import gc
import hashlib
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType

ROOT = Path(__file__).resolve().parents[2]

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
