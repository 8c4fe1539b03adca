"""A programme manager changes her content herself, as a person does: no command, no file, no restart."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po
from playwright.sync_api import BrowserContext, Page, expect
from playwright.sync_api import Error as PlaywrightError

from bot.console import door
from bot.console.accounts import Accounts, Role
from bot.console.app import console_application
from bot.console.locales import translations
from bot.engine.engine import Engine
from bot.outcomes.database import open_database
from bot.server.app import application
from bot.settings import Settings, load_settings
from tests.browser.operators import PASSWORD
from tests.browser.serving import serve
from tests.browser.test_looks import too_wide, violations

TEAM = {"ada": Role.ADMINISTRATOR, "wim": Role.WRITER, "rea": Role.REVIEWER, "cem": Role.VIEWER}
SETUPS = [
    ({"viewport": {"width": 360, "height": 740}, "locale": "en"}, "en"),
    ({"viewport": {"width": 1280, "height": 800}, "locale": "de", "color_scheme": "dark"}, "de"),
    ({"viewport": {"width": 360, "height": 740}, "java_script_enabled": False}, "en"),
]
TOWNS = {"phone": ("GB", "Leeds"), "desktop": ("DE", "Leipzig"), "no script": ("IE", "Dublin")}
CHAT = "https://chat.example.org/people"
OPENING = "Hello from Leeds. Nobody is for sale here."
MENDED = "Good that you write. You can ask anything. What brings you here?"
LONGEST = 60.0
"""Seconds until the next visitor sees what was mended."""


@pytest.fixture(scope="module")
def planes(tmp_path_factory: pytest.TempPathFactory, engine: Engine) -> Iterator[tuple[str, str]]:
    """Addresses of a console and of the assistant behind it, on one fresh installation."""
    home = tmp_path_factory.mktemp("home")
    update = {"home": home, "database_url": "", "public_url": None}
    settings: Settings = load_settings().model_copy(update=update)
    settings.__dict__.pop("base_url", None)
    database = open_database(settings.database)
    for name, role in TEAM.items():
        Accounts(database).add(name, PASSWORD, role)
    database.dispose()
    with pytest.MonkeyPatch.context() as patch:
        for limit in ("SIGN_INS_A_MINUTE", "CLIENT_SIGN_INS_A_MINUTE"):
            patch.setattr(door, limit, 1000)
        with (
            serve(application(settings, engine=engine), lifespan="on") as assistant,
            serve(console_application(settings)) as console,
        ):
            yield console, assistant


class Manager:
    """What she does at the console, in her language."""

    def __init__(self, context: BrowserContext, console: str, language: str) -> None:
        self.page: Page = context.new_page()
        self._console = console
        self.has_script = True
        self.say: Callable[[str], str] = translations(language).gettext

    def sign_in(self, name: str) -> None:
        self.page.context.clear_cookies()
        self.go("sign-in")
        self.page.locator('main [name="name"]').fill(name)
        self.page.locator('main [name="password"]').fill(PASSWORD)
        self.press("Sign in")
        expect(self.page.get_by_role("heading", level=1)).to_have_text(self.say("Overview"))

    def go(self, path: str) -> None:
        self.page.goto(f"{self._console}/{path}")

    def fill(self, **fields: str) -> None:
        self.page.wait_for_load_state()  # before, a field is not yet visible
        for name, value in fields.items():
            inside = self.page.locator(f'[name="{name.replace("__", ".")}"]')
            field = self.page.locator("form.fields").locator(inside)
            if not field.is_visible():
                self.page.locator("details.folded", has=inside).locator("summary").first.click()
            if field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)

    def tick(self, name: str, *values: str) -> None:
        for value in values:
            self.page.locator(f'form.fields [name="{name}"][value="{value}"]').check()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=self.say(name), exact=True).first.click()

    def save(self) -> None:
        self.press("Save as a draft")
        told = self.say("Saved as a draft. Visitors see it once it is published.")
        expect(self.page.get_by_role("status")).to_contain_text(told)

    def look_at(self) -> None:
        """Nothing stands in anybody's way, and nothing is cut off."""
        assert not too_wide(self.page), self.page.url
        if self.has_script:  # which looks for it
            assert violations(self.page) == [], self.page.url

    def publish(self) -> None:
        """The second reader takes what waits."""
        self.sign_in("rea")
        self.go("edit?part=waiting")
        self.page.locator('form[action="/publishing/publish"] button').first.click()
        told = self.say("Published. Visitors see it within seconds.")
        expect(self.page.get_by_role("status")).to_contain_text(told)


