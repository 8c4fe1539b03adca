"""What would undo the promise is refused at the start, in one sentence, or mended where that is safe.

Rasa reads its own files and variables whoever embeds it, and replaces a store or a broker whose name
is mistyped by another one without a word (decisions/0003-turn.md). So this assistant starts only
where nothing of the kind is configured.
"""

from __future__ import annotations

import contextlib
import os
import resource
import stat
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.engine import lean
from bot.settings import PROJECT, ConfigurationError, Settings

SENDING = ("SENTRY_DSN", "RASA_EXCEPTION_WRITE_KEY", "RASA_TELEMETRY_WRITE_KEY")
"""Variables that let error reports, with what was in memory, leave this machine."""

TRACING = ("PYTHONFAULTHANDLER", "PYTHONDEVMODE")
"""Variables that let Python write past our log."""

NEEDED_PACKAGE = {
    "DIETClassifier": "tensorflow",
    "ResponseSelector": "tensorflow",
    "LanguageModelFeaturizer": "tensorflow",
    "ConveRTFeaturizer": "tensorflow",
    "TEDPolicy": "tensorflow",
    "UnexpecTEDIntentPolicy": "tensorflow",
    "CRFEntityExtractor": "sklearn_crfsuite",
}
"""Components of Rasa that cannot run in this lean installation."""

LEAST_DIFFERENT = 6
"""Different characters of a secret."""

DUMPED_MEMORY = Path("/proc/self/coredump_filter")
"""What Linux puts into a dump (core(5)); a program that collects dumps is not bound by the limit."""


def guard_process(environ: Mapping[str, str] = os.environ) -> None:
    """Refuse variables that would let something out, and leave no picture of the memory behind.

    Raises:
        ConfigurationError: such a variable is set.
    """
    if environ.get("RASA_TELEMETRY_ENABLED", "").lower() == "true":
        raise ConfigurationError(
            "RASA_TELEMETRY_ENABLED is 'true', so Rasa would report on this assistant; unset it."
        )
    for name in SENDING:
        if environ.get(name):
            raise ConfigurationError(
                f"{name} is set, so errors would be sent to another server with parts of what "
                "people write; unset it."
            )
    for name in TRACING:
        if environ.get(name):
            raise ConfigurationError(
                f"{name} is set, so Python would write where it was into the log at a crash; unset it."
            )
    # What is written from here on is its owner's alone.
    os.umask(0o077)
    _refuse_core_dumps()


def keep_no_bytecode() -> None:
    """Leave the cache of compiled modules as it is, from the end of the start on.

    A disk that fills up while we serve cuts off what Python caches of a module that is first needed
    then, and Python 3.11 does not notice: no later start could read it (CPython's issue 126606).
    """
    sys.dont_write_bytecode = True


def guard_installation(settings: Settings, project: Path = PROJECT) -> None:
    """Refuse files and settings that would keep what people write or answer somebody twice.

    Raises:
        ConfigurationError: says which, and what to do.
    """
    _refuse_rasa_endpoints(project / "endpoints.yml")
    _refuse_rasa_channels(project / "credentials.yml")
    _refuse_missing_packages(project / "config.yml")
    if settings.workers > 1 and not settings.redis_url:
        raise ConfigurationError(
            "Several workers need SECOND_THOUGHT_REDIS_URL, or one person would be answered by two."
        )
    refuse_weak_secrets(settings)
    make_private(settings.home)


def refuse_weak_secrets(settings: Settings) -> None:
    """Refuse secrets that can be guessed; one that is not set is generated, or shuts its door.

    Raises:
        ConfigurationError: says which.
    """
    for name, (secret, least) in {
        "SECOND_THOUGHT_SECRET_KEY": (settings.secret_key, 32),
        "TWILIO_AUTH_TOKEN": (settings.twilio_auth_token, 12),
        "TELEGRAM_WEBHOOK_SECRET": (settings.telegram_webhook_secret, 12),
    }.items():
        if secret and (len(secret.strip()) < least or len(set(secret)) < LEAST_DIFFERENT):
            raise ConfigurationError(
                f"{name} can be guessed; set it to at least {least} random letters and digits, or leave "
                "it out."
            )


def make_private(folder: Path) -> None:
    """Make a folder, or take other people's rights to it away.

    Raises:
        ConfigurationError: it is not ours.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if stat.S_IMODE(folder.stat().st_mode) & 0o077:
            folder.chmod(0o700)
        writable = os.access(folder, os.W_OK | os.X_OK)
    except OSError:
        writable = False
    if not writable:
        raise ConfigurationError(
            f"The home folder {folder} must belong to the account that runs the assistant, and to "
            "nobody else; change its owner or SECOND_THOUGHT_HOME."
        )


def _refuse_core_dumps() -> None:
    """A dump of this process would hold messages."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with contextlib.suppress(OSError):  # another system than Linux, or a closed container
        DUMPED_MEMORY.write_text("0", encoding="ascii")


def _refuse_rasa_endpoints(file: Path) -> None:
    for name in sorted(_read(file)):
        raise ConfigurationError(
            f"endpoints.yml names '{name}', with which Rasa would keep or pass on what people write; "
            "delete the file: this assistant needs none."
        )


def _refuse_rasa_channels(file: Path) -> None:
    for name in _read(file):
        raise ConfigurationError(
            f"credentials.yml opens Rasa's own channel '{name}', which checks no signature; delete "
            "the file: the channels of this assistant are set up as docs/settings.md says."
        )


def _refuse_missing_packages(file: Path) -> None:
    for name in _components(_read(file)):
        package = NEEDED_PACKAGE.get(name.rpartition(".")[2])
        if package is not None and lean.is_stand_in(package):
            raise ConfigurationError(
                f"config.yml names '{name}', which needs the package '{package}' that is left out "
                "here; choose another component (decisions/0001-lean-rasa.md)."
            )


def _components(config: Mapping[str, Any]) -> Iterator[str]:
    for part in ("pipeline", "policies"):
        for component in config.get(part) or ():
            yield str(component.get("name") if isinstance(component, dict) else component)


def _read(file: Path) -> dict[str, Any]:
    """The content of one of Rasa's files; a file that is not there names nothing."""
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, yaml.YAMLError):
        raise ConfigurationError(
            f"{file.name} cannot be read as YAML; mend or remove it."
        ) from None
    if content is not None and not isinstance(content, dict):
        raise ConfigurationError(f"{file.name} must hold 'name: value' lines; mend or remove it.")
    return content or {}
