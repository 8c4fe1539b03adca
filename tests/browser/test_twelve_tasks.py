"""The twelve tasks of a programme manager, by one person who clicks and types: no command and no file.

What a person needs beside the machine's own time is counted: a fifth of a second a key, two seconds to look
before each click.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bot.console.app import console_application
from bot.console.invitations import first_sign_in
from bot.console.locales import translations
from bot.console.renewing import Renewing
from bot.console.sessions import Sessions
from bot.engine.engine import Engine
from bot.outcomes.database import open_database
from bot.server.app import application
from bot.settings import Settings, load_settings
from tests.browser.operators import PASSWORD, fill
from tests.browser.serving import serve
from tests.browser.test_looks import too_wide, violations
from tests.browser.test_own_content import seen_by_the_next_visitor
from tests.browser.test_teaching import TEXTS, PlayedTester
from tests.console.test_maintenance import never

SETUPS = [
    ({"viewport": {"width": 360, "height": 740}, "locale": "en"}, "en", "Leeds"),
    (
        {"viewport": {"width": 1280, "height": 800}, "locale": "fr", "color_scheme": "dark"},
        "fr",
        "Lyon",
    ),
]
KEY, LOOK = 0.2, 2.0
"""Seconds of a person for a key, and for a look before a click."""

MOST_SCREENS = 3.05
"""Of a list; some pixels more or less are the letters of the machine."""

TEN_MINUTES, ONE_MINUTE = 600.0, 60.0
OF_A_DESKTOP = 960
"""Width, in pixels, from which the style sheet shows the pages beside what is read (60 rem)."""

FOR_ENGINEERS = re.compile(
    r"SECOND_THOUGHT_|TWILIO_|TELEGRAM_[A-Z]|second-thought [a-z]|\.yml\b|\.env\b|\bdocs/|systemctl"
    r"|docker|make run|git pull"
)


@pytest.fixture
def planes(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[str, str, str]]:
    """A fresh installation: addresses of the console and of the assistant, and the first link."""
    update = {"home": tmp_path / "home", "database_url": "", "public_url": None, "restarts": True}
    settings: Settings = load_settings().model_copy(update=update)
    settings.__dict__.pop("base_url", None)
    open_database(settings.database).dispose()
    monkeypatch.setenv("SECOND_THOUGHT_HOME", str(settings.home))
    monkeypatch.setattr("bot.console.working_pages.TrialProcess", PlayedTester)
    monkeypatch.setattr("bot.console.app.Restarts.watch", never)
    monkeypatch.setattr("bot.console.launch.check_everything", lambda settings: [])
    trainer = (sys.executable, "-m", "tests.console.trainer", "good")
    monkeypatch.setattr("bot.console.teaching.COMMAND", trainer)
    link = first_sign_in(settings)
    assert link is not None
    fill(settings)
    console = Renewing(settings, partial(console_application, sessions=Sessions()))
    # The assistant begins first, as `make run` does: it makes the keys.
    with (
        serve(
            application(settings.model_copy(update={"restarts": False}), engine=engine),
            lifespan="on",
        ) as assistant,
        serve(console, lifespan="on") as address,
    ):
        yield address, assistant, link.partition("/welcome/")[2]


class Person:
    """Somebody at a browser, whose keys and clicks are counted."""

    def __init__(self, page: Page, language: str) -> None:
        self.page = page
        self.keys = self.clicks = 0
        self.begun = time.monotonic()
        self.say: Callable[[str], str] = translations(language).gettext

    @property
    def seconds(self) -> float:
        """What it took so far, at the speed of a person."""
        return time.monotonic() - self.begun + self.keys * KEY + self.clicks * LOOK

    def click(self, what: str) -> None:
        self.page.locator(what).first.click()
        self.clicks += 1
        self.read()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=self.say(name), exact=True).first.click()
        self.clicks += 1
        self.read()

    def type(self, name: str, text: str) -> None:
        field = self.page.locator(f'main [name="{name}"]:not(.unseen)').first
        if not field.is_visible():
            around = self.page.locator("details", has=self.page.locator(f'[name="{name}"]'))
            around.locator("summary").first.click()
            self.clicks += 1
        field.fill(text)
        self.keys += len(text)
        self.clicks += 1

    def choose(self, name: str, value: str) -> None:
        self.page.locator(f'main [name="{name}"]').first.select_option(value)
        self.clicks += 2

    def open(self, path: str) -> None:
        """By the navigation, as a person finds it; on a phone it is behind a button."""
        size = self.page.viewport_size
        if size is not None and size["width"] < OF_A_DESKTOP:
            self.click("button.menu")
        self.click(f'nav a[href^="{path}"]')

    def read(self) -> None:
        """Nothing on the page, once all of it is there, is for engineers."""
        self.page.wait_for_load_state()
        found = FOR_ENGINEERS.search(self.page.inner_text("main"))
        assert found is None, (self.page.url, found)

    def is_told(self, text: str) -> None:
        expect(self.page.get_by_role("status").first).to_contain_text(self.say(text))

    def publish(self) -> None:
        """What she saved, where one person does everything."""
        self.click('a[href="/edit?part=waiting"]')
        if not self.page.locator('form[action="/publishing/publish"]').count():
            self.page.locator('[name="allowed"]').check()
            self.clicks += 1
            self.click('form[action="/publishing/alone"] button')
        self.click('form[action="/publishing/publish"] button')
        self.is_told("Published. Visitors see it within seconds.")


@pytest.mark.parametrize(
    ("context", "language", "town"), SETUPS, indirect=["context"], ids=["phone", "desktop"]
)
def test_twelve_of_twelve_are_done_without_a_terminal_or_a_file(
    context: BrowserContext, language: str, town: str, planes: tuple[str, str, str], tmp_path: Path
) -> None:
    console, assistant, link = planes
    page, visitor = context.new_page(), context.new_page()
    page.goto(f"{console}/welcome/{link}")
    her = Person(page, language)
    sign_in_and_see_something(her)
    begin_a_campaign(her, visitor, assistant, language, town)
    change_a_sentence(her, visitor, f"{assistant}/c/{town.lower()}", language)
    add_a_helpline(her, town)
    plan_an_experiment(her, town.lower())
    read_the_figures(her, tmp_path)
    teach_a_message(her)
    invite(her)
    prepare_the_launch(her)
    raise_a_fine(her)
    back_up_and_restart(her)
    parts = [
        f"edit?part={part}" for part in ("campaigns", "helplines", "words", "laws", "experiments")
    ]
    parts += [f"content?part={part}&state=GB" for part in ("words", "law", "figures", "addresses")]
    for part in parts:
        page.goto(f"{console}/{part}")
        assert not too_wide(page), part
        assert screens(page) <= MOST_SCREENS, part
        assert violations(page) == [], part


def screens(page: Page) -> float:
    """How many screens long a page is."""
    height: float = page.evaluate("document.documentElement.scrollHeight / innerHeight")
    return height


def sign_in_and_see_something(her: Person) -> None:
    """Tasks 1 and 6: she signs in, sees what is to be done, and a demonstration of figures."""
    her.type("name", "mara")
    her.type("password", PASSWORD)
    her.click("main button.main")
    expect(her.page.get_by_role("heading", name=her.say("What needs you"))).to_be_visible()
    her.open("/organisation")
    her.type("operator", "Leeds Aid")
    her.type("operator_contact", "help@example.org")
    her.type("password", PASSWORD)
    her.press("Save")
    her.is_told("Saved. Visitors and colleagues see it within seconds.")


def begin_a_campaign(her: Person, visitor: Page, assistant: str, language: str, town: str) -> None:
    """Task 2, from the first sign-in to what a visitor reads: ten minutes at most."""
    her.open("/edit")
    her.type("name", town)
    her.choose("ready", f"{language}/offer")
    her.click('form[action="/edit/new"] button')
    her.type("place", town)
    her.choose("kind", "poster")
    her.press("Save as a draft")
    her.publish()
    address = f"{assistant}/c/{town.lower()}"
    seen_by_the_next_visitor(visitor, address, "Leeds Aid")
    assert her.seconds < TEN_MINUTES, her.seconds
    her.open("/campaigns")
    her.click(f'main a[href*="campaign={town.lower()}"]')
    for file in ("web.svg", "sheet.html"):
        with her.page.expect_download() as saved:
            her.page.locator(f'main a[href$="/{file}"]').first.click()
        assert Path(saved.value.path()).stat().st_size > 500


def change_a_sentence(her: Person, visitor: Page, address: str, language: str) -> None:
    """Task 3: mended, and seen by the next visitor within a minute, of a person's time, too."""
    her.open("/edit")
    begun = her.seconds
    name = address.rpartition("/")[2]
    her.click(f'.items a[href="/edit/campaign/{name}"]')
    text = {"en": "Good that you are here.", "fr": "Vous avez bien fait de venir."}[language]
    her.type(f"opening.{language}", text)
    her.press("Save as a draft")
    her.publish()
    seen_by_the_next_visitor(visitor, address, text)
    assert her.seconds - begun < ONE_MINUTE, her.seconds - begun


