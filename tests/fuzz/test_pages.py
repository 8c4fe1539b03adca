"""The page, its links and its tokens, and every other path of the message plane."""

from __future__ import annotations

import html
import json
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from connectors.web.links import Links
from connectors.web.session import Sessions
from tests.fuzz.conftest import QuickTurn, effort
from tests.fuzz.driver import Reply, Served
from tests.fuzz.strategies import (
    NASTY,
    bodies,
    campaign_paths,
    clean_texts,
    content_types,
    proxy_headers,
)

TAG = '<img src=x onerror="fuzz()">'
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "FUZZ")
KEPT = ("content-security-policy", "x-content-type-options", "referrer-policy", "x-frame-options")


def web(served: Served) -> Any:
    return next(c for c in served.app.state.assistant.connectors if c.name == "web")


def sessions(served: Served) -> Sessions:
    found: Sessions = web(served).sessions
    return found


def assert_is_a_page_of_ours(reply: Reply) -> None:
    for name in KEPT:
        assert name in reply.headers, name
    assert TAG.encode() not in reply.body
    assert b"<script>alert" not in reply.body
    assert "set-cookie" not in reply.headers


@effort(0.1)
@given(bodies, content_types, proxy_headers, campaign_paths, st.booleans())
def test_the_page_bears_any_body(
    served: Served,
    body: Any,
    content_type: str,
    headers: list[tuple[str, str]],
    campaign: str,
    script: bool,
) -> None:
    accept = ("accept", "application/json" if script else "text/html")
    reply = served.ask(
        "POST",
        f"/c/{campaign}",
        headers=[accept, ("content-type", content_type), *headers],
        body=body,
    )
    assert reply.status in (200, 400, 413)
    assert_is_a_page_of_ours(reply)


FORGERIES = {
    "truncated": lambda token, other: token[:-1],
    "the head alone": lambda token, other: token.partition(".")[0],
    "another signature": lambda token, other: token.rpartition(".")[0] + ".aaaaaaaa",
    "another's head": lambda token, other: other.partition(".")[0] + "." + token.partition(".")[2],
    "another moment": lambda token, other: token.split(".")[0] + ".aaaa." + token.split(".")[-1],
    "of another campaign": lambda token, other: other,
    "of another installation": lambda token, other: Sessions(b"theirs").token("v", "demo-en"),
    "doubled": lambda token, other: f"{token},{token}",
    "in full width": lambda token, other: "".join(chr(ord(mark) + 0xFEE0) for mark in token),
    "empty": lambda token, other: "",
}


@effort(0.12)
@given(st.sampled_from(sorted(FORGERIES)) | clean_texts, clean_texts, st.booleans())
def test_no_forged_token_joins_a_conversation(
    served: Served,
    turn: QuickTurn,
    kind: str,
    text: str,
    script: bool,
) -> None:
    victim = "the victim's session"
    token = sessions(served).token(victim, "demo-en")
    forge = FORGERIES.get(kind, lambda token, other: kind)
    forged = forge(token, sessions(served).token(victim, "demo-fr"))
    send(served, {"text": text, "token": token}, script=script)
    assert turn.last is not None
    theirs, turn.last = turn.last.pseudonym, None
    reply = send(served, {"text": text, "token": forged}, script=script)
    assert turn.last is not None
    assert turn.last.pseudonym != theirs
    assert_is_a_page_of_ours(reply)


def send(served: Served, fields: dict[str, str], *, script: bool, **more: str) -> Reply:
    kind = "application/json" if script else "application/x-www-form-urlencoded"
    body = json.dumps(fields) if script else urlencode(fields)
    headers = [
        ("content-type", kind),
        ("accept", kind if script else "text/html"),
        *((name.replace("_", "-"), value) for name, value in more.items()),
    ]
    reply = served.ask("POST", "/c/demo-en", headers=headers, body=body.encode())
    assert reply.status == 200
    return reply


