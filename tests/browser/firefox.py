"""A real Firefox, driven by Marionette: the protocol that it speaks itself, without another program.

Playwright drives a Firefox of its own only, and Debian has no geckodriver. A message is its length, a
colon, and JSON: `[0, number, command, arguments]` there, `[1, number, error, result]` back.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.faults.serving import free_port

NAMES = ("firefox-esr", "firefox")
STARTS_WITHIN = 90.0
PATIENCE = 60.0
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""Under this name WebDriver hands over an element of a page."""

ESCAPE = "\ue00c"


def path_of_firefox() -> str | None:
    """Of the environment, or of the machine."""
    return os.environ.get("FIREFOX") or next(filter(None, map(shutil.which, NAMES)), None)


class Firefox:
    """One window.

    Args:
        port: on which it listens.
        profile: where it keeps what it keeps.
    """

    def __init__(self, port: int, profile: Path) -> None:
        self.profile = profile
        self._socket = _connected(port)
        self._number = 0
        self._read()  # it says who it is
        self.ask("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {}}})

    def ask(self, command: str, arguments: dict[str, Any] | None = None) -> Any:
        """Send a command; what it answers.

        Raises:
            RuntimeError: it says that it could not.
        """
        self._number += 1
        message = json.dumps([0, self._number, command, arguments or {}])
        self._socket.sendall(f"{len(message.encode())}:{message}".encode())
        _, _, error, result = self._read()
        if error:
            raise RuntimeError(f"{command}: {error['message']}")
        return result

    def open(self, address: str) -> None:
        """Go to a page."""
        self.ask("WebDriver:Navigate", {"url": address})

    def back(self) -> None:
        """Press "Back"."""
        self.ask("WebDriver:Back")

    @property
    def address(self) -> str:
        """Of the page that is shown."""
        return str(self.ask("WebDriver:GetCurrentURL")["value"])

    @property
    def source(self) -> str:
        """What the page holds, whatever of it is shown."""
        return str(self.ask("WebDriver:GetPageSource")["value"])

    def find(self, selector: str) -> str:
        """An element by CSS."""
        found = self.ask("WebDriver:FindElement", {"using": "css selector", "value": selector})
        return str(found["value"][ELEMENT])

    def click(self, selector: str) -> None:
        """Press it."""
        self.ask("WebDriver:ElementClick", {"id": self.find(selector)})

    def type(self, selector: str, text: str) -> None:
        """Write into it."""
        self.ask("WebDriver:ElementSendKeys", {"id": self.find(selector), "text": text})

    def run(self, script: str) -> Any:
        """What a script of ours returns."""
        return self.ask("WebDriver:ExecuteScript", {"script": script, "args": []})["value"]

    def wait_for(self, script: str) -> None:
        """Until a condition holds; pages may change meanwhile."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if self.run(f"return Boolean({script})"):
                    return
            except RuntimeError:  # between two pages
                pass
            time.sleep(0.05)
        raise AssertionError(f"it never came to that: {script}; it shows {self.address}")

    def close(self) -> None:
        """End the session."""
        self._socket.close()

    def _read(self) -> Any:
        length = b""
        while (byte := self._socket.recv(1)) != b":":
            assert byte, "Firefox went away"
            length += byte
        text = b""
        while len(text) < int(length):
            text += self._socket.recv(int(length) - len(text))
        return json.loads(text)


@contextmanager
def firefox(script: bool = True) -> Iterator[Firefox]:
    """A Firefox with a profile of its own, that remembers pages as a visitor's does."""
    profile, port = Path(tempfile.mkdtemp(prefix="firefox")), free_port()
    wishes: dict[str, Any] = {
        "marionette.port": port,
        "javascript.enabled": script,
        "app.update.enabled": False,
        "browser.sessionstore.interval": 300,  # 15 seconds, unless told otherwise
        "browser.shell.checkDefaultBrowser": False,
        "browser.startup.homepage": "about:blank",
        "datareporting.policy.dataSubmissionEnabled": False,
        "network.captive-portal-service.enabled": False,
        "network.connectivity-service.enabled": False,
        "services.settings.server": "http://localhost:1",
        "toolkit.telemetry.enabled": False,
    }
    (profile / "user.js").write_text(
        "".join(f'user_pref("{name}", {json.dumps(value)});\n' for name, value in wishes.items())
    )
    environment = os.environ | {"HOME": str(profile), "MOZ_HEADLESS": "1"}
    process = subprocess.Popen(
        [str(path_of_firefox()), "--headless", "--marionette", "--profile", str(profile)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        browser = Firefox(port, profile)
        yield browser
        browser.close()
    finally:
        process.terminate()
        process.wait(30)
        shutil.rmtree(profile, ignore_errors=True)


def _connected(port: int) -> socket.socket:
    until = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