def add_a_helpline(her: Person, town: str) -> None:
    """Task 4: her own service, named first, and called."""
    her.open("/edit")
    her.click('a[href="/edit?part=helplines"]')
    her.click('a[href^="/edit/new?kind=helpline"]')
    for name, text in {
        "name": f"{town} Advice Centre",
        "phone": "0113 243 0036" if town == "Leeds" else "04 72 00 00 00",
        "hours": "24/7",
        "area": town,
        "source.title": "our own",
    }.items():
        her.type(name, text)
    her.choose("kind", "compulsive_behaviour")
    her.choose("cost", "free")
    her.choose("source.kind", "operator")
    her.choose("confidence", "high")
    her.page.locator('[name="purposes"][value="compulsive"]').check()
    her.page.locator('[name="first"]').check()
    her.press("Save as a draft")
    helpline = her.page.url.partition("?")[0]
    her.publish()
    her.page.goto(helpline)
    expect(her.page.locator("main ol")).to_contain_text(f"{town} Advice Centre")
    her.type("by", "MM")
    her.press("Write it down")
    her.is_told("The call is written down.")


def plan_an_experiment(her: Person, campaign: str) -> None:
    """Task 5: a ready one is chosen for her campaign, started, and stopped."""
    her.open("/edit")
    her.click(f'.items a[href="/edit/campaign/{campaign}"]')
    her.choose("experiment", "offer-of-help")
    her.press("Save as a draft")
    her.publish()
    her.open("/edit")
    her.click('a[href="/edit?part=experiments"]')
    her.click('.items a[href^="/edit/experiment/offer-of-help"]')
    her.click('a.button[href^="/experiments/"]')
    her.press("Start the experiment")
    her.is_told("osf.io")
    her.type("reason", "only a trial")
    her.press("Stop it for good")


