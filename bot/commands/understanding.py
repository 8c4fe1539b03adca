"""Commands about understanding: training, evaluating, and looking at single messages."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel, ValidationError

from bot.engine import training
from bot.engine.readings import model_folder
from bot.logs import configure_logs
from bot.outcomes.own_content import own_content
from bot.settings import PROJECT, load_settings


def train(
    force: Annotated[bool, typer.Option(help="Train even if nothing changed.")] = False,
) -> None:
    """Train the model if its sources changed since the last time.

    Example: second-thought train
    """
    settings = load_settings()
    configure_logs(settings.log_level)
    if not force and training.is_current(settings.models):
        typer.echo("The model is up to date.")
        return
    typer.echo("Training the model; this takes three to six minutes.")
    model = training.train(settings.models, settings.home, typer.echo)
    typer.echo(f"Trained {model.name}.")


def evaluate(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Sentence files; default: tests/sentences.")
    ] = None,
    output: Annotated[Path, typer.Option(help="Folder for the report and picture.")] = PROJECT
    / "results"
    / "evaluation",
) -> None:
    """Measure understanding on messages that were never trained on.

    Example: second-thought evaluate messages.jsonl
    """
    from bot.commands.evaluation.command import run  # loads the model; other commands need it not

    configure_logs(load_settings().log_level)
    run(files or [], output)


def parse() -> None:
    """Read JSON lines with "text" and write what each means, one JSON line a message.

    Optional beside "text": "channel", "campaign", "language" (known from the conversation).

    Example: echo '{"text": "is it legal in spain"}' | second-thought parse
    """
    from bot.campaigns.current import current_campaigns
    from bot.dialogue.words.library import load_library
    from bot.engine.engine import Engine  # imports Rasa, which takes seconds

    settings = load_settings()
    configure_logs(settings.log_level)
    campaigns = current_campaigns(settings)
    engine = Engine.load(
        training.find_model(model_folder(settings)), load_library(settings, own_content(settings))
    )
    # Bytes, because one line that is not UTF-8 must not end the rest.
    for line in sys.stdin.buffer:
        if line.strip():
            typer.echo(json.dumps(_parse(line, engine, campaigns), ensure_ascii=False))


class Asked(BaseModel):
    """A line of `parse`."""

    text: str
    language: str | None = None
    campaign: str | None = None
    channel: str | None = None


def _parse(line: bytes, engine: Any, campaigns: Any) -> dict[str, Any]:
    try:
        asked = Asked.model_validate_json(line)
    except ValidationError:
        return {"error": 'each line needs a JSON object such as {"text": "hello"}'}
    came_by = campaigns.find(asked.campaign) if asked.campaign else None
    context = {
        "conversation_language": asked.language,
        "campaign_language": came_by.language if came_by else None,
        "channel": asked.channel,
    }
    meaning = engine.parse(asked.text, context)
    return {
        "intent": meaning.intent,
        "confidence": round(meaning.confidence, 4),
        "language": meaning.language,
        "place": meaning.places[0] if meaning.places else None,
        "safety": list(meaning.safety),
    }
