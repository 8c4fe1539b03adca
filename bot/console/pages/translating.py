"""Files for translators, out and in."""

from __future__ import annotations

from starlette.routing import Route

from bot.console.accounts import Role
from bot.console.door import LARGEST_TEXTS, TOO_LARGE
from bot.console.editing.material import Material
from bot.console.editing.translation import Translation, export
from bot.console.page import Visit
from bot.console.site import NO_SUCH, Done, Given, Site, attached
from bot.settings import ConfigurationError

MOST_TOLD = 100
"""Entries that were left out, each with its sentence; of the others the number."""


def translating_routes(material: Material, site: Site) -> list[Route]:
    """Where a translator's file is had, and brought back."""
    translation = Translation(material)

    def give(visit: Visit) -> Given:
        """All texts of a language."""
        language = visit.path["language"]
        material.refresh()
        words = material.library.words
        if language not in words.languages:
            raise ConfigurationError(NO_SUCH)
        name, kind = f"second-thought-{language}.po", "text/x-gettext-translation"
        return Given(attached(name, export(words, language), kind), f"translation {language}")

    def take_in(visit: Visit, content: bytes) -> Done:
        """Drafts of what a translator changed, and what was left out."""
        taken = translation.take_in(content, visit.account.name)
        what = f"translation {taken.language}: {taken.taken}, left out {len(taken.wrong)}"
        return Done({"taken": taken}, what)

    show = site.show("translation.html", lambda visit: {"taken": None, "most": MOST_TOLD})
    upload = ("/translation", Role.WRITER, take_in, show)
    return [
        site.file("/translation/{language}.po", Role.WRITER, give),
        site.upload(*upload, largest=LARGEST_TEXTS, too_large=TOO_LARGE),
    ]
