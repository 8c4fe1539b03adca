"""What went wrong with a reply; it carries the decision that its sender must take."""

from __future__ import annotations


class DeliveryError(Exception):
    """A reply could not be handed to the platform.

    Args:
        reason: a fixed word of ours.
        permanent: whether trying again is pointless, for example because the visitor blocked us.
        retry_after: seconds that the platform asks to wait.
    """

    def __init__(self, reason: str, *, permanent: bool, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
        self.retry_after = retry_after