def seen_by_the_next_visitor(page: Page, address: str, text: str) -> float:
    """Seconds until a page of the assistant says it."""
    begun = time.monotonic()
    while time.monotonic() - begun < LONGEST:
        page.goto(address)
        if text in page.inner_text("body"):
            return time.monotonic() - begun
        page.wait_for_timeout(500)
    raise AssertionError(f"after {LONGEST} s nobody saw: {text}")


def make_a_campaign(her: Manager, visitor: Page, assistant: str, name: str) -> None:
    """For her town; a place that does not exist is told beside its field, and nothing is lost."""
    page = her.page
    her.sign_in("wim")
    her.go("edit?part=campaigns")
    page.locator('form[action="/edit/new"] [name="name"]').fill(name)
    her.press("New campaign")
    her.fill(language="en", place="Nowhereville", kind="poster", opening__en=OPENING)
    her.press("Save as a draft")
    told = "We do not know this place; write a town, a part of a State, or a State."
    expect(page.locator('[id="error-place"]')).to_have_text(her.say(told))
    expect(page.locator('[name="opening.en"]')).to_have_value(OPENING)
    her.look_at()
    her.fill(place="Leeds", handover__chat=CHAT, handover__hours="24/7")
    her.save()
    expect(page.locator('[name="place"]')).to_have_value("England")
    her.publish()
    seen_by_the_next_visitor(visitor, f"{assistant}/c/{name}", OPENING)
    visitor.get_by_role("textbox").fill("can I talk to a real person")
    visitor.locator("#send").click()
    link = visitor.locator(f'a[href="{CHAT}"]')
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(link).to_have_attribute("target", "_blank")


def mend_a_sentence(her: Manager, visitor: Page, assistant: str) -> None:
    """The difference is shown to the second reader; then it is undone."""
    page = her.page
    her.sign_in("wim")
    her.go("edit?part=words&search=brings")
    page.locator('.items a[href="/edit/words/utter_greet"]').click()
    her.fill(en__0__text=MENDED)
    her.save()
    expect(page.locator(".differences ins").first).to_have_text(MENDED)
    begun = time.monotonic()
    her.publish()
    seen_by_the_next_visitor(visitor, f"{assistant}/c/demo-en", MENDED)
    assert time.monotonic() - begun < LONGEST
    her.go("edit?part=history")
    page.locator('form[action="/publishing/undo"] button').first.click()
    undone = her.say("Undone. Visitors see what was there before within seconds.")
    expect(page.get_by_role("status")).to_contain_text(undone)


def add_a_helpline(her: Manager, name: str, state: str, town: str, hours: str) -> None:
    """Of the town, with hours as people write them; named first, and called."""
    page = her.page
    her.sign_in("wim")
    her.go(f"edit?part=helplines&state={state}")
    page.locator('a[href^="/edit/new?kind=helpline"]').click()
    her.fill(name=name, kind="compulsive_behaviour", phone="0113 243 0036")
    her.fill(hours="Mon-Fri 9-17", area=town, cost="free", source__title="our own")
    her.fill(source__kind="operator", confidence="high")
    her.tick("purposes", "compulsive")
    her.tick("first", "yes")
    her.save()
    expect(page.locator('[name="hours"]')).to_have_value(hours)
    her.look_at()
    her.fill(hours="24/7")  # open whenever this test runs
    her.save()
    helpline = page.url.partition("?")[0]
    her.publish()
    page.goto(helpline)
    expect(page.locator("main ol")).to_contain_text(name)
    page.locator('form[action^="/edit/called/"] [name="by"]').fill("RB")
    her.press("Write it down")
    expect(page.get_by_role("status")).to_contain_text(her.say("The call is written down."))


