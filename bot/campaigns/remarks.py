"""What is to mend in a campaign, or to know before it runs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to mend, or (a `note`) only to know.

    Args:
        where: the keys under which it stands, such as `adverts.de.headlines.2`.
        problem: what is wrong, with the words in question.
        remedy: what to write instead.
        note: whether the campaign may run as it is.
    """

    where: str
    problem: str
    remedy: str
    note: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}; {self.remedy}."
