"""Whether somebody takes back what was heard of them: it was a way of speaking, or nobody forces them.

The model hears a retraction in any mild sentence, at a share of one; what takes a danger away needs words
that do so.
"""

from __future__ import annotations

import re

_ONLY_WORDS = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?<!not )(?<!no )(?<!kein )(?<!keinen )(?<!nicht )(?<!pas une )(?<!non )(?<!не )(?:"
    r"jok\w+|kidding|lol|haha\w*|figure of speech|way of (?:speaking|saying)|expression|sarcas\w*"
    r"|exaggerat\w*|didnt mean|not meant|dont mean|autocorrect|messing"
    r"|witz\w*|scherz\w*|spaß|haha|redensart|so gesagt|nur so|war nicht so gemeint|nicht ernst|ironi\w*"
    r"|ubertrieben|bildlich|sprichwort\w*|spruch"
    r"|blague\w*|rigol\w*|plaisant\w*|mdr|ptdr|facon de parler|expression|ironi\w*|exager\w*|pour rire"
    r"|pas serieux|second degre"
    r"|scherz\w*|battuta|per dire|modo di dire|ironi\w*|esager\w*|per ridere|non (?:sul )?serio|ahah\w*"
    r"|brom\w*|chiste|jaj\w*|es un decir|forma de hablar|ironia|exager\w*|humor negro|figurado|no en serio"
    r"|шу[тч]\w+|прикол\w*|ха ?ха\w*|образно|к слову|выражение|ирони\w*|не всерьез|несерьезно|лол|ахах\w*"
    r")(?!\w)"
)

_UNFORCED = re.compile(
    r"(?<!\w)(?:"
    r"(?:im|i am|am|was) not (?:being )?(?:exploited|forced|trafficked|a victim)"
    r"|(?:no one|nobody) (?:is )?forc\w+ me"
    r"|(?:bin|werd|werde) (?:doch |ja |gar )*(?:nicht|net|ned|kein) (?:ausgebeutet|gezwungen|opfer)"
    r"|(?:keiner|niemand) zwingt mich|mich zwingt (?:keiner|niemand)"
    r"|(?:suis|chui) pas (?:exploitee?|forcee?|une victime)|personne (?:ne )?me force"
    r"|non sono (?:una )?(?:sfruttat[ao]|costrett[ao]|vittima)|nessuno mi (?:costringe|obbliga|sfrutta)"
    r"|no soy (?:una )?(?:explotad[ao]|victima)|no estoy (?:explotad[ao]|obligad[ao])"
    r"|nadie me (?:obliga|explota)|no me prostituye"
    r"|(?:меня )?никто (?:меня )?не (?:заставляет|принуждает|эксплуатирует)|я не (?:жертва|рабыня)"
    r")(?!\w)"
)


_BUT = re.compile(
    r"(?<!\w)(?:but|just|only|though|aber|nur|sondern|mais|juste|seulement|ma|solo|pero|solamente|но"
    r"|только)(?!\w)"
)
"""What takes it back again: "no one forces me, he just decides everything"."""


def says_it_was_only_words(folded: str) -> bool:
    """Whether a folded text says that what it was taken for was a joke or a way of speaking."""
    return _ONLY_WORDS.search(folded) is not None


def says_unforced(folded: str) -> bool:
    """Whether a folded text says that its writer is not exploited, or that nobody forces them."""
    found = _UNFORCED.search(folded)
    return found is not None and _BUT.search(folded, found.end()) is None
