"""`second-thought evaluate`: run the trained model over sentences and report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.commands.evaluation.picture import draw_confusions
from bot.commands.evaluation.report import Result, summarise
from bot.commands.evaluation.sentences import Sentence, read_sentences
from bot.dialogue.library import load_library
from bot.engine import training
from bot.engine.engine import Engine
from bot.settings import load_settings

COLUMNS = {
    "sentences": "sentences",
    "accuracy": "accuracy",
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
    "calibration_error": "calibration error",
}


def run(files: Sequence[Path], output: Path) -> dict[str, Any]:
    """Evaluate, print, and write `report.json` and `confusions.png` into a folder.

    Raises:
        ConfigurationError: there is no model, or a file is malformed.
    """
    settings = load_settings()
    sentences = read_sentences(files)
    engine = Engine.load(training.find_model(settings.models), load_library(settings))
    results = understand_all(engine, sentences)
    report = summarise(results)
    output.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report, indent=1, ensure_ascii=False)
    (output / "report.json").write_text(text, encoding="utf-8")
    drawn = draw_confusions(results, output / "confusions.png")
    _print(report)
    also = " and confusions.png" if drawn else " (no picture: matplotlib is not installed)"
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
    table = Table("", *COLUMNS.values())
    for name, row in [*report["languages"].items(), ("all", report["overall"])]:
        cells = [
            str(row[key]) if key == "sentences" else f"{100 * row[key]:.1f}" for key in COLUMNS
        ]
        table.add_row(name, *cells)
    console = Console(width=170)
    console.print(table)
    for pair in report["confusions"]:
        examples = " · ".join(pair["examples"])
        console.print(f"{pair['times']:>3}  {pair['meant']} → {pair['said']}:  {examples}")