def raise_a_fine(her: Manager, fine: str) -> None:
    """Of the law; every language tells it."""
    her.sign_in("wim")
    her.go("edit?part=laws&state=GB")
    her.page.locator('.items a[href="/edit/law/GB-EAW"]').click()
    her.fill(offences__0__penalty__fine_max="2500 pounds")
    her.press("Save as a draft")
    error = her.page.locator('[id="error-offences.0.penalty.fine_max"]')
    expect(error).to_have_text(her.say("Write a whole number, digits only."))
    her.fill(offences__0__penalty__fine_max=fine)
    her.save()
    assert fine[1:] in her.page.inner_text("main .texts")
    her.publish()


def hand_on_and_end(her: Manager, name: str, file: Path) -> None:
    """All of it as one file; and her campaign is over."""
    her.sign_in("wim")
    her.go("edit?part=waiting")
    with her.page.expect_download() as saved:
        her.page.locator('a[href="/publishing/export"]').click()
    saved.value.save_as(file)
    assert name in json.loads(file.read_text(encoding="utf-8"))["items"]["campaign"]
    her.go(f"edit/campaign/{name}")
    her.tick("archived", "yes")
    her.save()
    her.publish()


def sign_off(her: Manager, reader: str) -> None:
    """A native signs the greeting, a lawyer the law; both are taken back."""
    page = her.page
    her.sign_in("rea")
    for address in ("search=utter_greet", "part=law&state=SE"):
        her.go(f"signing?language=en&{address}")
        her.look_at()
        page.locator('input[name="read"]').first.check()
        page.locator('form#sign [name="name"]').fill(reader)
        her.press("Write it down")
        expect(page.get_by_role("status")).to_contain_text(her.say("Written down."))
        expect(page.get_by_text(reader)).to_be_visible()
        her.look_at()
        page.locator('form[action^="/signing/back"] button').first.click()
        expect(page.get_by_text(reader)).to_have_count(0)


def translate(her: Manager, file: Path, text: str) -> None:
    """A file goes to a translator and comes back with one line changed and one spoilt."""
    page = her.page
    her.sign_in("wim")
    her.go("edit?part=words")
    page.locator("summary", has_text=her.say("For translators")).click()
    her.look_at()
    with page.expect_download() as download:
        page.locator('a[href="/translation/de.po"]').click()
    download.value.save_as(file)
    with file.open("rb") as exported:
        catalogue = read_po(exported)
    for message in catalogue:
        if str(message.context).startswith("utter_goodbye 0 text"):
            message.string = text
        elif str(message.context).startswith("utter_goodbye 1 text"):
            message.string = "Alles <b>Gute</b>."
    with file.open("wb") as changed:
        write_po(changed, catalogue)
    page.locator('form[action="/translation"] input[type="file"]').set_input_files(file)
    page.locator('form[action="/translation"] button').click()
    expect(page.get_by_role("status")).to_be_visible()
    expect(page.locator(".items .problem")).to_have_text(her.say("holds HTML; write plain text."))
    her.look_at()
    her.publish()


