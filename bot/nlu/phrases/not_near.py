"""Whether a text says that who might read along is asleep or away: then nobody is watched at this moment.

The safety net hears "he" beside "my phone" or "here" as somebody who comes, and answers with the one
neutral line after which we are silent: to who writes because he is in the shower that is the worst reply.
"""

from __future__ import annotations

import re

_NOT_NEAR = re.compile(
    # English, German, French, Italian, Spanish, Russian as `fold` leaves them
    r"(?<!\w)(?<!not )(?<!isnt )(?<!nicht )(?<!pas )(?<!non )(?<!no )(?<!не )(?:"
    r"asleep|sleeping|sleeps|kids? (?:are|is) (?:upstairs|in bed)|in the (?:shower|bath)"
    r"|(?:hes|shes|he is|she is|they are|theyre) (?:out|away|gone|at work)"
    r"|schlaft|schlafen|unter der dusche"
    r"|(?:er|sie) (?:is|ist) (?:grad |gerade |jetzt )*(?:duschen|weg|fort|einkaufen|arbeiten)"
    r"|(?:il|elle|mari) dort|dorment|endormi\w*|(?:sous|dans) la douche"
    r"|(?:il|elle) est (?:sorti\w*|partie?|au (?:travail|tabac))"
    r"|dorme|dormono|(?:sotto la|in) doccia|(?:lui )?e (?:uscit\w+|andat\w+ via|al lavoro)"
    r"|duerme\w*|en la ducha|banandose|salio|se fue|esta en el trabajo"
    r"|(?:he|she|they) (?:writes|texts|is writing|is texting|keeps writing)(?: me)?"
    r"|(?:er|sie|der) schreibt(?: mir)?|(?:il|elle) (?:mecrit|ecrit|menvoie)|(?:lui|lei)? ?mi scrive"
    r"|(?:el|ella) me escribe|me (?:escribe|manda)|(?:он|она) (?:мне )?пишет"
    r"|спит|спят|в душе|в ваннои|ушел|ушла|вышел|на работе"
    r")(?!\w)"
)
"""Also what only sounds like it: the children are asleep, or who blackmails them writes again."""


_NEAR = re.compile(
    r"(?<!\w)(?:"
    r"com(?:es|ing)|right here|here now|next to me|beside me|at the door|awake|looking at my|watching me"
    r"|reading my|out (?:of )?the (?:shower|bath)|upstairs now|up the stairs|thinks im|standing"
    r"|kommt|kimmt|neben mir|steht (?:da|hier|vor)|schaut auf|liest mit|wach|schlaft nicht|zuruck"
    r"|arrive|rentre|revient|est la|a cote de moi|me regarde|reveillee?|me cache|dort pas"
    r"|arriva|torna|sta arrivando|e qui|accanto a me|vicino a me|mi guarda|svegli[oa]|mi nascondo"
    r"|viene|vuelve|llega|esta aqui|a mi lado|mirando|despiert[oa]|subiendo|me escondo"
    r"|идет|пришел|возвращается|рядом|стоит|проснул\w+|не спит|из душа|из ванны"
    r")(?!\w)"
)


_HABIT = re.compile(
    r"(?<!\w)(?:(?:every|each) (?:night|day|time|evening|week|morning)|always|all the time|usually"
    r"|jede\w? (?:nacht|tag|abend|mal)|immer|standig|dauernd"
    r"|(?:tous|toutes) les (?:soirs|jours|nuits|heures)|chaque (?:soir|jour|nuit|fois)|toujours"
    r"|tout le temps"
    r"|ogni (?:sera|notte|giorno|volta|tanto)|sempre|tutte le (?:sere|notti|volte)|tutti i giorni"
    r"|(?:todas|todos) l[ao]s (?:noches|dias|tardes)|cada (?:noche|dia|vez|rato)|siempre"
    r"|кажд\w+ (?:ночь|день|вечер|раз|час)|всегда|постоянно|все время)(?!\w)"
)


_NOW = re.compile(
    r"(?<!\w)(?:next room|kitchen|downstairs|the hall|i hear (?:him|her)|im flur|kuche|nebenan"
    r"|nebenzimmer|cuisine"
    r"|a cote|dans le salon|cucina|in salotto|cocina|en la sala|кухн\w*|соседнеи|комнате|now|behind me"
    r"|sits?|sitting|watching|jetzt|grad\w*|hinter mir|sitzt|maintenant"
    r"|la maintenant"
    r"|derriere (?:moi|mon)|assise?|adesso|dietro (?:di )?me|seduto|ahora|detras|sentado|сеичас|сзади"
    r"|сидит)(?!\w)"
)


def is_habit(folded: str) -> bool:
    """Whether a folded text tells what is done again and again, and nothing of this moment."""
    is_now = somebody_is_near(folded) or _NOW.search(folded) is not None
    return _HABIT.search(folded) is not None and not is_now


def somebody_is_near(folded: str) -> bool:
    """Whether a folded text says that another comes, or is beside its writer."""
    return _NEAR.search(folded) is not None


def nobody_is_near(folded: str) -> bool:
    """Whether a folded text says that who might read along is not there, and nobody else is."""
    return _NOT_NEAR.search(folded) is not None and not somebody_is_near(folded)
