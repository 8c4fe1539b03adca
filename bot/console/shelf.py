"""Pages on a shelf: shown, and exported as CSV, on real and on made-up numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.audit import Action
from bot.console.figures import Figures as Numbers
from bot.console.filters import read_selection
from bot.console.frame import Frame, language_of
from bot.console.guard import Endpoint, Guard
from bot.console.page import Page, Visit
from bot.console.sheets import Sheet, to_csv


@dataclass(frozen=True, slots=True)
class Shelf:
    """The same pages on real and on made-up numbers."""

    real: Numbers
    made_up: Numbers
    real_pages: list[Page]
    made_up_pages: list[Page]
    refresh: Callable[[], None]
    """Takes over what was published meanwhile."""

    def values(self, page: Page, visit: Visit) -> dict[str, object]:
        """What the page's template needs."""
        self.refresh()
        selection = visit.selection
        wants = selection.is_demonstration
        numbers = self.made_up if wants else self.real
        pages = self.made_up_pages if wants else self.real_pages
        usual = numbers.measures.usual(synthetic=numbers.is_demonstration)
        selection = selection.of_period(selection.period or usual)
        visit = replace(visit, selection=selection)
        built = next(one for one in pages if one.name == page.name).build(visit)
        choices = numbers.choices() if page.is_filtered else {}
        return {
            "covered": numbers.measures.covered(selection.filter()),
            "periods": numbers.measures.periods(synthetic=numbers.is_demonstration),
            "selection": selection,
            "is_demonstration": selection.is_demonstration,
            "problem": selection.problem,
            "choices": choices,
            **built,
        }


def shelf_routes(pages: Sequence[Page], guard: Guard, frame: Frame, shelf: Shelf) -> list[Route]:
    """The address of each page, and those of its tables."""
    return [
        *(
            Route(f"/export/{one.name}/{{sheet}}.csv", _exported(one, guard, shelf))
            for one in pages
        ),
        *(Route(one.path, _shown(one, guard, frame, shelf)) for one in pages),
    ]


def _shown(page: Page, guard: Guard, frame: Frame, shelf: Shelf) -> Endpoint:
    """What shows a page to those who may see it, and notes that they did."""

    async def show(request: Request, account: Account) -> Response:
        values = await run_in_threadpool(shelf.values, page, _visit(request, account))
        await guard.note(account, Action.LOOKED, page.path, request.url.query)
        return frame.render(request, f"{page.name}.html", values, account=account, page=page)

    return guard.only(page.needs, show)


def _exported(page: Page, guard: Guard, shelf: Shelf) -> Endpoint:
    """What gives a page's tables as CSV to those who may have them."""

    async def export(request: Request, account: Account) -> Response:
        values = await run_in_threadpool(shelf.values, page, _visit(request, account))
        sheets = cast(Iterable[Sheet], values.get("sheets", ()))
        name = request.path_params["sheet"]
        sheet = next((one for one in sheets if one.name == name), None)
        if sheet is None:
            return PlainTextResponse("There is no such table.", 404)
        await guard.note(account, Action.EXPORTED, f"{page.name}/{name}", request.url.query)
        invented = "invented-" if values["is_demonstration"] else ""
        file = f"{invented}{page.name}-{sheet.name}.csv"
        headers = {"Content-Disposition": f"attachment; filename={file}"}
        return Response(to_csv(sheet), media_type="text/csv; charset=utf-8", headers=headers)

    return guard.only(Role.ANALYST, export)


def _visit(request: Request, account: Account) -> Visit:
    today = datetime.now(UTC).date()
    selection = read_selection(request.query_params)
    return Visit(account, language_of(request), selection, request.query_params, today)