@pytest.mark.parametrize(
    ("context", "language"), SETUPS, indirect=["context"], ids=["phone", "desktop", "no script"]
)
def test_she_changes_her_content_herself(
    context: BrowserContext,
    language: str,
    planes: tuple[str, str],
    requests: list[str],
    complaints: list[str],
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    console, assistant = planes
    setup = request.node.callspec.id
    name = "leeds-" + setup.replace(" ", "-")
    her, visitor = Manager(context, console, language), context.new_page()
    her.has_script = setup != "no script"
    make_a_campaign(her, visitor, assistant, name)
    mend_a_sentence(her, visitor, assistant)
    hours = {"en": "Mon–Fri 09:00–17:00", "de": "Mo.–Fr. 09:00–17:00"}[language]
    add_a_helpline(her, f"Advice Centre {setup}", *TOWNS[setup], hours)
    raise_a_fine(her, str(2500 + len(setup)))
    sign_off(her, f"Mara {setup}")
    translate(her, tmp_path / "de.po", f"Alles Gute, und danke für das Gespräch ({setup}).")
    hand_on_and_end(her, name, tmp_path / "own-content.json")
    for part in ("campaigns", "helplines", "words", "laws", "waiting", "history"):
        her.go(f"edit?part={part}")
        her.look_at()
    assert [url for url in requests if not url.startswith((console, assistant))] == []
    assert [one for one in complaints if "400 (Bad Request)" not in one] == []


@pytest.mark.parametrize(
    "context", [{"viewport": {"width": 360, "height": 740}}], indirect=True, ids=["phone"]
)
def test_a_viewer_reads_and_is_offered_no_change(
    context: BrowserContext, planes: tuple[str, str]
) -> None:
    her = Manager(context, planes[0], "en")
    her.sign_in("cem")
    for item in ("words/utter_greet", "law/GB-EAW", "helpline/gb-report-1", "campaign/demo-en"):
        her.go(f"edit/{item}")
        expect(her.page.get_by_text("Writers can change this.")).to_be_visible()
        assert her.page.locator("main button").count() == 0
        assert violations(her.page) == [], item
        assert not too_wide(her.page), item


def test_a_form_can_be_filled_in_with_the_keyboard_alone(
    context: BrowserContext, planes: tuple[str, str]
) -> None:
    her = Manager(context, planes[0], "en")
    her.sign_in("wim")
    her.go("edit/words/utter_goodbye")
    her.page.locator('[name="en.0.text"]').focus()
    her.page.keyboard.press("End")
    for _ in range(60):
        if her.page.evaluate("document.activeElement.innerText") == "Save as a draft":
            break
        her.page.keyboard.press("Tab")
    her.page.keyboard.press("Enter")
    expect(her.page.get_by_role("status")).to_contain_text("Nothing was changed.")


@pytest.mark.parametrize(
    "context", [{"viewport": {"width": 360, "height": 740}}], indirect=True, ids=["phone"]
)
def test_a_network_that_is_lost_loses_nothing_and_publishes_nothing_by_half(
    context: BrowserContext, planes: tuple[str, str]
) -> None:
    her, address = Manager(context, planes[0], "en"), '[name="en.0.text"]'
    page = her.page

    def without_a_network(button: str) -> None:
        context.set_offline(True)
        page.locator(button).first.click(no_wait_after=True)
        with pytest.raises(PlaywrightError, match="DISCONNECTED"):
            page.wait_for_url("chrome-error://**")
        context.set_offline(False)

    her.sign_in("wim")
    her.go("edit/words/utter_thank")
    page.locator(address).fill("You are welcome. Is there anything else?")
    without_a_network("button.main")
    page.reload()  # the browser sends again what was typed
    expect(page.get_by_role("status")).to_contain_text("Saved as a draft.")
    her.sign_in("rea")
    her.go("edit?part=waiting")
    publish = 'form[action="/publishing/publish"] button'
    waiting = page.locator(publish).count()
    without_a_network(publish)
    her.go("edit?part=waiting")
    assert page.locator(publish).count() == waiting
    page.locator(publish).first.click()
    told = "Published. Visitors see it within seconds."
    expect(page.get_by_role("status")).to_contain_text(told)
