"""`make prove`: all proofs in one go, and one page that says what they found, when, and of which commit.

Each proof is a run of pytest at a length that the variables below set; its figures are the lines that it
prints. The page is written after each, whether or not it holds, and says what was not run.
`python -m tools.proofs fuzz canary` runs those alone whose tests are so named, as after a mistake was mended;
the others' lines stay, each with its own commit and date.
"""

from __future__ import annotations

import datetime as dt
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


def main(names: list[str]) -> None:
    """Run all, or those whose tests bear a name; write the page, and fail where one does not hold."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607  whatever git is installed
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    lines = lines_of(PAGE.read_text(encoding="utf-8")) if names else {}
    held = True
    for proof in PROOFS:
        if names and not any(name in test for name in names for test in proof.tests):
            continue
        holds, summary, figures, seconds = run(proof)
        held = held and holds
        print(
            f"{'holds' if holds else 'FAILS'}  {proof.promise}  ({summary}; {seconds:.0f} s)",
            flush=True,
        )
        length = f", {proof.length}" if proof.full else ""
        of = f"{commit or 'unknown'}, {dt.datetime.now(dt.UTC):%d %B %Y, %H:%M} UTC{length}"
        lines[proof.promise] = line(proof, [*figures, summary], of, holds=holds)
        PAGE.write_text(page(lines), encoding="utf-8")
    sys.exit(not held)


if __name__ == "__main__":
    main(sys.argv[1:])
