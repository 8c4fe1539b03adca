"""The pages with figures: shown, and exported as CSV, on real and on made-up numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.console.accounts import Account, Role
from bot.console.audit import Action
from bot.console.figures import Figures
from bot.console.filters import Selection
from bot.console.guard import Endpoint
from bot.console.page import Page, Visit
from bot.console.sheets import Sheet, to_csv
from bot.console.site import NO_SUCH, Given, Site, attached
from bot.settings import ConfigurationError


@dataclass(frozen=True, slots=True)
class FigurePages:
    """Every page with figures twice: on real and on made-up numbers."""

    real: Figures
    made_up: Figures
    real_pages: list[Page]
    made_up_pages: list[Page]
    refresh: Callable[[], None]
    """Takes over what was published meanwhile."""

    def figures(self, selection: Selection) -> Figures:
        """The figures that a selection asks for."""
        return self.made_up if selection.is_demonstration else self.real

    def values(self, page: Page, visit: Visit) -> dict[str, object]:
        """What the page's template needs."""
        self.refresh()
        numbers = self.figures(visit.selection)
        pages = self.made_up_pages if numbers.is_demonstration else self.real_pages
        selection = numbers.shown(visit.selection)
        visit = replace(visit, selection=selection)
        built = next(one for one in pages if one.name == page.name).build(visit)
        choices = numbers.choices() if page.is_filtered else {}
        return {
            "covered": numbers.measures.covered(selection.filter()),
            "periods": numbers.measures.periods(synthetic=numbers.is_demonstration),
            "selection": selection,
            "is_demonstration": selection.is_demonstration,
            "problem": selection.problem,
            "status": 200,
            "choices": choices,
            **built,
        }


def figure_routes(pages: Sequence[Page], site: Site, figure_pages: FigurePages) -> list[Route]:
    """The address of each page, and those of its tables."""
    exports = [
        site.file(
            f"/export/{one.name}/{{sheet}}.csv", Role.ANALYST, partial(_export, figure_pages, one)
        )
        for one in pages
    ]
    return [*exports, *(Route(one.path, _shown(one, site, figure_pages)) for one in pages)]


def _shown(page: Page, site: Site, figure_pages: FigurePages) -> Endpoint:
    """An endpoint that shows a page to those who may see it, and logs that they did."""
    show = site.show(f"{page.name}.html", partial(figure_pages.values, page), page)

    async def noted(request: Request, account: Account) -> Response:
        answer = await show(request, account, {})
        await site.guard.note(account, Action.LOOKED, page.path, request.url.query)
        return answer

    return site.guard.only(page.needs, noted)


def _export(figure_pages: FigurePages, page: Page, visit: Visit) -> Given:
    """A page's table as CSV."""
    values, name = figure_pages.values(page, visit), visit.path["sheet"]
    sheets = cast(Iterable[Sheet], values.get("sheets", ()))
    sheet = next((one for one in sheets if one.name == name), None)
    if sheet is None:
        raise ConfigurationError(NO_SUCH)
    invented = "invented-" if values["is_demonstration"] else ""
    file = f"{invented}{page.name}-{sheet.name}.csv"
    answer = attached(file, to_csv(sheet), "text/csv; charset=utf-8")
    return Given(answer, f"{page.name}/{name}")
