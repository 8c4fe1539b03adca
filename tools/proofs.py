"""`make prove`: all proofs in one go, and one page that says what they found, when, and of which commit.

Each proof is a run of pytest at a length that the variables below set; its figures are the lines that it
prints. The page is written after each, whether or not it holds, and says what was not run.
`python -m tools.proofs 3 canary` runs the third and those whose tests are so named, as after a mistake was
mended; the others' lines stay, each with its own commit and date. Two such runs may go side by side.
"""

from __future__ import annotations

import argparse
import datetime as dt
import fcntl
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs" / "proofs.md"

FULL = os.environ.get("PROVE", "short") == "full"

FIGURES = re.compile(
    r"^(fuzzing: |cost: |faults: |thief: |lines: |law: |(INFO|DEBUG): \d+ messages|\d+ attacks)"
)
SUMMARY = re.compile(r"\d+ (passed|failed|error|skipped).* in ")


@dataclass(frozen=True, slots=True)
class Proof:
    """What is proved, by which tests, and by which variables they run at full length.

    A variable of the environment goes before: `COST_TEXTS=20000 PROVE=full make prove`.
    """

    promise: str
    tests: tuple[str, ...]
    full: tuple[tuple[str, str], ...] = ()

    @property
    def length(self) -> str:
        """At which it is run, as it stands on the page."""
        return " ".join(map("=".join, self.variables().items())) or "short"

    def variables(self) -> dict[str, str]:
        """What sets its length."""
        full = dict(self.full) if FULL else {}
        return full | {name: os.environ[name] for name, _ in self.full if name in os.environ}


PROOFS = tuple(
    Proof(one["promise"], tuple(one["tests"]), tuple(one.get("full", {}).items()))
    for one in yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
)
"""In the order in which they are run."""


def run(proof: Proof) -> tuple[bool, str, list[str], float]:
    """Whether it holds, the summary of pytest, the figures that it printed, and its seconds."""
    environment = os.environ | proof.variables()
    begin = time.monotonic()
    done = subprocess.run(  # noqa: S603  our own tests
        [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", *proof.tests],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout[-8000:], done.stderr[-2000:], sep="\n", file=sys.stderr, flush=True)
    # A dot a test stands before what it printed.
    lines = [line.strip().lstrip(".") for line in done.stdout.splitlines()]
    summary = next((line for line in reversed(lines) if SUMMARY.search(line)), "no summary")
    figures = [line for line in lines if FIGURES.match(line)]
    return done.returncode == 0, summary, figures, time.monotonic() - begin


def line(proof: Proof, said: list[str], of: str, *, holds: bool) -> str:
    """A proof's row of the table; `of` says of which commit, when and at which length it was run."""
    tests = ", ".join(f"`{test}`" for test in proof.tests)
    figures = "; ".join(said).replace("|", "/")
    return f"| {proof.promise} | {tests} | {'yes' if holds else '**no**'} | {figures} | {of} |"


def page(lines: dict[str, str]) -> str:
    """The page in Markdown, of the row of each promise that has been run."""
    held = sum("| yes |" in lines.get(proof.promise, "") for proof in PROOFS)
    text = [
        "# Proofs",
        "",
        f"Written by `make prove` (`PROVE=full make prove` at full length): "
        f"**{held} of {len(PROOFS)} hold**. Each line says which commit was run, when, and at which length.",
        "",
        "| promise | tests | holds | figures | run |",
        "|---|---|---|---|---|",
    ]
    for proof in PROOFS:
        tests = ", ".join(f"`{test}`" for test in proof.tests)
        not_run = f"| {proof.promise} | {tests} | **not run** | | |"
        text.append(lines.get(proof.promise, not_run))
    return "\n".join(text) + "\n"


def lines_of(text: str) -> dict[str, str]:
    """The rows of a page that was written before, by promise."""
    return {
        proof.promise: row
        for proof in PROOFS
        for row in text.splitlines()
        if row.startswith(f"| {proof.promise} |") and "**not run**" not in row
    }


def keep(proof: Proof, row: str) -> None:
    """Put a row into the page as it is by now: another run may have written its own meanwhile."""
    with PAGE.open("r+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        lines = lines_of(file.read()) | {proof.promise: row}
        file.seek(0)
        file.write(page(lines))
        file.truncate()


def chosen(names: list[str]) -> list[Proof]:
    """Those that are named, in the order of the names; all without a name."""
    if not names:
        return list(PROOFS)
    found = [
        proof
        for name in names
        for number, proof in enumerate(PROOFS, 1)
        if name == str(number) or (not name.isdigit() and any(name in test for test in proof.tests))
    ]
    return list(dict.fromkeys(found))


def main(names: list[str]) -> None:
    """Run all, or those that are named; write the page, and fail where one does not hold."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607  whatever git is installed
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    if not names:
        PAGE.write_text(page({}), encoding="utf-8")
    held = True
    for proof in chosen(names):
        holds, summary, figures, seconds = run(proof)
        held = held and holds
        print(
            f"{'holds' if holds else 'FAILS'}  {proof.promise}  ({summary}; {seconds:.0f} s)",
            flush=True,
        )
        length = f", {proof.length}" if proof.full else ""
        of = f"{commit or 'unknown'}, {dt.datetime.now(dt.UTC):%d %B %Y, %H:%M} UTC{length}"
        keep(proof, line(proof, [*figures, summary], of, holds=holds))
    sys.exit(not held)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(
        prog="python -m tools.proofs",
        description="Run proofs and write docs/proofs.md. PROVE=full runs them at full length.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"{number:3} {proof.promise}" for number, proof in enumerate(PROOFS, 1)),
    )
    arguments.add_argument(
        "names", nargs="*", help="a number of the list below, or what stands in the path of a test"
    )
    main(arguments.parse_args().names)
