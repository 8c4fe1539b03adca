"""Known vulnerabilities from a copy of a database: what is compared, joined, and left undecided."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml

from bot.settings import ConfigurationError
from tools.advisories import __main__ as command
from tools.advisories.__main__ import main
from tools.advisories.copy import examine
from tools.advisories.decision import Decision, read_decisions
from tools.advisories.versions import is_affected
from tools.licences import locked

PACKAGES = [("Some.Package", "1.10.0"), ("other", "2.0")]


def advisory(name: str = "PYSEC-2026-1", *events: dict[str, str], **more: Any) -> dict[str, Any]:
    """One in the OSV format; by default for every version before 1.11."""
    events = events or ({"introduced": "0"}, {"fixed": "1.11"})
    affected = {
        "package": {"ecosystem": "PyPI", "name": "some-package"},
        "ranges": [{"type": "ECOSYSTEM", "events": list(events)}],
    }
    return {"id": name, "published": "2026-07-01T00:00:00Z", "affected": [affected], **more}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "one.json").write_text(json.dumps(advisory(aliases=["CVE-2026-1"])))
    (tmp_path / "readme.md").write_text("PyPI")
    return tmp_path


@pytest.mark.parametrize(
    ("version", "events", "expected"),
    [
        ("1.10.0", [{"introduced": "0"}, {"fixed": "1.9"}], False),
        ("1.10.0", [{"introduced": "0"}, {"fixed": "1.11"}], True),
        ("1.10.0", [{"introduced": "0"}, {"fixed": "1.10"}], False),
        ("1.10rc1", [{"introduced": "0"}, {"fixed": "1.10"}], True),
        ("1.10.post1", [{"introduced": "0"}, {"last_affected": "1.10"}], False),
        ("1.10.0", [{"introduced": "0"}, {"last_affected": "1.10"}], True),
        ("1.10.0", [{"introduced": "1.10"}], True),
        ("1.10.0", [{"introduced": "1.10.1"}], False),
        (
            "2.1",
            [{"fixed": "2.2"}, {"introduced": "2"}, {"fixed": "1.4"}, {"introduced": "0"}],
            True,
        ),
        (
            "1.9",
            [{"fixed": "2.2"}, {"introduced": "2"}, {"fixed": "1.4"}, {"introduced": "0"}],
            False,
        ),
    ],
)
def test_a_version_is_compared_as_the_schema_says(
    version: str, events: list[dict[str, str]], *, expected: bool
) -> None:
    (affected,) = advisory("PYSEC-1", *events)["affected"]
    assert is_affected(version, affected) is expected


def test_a_listed_version_counts_and_commits_do_not() -> None:
    affected = {"versions": ["1.0"], "ranges": [{"type": "GIT", "events": [{"introduced": "0"}]}]}
    assert is_affected("1.0", affected)
    assert not is_affected("1.1", affected)


def test_a_finding_names_the_first_version_without_it(copy: Path) -> None:
    found = examine(copy, PACKAGES)
    (finding,) = found.findings
    assert (finding.package, finding.name, finding.fixed) == ("some-package", "CVE-2026-1", "1.11")
    assert (found.advisories, str(found.newest)) == (1, "2026-07-01")


def test_one_vulnerability_under_several_names_is_one_finding(copy: Path) -> None:
    for number, names in enumerate((["CVE-2026-2"], ["CVE-2026-1", "CVE-2026-2"])):
        twin = advisory(f"GHSA-{number}", {"introduced": "0"}, {"fixed": "1.12"}, aliases=names)
        (copy / f"{number}.yaml").write_text(yaml.safe_dump(twin))
    (finding,) = examine(copy, PACKAGES).findings
    assert finding.ids == {"PYSEC-2026-1", "CVE-2026-1", "CVE-2026-2", "GHSA-0", "GHSA-1"}
    assert finding.fixed == "1.12"


def test_what_was_withdrawn_or_is_of_another_world_is_no_finding(copy: Path) -> None:
    withdrawn = advisory("PYSEC-2026-3", withdrawn="2026-08-01T00:00:00Z")
    (copy / "one.json").write_text(json.dumps(withdrawn))
    other = advisory("GHSA-npm")
    other["affected"][0]["package"]["ecosystem"] = "npm"
    (copy / "two.json").write_text(json.dumps(other | {"details": "not PyPI"}))
    found = examine(copy, PACKAGES)
    assert (found.advisories, found.findings) == (1, ())


def test_a_zip_file_is_read_like_a_folder(copy: Path, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(copy / "one.json", "one.json")
    assert examine(tmp_path / "all.zip", PACKAGES) == examine(copy, PACKAGES)


@pytest.mark.parametrize("content", ["[PyPI]", '{"PyPI": 1}', "PyPI: ["])
def test_what_is_no_advisory_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "one.yml").write_text(content)
    with pytest.raises(ConfigurationError, match="no advisory in the OSV format"):
        examine(tmp_path, PACKAGES)


def test_a_copy_that_is_none_never_says_that_nothing_was_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "none.zip").write_text("no archive")
    for path in (tmp_path, tmp_path / "none.zip", tmp_path / "missing"):
        assert main([str(path)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "holds no advisory" in told.err
    assert "neither a folder nor a ZIP file" in told.err


def test_an_undecided_finding_fails_and_a_decided_one_does_not(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    decided: list[Decision] = []
    monkeypatch.setattr(command, "locked", lambda: PACKAGES)
    monkeypatch.setattr(command, "read_decisions", lambda: decided)
    assert main([str(copy)]) == 1
    assert "CVE-2026-1  fixed in 1.11  UNDECIDED" in capsys.readouterr().out
    wrong, right = ("other", "some-package")
    for package, expected in ((wrong, 1), (right, 0)):
        decided[:] = [
            Decision(
                id="PYSEC-2026-1",
                package=package,
                decision="not_used",
                reason="Nobody calls what it is about.",
                decided_on="2026-11-24",
            )
        ]
        assert main([str(copy)]) == expected
    assert "not_used: Nobody calls" in capsys.readouterr().out


def test_every_decision_is_about_something_that_is_locked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    decisions = read_decisions()
    assert {decision.package for decision in decisions} <= {name for name, _ in locked()}
    assert main(["--decided"]) == 0
    assert capsys.readouterr().out.split() == [decision.id for decision in decisions]
