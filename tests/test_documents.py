"""What the code offers stands in the documents."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer
from starlette.routing import Mount, Route

from bot.commands.cli import app
from bot.settings import PROJECT, Settings

DOCUMENTS = "\n".join(
    file.read_text(encoding="utf-8")
    for file in (PROJECT / "README.md", PROJECT / "docs" / "settings.md")
)


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_a_setting_is_documented(name: str) -> None:
    field = Settings.model_fields[name]
    variable = field.validation_alias or f"SECOND_THOUGHT_{name.upper()}"
    assert f"`{variable}`" in DOCUMENTS


def test_every_command_is_documented_and_has_an_example() -> None:
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        assert_documented(name, command)


def assert_documented(name: str, command: Any) -> None:
    """A command, or every command of a group."""
    below = getattr(command, "commands", {})
    for part, one in below.items():
        assert_documented(f"{name} {part}", one)
    if not below or command.invoke_without_command:
        assert f"`{name}`" in DOCUMENTS, name
        assert "Example:" in (command.help or ""), name


def test_every_route_is_documented(settings: Settings, engine: object) -> None:
    from bot.server.app import application  # loads Rasa; the other tests do without

    app = application(settings, engine=engine)  # type: ignore[arg-type]
    for route in app.routes:
        assert isinstance(route, Route | Mount)
        assert f"`{route.path}`" in DOCUMENTS, route.path


@pytest.mark.parametrize("file", sorted(PROJECT.glob("*.md")), ids=lambda file: file.name)
def test_links_between_documents_lead_somewhere(file: Path) -> None:
    for target in re.findall(r"\]\((?!https?://)([^)#]+)\)", file.read_text(encoding="utf-8")):
        assert (file.parent / target).exists(), target
