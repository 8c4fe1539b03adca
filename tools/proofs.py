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

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs" / "proofs.md"

FULL = os.environ.get("PROVE", "short") == "full"

FIGURES = re.compile(r"^(fuzzing: |cost: |faults: |(INFO|DEBUG): \d+ messages|\d+ attacks)")
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


PROOFS = (
    Proof(
        "Nothing of a visitor is on the disk, in the log, in Redis or in the console",
        ("tests/canary",),
        (("CANARY_MESSAGES", "10000"),),
    ),
    Proof(
        "No message costs more than another in time or memory",
        ("tests/nlu/test_cost.py", "tests/fuzz/test_cost.py"),
        (("COST_TEXTS", "100000"),),
    ),
    Proof(
        "No request breaks a plane, looks inside or makes it grow",
        tuple(
            f"tests/fuzz/test_{name}.py"
            for name in ("console", "files", "growth", "pages", "targets", "webhooks")
        ),
        (("FUZZ_REQUESTS", "125000"),),
    ),
    Proof(
        "Nothing is lost when a part fails, and an answer is owed until it has arrived",
        ("tests/faults", "tests/privacy/test_replies.py", "tests/outcomes/test_retention.py"),
        (("FAULT_BREAKS", "1000"),),
    ),
    Proof(
        "A copied disk does not tell who wrote what",
        ("tests/outcomes/test_thief.py", "tests/privacy"),
    ),
    Proof(
        "Nobody is silenced by a limit, and who floods is slowed down alone",
        ("tests/server/test_admission.py", "tests/server/test_limits.py", "tests/connectors"),
    ),
    Proof(
        "No stranger comes in, locks out or passes for an operator",
        ("tests/console/test_entrance.py", "tests/console/test_openid.py"),
    ),
    Proof("No scripted attack gets a bad line", ("tests/attacks",)),
    Proof(
        "A plea silences nobody and is answered, also after STOP and in a talk about a danger",
        ("tests/test_pleas.py", "tests/test_silence.py"),
        (("PLEAS", "all"),),
    ),
    Proof(
        "The sample proxies write nobody down, cut who dribbles and slow down who floods",
        ("tests/deploy/test_proxies.py",),
    ),
    Proof(
        "Who leaves the page leaves nothing to read, in Chromium and in Firefox",
        ("tests/browser/test_leaving.py", "tests/browser/test_firefox.py"),
    ),
    Proof(
        "Without its guard a test fails; no case of the penetration test is open",
        ("tests/guards", "tests/test_penetration.py"),
        (("GUARDS", "all"),),
    ),
)


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
