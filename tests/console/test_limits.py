"""Roles by campaign: who is limited to some changes these and their experiments, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.routing import Mount
from starlette.testclient import TestClient

from bot.campaigns.collection import Campaigns
from bot.console.accounts import CHANGING, Accounts, Role
from bot.outcomes.own_content import OwnContent
from bot.settings import Settings
from tests.console.operator import PASSWORD, send, sign_in, token_on
from tests.console.test_editing import ALLOWED, OWN_ACCOUNT, fields

HERS, OTHER = "demo-en", "demo-de"
OPEN = {"/publishing/publish", "/publishing/drop", "/publishing/undo", "/playground"}


@pytest.fixture
def limited(team: TestClient, accounts: Accounts) -> TestClient:
    """Wim and rea, who may change one campaign."""
    assert accounts.limit("wim", HERS)
    assert accounts.limit("rea", HERS)
    return team


def content(settings: Settings, name: str, **changes: object) -> dict[str, Any]:
    """A campaign as it is kept, with changes."""
    found = Campaigns.load(settings.campaigns).get(name)
    assert found is not None
    value = found.model_dump(mode="json", exclude_defaults=True, exclude={"id"})
    return {**value, **changes}


def test_an_invitation_holds_the_limit(browser: TestClient, accounts: Accounts) -> None:
    sign_in(browser)
    sent = {"role": Role.WRITER, "campaign": HERS}
    link = send(browser, "/operators/invite", "/operators", **sent).text
    token = link.partition("/welcome/")[2].partition("<")[0]
    assert accounts.accept(token, "mia", PASSWORD).name == "mia"
    mia = accounts.find("mia")
    assert mia is not None
    assert mia.campaigns == {HERS}
    assert f"invited writer {HERS}" in browser.get("/operators").text
    send(browser, "/operators/limit", "/operators", name="mia")
    again = accounts.find("mia")
    assert again is not None
    assert not again.campaigns
    assert "mia may change all" in browser.get("/operators").text


@pytest.mark.parametrize("role", [Role.VIEWER, Role.ANALYST, Role.ADMINISTRATOR])
def test_only_who_changes_content_can_be_limited(
    browser: TestClient, accounts: Accounts, role: Role
) -> None:
    accounts.add("someone", PASSWORD, role)
    assert not accounts.limit("someone", HERS)
    sign_in(browser)
    page = send(browser, "/operators/invite", "/operators", role=role, campaign=HERS).text
    token = page.partition("/welcome/")[2].partition("<")[0]
    accounts.accept(token, "mia", PASSWORD)
    mia = accounts.find("mia")
    assert mia is not None
    assert not mia.campaigns


def test_her_campaign_is_changed_and_no_other(limited: TestClient, own: OwnContent) -> None:
    sign_in(limited, "wim")
    for name, status in ((HERS, 303), (OTHER, 403)):
        page = limited.get(f"/edit/campaign/{name}")
        assert ("Save as a draft" in page.text) == (name == HERS)
        form = fields(page.text) | {"csrf": token_on(limited.get("/account")), "note": "mine"}
        sent = limited.post(f"/edit/campaign/{name}", data=form, follow_redirects=False)
        assert sent.status_code == status
    assert own.draft("campaign", HERS) is not None
    assert own.draft("campaign", OTHER) is None
    for item in ("words/utter_greet", "law/GB-EAW", "helpline/gb-report-1"):
        assert "Your account may change only: demo-en" in limited.get(f"/edit/{item}").text


def test_an_experiment_of_another_campaign_is_not_changed(
    limited: TestClient, own: OwnContent, settings: Settings
) -> None:
    sign_in(limited, "rea")
    path = "/edit/experiment/first-tone"
    own.put("campaign", HERS, content(settings, HERS, experiment="first-tone"), "ada")
    assert "Save as a draft" in limited.get(path).text
    assert "Start the experiment" in limited.get("/experiments/first-tone").text
    own.put("campaign", OTHER, content(settings, OTHER, experiment="first-tone"), "ada")
    assert "Save as a draft" not in limited.get(path).text
    assert "Start the experiment" not in limited.get("/experiments/first-tone").text
    token = {"csrf": token_on(limited.get("/account"))}
    assert limited.post(path, data=token).status_code == 403
    assert limited.post("/experiments/first-tone/start", data=token).status_code == 403


def test_she_publishes_and_undoes_what_is_of_her_campaign_only(
    limited: TestClient, own: OwnContent, settings: Settings
) -> None:
    sign_in(limited, "rea")
    hers = own.save("campaign", HERS, content(settings, HERS, note="a"), "ada")
    other = own.save("campaign", OTHER, content(settings, OTHER, note="a"), "ada")
    page = limited.get("/edit?part=waiting").text
    # The page shows the time of day as well, which may be 2:12.
    assert f'value="{hers.id}:1"' in page
    assert f'value="{other.id}:1"' not in page
    for do in ("publish", "drop"):
        answer = send(limited, f"/publishing/{do}", draft=f"{other.id}:1")
        assert "told=limited" in answer.headers["location"]
        assert own.draft("campaign", OTHER) is not None
    send(limited, "/publishing/publish", draft=f"{hers.id}:1")
    assert own.draft("campaign", HERS) is None
    own.publish([(other.id, 1)], "ada")
    answer = send(limited, "/publishing/undo", change=str(other.id))
    assert "told=limited" in answer.headers["location"]
    assert OTHER in own.published().of("campaign")
    send(limited, "/publishing/undo", change=str(hers.id))
    assert HERS not in own.published().of("campaign")


@pytest.mark.parametrize("role", CHANGING)
def test_every_other_post_route_is_refused(limited: TestClient, role: Role) -> None:
    sign_in(limited, {Role.WRITER: "wim", Role.REVIEWER: "rea"}[role])
    token = token_on(limited.get("/account"))
    app: Any = limited.app
    routes = [r for r in app.routes if not isinstance(r, Mount) and "POST" in r.methods]
    tried = [r.path for r in routes if not r.path.startswith(OWN_ACCOUNT)]
    assert len(tried) > 30
    for path in tried:
        filled = path.replace("{kind}", "words").replace("{key:path}", "utter_greet")
        filled = filled.replace("{name}", "none.zip").replace("{turn}", "0" * 16)
        answer = limited.post(
            filled.replace("{key}", "x"), data={"csrf": token}, follow_redirects=False
        )
        may = path in OPEN & ALLOWED[role] or (
            path.startswith("/experiments/") and role == Role.REVIEWER
        )
        assert (answer.status_code != 403) == may, path
