"""`second-thought campaign`: new, list, check, show, links, adverts, archive."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, get_args

import typer
import yaml

from bot.campaigns import advert_files, ready, writing
from bot.campaigns.campaign import Campaign, Channel, Kind
from bot.campaigns.checks import check_campaign
from bot.campaigns.collection import Campaigns
from bot.campaigns.current import current_campaigns
from bot.campaigns.links import snippet, ways_in
from bot.campaigns.remarks import Remark
from bot.outcomes.contact_counts import counted
from bot.outcomes.database import open_database
from bot.privacy.typed_settings import settings_in_force
from bot.settings import ConfigurationError, Settings
from bot.words import Words

campaign_app = typer.Typer(
    help="Campaigns: write, check, and bring them to people.", no_args_is_help=True
)

Id = Annotated[str, typer.Argument(help="Id of the campaign, the name of its file.")]
Output = Annotated[Path, typer.Option(help="Folder for the files.")]


def _today() -> date:
    return datetime.now(UTC).date()


@campaign_app.command("new")
def new(
    name: Annotated[
        str | None, typer.Option("--id", help="Id: small letters, digits, hyphens.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--from", help="A ready-made campaign, such as de/law.")
    ] = None,
    language: Annotated[str | None, typer.Option("--language", "-l", help="Such as de.")] = None,
    place: Annotated[str | None, typer.Option(help="ISO 3166 code; empty for none.")] = None,
    kind: Annotated[str | None, typer.Option(help=f"One of {', '.join(get_args(Kind))}.")] = None,
    channels: Annotated[str | None, typer.Option(help="Separated by commas.")] = None,
    starts: Annotated[str | None, typer.Option(help="First day, as 2027-01-31; or empty.")] = None,
    ends: Annotated[str | None, typer.Option(help="Last day; or empty.")] = None,
) -> None:
    """Write a campaign; asks for what the options do not say.

    Example: second-thought campaign new --from de/law --id city-de
    """
    settings = settings_in_force()
    values: dict[str, Any] = dict(ready.content_of(source)) if source else {}
    values["id"] = _ask(name, "Id (it stands in links, so let it say nothing)")
    values["language"] = values.get("language") or _ask(language, "Language", "en")
    values["place"] = _ask(place, "Place (ISO 3166 code, or nothing)", "")
    values["kind"] = _ask(kind, f"Kind ({', '.join(get_args(Kind))})", "search_advertisement")
    chosen = _ask(channels, f"Channels ({', '.join(get_args(Channel))})", "web")
    values["channels"] = [word.strip() for word in chosen.split(",") if word.strip()]
    values["starts"] = _day(_ask(starts, "First day (2027-01-31, or nothing)", ""))
    values["ends"] = _day(_ask(ends, "Last day (or nothing)", ""))
    for channel in ("sms", "whatsapp"):
        if channel in values["channels"]:
            values[channel] = _ask_number(channel)
    if "telegram" in values["channels"]:
        values["telegram"] = {"bot": _ask(None, "Name of the Telegram bot, without @")}
    if values["kind"] == "decoy_contact":
        values["decoy"] = {values["language"]: _ask(None, "Text of the advertisement")}
    values["code"] = writing.fresh_code(_existing(settings))
    file = writing.write_campaign(settings.campaigns, values)
    typer.echo(f"Written to {file}. Its short code is {values['code']}.")
    _say(_remarks(settings, _campaign(settings, values["id"])))


@campaign_app.command("list")
def list_() -> None:
    """List all campaigns, with where they stand.

    Example: second-thought campaign list
    """
    campaigns = current_campaigns(settings_in_force())
    for campaign in campaigns:
        status = campaign.status(_today())
        typer.echo(
            f"{campaign.id:<24} {status:<8} {campaign.language}  {campaign.place or '-':<7} "
            f"{campaign.kind:<20} {', '.join(campaign.channels)}"
        )
    for name in sorted(campaigns.archived):
        typer.echo(f"{name:<24} archived")
    for problem in campaigns.problems:
        typer.echo(f"broken: {problem}", err=True)


@campaign_app.command("check")
def check(
    name: Annotated[str | None, typer.Argument(help="Id; all campaigns if left out.")] = None,
) -> None:
    """Check campaigns: form, wording, adverts, texts; says what to write instead.

    Example: second-thought campaign check city-de
    """
    settings = settings_in_force()
    campaigns = current_campaigns(settings)
    checked = [_campaign(settings, name)] if name else list(campaigns)
    problems = [p for p in campaigns.problems if name is None or p.startswith(f"{name}.yml")]
    for problem in problems:
        typer.echo(f"error: {problem}")
    errors = len(problems)
    for campaign in checked:
        errors += _say(_remarks(settings, campaign), f"{campaign.id}.yml: ")
    typer.echo(f"{len(checked)} campaigns checked, {errors} errors")
    if errors:
        raise typer.Exit(1)


@campaign_app.command("show")
def show(name: Id) -> None:
    """Show a campaign as it is understood.

    Example: second-thought campaign show demo-de
    """
    campaign = _campaign(settings_in_force(), name)
    content = campaign.model_dump(mode="json", exclude_defaults=True)
    typer.echo(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=110), nl=False)
    typer.echo(f"status: {campaign.status(_today())}")


@campaign_app.command("links")
def links(name: Id, output: Output = Path("campaign-files")) -> None:
    """Print every way in, and write QR codes (SVG, PNG) and a sheet to print.

    Example: second-thought campaign links city-de --output posters
    """
    from bot.campaigns.print_sheet import write_codes, write_sheet  # draws; only this command does

    settings = settings_in_force()
    campaign, words = _campaign(settings, name), Words.of_the_project()
    ways = ways_in(campaign, settings.base_url)
    if not ways:
        raise ConfigurationError(
            f"{name} has no way in; write 'web' under its channels, or a number under 'sms:'."
        )
    for way in ways:
        typer.echo(f"{way.name:<9} {way.address}")
        if way.said not in way.address:
            typer.echo(f"{'':<9} on paper: {way.said}")
    if "web" in campaign.channels:
        label = words.text("notice_start", campaign.language)
        typer.echo(f"partner   {snippet(campaign, settings.base_url, label)}")
    files = write_codes(campaign, ways, output)
    files.append(write_sheet(campaign, ways[0], words, settings.operator, output))
    typer.echo(f"Written to {output}: {', '.join(file.name for file in files)}")
    if settings.public_url is None:
        typer.echo("These addresses work on this machine only; set SECOND_THOUGHT_PUBLIC_URL.")


@campaign_app.command("adverts")
def adverts(name: Id, output: Output = Path("campaign-files")) -> None:
    """Write the adverts as files for Google Ads Editor and Microsoft Advertising.

    Example: second-thought campaign adverts city-de --output adverts
    """
    settings = settings_in_force()
    campaign = _campaign(settings, name)
    if not campaign.adverts:
        raise ConfigurationError(
            f"{name} has no adverts; begin with one of {', '.join(ready.names())}: "
            "'second-thought campaign new --from …'."
        )
    if settings.public_url is None:
        raise ConfigurationError("Adverts lead to SECOND_THOUGHT_PUBLIC_URL; set it first.")
    if _say(_remarks(settings, campaign)):
        raise ConfigurationError("Nothing was written; mend the errors above first.")
    output.mkdir(parents=True, exist_ok=True)
    for platform, made in advert_files.PLATFORMS.items():
        file = output / f"{campaign.id}-{platform}.csv"
        file.write_bytes(advert_files.with_mark(made(campaign, settings.base_url)))
        typer.echo(f"Written to {file}.")
    typer.echo("All arrives paused, with a daily budget of 1: set budget, bids and place there.")
    typer.echo(
        "Microsoft's policy bars keywords about prostitution and escorts: ask before you upload "
        "(docs/operators/campaigns.md)."
    )
    if advert_files.country_name(campaign) is None:
        typer.echo("No country is set in the files; choose where the adverts are shown.")


@campaign_app.command("returns")
def returns(name: Id) -> None:
    """Print how many people wrote again, for each period that is over.

    Example: second-thought campaign returns city-de
    """
    settings = settings_in_force()
    days = _campaign(settings, name).repeat_contact_days
    told = counted(open_database(settings.database), name)
    for count in told:
        arm = f" in the arm {count.arm}" if count.arm else ""
        typer.echo(
            f"until {count.until}, {count.days} days{arm}: {count.came_back} of {count.people} people "
            "wrote again on another day"
        )
    if not told and days is None:
        typer.echo(f"{name} does not count who writes again; 'repeat_contact_days:' would.")
    elif not told:
        typer.echo(
            f"Nothing can be told yet: a period of {days} days must be over, with at least "
            f"{settings.minimum_cell} people who came back and as many who did not."
        )


@campaign_app.command("archive")
def archive(name: Id) -> None:
    """Put a campaign away; its links and codes are still answered.

    Example: second-thought campaign archive city-de
    """
    target = writing.archive(settings_in_force().campaigns, name)
    typer.echo(f"Moved to {target}; restart the assistant to take it up.")


def _ask(given: str | None, question: str, default: str | None = None) -> str:
    """What an option said, or the answer to a question."""
    if given is not None:
        return given
    answer: str = typer.prompt(question, default=default, show_default=bool(default))
    return answer.strip()


def _ask_number(channel: str) -> dict[str, str]:
    number = _ask(None, f"Number for {channel} (as +491701234567)")
    keyword = _ask(None, f"Keyword for {channel} (or nothing)", "")
    return {"number": number, **({"keyword": keyword} if keyword else {})}


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise ConfigurationError(f"'{written}' is no day; write it as 2027-01-31.") from None
    if day < _today():
        raise ConfigurationError(f"{written} is in the past; write a day from today on.")
    return day


def _existing(settings: Settings) -> Campaigns | None:
    has_files = any(settings.campaigns.glob("*.yml"))
    return current_campaigns(settings) if has_files else None


def _campaign(settings: Settings, name: str) -> Campaign:
    campaigns = current_campaigns(settings)
    found = campaigns.get(name)
    if found is None:
        broken = next((p for p in campaigns.problems if p.startswith(f"{name}.yml")), None)
        raise ConfigurationError(
            broken or f"There is no campaign '{name}'; 'second-thought campaign list' shows all."
        )
    return found


def _remarks(settings: Settings, campaign: Campaign) -> list[Remark]:
    return list(check_campaign(campaign, Words.of_the_project(), settings.operator, _today()))


def _say(remarks: list[Remark], prefix: str = "") -> int:
    """Print remarks, errors first; how many errors there are."""
    for remark in sorted(remarks, key=lambda remark: remark.note):
        typer.echo(f"{'note' if remark.note else 'error'}: {prefix}{remark}")
    return sum(1 for remark in remarks if not remark.note)
