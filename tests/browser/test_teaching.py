"""What was misread is taught, as people do it: on a phone, at a desk, and without a script."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from bot.console import door
from bot.console.accounts import Accounts
from bot.console.app import console_application
from bot.console.playground import Talk
from bot.outcomes.database import open_database
from bot.settings import Settings, load_settings
from tests.browser.operators import PASSWORD
from tests.browser.serving import serve
from tests.browser.test_own_content import SETUPS, TEAM, Manager

TEXTS = (
    "will the wife get to know i wrote to this number",
    "would my wife be told that i asked you things",
    "so my girlfriend is not going to be sent any of that",
)
READ = {
    "language": "en",
    "messages": [["We keep no number.", []]],
    "segments": 0,
    "read": {"moves": "ask_privacy/phone_number 0.71", "language": "en"},
    "decided": {"role": "unknown"},
    "planned": {"words": "utter_ask_privacy"},
    "nearest": ["ask_privacy/partner_reads", "ask_privacy/phone_bill", "greet"],
}


class PlayedTester:
    """Stands for the process with the assistant."""

    async def say(self, talk: Talk, text: str) -> Mapping[str, Any]:
        """Always the same."""
        return READ

    async def forget(self, talk: Talk) -> None:
        """Nothing is remembered."""

    async def stop(self) -> None:
        """Nothing runs."""


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("home")
    update = {"home": home, "database_url": "", "public_url": None}
    settings: Settings = load_settings().model_copy(update=update)
    database = open_database(settings.database)
    for name, role in TEAM.items():
        Accounts(database).add(name, PASSWORD, role)
    database.dispose()
    with pytest.MonkeyPatch.context() as patch:
        for limit in ("SIGN_INS_A_MINUTE", "CLIENT_SIGN_INS_A_MINUTE"):
            patch.setattr(door, limit, 1000)
        patch.setenv("SECOND_THOUGHT_HOME", str(home))
        patch.setattr("bot.console.working_pages.TrialProcess", PlayedTester)
        trainer = (sys.executable, "-m", "tests.console.trainer", "good")
        patch.setattr("bot.console.teaching.COMMAND", trainer)
        with serve(console_application(settings)) as address:
            yield address


@pytest.mark.parametrize("number", range(len(SETUPS)), ids=["phone", "desktop", "no script"])
def test_what_was_misread_is_marked_read_taught_and_used(
    chromium: Browser, console: str, number: int
) -> None:
    setup, language = SETUPS[number]
    context = chromium.new_context(**setup)  # type: ignore[arg-type]
    her = Manager(context, console, language)
    her.has_script = setup.get("java_script_enabled", True) is True
    page = her.page
    her.sign_in("wim")
    her.go("playground")
    page.locator('[name="keep"]').check()
    page.locator('[name="text"]').fill(TEXTS[number])
    her.press("Send")
    her.look_at()
    page.get_by_role("link", name=her.say("This was misread")).first.click()
    her.look_at()
    page.locator('[name="search"]').fill("bill")
    her.press("Show")
    expect(page.locator('button[value="ask_privacy/phone_bill"]').first).to_be_visible()
    her.look_at()
    page.locator('button[value="ask_privacy/partner_reads"]').first.click()
    kept = her.say("Kept as a draft of a training message.")
    expect(page.get_by_role("status")).to_contain_text(kept)
    her.sign_in("rea")
    her.go("edit?part=waiting")
    her.look_at()
    page.locator('form[action="/publishing/publish"] button').first.click()
    told = her.say("Published. It counts once it is taught, under “Messages”.")
    expect(page.get_by_role("status")).to_contain_text(told)
    her.go("messages")
    her.look_at()
    her.press("Teach it")
    begun = her.say("It is being taught. You may close this page; it goes on.")
    expect(page.get_by_role("status").first).to_contain_text(begun)
    use = page.get_by_role("button", name=her.say("Use the new reading"))
    for _ in range(60):
        her.look_at()
        if use.count():
            break
        page.wait_for_timeout(500)
        her.go("messages")
    use.click()
    expect(page.get_by_text(her.say("This reading is in use."))).to_be_visible()
    her.look_at()
    page.get_by_role("link", name=TEXTS[number]).click()
    her.look_at()
    her.go("messages")
    her.press("Go back to the reading before")
    context.close()
