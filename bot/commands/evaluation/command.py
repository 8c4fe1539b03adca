"""`second-thought evaluate`: run the trained model over sentences and report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.commands.evaluation.picture import draw_confusions, draw_trust
from bot.commands.evaluation.reliability import COVERAGES
from bot.commands.evaluation.report import summarise
from bot.commands.evaluation.result import Result
from bot.commands.evaluation.sentences import Sentence, read_sentences
from bot.dialogue.words.library import load_library
from bot.engine import training
from bot.engine.engine import Engine
from bot.engine.readings import model_folder
from bot.settings import load_settings

COLUMNS = {
    "sentences": "sentences",
    "accuracy_strict": "strict",
    "macro_f1": "macro F1",
    "safety_recall": "dangers heard",
    "safety_certain": "certain",
    "false_alarms": "false alarms",
    "false_certain": "certain",
    "silence_recall": "silence",
    "language_first_message": "language, first",
    "language_in_conversation": "language, later",
    "language_without_context": "language, alone",
    "place": "place",
    "out_of_scope_precision": "out of scope, precision",
    "out_of_scope_recall": "recall",
}

TRUST = {
    "accuracy": "accuracy",
    "two_meanings": "two\nmeanings",
    "of_errors": "of the\nerrors",
    "outside_astray": "out of scope\nastray",
    "outside_for_danger": "for\ndanger",
    "outside_certain": "certain",
}


def run(files: Sequence[Path], output: Path) -> dict[str, Any]:
    """Evaluate, print with the worst language first, and write a report and two pictures into a folder.

    Raises:
        ConfigurationError: there is no model, or a file is malformed.
    """
    settings = load_settings()
    sentences = read_sentences(files)
    engine = Engine.load(training.find_model(model_folder(settings)), load_library(settings))
    results = understand_all(engine, sentences)
    report = summarise(results)
    output.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report, indent=1, ensure_ascii=False)
    (output / "report.json").write_text(text, encoding="utf-8")
    drawn = draw_confusions(results, output / "confusions.png")
    drawn = drawn and draw_trust(report["trust"], output / "trust.png")
    _print(report)
    also = (
        ", confusions.png and trust.png" if drawn else " (no picture: matplotlib is not installed)"
    )
    Console().print(f"Written to {output}: report.json{also}.")
    return report


def understand_all(engine: Engine, sentences: Sequence[Sentence]) -> list[Result]:
    """Understand each sentence thrice: as a first message of its campaign, in conversation, alone."""
    results = []
    for sentence in track(sentences, description="Understanding", transient=True):
        campaign = {"campaign_language": sentence.language}
        first = engine.parse(sentence.text, campaign)
        talk = {**campaign, "conversation_language": sentence.language}
        later = engine.parse(sentence.text, talk)
        alone = engine.parse(sentence.text, {})
        results.append(Result(sentence, first, later, alone))
    return results


def _print(report: dict[str, Any]) -> None:
    table = Table("worst first", *COLUMNS.values())
    for name, row in [*report["languages"].items(), ("all", report["overall"])]:
        cells = [
            str(row[key]) if key == "sentences" else f"{100 * row[key]:.1f}" for key in COLUMNS
        ]
        table.add_row(name, *cells)
    console = Console(width=170)
    console.print(table)
    console.print(trust_table(report["trust"]))
    for pair in report["confusions"]:
        examples = " · ".join(pair["examples"])
        console.print(f"{pair['times']:>3}  {pair['meant']} → {pair['said']}:  {examples}")


def trust_table(trust: dict[str, Any]) -> Table:
    """Shares with their 95 % intervals, and what is right of the surest parts, the worst language first."""
    surest = [f"surest\n{part:.0%}" for part in COVERAGES]
    table = Table("worst\nfirst", *TRUST.values(), *surest, "calibration\nerror")
    for name, row in trust.items():
        cells = [_share(row[key]) for key in TRUST]
        right = {point["coverage"]: point for point in row["risk_coverage"]}
        cells += [_share(right[part], brief=True) if part in right else "" for part in COVERAGES]
        table.add_row(name, *cells, f"{100 * row['calibration_error']:.1f}")
    return table


def _share(of: dict[str, Any], *, brief: bool = False) -> str:
    if of["share"] is None:
        return ""
    low, high = of["interval_95"]
    shown = f"{100 * of['share']:.1f}"
    return shown if brief else f"{shown} ({100 * low:.0f}–{100 * high:.0f})"
