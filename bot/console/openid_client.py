"""Talks to an OpenID provider: authorization code flow with PKCE, state and nonce, by Authlib.

Metadata and keys are asked for anew at every sign-in: operators sign in a few times a day, and a key
that the provider renewed is never missed.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx2
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from bot.console.openid import OpenIdError, Provider

PATIENCE = 5.0
"""Seconds that the provider may take for one answer."""

LEEWAY = 30
"""Seconds by which its clock may differ from ours."""

SIGNED_BY = [*(f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512)), "EdDSA"]
"""Signatures with a public key; with a shared secret, or none, anybody could sign."""

ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in under way; all of it is random, and lives in the operator's browser until the end."""

    state: str
    nonce: str
    verifier: str


class OpenIdClient:
    """Signs operators in by one provider."""

    def __init__(self, provider: Provider) -> None:
        self._provider = provider

    async def begin(self) -> tuple[str, Begun]:
        """Where to send the operator, and what to remember meanwhile.

        Raises:
            OpenIdError: the provider cannot be reached.
        """
        begun = Begun(*(secrets.token_urlsafe(size) for size in (24, 24, 48)))
        async with self._client({}) as client:
            metadata = await self._metadata(client)
            address, _ = client.create_authorization_url(
                metadata["authorization_endpoint"],
                state=begun.state,
                nonce=begun.nonce,
                code_verifier=begun.verifier,
                prompt=self._provider.settings.openid_prompt,
            )
        return str(address), begun

    async def finish(self, begun: Begun, answer: Mapping[str, str]) -> dict[str, Any]:
        """The verified claims about the operator whom the provider sent back with this query.

        Raises:
            OpenIdError: it did not vouch, cannot be reached, or is not to be believed.
        """
        if not hmac.compare_digest(begun.state.encode(), answer.get("state", "").encode()):
            raise OpenIdError("state")
        if "code" not in answer:
            raise OpenIdError("refused")
        async with self._client({}) as client:
            metadata = await self._metadata(client)
            keys = await self._json(client, metadata["jwks_uri"])
        async with self._client(metadata) as client:
            token = await self._token(client, metadata, begun, answer["code"])
        return self._claims(token, keys, metadata["issuer"], begun.nonce)

    def _client(self, metadata: Mapping[str, Any]) -> AsyncOAuth2Client:
        methods = metadata.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        basic = "client_secret_basic" in methods
        return AsyncOAuth2Client(
            client_id=self._provider.settings.openid_client_id,
            client_secret=self._provider.settings.openid_client_secret,
            scope="openid email profile",
            redirect_uri=self._provider.back,
            code_challenge_method="S256",
            token_endpoint_auth_method="client_secret_basic" if basic else "client_secret_post",
            timeout=PATIENCE,
        )

    async def _metadata(self, client: AsyncOAuth2Client) -> dict[str, Any]:
        issuer = self._provider.issuer
        found = await self._json(client, f"{issuer}/.well-known/openid-configuration")
        if str(found.get("issuer")).rstrip("/") != issuer:
            raise OpenIdError("provider")
        for name in ENDPOINTS:
            address = found.get(name)
            is_safe = isinstance(address, str) and (
                address.startswith("https://") or self._provider.is_here
            )
            if not is_safe:
                raise OpenIdError("provider")
        return found

    async def _json(self, client: AsyncOAuth2Client, address: str) -> dict[str, Any]:
        try:
            answer = await client.request("GET", address, withhold_token=True)
            answer.raise_for_status()
            found = answer.json()
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError):
            raise OpenIdError("provider") from None
        if not isinstance(found, dict):
            raise OpenIdError("provider")
        return found

    async def _token(
        self, client: AsyncOAuth2Client, metadata: Mapping[str, Any], begun: Begun, code: str
    ) -> Mapping[str, Any]:
        try:
            token: Mapping[str, Any] = await client.fetch_token(
                metadata["token_endpoint"],
                grant_type="authorization_code",
                code=code,
                code_verifier=begun.verifier,
            )
        except OAuthError:
            raise OpenIdError("code") from None
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError):
            raise OpenIdError("provider") from None
        return token

    def _claims(
        self, token: Mapping[str, Any], keys: dict[str, Any], issuer: str, nonce: str
    ) -> dict[str, Any]:
        client_id = self._provider.settings.openid_client_id
        try:
            known = KeySet.import_key_set(keys)  # type: ignore[arg-type]
            signed = jwt.decode(str(token.get("id_token", "")), known, algorithms=SIGNED_BY)
            claims = CodeIDToken(
                signed.claims,
                signed.header,
                {
                    "iss": {"essential": True, "value": issuer},
                    "aud": {"essential": True, "value": client_id},
                    "sub": {"essential": True},
                    "nonce": {"essential": True, "value": nonce},
                },
                {"nonce": nonce, "client_id": client_id, "access_token": token.get("access_token")},
            )
            claims.validate(leeway=LEEWAY)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            claim = str(getattr(error, "claim", ""))
            raise OpenIdError(
                claim if claim in CodeIDToken.REGISTERED_CLAIMS else "token"
            ) from None
        return dict(claims)
