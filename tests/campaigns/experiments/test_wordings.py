"""An arm is written in every language and for every channel, or it cannot start."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.campaigns.experiments.experiment import Experiment, read_experiments
from bot.campaigns.experiments.wordings import check_wordings, digest, shown
from bot.dialogue.words.library import Library
from bot.settings import PROJECT
from bot.words import Button, Variation, Words
from tests.campaigns.experiments.examples import BUTTONS, KEY, experiment, words

DEFAULT = Variation("Do you want help, {name}?", buttons=BUTTONS)
ARM = Variation("As you like, {name}.", arm="offer/1/choice", buttons=BUTTONS)


def problems(*variations: Variation, key: str = KEY) -> list[str]:
    texts = Words({"en": {key: variations}, "fr": {key: (DEFAULT, ARM)}})
    arms = {"today": {"share": 0.5}, "choice": {"share": 0.5, "varies": [KEY]}}
    return list(check_wordings(experiment(arms=arms), texts))


def test_a_complete_experiment_can_start() -> None:
    assert problems(DEFAULT, ARM) == []


@pytest.mark.parametrize(
    ("variations", "said"),
    [
        ((DEFAULT,), "responses/en: utter_offer_help: add a wording"),
        ((DEFAULT, replace(ARM, arm="offer/2/choice")), "add a wording"),
        ((DEFAULT, replace(DEFAULT, channel="sms"), ARM), "these channels: every other, sms"),
        ((DEFAULT, replace(ARM, text="As you like.")), "placeholders"),
        ((DEFAULT, replace(ARM, buttons=BUTTONS[:1])), "buttons of the default"),
        ((DEFAULT, replace(ARM, buttons=(*BUTTONS, Button("x", "/thank")))), "buttons"),
    ],
)
def test_what_lacks_is_said(variations: tuple[Variation, ...], said: str) -> None:
    (problem,) = problems(*variations)
    assert said in problem


def test_buttons_may_change_their_order() -> None:
    assert problems(DEFAULT, replace(ARM, buttons=BUTTONS[::-1])) == []


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("utter_nothing", "there is no response"),
        ("law_harm", "is part of a fact"),
        ("utter_express_distress/life", "owed to everybody"),
        ("utter_mention_minor/i_am_minor", "owed to everybody"),
        ("utter_check_despair", "owed to everybody"),
        ("utter_ask_human/open_now", "owed to everybody"),
        ("utter_opt_out", "owed to everybody"),
        ("utter_ask_privacy", "owed to everybody"),
    ],
)
def test_what_may_not_vary_is_refused(library: Library, key: str, said: str) -> None:
    arms = {"today": {"share": 0.5}, "choice": {"share": 0.5, "varies": [key]}}
    (problem,) = check_wordings(experiment(arms=arms), library.words)
    assert said in problem


def test_the_demonstration_is_written_in_every_language(library: Library) -> None:
    found, _ = read_experiments(PROJECT / "experiments")
    for one in found.values():
        assert list(check_wordings(one, library.words)) == []
        assert set(shown(one, library.words)) == set(library.words.languages)


def reordered() -> Experiment:
    arms = experiment().model_dump()["arms"]
    return experiment(
        arms=dict(reversed(arms.items())) | {"today": {"share": 0.5, "varies": [KEY]}}
    )


def test_the_digest_tells_every_change() -> None:
    before = digest(experiment(), words())
    assert before == digest(experiment(), words())
    assert before != digest(experiment(smallest_effect=0.06), words())
    assert before != digest(experiment(), words("Another wording."))
    assert before != digest(reordered(), words()), "the first arm is the one that is compared with"
