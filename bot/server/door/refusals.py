"""What is refused at a door, and how; the caller tells whoever knocked."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818  reads as what it is: "raise Refused"
    """A request from outside that is not served.

    Args:
        status: HTTP status of the refusal.
        reason: a fixed word of ours, counted in the metrics; never text from the request.
        retry_after: seconds after which the sender may come again, if it may.
    """

    def __init__(self, status: int, reason: str, *, retry_after: int | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.retry_after = retry_after
