"""Typed settings, read once from the environment (and a `.env` file) when a command starts."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import AnyHttpUrl, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT = Path(__file__).resolve().parent.parent
"""The checkout: where the files that people edit live."""


class ConfigurationError(Exception):
    """Something is configured wrongly; the text is one sentence that says what to do."""


class Settings(BaseSettings):
    """Everything that may differ between two installations.

    Each field is the environment variable `SECOND_THOUGHT_<NAME>`, but for the three secrets of the
    platforms, which keep the names that the platforms' own documentation uses.
    """

    model_config = SettingsConfigDict(
        env_prefix="SECOND_THOUGHT_",
        env_file=".env",
        extra="ignore",
        frozen=True,
        populate_by_name=True,
    )

    home: Path = Field(
        PROJECT / ".home", description="Folder for the database, the keys and the outbox."
    )
    database_url: str = Field(
        "",
        repr=False,
        description="SQLAlchemy URL of the outcomes; default: SQLite in the home folder.",
    )
    redis_url: str = Field(
        "", repr=False, description="Redis or Valkey for several workers; default: in memory."
    )
    public_url: AnyHttpUrl | None = Field(
        None, description="Address under which the world reaches the assistant; Twilio signs it."
    )
    secret_key: str = Field(
        "",
        repr=False,
        description="Signs web sessions and links; default: generated and kept in the home folder.",
    )
    port: Annotated[int, Field(ge=1, le=65535)] = Field(5005, description="Port of the assistant.")
    console_port: Annotated[int, Field(ge=1, le=65535)] = Field(
        5006, description="Port of the operators' console."
    )
    console_url: AnyHttpUrl | None = Field(
        None, description="Address under which operators reach the console; OpenID needs it."
    )
    openid_issuer: AnyHttpUrl | None = Field(
        None,
        description="OpenID provider that operators may sign in with; default: passwords only.",
    )
    openid_client_id: str = Field("", description="Name of the console at the OpenID provider.")
    openid_client_secret: str = Field(
        "", repr=False, description="Password of the console at the OpenID provider."
    )
    openid_name: str = Field(
        "", description="What the sign-in page calls the provider; default: its host."
    )
    openid_prompt: Literal["login", "select_account", "consent"] = Field(
        "login", description="What the provider asks of those who are signed in there already."
    )
    openid_domain: str = Field(
        "", description="Domain of the verified e-mail addresses that are let in."
    )
    openid_claim: str = Field("", description="Claim of the ID token that holds roles.")
    openid_roles: str = Field(
        "", description="Roles by value of that claim: staff=viewer, leads=administrator."
    )
    metrics_port: Annotated[int, Field(ge=1, le=65535)] | None = Field(
        None, description="Private port for Prometheus; off by default."
    )
    metrics_host: str = Field(
        "127.0.0.1", description="Address of the private port; never one that the world reaches."
    )
    mail_host: str = Field(
        "", description="Mail server (SMTP) for the weekly mail and alarms; off by default."
    )
    mail_port: Annotated[int, Field(ge=1, le=65535)] = Field(
        587, description="Port of the mail server."
    )
    mail_security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="How the way to it is sealed; none only on this machine."
    )
    mail_user: str = Field("", description="Account at the mail server.")
    mail_password: str = Field("", repr=False, description="Password of that account.")
    mail_from: str = Field("", description="Address that the mails come from.")
    mail_to: str = Field("", description="Addresses of operators, separated by commas.")
    mail_language: str = Field("en", description="Language of the mails.")
    mail_zone: str = Field("UTC", description="Time zone of Monday, 07:00: Europe/Vienna.")
    host: str = Field("127.0.0.1", description="Address to listen on; 0.0.0.0 for all.")
    operator: str = Field(
        "Second Thought", description="Name of the organisation in the first message."
    )
    operator_contact: str = Field(
        "", description="E-mail address or page that answers questions of visitors."
    )
    leave_url: AnyHttpUrl = Field(
        AnyHttpUrl("https://www.wikipedia.org/"),
        description="Neutral page that the leave button of the web page shows.",
    )
    session_minutes: Annotated[int, Field(ge=5, le=240)] = Field(
        30, description="Silence after which a conversation is forgotten."
    )
    key_hours: Annotated[int, Field(ge=1, le=24 * 31)] = Field(
        24, description="Life of the key under which conversations are found."
    )
    retention_months: Annotated[int, Field(ge=1, le=120)] = Field(
        24, description="Months after which outcomes are deleted."
    )
    return_code_days: Annotated[int, Field(ge=0, le=180)] = Field(
        60, description="Life of the keys of return codes, from 56 days; 0: no codes are given."
    )
    backups: Path | None = Field(
        None, description="Folder of the backups; only `check --launch` looks at their age."
    )
    minimum_cell: Annotated[int, Field(ge=10)] = Field(
        10, description="Counts below this are never shown."
    )
    message_limit: Annotated[int, Field(ge=1)] = Field(
        40, description="Messages a minute from one person; dangers pass it."
    )
    address_limit: Annotated[int, Field(ge=1)] = Field(
        300, description="Requests of the web page a minute from one address; dangers pass it."
    )
    server_limit: Annotated[int, Field(ge=1)] = Field(
        3000, description="Messages a minute of the web, and as many of the platforms."
    )
    conversation_limit: Annotated[int, Field(ge=1)] = Field(
        100_000, description="Conversations kept in memory at once."
    )
    workers: Annotated[int, Field(ge=1, le=64)] = Field(
        1, description="Worker processes; more than one needs Redis."
    )
    drain_seconds: Annotated[int, Field(ge=0, le=300)] = Field(
        0, description="Seconds that a worker still answers after it was asked to stop."
    )
    restarts: bool = Field(
        default=False, description="Whether what ends with exit code 75 is started again."
    )
    log_level: str = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR; no level shows what people write."
    )
    twilio_auth_token: str = Field(
        "",
        repr=False,
        validation_alias="TWILIO_AUTH_TOKEN",
        description="Checks that a message comes from Twilio.",
    )
    telegram_bot_token: str = Field(
        "",
        repr=False,
        validation_alias="TELEGRAM_BOT_TOKEN",
        description="Sends replies on Telegram.",
    )
    telegram_webhook_secret: str = Field(
        "",
        repr=False,
        validation_alias="TELEGRAM_WEBHOOK_SECRET",
        description="Checks that an update comes from Telegram.",
    )
    telegram_api: AnyHttpUrl = Field(
        AnyHttpUrl("https://api.telegram.org"),
        description="Address of Telegram's bot API; another one for a bot API server of your own.",
    )
    campaigns: Path = Field(PROJECT / "campaigns", description="Folder of the campaign files.")
    experiments: Path = Field(
        PROJECT / "experiments", description="Folder of the experiment files."
    )
    models: Path = Field(PROJECT / "models", description="Folder of the trained model.")

    @field_validator("log_level")
    @classmethod
    def _known_level(cls, value: str) -> str:
        level = value.upper()
        if level not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("write DEBUG, INFO, WARNING or ERROR")
        return level

    @field_validator("return_code_days")
    @classmethod
    def _four_weeks_at_least(cls, value: int) -> int:
        # A code is good for half the life of its key, and visitors are told of four weeks.
        if 0 < value < 56:
            raise ValueError("write 0, or 56 to 180")
        return value

    @property
    def database(self) -> str:
        """URL of the outcome database."""
        return self.database_url or f"sqlite:///{self.home / 'outcomes.sqlite'}"

    @property
    def base_url(self) -> str:
        """Public address without a closing slash; the local one when none is set."""
        return str(self.public_url or f"http://localhost:{self.port}").rstrip("/")

    @property
    def console_base_url(self) -> str:
        """Address of the console without a closing slash; the local one when none is set."""
        return str(self.console_url or f"http://localhost:{self.console_port}").rstrip("/")


def load_settings() -> Settings:
    """Read the environment.

    Raises:
        ConfigurationError: a value cannot be understood; says which and what to write.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).upper()
        prefix = "" if name.startswith(("TWILIO_", "TELEGRAM_")) else "SECOND_THOUGHT_"
        raise ConfigurationError(f"{prefix}{name}: {first['msg'].lower()}.") from None


@cache
def configured_languages(config: Path = PROJECT / "config.yml") -> tuple[str, ...]:
    """ISO 639-1 codes in the order of `config.yml`; the first is the reference language.

    Raises:
        ConfigurationError: the line is missing or empty.
    """
    languages = yaml.safe_load(config.read_text(encoding="utf-8")).get("languages")
    if not isinstance(languages, list) or not languages:
        raise ConfigurationError(f"{config.name} needs a line such as 'languages: [en, fr]'.")
    return tuple(str(code) for code in languages)