def read_the_figures(her: Person, folder: Path) -> None:
    """Tasks 6 and 9: Monday's page, and the pack for an evaluator."""
    her.open("/")
    with her.page.expect_download(timeout=120_000) as saved:
        her.page.locator('a[href^="/export/evaluation-pack.zip"]').first.click()
    saved.value.save_as(folder / "pack.zip")
    assert (folder / "pack.zip").stat().st_size > 10_000


def teach_a_message(her: Person) -> None:
    """Task 7: what was misread is marked, published, taught, measured before and after, and used."""
    her.open("/playground")
    her.page.locator('[name="keep"]').check()
    her.type("text", TEXTS[0])
    her.press("Send")
    her.click('a[href^="/playground/misread/"]')
    her.click('button[value="ask_privacy/partner_reads"]')
    her.page.goto(f"{her.page.url.partition('/playground')[0]}/edit?part=waiting")
    her.click('form[action="/publishing/publish"] button')
    her.open("/messages")
    her.press("Teach it")
    use = her.page.get_by_role("button", name=her.say("Use the new reading"))
    for _ in range(60):
        if use.count():
            break
        her.page.wait_for_timeout(500)
        her.page.reload()
    figures = her.page.get_by_role("region", name=her.say("Before and after"))
    expect(figures).to_be_visible()
    use.click()
    expect(her.page.get_by_text(her.say("This reading is in use."))).to_be_visible()


def invite(her: Person) -> None:
    """Task 8."""
    her.open("/operators")
    her.press("Make a link")
    expect(her.page.locator("[role=status] code")).to_contain_text("/welcome/")


def prepare_the_launch(her: Person) -> None:
    """Task 10: each open point leads to where it is done; the demonstrations are over by two clicks."""
    her.open("/launch")
    for link in her.page.locator(".points strong a").all():
        assert str(link.get_attribute("href")).startswith("/")
    her.press("Archive the demonstrations")
    her.click('form[action="/publishing/publish"]:has([name="draft"] ~ [name="draft"]) button')
    her.is_told("Published. Visitors see it within seconds.")
    her.open("/launch")
    her.click('a[href="/launch?again=1"]')
    done = her.say("No demonstration is left among the campaigns.")
    her.click(f'summary:has-text("{her.say("Done:")}")')
    expect(her.page.get_by_text(done)).to_be_visible()


def raise_a_fine(her: Person) -> None:
    """Task 11: the law of a State."""
    her.open("/edit")
    her.click('a[href="/edit?part=laws"]')
    her.choose("state", "GB")
    her.press("Show")
    her.click('.items a[href="/edit/law/GB-EAW"]')
    her.type("offences.0.penalty.fine_max", "2500")
    her.press("Save as a draft")
    her.publish()


def back_up_and_restart(her: Person) -> None:
    """Task 12."""
    her.open("/maintenance")
    her.press("Back up now")
    her.is_told("The backup was written.")
    her.press("Restart the assistant")
    expect(her.page.get_by_role("status").first).to_be_visible()
