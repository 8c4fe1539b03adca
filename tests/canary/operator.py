"""An operator who looks at everything: the real console in its own process, every page and every export."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import subprocess
import sys
import time
import zipfile
import zlib
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import fastparquet
import httpx
from sqlalchemy import select, update

from bot.console.accounts import Accounts, Role
from bot.outcomes.database import open_database
from bot.outcomes.sums import REST, add_up
from bot.outcomes.tables import outcomes
from bot.settings import PROJECT, Settings
from tests.console.operator import PASSWORD, sign_in
from tests.faults.serving import free_port

STARTS_WITHIN = 120
VIEWS = 8 if "CANARY_MESSAGES" in os.environ else 2
"""Periods and filters in which each page and export is fetched; each links to others without end."""

ZLIB = b"\x78"
"""How a compressed stream of a PDF begins."""

_LINK = re.compile(r'(?:href|src)="([^"#]+)"')
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def look_at_everything(settings: Settings, folder: Path) -> dict[str, bytes]:
    """What the console shows and exports about the outcomes so far, by address.

    The days that figures rest are let pass first: otherwise the pages would be empty.

    Args:
        settings: of the assistant whose home and database the console shares.
        folder: where what the console's process prints is written.
    """
    engine = open_database(settings.database)
    let_days_pass(settings, REST + dt.timedelta(days=8))
    add_up(engine)
    if not Accounts(engine).find("ada"):
        Accounts(engine).add("ada", PASSWORD, Role.ADMINISTRATOR)
    engine.dispose()
    with running_console(settings, folder) as address, httpx.Client(timeout=60) as browser:
        browser.base_url = httpx.URL(address)
        assert sign_in(browser).status_code == 303  # type: ignore[arg-type]  # asked alike
        return fetched(browser)


def let_days_pass(settings: Settings, time: dt.timedelta) -> None:
    """Make all outcomes older."""
    engine = open_database(settings.database)
    with engine.begin() as connection:
        for identifier, hour in connection.execute(select(outcomes.c.id, outcomes.c.hour)).all():
            older = update(outcomes).where(outcomes.c.id == identifier)
            connection.execute(older.values(hour=hour - time))
    engine.dispose()


@contextmanager
def running_console(settings: Settings, folder: Path) -> Iterator[str]:
    """`second-thought console` on a free port: its address."""
    port = free_port()
    environment = {
        **os.environ,
        "SECOND_THOUGHT_HOME": str(settings.home),
        "SECOND_THOUGHT_DATABASE_URL": settings.database,
        "SECOND_THOUGHT_CAMPAIGNS": str(settings.campaigns),
        "SECOND_THOUGHT_LOG_LEVEL": settings.log_level,
        "SECOND_THOUGHT_CONSOLE_PORT": str(port),
    }
    environment.pop("SECOND_THOUGHT_PUBLIC_URL", None)  # so that its cookie goes over http
    output = folder / "console.log"
    with output.open("ab") as sink:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "console"],
            cwd=PROJECT,
            env=environment,
            stdout=sink,
            stderr=subprocess.STDOUT,
        )
    address = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + STARTS_WITHIN
        while not _answers(address):
            assert process.poll() is None, output.read_text()
            assert time.monotonic() < until, f"the console did not start: {output.read_text()}"
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(30)


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/healthz").status_code == 200
    except httpx.TransportError:
        return False


def fetched(browser: httpx.Client) -> dict[str, bytes]:
    """Every page and export that is linked to, beginning with the first page; archives are opened."""
    waiting, found, views = deque(["/"]), dict[str, bytes](), Counter[str]()
    while waiting:
        address = waiting.popleft()
        page, _, view = address.partition("?")
        if address in found or views[page] == VIEWS:
            continue
        views[page] += 1
        answer = browser.get(address)
        if answer.is_redirect:
            waiting.append(answer.headers["location"])
            continue
        assert answer.status_code == 200, address
        found[address] = str(answer.headers).encode() + answer.content
        if answer.headers["content-type"].startswith("text/html"):
            links = (urljoin(address, unescape(link)) for link in _LINK.findall(answer.text))
            waiting += [link for link in links if link.startswith("/")]
        if answer.content.startswith(b"PK"):
            found |= {f"{page} {name}?{view}": text for name, text in _unpacked(answer.content)}
    return found


def _unpacked(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """The files of a ZIP file, compressed formats as they are and as text."""
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        for name in files.namelist():
            content = files.read(name)
            yield name, content
            if name.endswith(".parquet"):
                frame = fastparquet.ParquetFile(io.BytesIO(content)).to_pandas()
                yield f"{name} as text", frame.to_csv().encode()
            for number, stream in enumerate(_STREAM.findall(content)):
                if stream.startswith(ZLIB):
                    yield f"{name} stream {number}", zlib.decompressobj().decompress(stream)
