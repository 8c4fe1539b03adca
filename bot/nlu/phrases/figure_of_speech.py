"""Whether a text speaks of killing or dying as people do who mean neither: "she'll kill me if she knows".

Only of wives, mothers, children and of laughing: whoever says that he, or they, will kill them may mean it.
"""

from __future__ import annotations

import re

_SHE = (
    r"(?:she|my (?:wife|missus|mrs|mum|mom|mother|girlfriend|gf|kids|children|daughter)|the (?:kids"
    r"|wife|missus)|die|sie"
    r"|meine (?:frau|freundin|mutter|tochter|kinder)|die kinder|elle|ma (?:femme|copine|mere|meuf)"
    r"|mes enfants|lei"
    r"|mia (?:moglie|madre|ragazza)|la (?:mia )?(?:donna|moglie)|ella|mi (?:mujer|mama|madre|novia"
    r"|esposa|senora)"
    r"|она|жена|мама|теща|дети|девушка)"
)
_FIGURE = re.compile(
    rf"(?<!\w){_SHE}(?: (?:will|would|ll|is going to|gonna))? ?(?:kills?|killt|murders?) me(?!\w)"
    rf"|(?<!\w){_SHE} (?:bringt mich um|killt mich|macht (?:hackfleisch|kleinholz) aus mir"
    rf"|reisst mir den kopf ab)(?!\w)"
    rf"|(?<!\w){_SHE} (?:bringen|bringt) mich (?:noch )?ins grab(?!\w)"
    rf"|(?<!\w){_SHE} (?:va me tuer|me tue|mi (?:uccide|ammazza)|me (?:mata|va a matar)|меня (?:убьет"
    rf"|прибьет)|убьет меня)(?!\w)"
)
_LAUGHS = re.compile(
    r"(?<!\w)(?:lach mich tot|laughing to death|dying of (?:laughter|embarrassment)|mort de rire"
    r"|morto dal ridere"
    r"|muerto de risa|умираю со смеху|im dead lol)(?!\w)"
)


def says_she_will_scold(folded: str) -> bool:
    """Whether a folded text only says that a wife, a mother or children will be angry, or are a burden."""
    return _FIGURE.search(folded) is not None


def laughs_to_death(folded: str) -> bool:
    """Whether a folded text says that its writer laughs."""
    return _LAUGHS.search(folded) is not None
