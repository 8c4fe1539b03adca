"""What is installed: locked with hashes, under licences that we may use, every ceiling explained."""

from __future__ import annotations

import datetime as dt
import re
import tomllib

import pytest
import yaml

from bot.settings import PROJECT
from tools.licences import DOCUMENT, UNKNOWN, installed, licence_of, table

PINNED = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKED = tomllib.loads((PROJECT / "uv.lock").read_text(encoding="utf-8"))["package"]
DECISION = (PROJECT / "decisions" / "0006-dependencies.md").read_text(encoding="utf-8")


def test_licences_are_listed() -> None:
    listed = DOCUMENT.read_text(encoding="utf-8")
    assert listed == table(installed(), listed), "run `make licences`"


def test_a_row_stays_only_if_its_package_is_locked() -> None:
    listed = DOCUMENT.read_text(encoding="utf-8")
    row = next(line for line in listed.splitlines() if line.startswith("| async-timeout |"))
    gone = row.replace("async-timeout", "no-such-package")
    assert row in table([], listed)
    assert gone not in table([], f"{listed}{gone}\n")


def test_the_licence_of_a_new_package_is_missed_until_it_is_written() -> None:
    listed = DOCUMENT.read_text(encoding="utf-8")
    lacking = "".join(
        line for line in listed.splitlines(keepends=True) if not line.startswith("| redis |")
    )
    assert lacking != table(installed(), lacking)


def test_no_licence_would_bind_who_runs_this() -> None:
    for package in installed():
        licence = licence_of(package)
        assert licence != UNKNOWN, package.metadata["Name"]
        assert not re.search(r"(?<!L)GPL|AGPL|SSPL|BUSL|Proprietary|Non-?Commercial", licence)


def test_everything_is_locked_with_hashes() -> None:
    for package in LOCKED:
        if "registry" not in package["source"]:
            assert package["name"] == "second-thought"
            continue
        files = [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else [])]
        assert files
        assert all(file["hash"].startswith("sha256:") for file in files), package["name"]


def ceilings() -> list[str]:
    """Packages that may not be renewed freely: pinned, or with a ceiling."""
    stated = [
        *PINNED["project"]["dependencies"],
        *(r for rasa in PINNED["tool"]["uv"]["dependency-metadata"] for r in rasa["requires-dist"]),
        *PINNED["tool"]["uv"]["override-dependencies"],
    ]
    return sorted(
        {re.split(r"[^a-z0-9-]", line.lower())[0] for line in stated if re.search("<|==", line)}
        - {"tensorflow"}
    )


@pytest.mark.parametrize("package", ceilings())
def test_a_ceiling_has_its_decision(package: str) -> None:
    assert f"`{package}`" in DECISION


def test_the_locked_versions_are_those_of_the_decision() -> None:
    versions = {package["name"]: package["version"] for package in LOCKED}
    for name, version in re.findall(r"^\| `([a-z0-9-]+)` \| ([0-9.]+) ", DECISION, re.MULTILINE):
        assert versions[name].startswith(version), name


def test_every_vulnerability_that_stays_has_a_reason_and_is_of_a_locked_package() -> None:
    file = PROJECT / "decisions" / "advisories.yml"
    locked = {package["name"] for package in LOCKED}
    for one in yaml.safe_load(file.read_text(encoding="utf-8"))["decisions"]:
        assert set(one) == {"id", "package", "decision", "reason", "decided_on"}
        assert re.fullmatch(r"(CVE|GHSA|PYSEC)-[\w-]+", one["id"])
        assert one["package"] in locked
        assert one["decision"] in ("not_used", "disputed", "accepted")
        assert len(one["reason"]) >= 20
        assert isinstance(one["decided_on"], dt.date)
