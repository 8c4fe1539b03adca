"""A small OpenID provider on localhost that signs real tokens with a real key, and can misbehave."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import parse_qs, urlencode

from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT = "second-thought-console"
EVA = {"sub": "248289761001", "email": "eva@ngo.example", "email_verified": True}
SECRET = "a secret of the console: it has + and % in it"


def signed(claims: dict[str, Any], key: RSAKey) -> str:
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)


def signed_with_a_secret(claims: dict[str, Any], secret: bytes) -> str:
    """As an attacker does it who hopes that the algorithm is taken from the token."""
    text = f"{_part({'alg': 'HS256', 'kid': 'one'})}.{_part(claims)}"
    return f"{text}.{_base64(hmac.digest(secret, text.encode(), 'sha256'))}"


def unsigned(claims: dict[str, Any]) -> str:
    return f"{_part({'alg': 'none', 'kid': 'one'})}.{_part(claims)}."


def _part(content: dict[str, Any]) -> str:
    return _base64(json.dumps(content).encode())


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


@dataclass
class OpenIdProvider:
    """Signs the person in who is set as `person`, without asking.

    `spoil` changes claims at the last moment, `forge` makes a token of them in its stead, `metadata`
    changes what it says of itself.
    """

    issuer: str = ""
    person: dict[str, Any] = field(default_factory=dict)
    spoil: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    denies: bool = False
    shows_a_page: bool = False
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    forge: Callable[[dict[str, Any]], str] | None = None
    asked: list[dict[str, str]] = field(default_factory=list)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def application(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._configuration),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/keys", self._keys),
            ]
        )

    async def _configuration(self, request: Request) -> Response:
        known = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }
        return JSONResponse(known | self.metadata)

    async def _authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        self.asked.append(asked)
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        if self.denies:
            answer = {"error": "access_denied", "state": asked["state"]}
        else:
            code = secrets.token_urlsafe(8)
            self._codes[code] = asked
            answer = {"code": code, "state": asked["state"]}
        back = f"{asked['redirect_uri']}?{urlencode(answer)}"
        if self.shows_a_page:
            return HTMLResponse(f'<html lang="en"><a href="{escape(back)}">Yes, I am Eva</a>')
        return RedirectResponse(back, 303)

    async def _token(self, request: Request) -> Response:
        form = {
            name: values[0] for name, values in parse_qs((await request.body()).decode()).items()
        }
        asked = self._codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = _base64(digest)
        if (
            asked is None
            or asked["code_challenge"] != challenge
            or form.get("redirect_uri") != asked["redirect_uri"]
            or not self._is_client(request, form)
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            **self.person,
            **self.spoil,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        token = self.forge(claims) if self.forge else signed(claims, self.key)
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _is_client(self, request: Request, form: dict[str, str]) -> bool:
        if "client_secret_post" in self.metadata.get("token_endpoint_auth_methods_supported", ()):
            return (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
        given = base64.b64decode(request.headers["authorization"].removeprefix("Basic ")).decode()
        return given == f"{CLIENT}:{SECRET}"

    async def _keys(self, request: Request) -> Response:
        # As real ones do: another key beside the one that signs.
        other = ECKey.generate_key("P-256", {"kid": "two", "use": "enc"})
        keys = [self.key.as_dict(private=False), other.as_dict(private=False)]
        return JSONResponse({"keys": keys})
