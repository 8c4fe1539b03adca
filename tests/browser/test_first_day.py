"""The first day of an operator in a real browser: a demonstration, a try, the list, a backup; no script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bot.console import door
from bot.settings import load_settings
from tests.browser.operators import served_console
from tests.browser.test_console import enter
from tests.browser.test_looks import too_wide, violations
from tests.console.test_maintenance import never
from tests.console.test_playground import PlayedTester

SETUPS = [
    {"color_scheme": "light", "viewport": {"width": 360, "height": 740}},
    {
        "color_scheme": "dark",
        "viewport": {"width": 1280, "height": 800},
        "java_script_enabled": False,
    },
]
on_both = pytest.mark.parametrize(
    "context", SETUPS, indirect=True, ids=["light phone", "dark desktop without a script"]
)
WITH_A_SCRIPT = "light phone"


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a console on its first day."""
    home = tmp_path_factory.mktemp("home")
    update = {"home": home, "database_url": "", "restarts": True}
    settings = load_settings().model_copy(update=update)
    with pytest.MonkeyPatch.context() as patch:
        for limit in ("SIGN_INS_A_MINUTE", "CLIENT_SIGN_INS_A_MINUTE"):
            patch.setattr(door, limit, 1000)
        patch.setattr("bot.console.working_pages.TrialProcess", PlayedTester)
        patch.setattr("bot.console.app.Restarts.watch", never)
        patch.setattr("bot.console.launch.check_everything", lambda settings: [])
        with served_console(settings, is_filled=False) as address:
            yield address


def is_good(page: Page, request: pytest.FixtureRequest) -> bool:
    """Whether everybody can use the page; axe needs a script."""
    if WITH_A_SCRIPT not in request.node.name:
        return True
    assert violations(page) == [], page.url
    return not too_wide(page)


@on_both
def test_a_demonstration_comes_and_goes_by_one_click_each(
    context: BrowserContext, console: str, request: pytest.FixtureRequest
) -> None:
    page = enter(context, console, "ada")
    assert is_good(page, request)
    page.get_by_role("button", name="Show a demonstration").click()
    expect(page.get_by_text("These numbers are invented")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Contacted")).to_be_visible()
    assert is_good(page, request)
    page.goto(f"{console}/experiments?data=demonstration")
    expect(page.get_by_text("These numbers are invented")).to_be_visible()
    page.get_by_role("button", name="Remove the demonstration").click()
    expect(page.get_by_role("button", name="Show a demonstration")).to_be_visible()


@on_both
def test_the_assistant_is_tried(
    context: BrowserContext, console: str, request: pytest.FixtureRequest
) -> None:
    page = enter(context, console, "ada")
    page.goto(f"{console}/playground")
    assert is_good(page, request)
    page.get_by_label("Message").fill("is it legal here?")
    page.get_by_label("Channel").select_option("whatsapp")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("You said <i>something</i>.")).to_be_visible()
    expect(page.get_by_text("utter_ask_law")).to_be_visible()
    expect(page.get_by_label("Channel")).to_have_value("whatsapp")
    assert is_good(page, request)
    page.get_by_role("button", name="The law").click()
    expect(page.locator(".said.mine")).to_have_count(2)
    page.get_by_role("button", name="Begin again").click()
    expect(page.locator(".said.mine")).to_have_count(0)


@on_both
def test_a_point_is_signed_and_taken_back(
    context: BrowserContext, console: str, request: pytest.FixtureRequest
) -> None:
    page = enter(context, console, "ada")
    page.goto(f"{console}/launch")
    assert is_good(page, request)
    point = page.get_by_role("listitem").filter(has_text="impact assessment")
    point.get_by_label("Who did it").fill("Mara Muster")
    point.get_by_role("button", name="Done").click()
    expect(point.get_by_text("By Mara Muster on")).to_be_visible()
    assert is_good(page, request)
    point.get_by_role("button", name="Take back").click()
    expect(point.get_by_label("Who did it")).to_be_visible()


@on_both
def test_a_backup_is_written_carried_away_and_restored(
    context: BrowserContext, console: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    page = enter(context, console, "ada")
    page.goto(f"{console}/maintenance")
    assert is_good(page, request)
    page.get_by_role("button", name="Back up now").click()
    expect(page.get_by_text("The backup was written.")).to_be_visible()
    assert is_good(page, request)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download outcomes-").first.click()
    download.value.save_as(tmp_path / "kept.zip")
    (tmp_path / "broken.zip").write_bytes((tmp_path / "kept.zip").read_bytes()[:-200])
    for name, told in (("broken", "it is damaged"), ("kept", "nothing of it is damaged")):
        page.goto(f"{console}/maintenance")
        page.locator('input[type="file"]').set_input_files(tmp_path / f"{name}.zip")
        page.get_by_role("button", name="Look into it").click()
        expect(page.get_by_text(told)).to_be_visible()
        assert is_good(page, request)
    page.get_by_label("What the database holds now may be replaced").check()
    page.get_by_role("button", name="Restore this backup").click()
    expect(page.get_by_text("The backup is restored")).to_be_visible()
    expect(page.get_by_role("link", name="Download before-restore-").first).to_be_visible()
    page.get_by_role("button", name="Restart the assistant").click()
    expect(page.get_by_text("The restart is asked for.")).to_be_visible()
    assert is_good(page, request)


@pytest.mark.parametrize("context", SETUPS[:1], indirect=True, ids=[WITH_A_SCRIPT])
@pytest.mark.parametrize("language", ["de", "ru"])
def test_the_pages_fit_a_phone_in_long_languages(
    context: BrowserContext, console: str, language: str, tmp_path: Path
) -> None:
    page = enter(context, console, "ada")
    page.locator("select[name=language]").select_option(language)
    page.locator("footer button").click()
    for path in ("", "playground", "launch", "maintenance"):
        page.goto(f"{console}/{path}")
        assert page.locator("html").get_attribute("lang") == language
        assert violations(page) == [], path
        assert not too_wide(page), path
