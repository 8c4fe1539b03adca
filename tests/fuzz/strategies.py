"""What strangers send: texts, headers, bodies and JSON as no platform of ours would."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

NASTY = (
    "",
    "\x00",
    "\u202ehello\u202c",
    "\ufeff",
    "\ud800",
    "A\u030a" * 20,
    "9" * 400,
    "-1",
    "²",
    "ⅷ",
    "../../etc/passwd",
    "%00%ff%c0%af",
    "' OR 1=1 --",
    "{{7*7}}${7*7}",
    '<script>alert("fuzz")</script>',
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "//evil.example/",
    "https://evil.example/",
    "\r\nSet-Cookie: fuzz=1",
    "/inform_location XX",
    "/change_language",
    "/rate_readiness 99",
    "whatsapp:",
    "whatsapp:+",
    "+" + "9" * 40,
    "Infinity",
    "1e999",
)

texts = st.sampled_from(NASTY) | st.text(max_size=40)
"""Anything, half pairs of surrogates among it."""

clean_texts = texts.map(lambda text: text.encode("utf-8", "replace").decode("utf-8"))
"""Anything that UTF-8 can say."""

campaign_paths = st.sampled_from(["demo-en", "demo-ru", "nobody", "demo-en-", "0"])

_header_values = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF), max_size=30)

proxy_headers = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "forwarded"),
                *("x-original-url", "x-rewrite-url", "x-real-ip", "user-agent", "referer"),
                *("accept-language", "cookie", "range", "expect", "content-length", "te"),
                *("if-none-match", "accept-encoding", "transfer-encoding", "upgrade", "origin"),
            ]
        ),
        st.sampled_from(["evil.example", "http", "https", "*", "0", "-1", "9" * 20, "bytes=0-"])
        | _header_values,
    ),
    max_size=3,
)
"""Headers by which somebody might talk a server behind a proxy into something."""

content_types = st.sampled_from(
    [
        *("application/x-www-form-urlencoded", "application/json", "multipart/form-data"),
        *("multipart/form-data; boundary=x", "text/plain", "application/json; charset=utf-7", ""),
    ]
)

bodies = st.one_of(
    st.binary(max_size=300),
    st.lists(st.binary(max_size=60), min_size=1, max_size=5),
    st.sampled_from(
        [
            b"[" * 3000,
            b'{"text":' * 3000,
            b'{"text": "\\ud800", "token": null}',
            b"text=%ff%fe&token=%00",
            b"&" * 2000,
            b"a=1&" * 500,
            b"x" * 70_000,
            [b"x" * 40_000, b"x" * 40_000],
            b"--x\r\nContent-Disposition: form-data; name=a; filename=b\r\n\r\nc\r\n--x--",
            b'{"text": 1e999}',
            b'{"text": ' + b"9" * 5000 + b"}",
            b"NaN",
        ]
    ),
)
"""Whole or in parts, too large, too deep, and no text at all."""

json_values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats()
    | st.sampled_from(NASTY).filter(lambda text: text != "\ud800")
    | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
