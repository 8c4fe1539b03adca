"""Each case of the penetration test has a test that exists, and none is open (penetration.yml)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tools.proofs import PROOFS

HERE = Path(__file__).parent
CASES = [
    case
    for cases in yaml.safe_load((HERE / "penetration.yml").read_text(encoding="utf-8")).values()
    for case in cases
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"][:60])
def test_a_case_is_shown_by_tests_that_exist(case: dict[str, list[str]]) -> None:
    assert case["shown_by"]
    for named in case["shown_by"]:
        file, _, name = named.partition("::")
        text = (HERE / file).read_text(encoding="utf-8")
        assert not name or re.search(rf"^(async )?def {name}\(", text, re.M), named


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"][:60])
def test_the_proofs_run_what_shows_a_case(case: dict[str, list[str]]) -> None:
    run = [HERE.parent / test for proof in PROOFS for test in proof.tests]
    for named in case["shown_by"]:
        file = HERE / named.partition("::")[0]
        assert any(file.is_relative_to(test) for test in run), named


def test_all_cases_are_there() -> None:
    assert len(CASES) >= 45
