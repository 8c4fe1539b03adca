"""A small assistant's understanding: English and a made-up seventh language, trained in seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from string import whitespace
from typing import Any

import pytest
import yaml
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

from bot.logs import configure_logs
from bot.settings import PROJECT

Parse = Callable[..., dict[str, Any]]

MADE_UP = "qx"
"""A language that no library has heard of."""

EXAMPLES = {
    "en": {
        "greet": ["hello", "hi there", "good morning to you", "hey you", "good evening"],
        "ask_law": [
            "is this legal here",
            "what is the fine",
            "is it against the law",
            "the penalty?",
        ],
        "change_language": ["english please", "can we speak english", "in english", "write german"],
        "rate_readiness": ["about a four", "7 out of 10", "say three", "10", "eight maybe"],
        "express_distress": ["everything is dark", "no reason to wake up", "nobody would miss me"],
        "out_of_scope": [
            "the parcel is late",
            "who won the match",
            "rain tomorrow?",
            "buy bitcoin",
        ],
    },
    MADE_UP: {
        "greet": ["zolka murr", "zolka zolka", "murrin zolkatt", "vurr zolkavi", "zolkar"],
        "ask_law": [
            "grubnakk levurti zhan",
            "levurti grubna",
            "zhan levurtimo kalla",
            "levurt zha",
        ],
        "change_language": ["vurrik qentalo zhan", "qentalo zhi", "qental murrivo", "qentalik"],
        "rate_readiness": ["pimmo zhek", "zhek pimmorra", "vurr pimmi", "pimmo pimmo"],
        "express_distress": ["krakkul domm ivesh", "domm ivesho krakka", "krakka domma"],
        "out_of_scope": ["blitt sorrun ekka", "sorrun blitta", "ekkar blittos", "blittan ekk"],
    },
}

NETS = {"en": {"distress": [r"\bend it all\b"]}, MADE_UP: {"opt_out": [r"^tazz$"]}}


@pytest.fixture(scope="session")
def parse(tmp_path_factory: pytest.TempPathFactory) -> Parse:
    """Understand a text with the small model, which is trained through Rasa from files."""
    folder = tmp_path_factory.mktemp("project")
    configure_logs("WARNING")
    _write_project(folder)
    from rasa.model_training import train_nlu

    model = train_nlu(str(folder / "config.yml"), str(folder / "intents"), str(folder))
    agent = Agent.load(model)

    def understand(text: str, context: Mapping[str, Any] | None = None) -> dict[str, Any]:
        processor = agent.processor
        assert processor is not None
        plain = text.lstrip("/" + whitespace)  # as the engine does: Rasa has a shorthand
        message = UserMessage(plain, metadata=dict(context or {}))
        parsed: dict[str, Any] = asyncio.run(processor.parse_message(message))
        return parsed

    return understand


def _write_project(folder: Path) -> None:
    config = yaml.safe_load((PROJECT / "config.yml").read_text(encoding="utf-8"))
    config["languages"] = list(EXAMPLES)
    for component in config["pipeline"]:
        if "languages" in component:
            component["languages"] = list(EXAMPLES)
        if component["name"].endswith("TopicClassifier"):
            component.update(threshold=0.0)  # forty messages make nobody confident
    (folder / "config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    for language, intents in EXAMPLES.items():
        entries: list[dict[str, str]] = [
            {"intent": intent, "examples": "".join(f"- {text}\n" for text in texts)}
            for intent, texts in intents.items()
        ]
        entries += [
            {"regex": f"safety_{kind}", "examples": "".join(f"- {p}\n" for p in patterns)}
            for kind, patterns in NETS[language].items()
        ]
        path = folder / "intents" / language / "all.yml"
        path.parent.mkdir(parents=True)
        text = yaml.safe_dump({"version": "3.1", "nlu": entries}, allow_unicode=True)
        path.write_text(text, encoding="utf-8")
