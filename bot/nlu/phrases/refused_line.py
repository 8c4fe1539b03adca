"""Whether a text refuses a line that we showed: none is wanted, or it is one for people in despair.

Who has no telephone, and who asks for a suicide line, says nothing of the kind: it is only heard where the
whole clause says no more, or where somebody denies being one of those whom the line is for.
"""

from __future__ import annotations

import re

from bot.nlu.phrases.dying import names_dying
from bot.nlu.phrases.expressions import expressions, whole_words

_SAID = expressions(__file__)

_NO_LINE = re.compile(
    rf"^(?:{_SAID['nah']} {_SAID['not_a']} (?:{_SAID['more']} )?{_SAID['a_number']}"
    rf"|(?:{_SAID['nay']} )?{_SAID['none_of']} (?:{_SAID['more']} )?{_SAID['numbers']})$"
)

_NO_NUMBERS = re.compile(
    rf"^(?:{_SAID['before_no_numbers']} ){{0,2}}{_SAID['no_numbers']}(?: {_SAID['behind_no_numbers']})*$"
)
"""The whole clause: no numbers, in the plural, as is said of those that were shown."""

_FOR_DESPAIR = whole_words(_SAID["for_despair"])
_A_LINE = whole_words(_SAID["a_line"])
_NOT_I = re.compile(
    rf"(?<!\w){_SAID['not_i']}(?: {_SAID['behind_not_i']})*$"
    rf"|(?<!\w){_SAID['only_bored']}(?: (?!{_SAID['and']}\b)\w+){{0,4}}$"
)
_NO_MATTER_OF_IT = re.compile(_SAID["no_matter_of_it"])
"""The whole message: it is no matter of suicide at all."""
_BUT_NOT_THAT = re.compile(rf"(?<!\w){_SAID['but_not_that']}(?: {_SAID['at_the_end']})*$")
"""At the end of a message: another line, or whatever else is wanted, and not that one."""

_IN_EARNEST = whole_words(_SAID["in_earnest"])


_FOR_THE_DYING, _NOT_ABOUT_IT, _OWN_DEATH = (
    whole_words(_SAID[name]) for name in ("for_the_dying", "not_about_it", "own_death")
)

_WHO_IS_RUNG, _KNOWN_THEN = whole_words(_SAID["who_is_rung"]), whole_words(_SAID["known_then"])


def fears_what_follows(folded: str) -> bool:
    """Whether a folded text says what would become known, or happen, once somebody is rung for help."""
    rung = _WHO_IS_RUNG.search(folded)
    return rung is not None and _KNOWN_THEN.search(folded) is not None


def refuses_line(folded: str) -> bool:
    """Whether a folded clause says no more than that no line is wanted: "nah, not a helpline"."""
    return _NO_LINE.search(folded) is not None


def refuses_numbers(folded: str) -> bool:
    """Whether a folded clause says no more than that no numbers are wanted, beyond doubt."""
    return _NO_NUMBERS.search(folded) is not None


def wants_another_line(folded: str) -> bool:
    """Whether a folded text ends with that it should not be a line for suicide, and names no dying before."""
    but = _BUT_NOT_THAT.search(folded)
    return but is not None and not names_dying(folded[: but.start()])


def refuses_line_for_despair(folded: str) -> bool:
    """Whether a folded text says that a line is for people who want to die, and that its writer is none."""
    is_said = all(part.search(folded) for part in (_FOR_DESPAIR, _A_LINE, _NOT_I))
    is_said |= _NO_MATTER_OF_IT.search(folded) is not None
    return wants_another_line(folded) or (is_said and _IN_EARNEST.search(folded) is None)


def says_not_of_dying(folded: str) -> bool:
    """Whether a folded text says of a crisis line that was shown that its writer does not want to die."""
    is_said = all(part.search(folded) for part in (_FOR_THE_DYING, _NOT_ABOUT_IT))
    return is_said and _OWN_DEATH.search(folded) is None


_NUMBER = r"(?:\d )?\d{3,}(?: \d+)*"
_THE = f"(?:{_SAID['the_line']} )?"
_NAMED_AND_REFUSED = whole_words(
    f"(?:{_SAID['not_it']} {_THE}{_NUMBER}|{_NUMBER} {_THE}{_SAID['is_not_it']})"
)
_NOT_REACHED = whole_words(_SAID["not_reached"])


def refuses_number(folded: str) -> bool:
    """Whether a folded text names the number of a line and says that it is none for its writer."""
    return _NAMED_AND_REFUSED.search(folded) is not None and not _NOT_REACHED.search(folded)
