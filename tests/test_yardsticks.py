"""Public test sets are read as their authors wrote them, and scored by what the columns say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.public_sets import PublicSet, banking77, clinc150, hint3, massive
from benchmarks.yardsticks import RECIPES, Answer, ours, scored, table
from bot.nlu.decision import OUT_OF_SCOPE


def written(file: Path, *lines: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_clinc150_learns_what_is_beyond_scope_as_an_intent(tmp_path: Path) -> None:
    parts = {
        "train": [["book a table", "restaurant"]],
        "oos_train": [["how tall is he", "oos"]],
        "val": [["never read", "restaurant"]],
        "test": [["a table for two", "restaurant"]],
        "oos_test": [["what is a quark", "oos"]],
    }
    (read,) = clinc150(written(tmp_path / "data_full.json", json.dumps(parts)))
    assert read.known == [("book a table", "restaurant"), ("how tall is he", OUT_OF_SCOPE)]
    assert read.asked == [("a table for two", "restaurant"), ("what is a quark", OUT_OF_SCOPE)]


def test_banking77_keeps_commas_and_line_breaks_of_a_quoted_text(tmp_path: Path) -> None:
    written(tmp_path / "train.csv", "text,category", '"Hi, where', 'is my card?",card_arrival')
    written(tmp_path / "test.csv", "text,category", "card,card_arrival")
    (read,) = banking77(tmp_path)
    assert read.known == [("Hi, where\nis my card?", "card_arrival")]


def test_hint3_is_one_set_a_shop_without_the_subsets(tmp_path: Path) -> None:
    for name in ("shop", "shop_subset"):
        written(tmp_path / "train" / f"{name}_train.csv", "sentence,label", "emi?,EMI")
    asked = ("sentence,label", "Single,NO_NODES_DETECTED", "emi,EMI")
    written(tmp_path / "test" / "shop_test.csv", *asked)
    (read,) = hint3(tmp_path)
    assert read.name == "HINT3 shop"
    assert read.asked == [("Single", OUT_OF_SCOPE), ("emi", "EMI")]


def test_massive_is_one_set_a_language_of_ours(tmp_path: Path) -> None:
    for locale in ("de-DE", "pl-PL"):
        lines = (
            {"partition": part, "intent": "alarm_set", "utt": f"{locale} {part}"}
            for part in ("train", "dev", "test")
        )
        written(tmp_path / f"{locale}.jsonl", *map(json.dumps, lines))
    (read,) = massive(tmp_path)
    assert read == PublicSet(
        "MASSIVE de", [("de-DE train", "alarm_set")], [("de-DE test", "alarm_set")]
    )


def test_a_draw_has_so_many_messages_an_intent_and_repeats() -> None:
    known = [(f"{intent} {place}", intent) for intent in "ab" for place in range(9)]
    public = PublicSet("made up", [*known, ("lonely", "c")], [])
    drawn = public.drawn(3, seed=1)
    assert [intent for _, intent in drawn.known] == [*"aaabbb", "c"]
    assert drawn == public.drawn(3, seed=1) != public.drawn(3, seed=2)


def test_giving_up_is_wrong_within_scope_and_right_beyond_it() -> None:
    asked = [("x", "a"), ("x", "a"), ("x", "b"), ("x", OUT_OF_SCOPE), ("x", OUT_OF_SCOPE)]
    answers = [
        Answer("a", "a"),
        Answer("a", OUT_OF_SCOPE),
        Answer("a", "a"),
        Answer("a", OUT_OF_SCOPE),
        Answer("a", "a"),
    ]
    found = scored(asked, answers)
    assert found["likeliest"] == pytest.approx(2 / 3)
    assert found["decided"] == pytest.approx(1 / 3)
    assert (found["within"], found["beyond"], found["out_of_scope"]) == (3, 2, 0.5)
    assert scored(asked[:1], answers[:1])["out_of_scope"] is None


@pytest.mark.parametrize("setup", RECIPES)
def test_our_recipe_learns_a_set(setup: str) -> None:
    known = [
        *((text, "weather") for text in ("will it rain", "is it sunny today", "rain tomorrow?")),
        *((text, "money") for text in ("send ten euros", "pay the bill", "my bank balance")),
    ]
    answers, seconds = ours(PublicSet("made up", known, known), RECIPES[setup])
    assert [answer.likeliest for answer in answers] == [intent for _, intent in known]
    assert seconds > 0


def test_the_table_has_a_spread_only_where_there_are_draws() -> None:
    row = scored([("x", "a")], [Answer("a", "a")])
    row |= {"name": "made up", "setup": "as shipped", "known": 1000, "seconds": 2.4}
    shown = table([row | {"draws": 5, "spread": 0.012}, row | {"draws": 1, "spread": 0.0}])
    assert "| made up | as shipped | 1,000 | 1 | 100.0 ± 1.2 | 20.6–100.0 | 100.0 |" in shown
    assert "| 100.0 | 20.6–100.0 |" in shown