def test_another_sites_page_joins_nobody(served: Served, turn: QuickTurn) -> None:
    token = sessions(served).token("known to both", "demo-en")
    send(served, {"text": "hello", "token": token}, script=False)
    assert turn.last is not None
    own = turn.last.pseudonym
    for site in ("cross-site", "same-site", "CROSS-SITE", "evil", ""):
        send(served, {"text": "hello", "token": token}, script=False, sec_fetch_site=site)
        assert turn.last.pseudonym != own, site


@effort(0.06)
@given(clean_texts | st.just(TAG), clean_texts | st.just(TAG))
def test_what_is_written_comes_back_as_text(served: Served, text: str, payload: str) -> None:
    for fields in ({"text": text + TAG}, {"text": text, "payload": payload + TAG}):
        reply = send(served, fields, script=False)
        assert_is_a_page_of_ours(reply)
    refused = served.ask(
        "POST", "/c/demo-en", headers=[("content-type", "application/json")], body=TAG.encode()
    )
    assert_is_a_page_of_ours(refused)


paths = st.one_of(
    st.builds(
        lambda start, rest: start + quote(rest.encode("utf-8", "replace"), safe="/%"),
        st.sampled_from(["/c/", "/r/", "/assets/", "/webhooks/", "//", "/", "/../", "/c/demo-en/"]),
        st.sampled_from(NASTY) | clean_texts,
    ),
    st.sampled_from(["/assets/../../pyproject.toml", "/assets/%2e%2e/%2e%2e/pyproject.toml", "*"]),
)
hosts = st.sampled_from(
    ["chat.example.org", "evil.example", "", "[", "a b", "x:99999", "@", "/", "?"]
)


@effort(0.1)
@given(st.sampled_from(METHODS), paths, proxy_headers, hosts)
def test_any_path_is_answered_without_a_stumble(
    served: Served, method: str, path: str, headers: list[tuple[str, str]], host: str
) -> None:
    reply = served.ask(method, path, headers=headers, host=host)
    assert b"[project]" not in reply.body
    if 300 <= reply.status < 400 and "location" in reply.headers:
        where = urlsplit(reply.headers["location"])
        assert where.hostname in (None, host.lower(), "127.0.0.1"), (
            "a redirect to somebody else's site"
        )


def links(served: Served) -> Links:
    found: Links = web(served).links
    return found


@effort(0.08)
@given(clean_texts, st.integers(0, 200), clean_texts)
def test_a_link_leads_only_where_the_directory_does(
    served: Served, url: str, cut: int, garbage: str
) -> None:
    ours = served.app.state.assistant.library.directory
    known = next(
        r.url for f in ours.files for r in f.resources if r.url and ours.resource_at(r.url)
    )
    path = links(served).path(known, "0" * 32)
    assert path is not None
    assert served.ask("GET", path).headers["location"] == known
    assert links(served).path(url, "0" * 32) is None
    theirs = Links(b"theirs", lambda url: "a resource").path("https://evil.example", "0" * 32)
    forgeries = (theirs, path[: 3 + cut] + "A", path + "A", f"/r/{quote(garbage, safe='')}")
    for forged in forgeries:
        reply = served.ask("GET", forged or "/r/")
        where = reply.headers.get("location", "")
        assert where in ("", known), "at most a page of ours, as for a code to come back with"
        assert reply.status < 500


@effort(0.02, most=2000)
@given(clean_texts, st.integers(1, 50))
def test_behind_the_real_turn_the_page_always_answers(real: Served, text: str, person: int) -> None:
    token = sessions(real).token(f"visitor {person}", "demo-en")
    reply = send(real, {"text": text, "token": token}, script=True)
    answer = json.loads(reply.body)
    assert answer["replies"]
    page = send(real, {"text": text + TAG, "token": answer["token"]}, script=False)
    assert_is_a_page_of_ours(page)
    assert html.escape(TAG, quote=False)[:8].encode() in page.body
