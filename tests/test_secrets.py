"""Secrets are nowhere but in the environment and in private files."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import psutil
import pytest
import typer
import yaml
from detect_secrets.core import scan
from detect_secrets.core.scan import get_plugins
from detect_secrets.settings import transient_settings

from bot.commands.cli import app
from bot.settings import PROJECT, Settings

DETECTORS = (
    *("AWSKeyDetector", "ArtifactoryDetector", "AzureStorageKeyDetector", "BasicAuthDetector"),
    *("DiscordBotTokenDetector", "GitHubTokenDetector", "GitLabTokenDetector", "JwtTokenDetector"),
    *("MailchimpDetector", "NpmDetector", "OpenAIDetector", "PrivateKeyDetector"),
    *("PypiTokenDetector", "SendGridDetector", "SlackDetector", "StripeDetector"),
    *("TelegramBotTokenDetector", "TwilioKeyDetector"),
)
"""Those that know a form; passwords of tests and hashes of packages have none and are not meant."""

INVENTED = re.compile(
    r"user:password@|:password@|example\.(org|com)|localhost|127\.0\.0\.1|:\{|\$\{"
)
"""Addresses that show how one is written."""

CONTENT = re.compile(
    r"intents/|responses/|bot/knowledge/|tests/\w*sentences/|docs/law|.*\.(lock|tsv|png)$"
)
"""A hundred thousand lines of messages and facts, in which no setting stands."""

AROUND = re.compile(r"""\[\\'\\"\]|\(\?:\\s\|=\|:\|"\|\^\)|\(\?:\\s\|"\|\$\)""")
"""What two detectors want around a secret: a quotation mark, a space, the end of the line."""

SECRETS = {
    "TWILIO_AUTH_TOKEN": "canary-twilio-token",
    "TELEGRAM_BOT_TOKEN": "123456:canary-telegram-token",
    "TELEGRAM_WEBHOOK_SECRET": "canary-webhook-secret",
    "SECOND_THOUGHT_SECRET_KEY": "canary-secret-key-canary-secret-key",
}
STARTS_WITHIN = 60


@pytest.fixture(autouse=True)
def _detectors() -> Iterator[None]:
    with transient_settings({"plugins_used": [{"name": name} for name in DETECTORS]}):
        yield


def found_in(file: Path) -> list[str]:
    """Secrets of a known form in a file, by kind and line."""
    if not may_hold_one(file):
        return []
    found = list(scan.scan_file(str(file)))
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return [
        f"{secret.type} in line {secret.line_number}"
        for secret in found
        if not INVENTED.search(lines[secret.line_number - 1])
    ]


def may_hold_one(file: Path) -> bool:
    """Whether a form stands anywhere in a file, with or without what must be around it.

    Nearly all files hold none, and to ask each detector about each line of them takes a minute.
    """
    text = file.read_text(encoding="utf-8", errors="replace")
    if file.suffix in (".yml", ".yaml"):  # a value may be broken into lines, or written in escapes
        parsed = yaml.parse(text, Loader=yaml.CSafeLoader)
        text += " ".join(one.value for one in parsed if isinstance(one, yaml.ScalarEvent))
    return any(form.search(text) for form in forms())


@cache
def forms() -> tuple[re.Pattern[str], ...]:
    """What the detectors look for."""
    return tuple(
        re.compile(AROUND.sub("", form.pattern), form.flags)
        for plugin in get_plugins()
        for form in plugin.denylist
    )


def test_no_secret_is_in_the_repository() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    files = [PROJECT / name for name in listed.stdout.split("\0") if name]
    assert files
    found = {
        str(file.relative_to(PROJECT)): secrets
        for file in files
        if file.is_file() and not CONTENT.match(str(file.relative_to(PROJECT)))
        if (secrets := found_in(file))
    }
    assert found == {}


@pytest.mark.parametrize(
    "secret",
    [
        "110201543:" + "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0",
        "SK" + "0123456789abcdef" * 2,
        "-----BEGIN RSA " + "PRIVATE KEY-----",
        "ghp_" + "a1B2" * 9,
    ],
)
def test_a_secret_would_be_found(tmp_path: Path, secret: str) -> None:
    file = tmp_path / "settings.yml"
    file.write_text(f"value: '{secret}'\n", encoding="utf-8")
    assert found_in(file)


def test_no_command_takes_a_secret_on_its_line() -> None:
    """Whoever may list the processes of a machine reads their arguments."""

    def parameters(group: typer.core.TyperGroup) -> list[str]:
        found = []
        for command in group.commands.values():
            if isinstance(command, typer.core.TyperGroup):
                found += parameters(command)
            found += [parameter.name or "" for parameter in command.params]
        return found

    command = typer.main.get_command(app)
    assert isinstance(command, typer.core.TyperGroup)
    named = parameters(command)
    assert named
    assert [name for name in named if re.search("secret|token|password|(?<!_)key$", name)] == []


def test_a_running_process_shows_no_secret_and_makes_private_files(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    home, output = tmp_path / "home", tmp_path / "output"
    environment = {
        **os.environ,
        **SECRETS,
        "SECOND_THOUGHT_HOME": str(home),
        "SECOND_THOUGHT_CONSOLE_PORT": str(port),
        "SECOND_THOUGHT_LOG_LEVEL": "DEBUG",
        "PYTHONPATH": str(PROJECT),
    }
    with output.open("w") as sink:
        running = subprocess.Popen(
            [sys.executable, "-m", "bot", "console"],
            cwd=tmp_path,
            env=environment,
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
    try:
        await_answer(f"http://127.0.0.1:{port}/sign-in", running)
        process = psutil.Process(running.pid)
        lines = [" ".join(p.cmdline()) for p in (process, *process.children(recursive=True))]
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(30)
    told = "\n".join(lines) + output.read_text(encoding="utf-8")
    assert [name for name, secret in SECRETS.items() if secret in told] == []
    made = [home, *home.rglob("*")]
    assert any(file.suffix == ".sqlite" for file in made)
    assert [str(file) for file in made if file.stat().st_mode & 0o077] == []


def await_answer(url: str, running: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        assert running.poll() is None, "the console ended"
        try:
            urllib.request.urlopen(url, timeout=30).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the console did not answer")


def test_settings_do_not_print_their_secrets() -> None:
    shown = repr(Settings(_env_file=None, **{name.lower(): s for name, s in SECRETS.items()}))  # type: ignore[call-arg]
    assert "canary" not in shown
