"""Dying and killing as figures of speech."""

from __future__ import annotations

import pytest

from bot.nlu.folding import fold
from bot.nlu.phrases.figure_of_speech import (
    cannot_let_die,
    is_missed_at_work,
    ruins_anothers_life,
    says_she_will_scold,
)


@pytest.mark.parametrize(
    "text",
    [
        "my wife will kill me if a letter comes",
        "die bringt mich um wenn sie das erfährt",
        "meine freundin macht hackfleisch aus mir",
        "die kinder bringen mich noch ins grab",
        "ma femme va me tuer si elle voit ça",
        "mia moglie mi ammazza",
        "mi mujer me mata",
        "жена меня убьёт",
    ],
)
def test_who_will_be_scolded_is_in_no_danger(text: str) -> None:
    assert says_she_will_scold(fold(text))


@pytest.mark.parametrize(
    "text",
    [
        "he will kill me if he finds out",
        "they are going to kill me",
        "er bringt mich um",
        "il va me tuer",
        "mi marido me mata",
        "он меня убьёт",
        "она убьет меня если сбегу, паспорт у нее",
        "ma mère va me tuer elle a un couteau",
        "my wife would kill me so ill kill her first tonight",
        "die bringt mich um wenn ich weglauf",
        "she will kill me if i dont bring the money",
    ],
)
def test_who_fears_him_is(text: str) -> None:
    assert not says_she_will_scold(fold(text))


@pytest.mark.parametrize(
    ("text", "is_of_others"),
    [
        ("me preocupa q me equivoque y les arruine la vida", True),
        ("what if i'm wrong and ruin their lives", True),
        ("nachher mach ich ihnen das leben kaputt", True),
        ("je veux pas leur gâcher la vie", True),
        ("non voglio rovinargli la vita", True),
        ("не хочу испортить им жизнь", True),
        ("he ruined my life", False),
        ("me arruinó la vida", False),
        ("i ruined their lives and my life", False),
        ("он сломал мне жизнь", False),
    ],
)
def test_who_fears_for_the_life_of_others_speaks_of_theirs(text: str, is_of_others: bool) -> None:
    assert ruins_anothers_life(fold(text)) is is_of_others


@pytest.mark.parametrize(
    ("text", "is_missed"),
    [
        ("if i miss my shift they sack me", True),
        ("wenn ich morgen fehle flieg ich raus beim chef", True),
        ("si je viens pas au boulot il me vire", True),
        ("se manco al turno mi licenziano", True),
        ("si falto al trabajo me echan", True),
        ("если не приду на смену, уволят", True),
        ("si yo falto, que cuiden a mi perro", False),
        ("work is killing me", False),
        ("wenn ich nicht mehr da bin", False),
    ],
)
def test_who_would_be_missed_at_work_wants_to_live(text: str, is_missed: bool) -> None:
    assert is_missed_at_work(fold(text)) is is_missed


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("i can't let her die", True),
        ("ich kann nicht lassen sie sterben", True),
        ("ich kann die oma doch nicht sterben lassen", True),
        ("je peux pas la laisser mourir", True),
        ("non posso lasciarla morire", True),
        ("no puedo dejarla morir", True),
        ("не могу бросить её умирать", True),
        ("let me die", False),
        ("i just let myself die", False),
        ("ich lasse mich hier sterben", False),
        ("plus goût à rien depuis le procès, je me laisse mourir", False),
        ("mi lascio morire", False),
        ("me dejo morir", False),
        ("я дам себе умереть", False),
        ("i want to die but i can't let my kids die", False),
        ("ich will mich umbringen, ich kann die oma doch nicht sterben lassen", False),
        ("je veux mourir, je peux pas la laisser mourir seule", False),
        ("voglio morire, ma non posso lasciarla morire", False),
        ("quiero matarme, no puedo dejarla morir", False),
        ("не хочу жить, но не могу бросить её умирать", False),
        ("lasst mich sterben", False),
        ("laissez moi mourir", False),
        ("lasciatemi morire", False),
        ("déjame morir", False),
        ("дайте мне умереть", False),
    ],
)
def test_who_would_not_let_another_die_wants_no_death(text: str, is_other: bool) -> None:
    assert cannot_let_die(fold(text)) is is_other
