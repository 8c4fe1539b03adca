"""The operators' console before strangers: forms, cookies, invitations and paths that nobody made."""

from __future__ import annotations

import base64
import json
import re
from typing import Any
from urllib.parse import quote, urlencode

from hypothesis import given
from hypothesis import strategies as st
from itsdangerous import TimestampSigner
from starlette.routing import Route

from tests.fuzz.conftest import effort
from tests.fuzz.driver import Served
from tests.fuzz.strategies import (
    NASTY,
    bodies,
    clean_texts,
    content_types,
    json_values,
    proxy_headers,
)

SIGN_IN = "/sign-in"


def pages(console: Served) -> list[str]:
    """Every path with its parameters filled in."""
    routes = [route for route in console.app.routes if isinstance(route, Route)]
    return sorted({re.sub(r"\{[^}]*\}", "1", route.path) for route in routes})


def cookie(session: Any, secret: str) -> tuple[str, str]:
    """A session as Starlette keeps it, signed with a secret."""
    coded = base64.b64encode(json.dumps(session).encode())
    return "cookie", f"console={TimestampSigner(secret).sign(coded).decode()}"


@effort(0.05, most=4000)
@given(st.data(), proxy_headers, bodies, content_types)
def test_no_page_opens_to_a_stranger(
    console: Served,
    data: st.DataObject,
    headers: list[tuple[str, str]],
    body: Any,
    content_type: str,
) -> None:
    path = data.draw(st.sampled_from(pages(console)))
    method = data.draw(st.sampled_from(["GET", "POST", "HEAD", "PUT"]))
    session = data.draw(json_values | st.just({"key": "guessed", "csrf": "known", "name": "ada"}))
    query = data.draw(st.sampled_from(["", "?next=//evil.example", "?campaign=%00&days=-1"]))
    reply = console.ask(
        method,
        path + query,
        headers=[cookie(session, "guessed"), ("content-type", content_type), *headers],
        body=body,
    )
    if path not in (SIGN_IN, "/healthz") and not path.startswith("/welcome"):
        assert reply.status in (303, 401, 403, 404, 405, 410, 413, 422)
        assert "evil" not in reply.headers.get("location", "")


@effort(0.01, most=300)
@given(clean_texts, clean_texts)
def test_signing_in_bears_anything(console: Served, name: str, password: str) -> None:
    page = console.ask("GET", SIGN_IN)
    found = re.search(rb'name="csrf" value="([^"]+)"', page.body)
    assert found is not None
    form = {"name": name, "password": password, "csrf": found[1].decode()}
    reply = console.ask(
        "POST",
        SIGN_IN,
        headers=[
            ("cookie", page.headers["set-cookie"].partition(";")[0]),
            ("content-type", "application/x-www-form-urlencoded"),
        ],
        body=urlencode(form).encode(),
    )
    assert reply.status in (400, 403, 413, 429)
    assert b"<script>alert" not in reply.body


@effort(0.02, most=2000)
@given(st.sampled_from(NASTY) | clean_texts)
def test_no_invitation_can_be_guessed(console: Served, token: str) -> None:
    path = f"/welcome/{quote(token.encode('utf-8', 'replace'), safe='')}"
    for method in ("GET", "POST"):
        # A path with a slash too many is led to the one without.
        assert console.ask(method, path).status in (307, 400, 404, 405, 410)
