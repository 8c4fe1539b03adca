"""Love for who sells them, a way out, a receipt, a grown man's own choice, and what only sounds so."""

from __future__ import annotations

import pytest

from bot.nlu.phrases.outright import row_of
from bot.nlu.phrases.question import asks_something


def heard(talk: str, text: str) -> str:
    row = row_of(text, set(talk.split()), asks=asks_something(text))
    return row.topic if row else ""


NORMAL, BOYFRIEND = "mention_minor/he_says_normal", "disclose_exploitation/boyfriend"
OUT = "disclose_exploitation/how_get_out"
BUYS, LEAVE = "report_concern/partner_buys", "report_concern/stay_or_leave"
STUPID = "report_concern/feel_stupid"
OWN, NEED = "express_hostility/preachy", "claim_need/men_need"
EARNS, PRICE = "ask_figures/unknown", "seek_services/again"
CHAT, CHILDS_CHAT = "ask_human/chat_instead", "mention_minor/chat_not_call"
REFUSED, RAISE = "disclose_exploitation/police_refused", "report_concern/raise_it"
FAMILY = "disclose_exploitation/family_threatened"
TELL, SEEKS = "ask_signs/how_tell", "seek_services"


@pytest.mark.parametrize(
    ("talk", "topic", "text"),
    [
        ("child", NORMAL, "but he loves me"),
        ("child", NORMAL, "was mach ich wenn er sauer is. ich will ihn nich verliern"),
        ("child", NORMAL, "und wenn ich nein sag haut er ab"),
        ("child", NORMAL, "il est pas comme ça, je l'aime"),
        ("child", NORMAL, "non voglio perderlo"),
        ("child", NORMAL, "él no es así, no quiero perderlo"),
        ("child", NORMAL, "он меня бросит если я не соглашусь"),
        ("exploited", BOYFRIEND, "er liebt mich ja"),
        ("exploited", BOYFRIEND, "он не такой"),
        ("exploited", OUT, "he is out sunday. how do i get out, he has my passport"),
        ("exploited", OUT, "wie komm ich hier raus ohne dass es wer merkt"),
        ("domestic_abuse", OUT, "comment je pars d'ici"),
        ("exploited", OUT, "come faccio ad andarmene"),
        ("exploited", OUT, "cómo salgo de aquí cuando no está"),
        ("exploited", OUT, "как мне отсюда выбраться, он на работе"),
        ("partner", BUYS, "what does that even mean"),
        ("partner", BUYS, "geht er da echt hin? is das nur massage"),
        ("partner", BUYS, "ça veut dire quoi cette ligne"),
        ("partner", BUYS, "mi tradisce o è solo un massaggio"),
        ("partner", BUYS, "qué significa eso"),
        ("partner", BUYS, "и что это значит релакс программа"),
        ("partner", LEAVE, "should i just leave him"),
        ("partner", LEAVE, "soll ich mich trennen"),
        ("partner", LEAVE, "je devrais peut-être partir"),
        ("partner", LEAVE, "forse dovrei lasciarlo"),
        ("partner", LEAVE, "quizás mejor separarme"),
        ("partner", LEAVE, "может уйти сразу"),
        ("partner", STUPID, "do i tell my mum or not"),
        ("partner", STUPID, "soll ich es meiner schwester sagen"),
        ("partner", STUPID, "les voisins vont tous savoir"),
        ("partner", STUPID, "non so se dirlo a mia madre"),
        ("partner", STUPID, "se lo digo... contárselo a mi hermana me da vergüenza"),
        ("partner", STUPID, "маме сказать или стыдно. казань маленькая все узнают"),
        ("buyer", OWN, "im a grown man i'll decide for myself"),
        ("unknown", OWN, "is immer noch meine sache"),
        ("buyer", OWN, "c'est mon choix"),
        ("buyer", OWN, "decido io"),
        ("buyer", OWN, "es asunto mío"),
        ("unknown", OWN, "мне похер на вашу статистику. я взрослый мужик и сам решу"),
        ("buyer", NEED, "im a man i have needs"),
        ("buyer", NEED, "bin halt n mann und brauch das"),
        ("buyer", NEED, "je suis un homme, j'ai des besoins"),
        ("buyer", NEED, "gli uomini hanno dei bisogni"),
        ("buyer", NEED, "los hombres tenemos necesidades"),
        ("buyer", NEED, "я мужик и мне надо"),
        ("buyer", EARNS, "so how much do they make really"),
        ("buyer", EARNS, "und was verdienen die so"),
        ("buyer", EARNS, "сколько они зарабатывают"),
        ("buyer", PRICE, "you keep dodging. whats the average price"),
        ("buyer", PRICE, "und was sind die preise?"),
        ("buyer", PRICE, "какие цены вообще"),
        ("exploited", CHAT, "ok. can i text them, they hear me when i call"),
        ("child", CHILDS_CHAT, "ich trau mich da nich anrufen. kann man schreiben"),
        ("victim", CHAT, "je peux écrire au lieu d'appeler ?"),
        ("witness", CHAT, "hanno una chat?"),
        ("despairing", CHAT, "prefiero escribir"),
        ("child", CHILDS_CHAT, "а можно написать, звонить страшно"),
        ("buyer", "ask_risk/health", "is it dangerous like can you catch stuff"),
        ("buyer", "ask_risk/health", "kann man sich da was holen"),
        ("buyer", "ask_risk/health", "а подцепить можно что-нибудь?"),
        ("witness", "ask_human/open_now", "na gut. is da jetz einer"),
        ("child", "ask_human/open_now", "is anyone there now"),
        ("despairing", "ask_human/open_now", "а там кто-нибудь сейчас ответит?"),
        ("exploited", REFUSED, "а если полиция не приедет. они говорят разбирайтесь сами"),
        ("exploited", REFUSED, "the police did nothing last time"),
        ("exploited", REFUSED, "die polizei macht eh nix"),
        ("partner", RAISE, "как с ним говорить вечером"),
        ("witness", "ask_human/which_number", "so who do i report it to, is it 101"),
        ("witness", "ask_human/which_number", "куда сообщить"),
        ("exploited", FAMILY, "yes he sleep. but if i go they tell my family i am whore"),
        ("exploited", FAMILY, "dann erzählen die es meiner familie"),
        ("exploited", FAMILY, "они расскажут все моим родителям"),
        ("buyer", TELL, "so its fine as long as she isnt forced. how would i even know"),
        ("buyer", TELL, "woran soll ich das merken?"),
        ("buyer", TELL, "как это понять вообще"),
        ("unknown", SEEKS, "suche bezahlten sex halt. bin 50 geld is nich das problem"),
        ("unknown", SEEKS, "looking for an escort"),
        ("unknown", SEEKS, "ищу девушку на ночь"),
        ("partner", BUYS, "не знаю верить или нет"),
    ],
)
def test_it_is_heard(talk: str, topic: str, text: str) -> None:
    assert heard(talk, text) == topic


