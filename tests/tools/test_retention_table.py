"""What the assessment says is kept is what the code keeps."""

from __future__ import annotations

from bot.outcomes.tables import metadata
from bot.settings import PROJECT
from tools.retention_table import BEGIN, END, UNTIL, table


def test_the_assessment_holds_the_table() -> None:
    text = (PROJECT / "docs" / "dpia.md").read_text(encoding="utf-8")
    shown = text.partition(f"{BEGIN}\n")[2].partition(END)[0]
    assert shown == table(), "run `python -m tools.retention_table` and paste it"


def test_every_column_says_why_it_is_kept_and_every_table_until_when() -> None:
    for kept in metadata.sorted_tables:
        assert kept.name in UNTIL
        for column in kept.columns:
            assert column.doc, f"{kept.name}.{column.name}"
    assert {*UNTIL} == {*metadata.tables}
