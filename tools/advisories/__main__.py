"""`python -m tools.advisories PATH`: known vulnerabilities of what is locked, each with our decision.

For places from which no advisory service is reached. The copy is a folder or a ZIP file of advisories
in the OSV format, such as `pypa/advisory-database` or `github/advisory-database`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bot.settings import ConfigurationError
from tools.advisories.copy import Finding, examine
from tools.advisories.decision import Decision, decision_on, read_decisions
from tools.licences import locked


def main(arguments: Sequence[str]) -> int:
    """Print every finding with its decision; with `--decided` alone, the ids that stay.

    Returns:
        0 if every finding has its decision, 1 if one has none, 2 if nothing could be compared.
    """
    try:
        decisions = read_decisions()
        if list(arguments) == ["--decided"]:
            print("\n".join(decision.id for decision in decisions))
            return 0
        copy = examine(Path(*arguments), locked())
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return 2
    undecided = 0
    for finding in copy.findings:
        decision = decision_on(finding, decisions)
        undecided += decision is None
        print(_line(finding, decision))
    print(
        f"{copy.advisories} advisories on Python packages, the newest of {copy.newest}; "
        f"{len(copy.findings)} concern what is locked, {undecided} without a decision."
    )
    return 1 if undecided else 0


def _line(finding: Finding, decision: Decision | None) -> str:
    fixed = f"fixed in {finding.fixed}" if finding.fixed else "no fixed version"
    told = f"{decision.decision}: {decision.reason}" if decision else "UNDECIDED"
    return f"{finding.package} {finding.version}  {finding.name}  {fixed}  {told}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
