"""Signing in by the organisation's own OpenID provider: away to it, and back."""

from __future__ import annotations

from dataclasses import asdict

from itsdangerous import BadData, URLSafeTimedSerializer
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.console.accounts import AccountError
from bot.console.audit import Action
from bot.console.door import Patience
from bot.console.guard import KEPT
from bot.console.locales import later
from bot.console.openid import BACK, OpenIdError, Provider
from bot.console.openid_accounts import Guests
from bot.console.openid_client import Begun, OpenIdClient
from bot.console.pages.entrance import TOO_MANY
from bot.console.site import Site

AWAY = "/sign-in/openid"
COOKIE = "console-openid"
MINUTES = 10
"""How long somebody may stay with the provider."""

STRANGER = "unknown"
"""In the log, whoever was sent back and is nobody here."""

DOWN = later(
    "The sign-in of your organisation does not answer; try again later, or use a password."
)
NOT_TRUSTED = later("The answer of your organisation's sign-in could not be trusted; try again.")
NOT_SIGNED_IN = later("Your organisation did not sign you in; try again.")
NOT_ALLOWED = later("Your account there is not let in here; ask an administrator.")
PROBLEMS = {
    "provider": (DOWN, 503),
    "refused": (NOT_SIGNED_IN, 403),
    "allowed": (NOT_ALLOWED, 403),
}


class OpenId:
    """Its two addresses.

    The session's cookie is not sent with a request that comes from another site, so that what was
    begun is kept in a cookie of its own, signed and short-lived. For the same reason the way ends with
    a page of ours that leads on: where a redirect would lead, one would be a stranger still.
    """

    def __init__(self, provider: Provider, guests: Guests, site: Site, secret: str) -> None:
        self._provider = provider
        self._client = OpenIdClient(provider)
        self._guests = guests
        self._guard = site.guard
        self._site = site
        self._seal = URLSafeTimedSerializer(secret, salt="openid")
        self._patience = Patience()

    def routes(self) -> list[Route]:
        """Their addresses."""
        return [Route(AWAY, self.away), Route(BACK, self.back)]

    async def away(self, request: Request) -> Response:
        """To the provider."""
        if not self._patience.admits_client(request):
            return self._site.sign_in(request, TOO_MANY, 429)
        try:
            address, begun = await self._client.begin()
        except OpenIdError as error:
            return self._refuse(request, error)
        looks = {name: request.session[name] for name in KEPT if name in request.session}
        answer = RedirectResponse(address, 303)
        answer.set_cookie(
            COOKIE,
            self._seal.dumps({"begun": asdict(begun), "looks": looks}),
            max_age=MINUTES * 60,
            path=AWAY,
            secure=self._provider.back.startswith("https://"),
            httponly=True,
            samesite="lax",
        )
        return answer

    async def back(self, request: Request) -> Response:
        """From the provider; whatever comes of it, what was begun is over."""
        if not self._patience.admits_client(request):
            return self._site.sign_in(request, TOO_MANY, 429)
        try:
            answer = await self._enter(request)
        except OpenIdError as error:
            await self._guard.note_name(STRANGER, Action.REFUSED, AWAY, error.reason)
            answer = self._refuse(request, error)
        except AccountError as error:
            await self._guard.note_name(STRANGER, Action.REFUSED, AWAY, "account")
            answer = self._site.sign_in(request, str(error), 403)
        answer.delete_cookie(COOKIE, path=AWAY)
        return answer

    async def _enter(self, request: Request) -> Response:
        try:
            kept = self._seal.loads(request.cookies.get(COOKIE, ""), max_age=MINUTES * 60)
        except BadData:
            raise OpenIdError("state") from None
        request.session.update(kept["looks"])
        claims = await self._client.finish(Begun(**kept["begun"]), request.query_params)
        vouched = self._provider.vouched(claims)
        account, is_new = await run_in_threadpool(self._guests.admit, vouched)
        if is_new:
            await self._guard.note(account, Action.CHANGED, f"joined as {account.role}")
        await self._guard.enter(request.session, account, AWAY)
        return self._site.frame.render(request, "signed_in.html", {})

    def _refuse(self, request: Request, error: OpenIdError) -> Response:
        return self._site.sign_in(request, *PROBLEMS.get(error.reason, (NOT_TRUSTED, 403)))
