"""Stand-ins that let Rasa be imported without TensorFlow and the platform kits it never uses here.

Rasa 3.6 imports every channel, broker and model library at module level. Installed, they weigh two
gigabytes and carry known vulnerabilities. A finder at the end of `sys.meta_path` answers for the
names below with empty modules; a real package, where one is installed, is found first and wins.
A stand-in may be imported and subclassed, never used: a configuration that names a component which
needs the real package stops with one sentence. Rasa 3.6.21 is frozen, so the list does not move.

This module is imported at every start of the interpreter (`second_thought_lean.pth`, installed with
the project), so that `rasa train` and `rasa test` work too; it must stay small and import little.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

from bot.engine import kernels

STAND_INS = frozenset(
    {
        "aio_pika",
        "aiogram",
        "aiormq",
        "boto3",
        "botocore",
        "cachecontrol",
        "colorclass",
        "fbmessenger",
        "keras",
        "mattermostwrapper",
        "pymongo",
        "rocketchat_API",
        "sentry_sdk",
        "sklearn_crfsuite",
        "slack_sdk",
        "structlog_sentry",
        "tensorflow",
        "tensorflow_hub",
        "tensorflow_text",
        "terminaltables",
        "webexteamssdk",
    }
)
"""Top-level packages that Rasa imports and this assistant never uses."""

LEARNING = frozenset({"pandas", "sklearn"})
"""Installed, but not wanted in a process that only answers."""

STAND_IN_SUBMODULES = frozenset({"google.auth", "google.oauth2"})
"""Likewise, below the namespace package `google` that other packages share."""


class MissingPackageError(ImportError):
    """Something needs a package that is left out of the lean installation."""

    def __init__(self, name: str) -> None:
        package = name.partition(".")[0]
        super().__init__(
            f"'{name}' needs the package '{package}', which this lean installation leaves out. "
            f"Choose another component in config.yml, or install '{package}' yourself "
            "(decisions/0001-lean-rasa.md says why and how)."
        )


class _StandInType(type):
    """Class of the stand-in classes: attributes are stand-ins again, so that imports succeed."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _stand_in(f"{cls.__module__}.{cls.__qualname__}.{name}")

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if cls.__dict__.get("_is_stand_in"):
            if len(args) == 1 and callable(args[0]) and not kwargs:
                return args[0]  # used as a decorator while a module is imported
            raise MissingPackageError(f"{cls.__module__}.{cls.__qualname__}")
        return super().__call__(*args, **kwargs)

    def __getitem__(cls, item: Any) -> Any:
        return cls

    def __or__(cls, other: Any) -> Any:
        return cls

    __ror__ = __or__


class _PassThrough:
    """Stands in for the one thing that Rasa's command line makes and calls: Sentry's log processor."""

    def __init__(self, **_: Any) -> None:
        """Sentry's settings mean nothing here: nothing is sent anywhere."""

    def __call__(self, _logger: Any, _method: str, event: Any) -> Any:
        return event


HARMLESS = {"structlog_sentry.SentryProcessor": _PassThrough}
"""Names whose stand-in may be used, because doing nothing is what is wanted."""


def _stand_in(name: str) -> _StandInType:
    module, _, attribute = name.rpartition(".")
    return _StandInType(attribute, (), {"__module__": module, "_is_stand_in": True})


class _StandInModule(ModuleType):
    """An empty module in which every name exists."""

    __path__: list[str] = []  # noqa: RUF012  the import system asks for exactly this

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if name in ("__version__", "VERSION"):
            return "0"
        full_name = f"{self.__name__}.{name}"
        value = HARMLESS.get(full_name) or _stand_in(full_name)
        setattr(self, name, value)
        return value


class StandInFinder(MetaPathFinder, Loader):
    """Finds an empty module for a name of a list.

    Args:
        packages: top-level names.
        submodules: names below the namespace package `google`.
    """

    def __init__(self, packages: frozenset[str], submodules: frozenset[str] = frozenset()) -> None:
        self._packages = packages
        self._submodules = submodules

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Answer only for the listed packages; the name of the method is Python's."""
        listed = fullname.partition(".")[0] in self._packages or any(
            fullname == name or fullname.startswith(name + ".") for name in self._submodules
        )
        if not listed and not (fullname == "google" and self._submodules):
            return None
        return importlib.util.spec_from_loader(fullname, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """The empty module; the name of the method is Python's."""
        return _StandInModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run in an empty module."""


class PluginFinder(MetaPathFinder):
    """Tells Rasa, which looks for a plugin by the name `rasa_plus`, that ours is it."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Answer for the one name; the name of the method is Python's."""
        if fullname != "rasa_plus":
            return None
        file = os.path.join(os.path.dirname(__file__), "rasa_plus.py")
        return importlib.util.spec_from_file_location(fullname, file)


def install() -> None:
    """Append the finders once, behind every real one."""
    if not any(type(finder).__name__ == "StandInFinder" for finder in sys.meta_path):
        sys.meta_path += [StandInFinder(STAND_INS, STAND_IN_SUBMODULES), PluginFinder()]


def answer_only() -> None:
    """Let this process go without what only training and reports need, although it is installed.

    Rasa imports scikit-learn and pandas wherever they might be used: 80 MB of a worker that only
    answers. To be called before Rasa is imported; what is imported already stays.
    """
    sys.meta_path.insert(0, StandInFinder(LEARNING))


def is_stand_in(name: str) -> bool:
    """Whether a package of the list is absent and a stand-in answers for it."""
    module = sys.modules.get(name) or importlib.import_module(name)
    return isinstance(module, _StandInModule)


install()
kernels.choose()
# Rasa asks nobody: unset, it makes itself an identity in the home of whoever runs it, and reports.
os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
