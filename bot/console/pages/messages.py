"""Training messages of the organisation's own, teaching them, and putting the new model in use."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from bot.commands.evaluation.comparing import MARGIN, Evaluation, Figures
from bot.console.accounts import Account, Role
from bot.console.door import Form
from bot.console.editing.material import Material
from bot.console.locales import later
from bot.console.page import Listed, Visit
from bot.console.playground import Tester
from bot.console.site import Done, Site
from bot.console.teaching import Teaching
from bot.dialogue.words.own_messages import language_of
from bot.settings import configured_languages

KEPT_DAYS = 90
"""Days after which a draft of a message that nobody has read is taken away."""

ENCODING = later("working out what each message is about")
WORSE = {
    "dangers": later("Dangers that are heard fell."),
    "right": later("Right meanings fell by more than 1 of 100."),
    "alarms": later("False alarms rose by more than 1 of 100."),
}


@dataclass(frozen=True, slots=True)
class Own:
    """A message of the list."""

    key: str
    text: str
    topic: str
    is_draft: bool
    is_taught: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A line of the figures before and after."""

    language: str
    before: Figures
    after: Figures


class MessagesPage:
    """The page.

    Args:
        material: the organisation's content.
        teaching: of the installation.
        tester: the assistant of the playground, which begins anew with another model.
    """

    def __init__(self, material: Material, teaching: Teaching, tester: Tester) -> None:
        self._material = material
        self._teaching = teaching
        self._tester = tester
        self.page = Listed("messages", later("Messages"), needs=Role.WRITER)

    def routes(self, site: Site) -> list[Route]:
        """The page, and where its buttons lead."""
        show = site.show("messages.html", self.build, self.page)

        def button(name: str, act: Callable[[Account, Form], str]) -> Route:
            async def press(visit: Visit, form: Form) -> Done:
                told = await run_in_threadpool(act, visit.account, form)
                if told in SWITCHED:
                    await self._tester.stop()
                noted = [f"reading {told}"] if told in CHANGES else []
                return Done(SAID.format(told=told), *noted)

            old = SAID.format(told="old")
            return site.post(f"/messages/{name}", Role.REVIEWER, press, old)

        return [
            site.get("/messages", Role.WRITER, show),
            button("teach", self._teach),
            button("cancel", lambda account, form: self._teaching.cancel()),
            button("use", lambda account, form: self._teaching.use(form.get("name", ""))),
            button("undo", lambda account, form: self._teaching.undo()),
        ]

    def build(self, visit: Visit) -> dict[str, object]:
        """Everything that the page shows."""
        self.forget_drafts()
        self._material.refresh()
        lesson, taught = self._teaching.newest(), self._teaching.taught()
        own = self._own(taught)
        in_force = self._material.own.of("message")
        return {
            "own": own,
            "number": sum(len(rows) for rows in own.values()),
            "in_force": len(in_force),
            "taught": sum(map(len, taught.values())),
            "differs": _texts(in_force) != {language: dict(t) for language, t in taught.items()},
            "lesson": lesson,
            "steps": [(step, _step(step.text)) for step in lesson.steps] if lesson else [],
            "compared": _compared(lesson.before, lesson.after) if lesson else [],
            "worse": WORSE,
            "margin": round(MARGIN * 100),
            "in_use": self._teaching.in_use,
            "is_left_behind": self._teaching.is_left_behind,
            "can_undo": self._teaching.can_undo,
            "own_languages": configured_languages(),
            "kept_days": KEPT_DAYS,
            "may_teach": visit.account.may(Role.REVIEWER),
        }

    def forget_drafts(self) -> None:
        """Take away drafts that nobody has read for long, as the page promises."""
        before = int(time.time()) - KEPT_DAYS * 24 * 3600
        self._material.changes.forget_drafts("message", before)

    def _teach(self, account: Account, form: Mapping[str, str]) -> str:
        self._material.refresh()
        return self._teaching.begin(self._material.own.of("message"), account.name)

    def _own(self, taught: Mapping[str, Mapping[str, str]]) -> dict[str, list[Own]]:
        """Messages in force and drafts, by language and then by meaning."""
        drafts = {d.key: d.value for d in self._material.changes.drafts() if d.kind == "message"}
        items = {**self._material.own.of("message"), **drafts}
        found: dict[str, list[Own]] = {}
        for key, value in items.items():
            language = language_of(key)
            shown = value or self._material.own.of("message").get(key) or {}
            text, topic = shown.get("text", ""), shown.get("topic", "")
            is_taught = taught.get(language, {}).get(text) == topic
            found.setdefault(language, []).append(Own(key, text, topic, key in drafts, is_taught))
        return {
            language: sorted(found[language], key=lambda one: (one.topic, one.text))
            for language in configured_languages()
            if language in found
        }


CHANGES = ("begun", "cancelled", "used", "undone")
SWITCHED = ("used", "undone")
SAID = "/messages?told={told}#teach"


def _step(text: str) -> str:
    return ENCODING if text.startswith("encoding") else text


def _texts(own: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """What each message means, by language and text."""
    found: dict[str, dict[str, str]] = {}
    for key, value in own.items():
        found.setdefault(language_of(key), {})[value["text"]] = value["topic"]
    return found


def _compared(before: Evaluation | None, after: Evaluation | None) -> list[Compared]:
    """Language by language, and all of them together first."""
    if before is None or after is None:
        return []
    codes = list(before.languages)
    rows = [(code, before.languages[code], after.languages.get(code, Figures())) for code in codes]
    every = ("", _sum(before), _sum(after))
    return [Compared(*row) for row in (every, *rows)]


def _sum(of: Evaluation) -> Figures:
    parts = [one.model_dump() for one in of.languages.values()]
    return Figures(**{name: sum(part[name] for part in parts) for name in Figures.model_fields})
