"""Commands about content: the law, the directory, the figures, and checking every file."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from bot.dialogue.words.library import KNOWLEDGE, Library, load_library
from bot.knowledge.resource_schema import Kind
from bot.outcomes.own_content import own_content
from bot.settings import PROJECT, ConfigurationError, load_settings

LanguageOption = Annotated[
    str, typer.Option("--language", "-l", help="ISO 639-1 code, such as fr.")
]
_TOLD = (
    *("id", "kind", "country", "phone", "phone_international", "sms", "url", "open_now", "cost"),
    *("languages", "police_told"),
)
"""Parts of a card that `resources --json` tells as they are."""

JsonOption = Annotated[bool, typer.Option("--json", help="Machine-readable output.")]


def _library() -> Library:
    """The content with what the organisation published over it."""
    settings = load_settings()
    return load_library(settings, own_content(settings))


def law(
    code: Annotated[str, typer.Argument(help="ISO 3166 code: SE, GB-NIR, US-NV.")],
    language: LanguageOption = "en",
    as_json: JsonOption = False,
) -> None:
    """Show the law of a place as a visitor would read it.

    Example: second-thought law DE --language fr
    """
    library = _library()
    _require_language(language, library.words.languages)
    try:
        answer = library.law_text.render(code.upper(), language, datetime.now(UTC).date())
    except KeyError:
        raise ConfigurationError(
            f"No law is known for {code}; use a code such as SE, GB-NIR or US-NV."
        ) from None
    if not as_json:
        typer.echo(answer.text)
        return
    source = {"title": answer.source.title, "url": answer.source.url}
    _print_json(
        {
            "jurisdiction": answer.jurisdiction,
            "text": answer.text,
            "approaches": list(answer.approaches),
            "statute": answer.statute,
            "penalty": answer.penalty,
            "source": source,
            "verified_on": answer.verified_on.isoformat(),
            "confidence": answer.confidence,
        }
    )


def resources(
    country: Annotated[str, typer.Option(help="ISO 3166 code of the State.")],
    kind: Annotated[str, typer.Option(help=f"One of: {', '.join(get_args(Kind))}.")],
    language: LanguageOption = "en",
    count: Annotated[int, typer.Option(help="How many at most.", min=1, max=20)] = 2,
    as_json: JsonOption = False,
) -> None:
    """Show where somebody can turn to, as chosen at this moment.

    Example: second-thought resources --country FR --kind crisis --language fr
    """
    library = _library()
    _require_language(language, library.words.languages)
    if kind not in get_args(Kind):
        raise ConfigurationError(f"'{kind}' is no kind; use one of {', '.join(get_args(Kind))}.")
    chosen = library.directory.choose(
        country.upper(),
        kind,  # type: ignore[arg-type]  # checked just above
        language,
        datetime.now(UTC),
        count=count,
    )
    if as_json:
        _print_json(
            [
                {
                    **{part: getattr(card, part) for part in _TOLD},
                    "name": library.card_text.name(card, language),
                    "hours": card.hours_text,
                    "text": library.card_text.render(card, language),
                }
                for card in chosen
            ]
        )
        return
    for card in chosen:
        typer.echo(library.card_text.render(card, language) + "\n")


def figures(
    language: LanguageOption = "en",
    topic: Annotated[str | None, typer.Option(help="Only this topic, such as harm.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Show every figure that may be told, with its source.

    Example: second-thought figures --language de --topic profit
    """
    library = _library()
    _require_language(language, library.words.languages)
    told = [f for f in library.figures.told if topic is None or topic in f.topics]
    rendered = [(f, library.figure_text.render(f, language)) for f in told]
    if as_json:
        _print_json(
            [
                {"id": f.id, "text": text, "place": f.place, "url": f.source.url}
                for f, text in rendered
            ]
        )
        return
    for _, text in rendered:
        typer.echo(text)


def check(
    strict: Annotated[bool, typer.Option(help="Fail on stale facts too.")] = False,
    launch: Annotated[
        bool, typer.Option("--launch", help="List what is to be decided before real people come.")
    ] = False,
) -> None:
    """Check every file that a person may edit, and say in sentences what to mend.

    Example: second-thought check --launch
    """
    if launch:
        from bot.console.launch import review, show  # asks the database, too

        points = review(load_settings(), datetime.now(UTC))
        show(points, typer.echo)
        raise typer.Exit(0 if all(point.is_done for point in points) else 1)
    from bot.commands.checks import check_everything  # reads all files; other commands need none

    findings = check_everything(load_settings())
    for finding in findings:
        typer.echo(f"{'stale' if finding.stale else 'error'}: {finding.text}")
    fatal = [f for f in findings if strict or not f.stale]
    stale = sum(1 for f in findings if f.stale)
    typer.echo(f"{len(findings) - stale} errors, {stale} stale facts")
    if fatal:
        raise typer.Exit(1)


def links(
    record: Annotated[
        Path, typer.Option(help="Where the result of this month is written.")
    ] = PROJECT / "results" / "links.yml",
) -> None:
    """Ask every address that is shown or cited whether it still answers; once a month is enough.

    Example: second-thought links
    """
    from bot.knowledge import links as checker  # asks the network; nothing else does

    used = checker.addresses(KNOWLEDGE)
    typer.echo(f"Asking {len(used)} addresses; this takes some minutes.")
    results = checker.check_links(used)
    record.parent.mkdir(parents=True, exist_ok=True)
    checker.record(results, datetime.now(UTC).date(), record)
    for result in results:
        if not result.works:
            typer.echo(f"{result.answer}  {result.url}  ({', '.join(result.used_by)})")
    typer.echo(f"Written to {record}.")


def _require_language(language: str, known: tuple[str, ...]) -> None:
    if language not in known:
        raise ConfigurationError(f"'{language}' is not offered; use one of {', '.join(known)}.")


def _print_json(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False))
