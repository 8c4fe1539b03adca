"""Reading a YAML file that a person wrote: what is wrong is said with its line and a remedy.

And the two files that commands and the console write into the home of an installation, which people may edit.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.settings import ConfigurationError

Model = TypeVar("Model", bound=BaseModel)


def read_file(file: Path, model: type[Model]) -> Model:
    """The content of a file as a model.

    Raises:
        ConfigurationError: unreadable, no YAML, a key twice, or not as the model wants it; one
            sentence with the file, the line and what to write instead.
    """
    try:
        text = file.read_text(encoding="utf-8")
        loader = yaml.CSafeLoader(text)
        root = loader.get_single_node()
        _refuse_twins(file, root, set())
        content = None if root is None else loader.construct_document(root)
    except OSError as error:
        raise ConfigurationError(f"{file.name} cannot be read ({type(error).__name__}).") from None
    except UnicodeDecodeError:
        raise ConfigurationError(f"{file.name} is not UTF-8; save it as UTF-8.") from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigurationError(f"{file.name}, line {line}: {_reason(error)}.") from None
    except yaml.YAMLError:
        raise ConfigurationError(f"{file.name} is not valid YAML.") from None
    except (ValueError, TypeError, LookupError, AttributeError):
        # PyYAML lets these through for a thirteenth month, an empty "!!int" and the like.
        raise ConfigurationError(f"{file.name} holds a value that cannot be read.") from None
    except RecursionError:
        raise ConfigurationError(f"{file.name} is nested too deeply.") from None
    if not isinstance(content, dict):
        raise ConfigurationError(f"{file.name}, line 1: write 'key: value' lines.")
    try:
        return model.model_validate(content)
    except ValidationError as error:
        found = error.errors()[0]
        line = _line(root, found["loc"])
        raise ConfigurationError(f"{file.name}, line {line}: {_say(found)}.") from None


def read_named(file: Path, model: type[Model]) -> Model:
    """The same of a file that has the name of what is in it.

    Raises:
        ConfigurationError: as `read_file`; or its `id` is another than the file's name.
    """
    read = read_file(file, model)
    name = getattr(read, "id", "")
    if name != file.stem:
        raise ConfigurationError(
            f"{file.name}, line {line_of(file, ('id',))}: the id '{name}' must be the file's name; "
            f"write 'id: {file.stem}'."
        )
    return read


def read_own(name: str, value: Any, model: type[Model], beside: str) -> Model:
    """What an organisation made in the console, and is kept as a file would say it.

    Args:
        name: its id.
        value: what is kept.
        model: of it.
        beside: a key of what is kept that is none of the model's.

    Raises:
        ConfigurationError: it is malformed.
    """
    try:
        content = {key: held for key, held in value.items() if key != beside}
        return model.model_validate({**content, "id": name})
    except (ValidationError, AttributeError, TypeError) as error:
        reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else "malformed"
        raise ConfigurationError(f"{name}: {reason.removeprefix('Value error, ')}.") from None


def read_kept(file: Path, model: type[Model]) -> Model:
    """The same of a file that may not have been written yet: then the model with nothing in it.

    Raises:
        ConfigurationError: as `read_file`.
    """
    return read_file(file, model) if file.exists() else model()


def write_kept(file: Path, content: BaseModel, head: str) -> None:
    """Write a file of the home anew, readable by its owner alone; half a file is never left behind.

    Args:
        file: in the home of an installation, which is made if need be.
        content: of the file.
        head: a comment that says who writes it.

    Raises:
        ConfigurationError: it cannot be written.
    """
    draft = file.with_name(f"{file.name}.part")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        text = yaml.safe_dump(
            content.model_dump(mode="python"), allow_unicode=True, sort_keys=False
        )
        draft.write_text(head + text, encoding="utf-8")
        draft.chmod(0o600)
        os.replace(draft, file)
    except OSError as error:
        raise ConfigurationError(f"{file} cannot be written ({error.strerror}).") from None


def line_of(file: Path, path: Sequence[int | str]) -> int:
    """The line on which a part of a file stands, for what is found wrong after it was read."""
    return _line(yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader), path)


def _reason(error: yaml.MarkedYAMLError) -> str:
    return f"this is not valid YAML ({error.problem or 'unreadable'})"


def _say(found: ErrorDetails) -> str:
    where = ".".join(str(part) for part in found["loc"])
    if found["type"] == "missing":
        return f"the key '{where}' is missing; add it"
    if found["type"] == "extra_forbidden":
        return f"there is no key '{where}'; check its spelling or remove it"
    # Errors of our own validators say everything themselves.
    message = found["msg"].removeprefix("Value error, ").rstrip(".")
    message = message[:1].lower() + message[1:]
    return f"{where}: {message}" if where else message


def _line(root: yaml.Node | None, path: Sequence[int | str]) -> int:
    """The line of the deepest part of a path that stands in the file."""
    node, line = root, 1
    for part in path:
        found = _child(node, part)
        if found is None:
            break
        node, line = found
    return line


def _child(node: yaml.Node | None, part: int | str) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part].start_mark.line + 1
    return None


def _refuse_twins(file: Path, node: Any, visited: set[int]) -> None:
    """Of two equal keys YAML itself lets the last win silently."""
    # An anchor may be used often, and within itself.
    if id(node) in visited:
        return
    visited.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            _refuse_twins(file, item, visited)
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        if key.value in seen:
            line = key.start_mark.line + 1
            raise ConfigurationError(
                f"{file.name}, line {line}: the key '{key.value}' stands twice; keep one."
            )
        seen.add(str(key.value))
        _refuse_twins(file, value, visited)
