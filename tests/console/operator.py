"""What an operator does in a browser."""

from __future__ import annotations

import re
from typing import Any

from starlette.testclient import TestClient

PASSWORD = "correct horse battery"


def token_on(page: Any) -> str:
    """The token against forgery in the page's forms."""
    found = re.search(r'name="csrf" value="([^"]+)"', page.text)
    assert found is not None
    return found[1]


def sign_in(
    browser: TestClient, name: str = "ada", password: str = PASSWORD, code: str = ""
) -> Any:
    """Fill in the form and send it."""
    token = token_on(browser.get("/sign-in"))
    form = {"name": name, "password": password, "code": code, "csrf": token}
    return browser.post("/sign-in", data=form, follow_redirects=False)


def send(browser: TestClient, path: str, page: str = "/account", **fields: str) -> Any:
    """Send a form of a page."""
    fields["csrf"] = token_on(browser.get(page))
    return browser.post(path, data=fields, follow_redirects=False)
