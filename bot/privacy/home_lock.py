"""One server on one home: two would answer twice, and one would not hear who opted out at the other."""

from __future__ import annotations

import portalocker

from bot.settings import ConfigurationError, Settings

FILE = "serving.lock"


class HomeLock:
    """Held as long as the process lives, however it ends.

    With Redis what must be shared is shared, so that several may run, as they do while an upgrade
    overlaps (docs/operators/deploy.md).

    Args:
        settings: of the process.
    """

    def __init__(self, settings: Settings) -> None:
        self._home = settings.home
        self._needed = not settings.redis_url
        self._file: portalocker.Lock | None = None

    def take(self) -> None:
        """Take it.

        Raises:
            ConfigurationError: another process has it.
        """
        if not self._needed:
            return
        self._home.mkdir(parents=True, exist_ok=True, mode=0o700)
        flags = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING
        file = portalocker.Lock(self._home / FILE, timeout=0, flags=flags)
        try:
            file.acquire()
        except portalocker.LockException:
            raise ConfigurationError(
                f"Another assistant already runs on the home folder {self._home}; stop it first, or "
                "set SECOND_THOUGHT_REDIS_URL, with which several may run."
            ) from None
        self._file = file

    def release(self) -> None:
        """Give it back before the process ends."""
        if self._file is not None:
            self._file.release()  # type: ignore[no-untyped-call]  # the library's
            self._file = None
