"""An experiment on a phone, by two people: written, published, chosen in a campaign, started, stopped."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from bot.console import door
from bot.console.accounts import Accounts, Role
from bot.console.app import console_application
from bot.outcomes.database import open_database
from bot.settings import Settings, load_settings
from tests.browser.operators import PASSWORD
from tests.browser.serving import serve
from tests.browser.test_own_content import Manager

PHONE = {"viewport": {"width": 360, "height": 740}}
SETUPS = [
    ({**PHONE, "locale": "en"}, "en"),
    ({**PHONE, "locale": "de", "color_scheme": "dark", "java_script_enabled": False}, "de"),
]
NAMES = ["phone", "dark phone in German without a script"]
QUESTION = "Do more visitors ask for help when the offer is softer?"
SOFT = {
    "en": "It is your decision. Would it help to see who helps people to stop?",
    "de": "Es ist Ihre Entscheidung. Möchten Sie sehen, wer beim Aufhören hilft?",
}


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address, on a fresh installation."""
    update = {
        "home": tmp_path_factory.mktemp("home"),
        "database_url": "",
        "public_url": None,
    }
    settings: Settings = load_settings().model_copy(update=update)
    database = open_database(settings.database)
    for name, role in {"wim": Role.WRITER, "rea": Role.REVIEWER}.items():
        Accounts(database).add(name, PASSWORD, role)
    database.dispose()
    with pytest.MonkeyPatch.context() as patch:
        for limit in ("SIGN_INS_A_MINUTE", "CLIENT_SIGN_INS_A_MINUTE"):
            patch.setattr(door, limit, 1000)
        with serve(console_application(settings)) as address:
            yield address


@pytest.mark.parametrize(("context", "language"), SETUPS, indirect=["context"], ids=NAMES)
def test_an_experiment_from_its_question_to_its_end(
    context: BrowserContext, language: str, console: str, tmp_path: Path
) -> None:
    her, name = Manager(context, console, language), f"softer-{language}"
    her.has_script = language == "en"
    page = her.page
    her.sign_in("wim")
    her.go("edit?part=experiments")
    her.look_at()
    page.locator('form[action="/edit/new"] [name="name"]').fill(name)
    page.locator('form[action="/edit/new"] [name="text"]').select_option("utter_offer_help")
    her.press("New experiment")
    her.fill(question=QUESTION, effect="many", conversations="2000", days="200")
    her.fill(arm__0__name="softer", **{f"arm__0__{language}__0__all": SOFT[language]})
    her.press("Save as a draft")
    expect(page.locator('[id="error-effect"]')).to_have_text(
        her.say("Write a whole number from 1 to 49.")
    )
    expect(page.locator('[name="question"]')).to_have_value(QUESTION)
    her.look_at()
    her.fill(effect="10")
    her.save()
    her.publish()
    her.sign_in("wim")
    her.go(f"edit/campaign/demo-{language}")
    her.fill(experiment=name)
    her.save()
    her.publish()
    start_and_stop(her, name, tmp_path)


def start_and_stop(her: Manager, name: str, folder: Path) -> None:
    """rea reads the plan, starts it, keeps the registration, and ends it."""
    page = her.page
    her.go(f"edit/experiment/{name}")
    page.get_by_role("link", name=her.say("How long it takes, start, stop, read")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(QUESTION)
    expect(page.get_by_text("15", exact=False).first).to_be_visible()
    her.look_at()
    her.press("Start the experiment")
    expect(page.get_by_role("status")).to_contain_text("osf.io")
    her.look_at()
    with page.expect_download() as saved:
        page.get_by_role("link", name=her.say("Download the pre-registration")).click()
    saved.value.save_as(folder / "registration.md")
    assert QUESTION in (folder / "registration.md").read_text(encoding="utf-8")
    page.locator('[name="reason"]').fill("the evidence is enough")
    her.press("Stop it for good")
    told = her.say("Stopped for good; everybody gets today’s words within a minute.")
    expect(page.get_by_role("status")).to_have_text(told)
    her.go("experiments")
    expect(page.locator(f"#{name}")).to_contain_text(QUESTION)
    her.look_at()