@pytest.mark.parametrize(
    ("talk", "topic", "text"),
    [
        ("child", NORMAL, "he says he'll kill me if i leave him"),
        ("child", NORMAL, "er haut mich"),
        ("child", NORMAL, "he loves me and has pictures of me"),
        ("exploited", BOYFRIEND, "me quiere matar"),
        ("exploited", OUT, "how do i call without leaving the house"),
        ("exploited", OUT, "how do i get out of this debt"),
        ("partner", LEAVE, "should i leave work and go to a doctor"),
        ("partner", STUPID, "he tells his mother everything"),
        ("buyer", OWN, "she is grown up, it's her choice"),
        ("buyer", OWN, "i'll decide myself when to stop"),
        ("buyer", NEED, "i'm a man and i need help to stop"),
        ("buyer", PRICE, "what is the price of getting caught"),
        ("exploited", PRICE, "he sets the prices"),
        ("exploited", FAMILY, "should i tell my family"),
        ("exploited", REFUSED, "i dont want the police"),
        ("despairing", CHAT, "can i write to you here"),
        ("buyer", TELL, "how do i know you are real?"),
        ("unknown", SEEKS, "i want to stop looking for paid sex"),
    ],
)
def test_what_only_sounds_like_it_is_not(talk: str, topic: str, text: str) -> None:
    assert heard(talk, text) != topic
