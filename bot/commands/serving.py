"""Commands that run something: the assistant, the console, both; and setting up Telegram."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping

import typer

from bot.campaigns.collection import Campaigns
from bot.campaigns.current import current_campaigns
from bot.console.openid import provider_of
from bot.console.weekly.post import post_of
from bot.engine import training
from bot.engine.readings import model_folder
from bot.logs import configure_logs
from bot.outcomes.database import open_database
from bot.privacy.home_lock import HomeLock
from bot.privacy.redis_client import connect
from bot.privacy.safeguards import guard_installation, guard_process
from bot.privacy.typed_settings import settings_in_force
from bot.server.restarting import RESTART, Part, Restarts
from bot.settings import ConfigurationError, Settings, load_settings

STOP_SECONDS = 20
"""Messages in flight are finished within this; then a stop is no longer asked for but made."""

MOST_CONNECTIONS = 1024
"""The last bound, on connections in all; admission (bot/server/door) refuses earlier, and with a
time to wait."""

KEEP_ALIVE_SECONDS = 125
"""Longer than a proxy keeps an idle connection (Caddy 120, nginx 60): closed at this end first, it
would cost the message that the proxy is just passing on."""

LAST_PORT = 65535

COMMANDS = ("serve", "console")
"""What `run` starts."""

telegram_app = typer.Typer(help="Set up the Telegram bot.", no_args_is_help=True)


def run() -> None:
    """Start everything on this machine: train if needed, then the assistant and the console.

    Example: second-thought run
    """
    settings = settings_in_force()
    _require_free(settings.host, settings.port, "SECOND_THOUGHT_PORT")
    _require_free(settings.host, settings.console_port, "SECOND_THOUGHT_CONSOLE_PORT")
    guard_process()
    guard_installation(settings)
    provider_of(settings)
    post_of(settings)
    prepare(settings)
    # A session of their own: Ctrl-C reaches this process alone, which then asks them once to finish.
    # Asked twice, a server drops what is in flight.
    environment = {**os.environ, "SECOND_THOUGHT_RESTARTS": "true", **_metrics(settings)}
    children = [_start(command, environment) for command in COMMANDS]
    _await_ready(settings, children)
    _greet(settings)
    raise typer.Exit(_watch(children, environment))


def serve() -> None:
    """Start the assistant alone; the way for servers and containers.

    Example: SECOND_THOUGHT_HOST=0.0.0.0 second-thought serve
    """
    settings = load_settings()
    # Here already, where a refusal is one sentence: a worker that refuses to start is started again.
    guard_process()
    guard_installation(settings)
    _require_free(settings.host, settings.port, "SECOND_THOUGHT_PORT")
    lock = HomeLock(settings)
    lock.take()
    training.find_model(model_folder(settings))
    open_database(settings.database).dispose()
    connect(settings.redis_url)
    if settings.metrics_port is not None and settings.workers > 1:
        from bot.server.metrics_port import (  # only when they are wanted
            gather_workers,
            serve_metrics,
        )

        serve_metrics(settings, gather_workers(settings))
    _serve("bot.server.worker:create", settings, "assistant")
    lock.release()


def console() -> None:
    """Start the operators' console alone.

    Example: second-thought console
    """
    settings = settings_in_force()
    guard_process()
    provider_of(settings)  # here already, where a refusal is one sentence
    post_of(settings)
    _require_free(settings.host, settings.console_port, "SECOND_THOUGHT_CONSOLE_PORT")
    _serve("bot.console.app:create", settings, "console")


def size() -> None:
    """Print what the installation weighs: disk, import time, memory.

    Example: second-thought size
    """
    from bot.commands.footprint import measure  # imports everything; only this command wants that

    typer.echo(measure())


@telegram_app.command("set-webhook")
def set_webhook() -> None:
    """Tell Telegram where to send messages: PUBLIC_URL/webhooks/telegram, with the secret.

    Example: second-thought telegram set-webhook
    """
    settings = settings_in_force()
    _require_telegram(settings)
    if settings.public_url is None or settings.public_url.scheme != "https":
        raise ConfigurationError(
            "Telegram needs SECOND_THOUGHT_PUBLIC_URL, beginning with https://."
        )
    if not settings.telegram_webhook_secret:
        raise ConfigurationError("Set TELEGRAM_WEBHOOK_SECRET to a long random word first.")
    from connectors.telegram_setup import register, telegram_bot  # needs the network only here

    bot = telegram_bot(settings)
    assert bot is not None, "required above"
    asyncio.run(register(bot, settings.base_url, settings.telegram_webhook_secret))
    typer.echo(f"Telegram now sends messages to {settings.base_url}/webhooks/telegram.")


@telegram_app.command("poll")
def poll() -> None:
    """Fetch messages from Telegram, for a machine without a public address.

    Example: second-thought telegram poll
    """
    settings = settings_in_force()
    _require_telegram(settings)
    guard_process()
    lock = HomeLock(settings)
    lock.take()
    configure_logs(settings.log_level)
    from bot.server.polling import run_polling  # imports Rasa, which takes seconds

    typer.echo("Waiting for messages on Telegram; Ctrl-C ends.")
    asyncio.run(run_polling(settings))
    lock.release()


def prepare(settings: Settings) -> None:
    """Everything that must be there before a start: campaigns, database, model."""
    Campaigns.load(settings.campaigns)
    open_database(settings.database).dispose()
    if not training.is_current(model_folder(settings)):
        typer.echo("Training the model; this takes three to six minutes, and only after a change.")
        training.train(settings.models, settings.home, typer.echo)


def _serve(factory: str, settings: Settings, part: Part) -> None:
    import uvicorn  # the other commands need no server

    from bot.server.http_protocol import BoundedHttp  # neither

    if settings.restarts:
        Restarts(settings.home, part).answer_stop()
    uvicorn.run(
        factory,
        factory=True,
        host=settings.host,
        port=settings.port if part == "assistant" else settings.console_port,
        workers=settings.workers if part == "assistant" else 1,
        access_log=False,
        log_level="warning",
        server_header=False,
        http=BoundedHttp,
        ws="none",
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=STOP_SECONDS,
        limit_concurrency=MOST_CONNECTIONS,
        proxy_headers=False,
    )


def _greet(settings: Settings) -> None:
    base = f"http://localhost:{settings.port}"
    typer.echo(f"\nThe assistant answers on {base}")
    for campaign in current_campaigns(settings):
        typer.echo(f"   {base}/c/{campaign.id}")
    typer.echo(f"The operators' console is on http://localhost:{settings.console_port}")
    from bot.console.invitations import first_sign_in  # needs the database only here

    link = first_sign_in(settings)
    if link:
        typer.echo(f"   sign in once, within a day, with {link}")
    typer.echo("Ctrl-C stops both.\n")


def _await_ready(settings: Settings, children: list[subprocess.Popen[bytes]]) -> None:
    """Wait until both ports answer, or one process has ended."""
    ports = [settings.port, settings.console_port]
    while ports and all(child.poll() is None for child in children):
        ports = [port for port in ports if not _answers(port)]
        time.sleep(0.1)
    if ports:
        _stop(children)
        raise ConfigurationError("A part did not start; its own message stands above.")


def _watch(children: list[subprocess.Popen[bytes]], environment: Mapping[str, str]) -> int:
    """Wait for the end of either process or Ctrl-C, then end both gracefully; one may want a restart."""
    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
    try:
        while all(child.poll() in (None, RESTART) for child in children):
            for place, child in enumerate(children):
                if child.poll() == RESTART:
                    children[place] = _start(COMMANDS[place], environment)
            time.sleep(0.3)
    except KeyboardInterrupt:
        typer.echo("\nStopping; messages in flight are finished first.")
        _stop(children)
        return 0
    _stop(children)
    return 1


def _metrics(settings: Settings) -> dict[str, str]:
    """A private port by which *Health* sees how quick the assistant is, unless one is set or it is taken."""
    port = settings.console_port + 1
    if settings.metrics_port is not None or port > LAST_PORT or _answers(port):
        return {}
    return {"SECOND_THOUGHT_METRICS_PORT": str(port)}


def _start(command: str, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """One of our own two, which is started again when it asks for it."""
    return subprocess.Popen(  # noqa: S603  our own two
        [sys.executable, "-m", "bot", command],
        start_new_session=True,
        env=dict(environment),
    )


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(STOP_SECONDS + 5)
        except subprocess.TimeoutExpired:
            child.kill()


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _require_free(host: str, port: int, setting: str) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise ConfigurationError(
                f"Port {port} is in use; stop the other program or set {setting} to another number."
            ) from None


def _require_telegram(settings: Settings) -> None:
    if not settings.telegram_bot_token:
        raise ConfigurationError("Set TELEGRAM_BOT_TOKEN to the token that @BotFather gave you.")
