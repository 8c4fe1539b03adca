"""What somebody in no trouble asks or tells in plain words: "could that be chance?", "I smell gas".

The words are those of people for whom this service was not made, so that the model hears others' matters in
them. They are looked for in all languages at once; what they mean hangs on who writes
(`bot.dialogue.answering.onlookers`).
"""

from __future__ import annotations

from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

HOUSEHOLD, SHE_CRIED, NOT_ME, DOCTOR_TELLS = "household", "she_cried", "not_me", "doctor_tells"
OWNER_RISK, BY_CHANCE, DID_HE, NO_HARM = "owner_risk", "by_chance", "did_he", "no_harm"
WHOM_TO_TELL, NO_CALL, WHO_RUNS, IMAGINED = "whom_to_tell", "no_call", "who_runs", "imagined"
REFUSES_US, NO_PICTURES = "refuses_us", "no_pictures"
UNNAMED, NOTE, WHAT_TO_SAY, ONLY_SEEN = "unnamed", "note_thrown", "what_to_say", "only_seen"
LEARNS, MAY_I_TELL, WHICH_POLICE = "learns", "may_i_tell", "which_police"
POLICE_NUMBER = "police_number"
STILL_COUNTS, FORWARDED, NO_APP = "still_counts", "forwarded", "no_app"
PREGNANT, OPENING, OWN_SENTENCE = "pregnant", "opening", "own_sentence"
FORCED_THERE, ONLY_SHOUTS = "forced_there", "only_shouts"
PASS_ON, TALK_WITH, CHILD_WRITTEN_TO = "pass_on", "talk_with", "child_written_to"
OF_AGE, UNSURE_OF_AGE = "of_age", "unsure_of_age"
CLOSE_IT, HANDED = "close_it", "note_handed"
NOTES, SENDS = "notes", "sends"
MONEY_GONE, RAISE_IT = "money_gone", "raise_it"
WHOSE_LINE, REPROACHED, OTHER_COUNTRY = "whose_line", "reproached", "other_country"

ASKS = (
    *(PASS_ON, CHILD_WRITTEN_TO, TALK_WITH),
    *(
        HOUSEHOLD,
        NOTE,
        HANDED,
        CLOSE_IT,
        ONLY_SHOUTS,
        SHE_CRIED,
        NOT_ME,
        REFUSES_US,
        NO_PICTURES,
        DOCTOR_TELLS,
        OWNER_RISK,
        BY_CHANCE,
    ),
    *(MONEY_GONE, RAISE_IT),
    *(DID_HE, WHOM_TO_TELL, NO_HARM, WHO_RUNS, NO_CALL, IMAGINED, UNNAMED),
    *(
        NOTES,
        SENDS,
        ONLY_SEEN,
        OF_AGE,
        UNSURE_OF_AGE,
        LEARNS,
        MAY_I_TELL,
        WHAT_TO_SAY,
        POLICE_NUMBER,
        WHICH_POLICE,
    ),
    *(STILL_COUNTS, FORWARDED, NO_APP),
    *(FORCED_THERE, OWN_SENTENCE, OPENING, PREGNANT, WHOSE_LINE, OTHER_COUNTRY),
)
"""What may be asked or told, weightiest first."""

_WORDS = {name: whole_words(_SAID[name]) for name in (*ASKS, REPROACHED)}

_BESIDE = {
    name: whole_words(_SAID[words])
    for name, words in (
        (SHE_CRIED, "she_cried_beside"),
        (DOCTOR_TELLS, "doctor_tells_beside"),
        (OWNER_RISK, "owner_risk_beside"),
        (NOTE, "note_thrown_beside"),
        (PASS_ON, "pass_on_beside"),
        (OTHER_COUNTRY, "other_country_beside"),
    )
}
"""What must stand in the text as well."""

_WITHOUT = {
    name: whole_words(_SAID[words])
    for name, words in (
        (HOUSEHOLD, "household_without"),
        (SHE_CRIED, "she_cried_without"),
        (IMAGINED, "imagined_without"),
        (NOTE, "note_thrown_without"),
        (HANDED, "note_handed_without"),
        (PASS_ON, "pass_on_without"),
        (PREGNANT, "pregnant_without"),
        (REPROACHED, "reproached_without"),
        (OTHER_COUNTRY, "other_country_without"),
    )
}
"""What must not stand in it."""


def plain_asks(folded: str) -> tuple[str, ...]:
    """What a folded text asks or tells of these, weightiest first."""
    return tuple(name for name in ASKS if _is_said(name, folded))


def _is_said(name: str, folded: str) -> bool:
    if not _WORDS[name].search(folded):
        return False
    beside, without = _BESIDE.get(name), _WITHOUT.get(name)
    is_beside = beside is None or beside.search(folded) is not None
    return is_beside and (without is None or without.search(folded) is None)


def reproaches_us(folded: str) -> bool:
    """Whether a folded text says that we misread, do not listen or repeat ourselves.

    Asked of the whole message: what it corrects is taken out of what the rest is asked of.
    """
    return _is_said(REPROACHED, folded)


def lets_rooms(folded: str) -> bool:
    """Whether a folded text says that its writer lets a flat or rooms."""
    return _WORDS[OWNER_RISK].search(folded) is not None
