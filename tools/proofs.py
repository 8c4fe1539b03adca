"""`make prove`: all proofs in one go, and one page that says what they found, when, and of which commit.

Each proof is a run of pytest at a length that the variables below set; its figures are the lines that it
prints. The page is written after each, whether or not it holds, and says what was not run.
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

FIGURES = re.compile(r"^(fuzzing:|cost:|faults:|canary|at (INFO|DEBUG)|\d+ attacks)", re.IGNORECASE)
SUMMARY = re.compile(r"\d+ (passed|failed|error|skipped).* in ")


@dataclass(frozen=True, slots=True)
class Proof:
    """What is proved, by which tests, and how long they run when all is to be proved."""

    promise: str
    tests: tuple[str, ...]
    full: tuple[tuple[str, str], ...] = ()


PROOFS = (
    Proof(
        "Nothing of a visitor is on the disk, in the log, in Redis or in the console",
        ("tests/canary",),
        (("CANARY_MESSAGES", "10000"),),
    ),
    Proof(
        "No message costs more than another in time or memory; no request breaks a plane",
        ("tests/nlu/test_cost.py", "tests/fuzz"),
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
    environment = os.environ | (dict(proof.full) if FULL else {})
    begin = time.monotonic()
    done = subprocess.run(  # noqa: S603  our own tests
        [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", *proof.tests],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.strip() for line in done.stdout.splitlines()]
    summary = next((line for line in reversed(lines) if SUMMARY.search(line)), "no summary")
    figures = [line for line in lines if FIGURES.match(line)]
    return done.returncode == 0, summary, figures, time.monotonic() - begin


def page(now: dt.datetime, commit: str, rows: list[tuple[Proof, bool, str, list[str]]]) -> str:
    """The page in Markdown."""
    held = sum(1 for _, holds, _, _ in rows if holds)
    length = (
        "at full length" if FULL else "short (`PROVE=full make prove` runs them at full length)"
    )
    text = [
        "# Proofs",
        "",
        f"Written by `make prove` on {now:%d %B %Y, %H:%M} UTC, of commit {commit}, {length}: "
        f"**{held} of {len(PROOFS)} hold**.",
        "",
        "| promise | tests | holds | figures |",
        "|---|---|---|---|",
    ]
    for proof, holds, summary, figures in rows:
        tests = ", ".join(f"`{test}`" for test in proof.tests)
        said = "; ".join([*figures, summary]).replace("|", "/")
        text.append(f"| {proof.promise} | {tests} | {'yes' if holds else '**no**'} | {said} |")
    for proof in PROOFS[len(rows) :]:
        tests = ", ".join(f"`{test}`" for test in proof.tests)
        text.append(f"| {proof.promise} | {tests} | **not run** | it was ended before |")
    return "\n".join(text) + "\n"


def main() -> None:
    """Run all, write the page, and fail where one does not hold."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],  # noqa: S607  whatever git is installed
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    rows = []
    for proof in PROOFS:
        holds, summary, figures, seconds = run(proof)
        print(
            f"{'holds' if holds else 'FAILS'}  {proof.promise}  ({summary}; {seconds:.0f} s)",
            flush=True,
        )
        rows.append((proof, holds, summary, figures))
        now = dt.datetime.now(dt.UTC)
        PAGE.write_text(page(now, commit or "unknown", rows), encoding="utf-8")
    sys.exit(not all(holds for _, holds, _, _ in rows))


if __name__ == "__main__":
    main()
