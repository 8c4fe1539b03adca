"""What who is ill, hurt or may have caught HIV tells or asks: where, at what cost, whether to go at all.

The model hears a price, a fear of the police, a place to sleep or a violent client in most of it. Whose words
they are hangs on the talk (`bot.dialogue.plain_words.care`).
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import word_groups

ALARM, POLICE, BOSS, JOB = "care_alarm", "care_police", "care_boss", "care_job"
NUMBER, WHERE, EXPOSED = "care_exposed_number", "care_exposed_where", "care_exposed"
PASS_ON, SECRET = "care_pass_on", "care_secret"
GO, COST, GOES, ILL, ACHE = "care_go", "care_cost", "care_goes", "care_ill", "care_ache"

OF_EXPOSURE = (NUMBER, WHERE, EXPOSED)
"""What is told or asked of a condom that broke, and of what may still be done."""

NEEDS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (ALARM, ("alarm",), ("alarm_without",)),
    (ALARM, ("stiff", "stiff_beside"), ()),
    (POLICE, ("police", "ambulance", "asks"), ("police_without",)),
    (BOSS, ("boss", "what_to_say", "place"), ()),
    (BOSS, ("boss", "what_to_say", "recent"), ()),
    (JOB, ("tells", "work", "whether", "place"), ("job_without",)),
    (JOB, ("tells", "work", "whether", "recent"), ("job_without",)),
    (NUMBER, ("number", "hiv"), ("exposed_without",)),
    (WHERE, ("where", "exposed_before"), ("where_without", "exposed_without")),
    (WHERE, ("uninsured", "exposed_before"), ("exposed_without",)),
    (EXPOSED, ("broke", "client"), ("exposed_without",)),
    (EXPOSED, ("after_hiv",), ("after_hiv_without", "exposed_without")),
    (SECRET, ("doctor_secret", "asks"), ()),
    (SECRET, ("secret", "recent"), ("secret_without",)),
    (PASS_ON, ("pass_on", "exposed_ever"), ()),
    (PASS_ON, ("to_partner", "exposed_ever"), ()),
    (GO, ("whether_go", "place"), ("cost", "tells")),
    (GO, ("whether_go_bare", "recent"), ("elsewhere",)),
    (COST, ("cost", "place"), ("cost_without",)),
    (COST, ("cost", "recent", "asks"), ("cost_without",)),
    (GOES, ("goes",), ("goes_without",)),
    (GOES, ("goes_bare", "recent"), ("goes_bare_without",)),
    (ILL, ("uninsured", "ill"), ("papers",)),
    (ILL, ("uninsured", "place"), ("papers",)),
    (ACHE, ("ache", "warm", "ill"), ()),
    (ACHE, ("ache", "warm", "either"), ()),
)
"""What is told, by the words that must all stand in a text and those of which none may; weightiest first."""

CODES = tuple(dict.fromkeys(code for code, _, _ in NEEDS))
"""What is answered, the weightiest first."""

_SAID = word_groups(__file__)


def tells_it_broke(folded: str) -> bool:
    """Whether a folded text says that a condom broke, whoever was with its writer."""
    return _SAID["broke"].search(folded) is not None


def told_of_care(folded: str, known: frozenset[str]) -> tuple[str, ...]:
    """What a folded text tells or asks of these, weightiest first.

    Args:
        folded: what was written (`bot.nlu.folding.fold`).
        known: of the talk: `asks`, whether the text does; `recent`, whether we spoke of a doctor just now;
            `exposed_before`, whether we spoke of medicine against HIV then, `exposed_ever` in this talk;
            `to_partner`, whether the model hears of a partner who may be infected.
    """
    found = {name for name, words in _SAID.items() if words.search(folded)} | known
    codes = (code for code, needed, barred in NEEDS if found >= {*needed} and not found & {*barred})
    return tuple(dict.fromkeys(codes))
