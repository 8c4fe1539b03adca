"""What a text says beyond doubt outdoes what the model reads."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.actions.human import SURE_OF_NO_NUMBERS
from bot.dialogue.plain_words.at_home import hit_at_home
from bot.dialogue.plain_words.effects import (
    as_meant,
    at_first,
    by_plain_words,
    without_distress,
)
from bot.dialogue.plain_words.ruler import on_the_ruler
from bot.dialogue.plain_words.said_plainly import asked_next
from bot.dialogue.plain_words.whole_text import with_facts
from bot.message import Understanding
from bot.nlu.folding import fold
from bot.nlu.phrases.speaker import speaks_of_self


def read(key: str, text: str, number: int | None = None) -> Understanding:
    intent, _, topic = key.partition("/")
    folded = fold(text)
    meaning = Understanding(
        intent, 0.6, "en", topic=topic, number=number, of_self=speaks_of_self(folded)
    )
    return by_plain_words(meaning, folded)


def test_a_helpline_by_its_name_is_asked_for_and_no_figure() -> None:
    assert read("ask_figures/local", "hotline in Leeds?").moves[0].key == "ask_human"
    assert read("ask_privacy", "is the hotline listening in?").intent == "ask_privacy"


def test_who_asks_to_buy_and_names_a_young_age_is_asked_about_it() -> None:
    assert read("seek_services", "anything 16 years old").suspected == "minor"
    assert read("seek_services", "anything at 16 oclock").suspected == ""


def test_she_says_fifteen_is_not_of_age() -> None:
    meaning = read("mention_minor/not_minor", "she says 15 but looks older", 15)
    assert (meaning.intent, meaning.suspected) == ("out_of_scope", "minor")
    assert (
        read("mention_minor/he_says_normal", "she says 15, normal there", 15).suspected == "minor"
    )
    assert read("mention_minor/not_minor", "she's 22", 22).topic == "not_minor"


def test_a_child_that_names_its_age_is_asked_about_itself() -> None:
    assert read("mention_minor/my_fault", "im 15, is it my fault", 15).suspected == "child_writes"


def test_a_number_answers_the_ruler_only_where_it_stands_open() -> None:
    told = Understanding("claim_need", 0.8, "en")
    assert on_the_ruler(told, "a 4, honestly", {"asked": "readiness"}).readiness == 4
    assert on_the_ruler(told, "4 years ago", {"asked": "readiness"}).intent == "claim_need"
    assert on_the_ruler(told, "a 4, honestly", {"asked": "help"}).intent == "claim_need"


def test_a_line_is_known_by_what_it_is_for() -> None:
    asked = read("ask_risk/health", "pas le sida!!! le numéro contre les violences")
    assert (asked.moves[0].key, asked.line) == ("ask_human", "domestic_abuse")
    assert read("mention_minor", "c'è un numero per i ragazzini?").line == "child"
    assert read("ask_figures", "eine Studie über häusliche Gewalt").line == ""


def test_who_is_hit_at_home_is_in_danger_and_accused_of_nothing() -> None:
    told = Understanding("threaten_violence", 0.9, "fr", suspected="violence", suspicion=0.9)
    meant = hit_at_home(told)
    assert meant.moves[0].key == "report_concern/he_hits"
    assert (meant.safety, meant.suspected, meant.at_home) == (("exploitation",), "", True)
    asked = hit_at_home(Understanding("ask_human", 0.9, "fr", topic="open_now"))
    assert asked.topic == "open_now", "what is asked is answered"


def test_who_does_not_want_to_die_is_not_heard_as_wanting_to() -> None:
    heard = Understanding(
        "out_of_scope",
        0.0,
        "es",
        safety=("distress", "exploitation"),
        suspected="distress",
        suspicion=0.99,
        despair=0.9,
    )
    meant = without_distress(heard)
    assert (meant.safety, meant.suspected, meant.despair) == (("exploitation",), "", 0.0)
    assert meant.not_dying


def test_who_is_asleep_does_not_come() -> None:
    heard = Understanding("disclose_exploitation", 0.9, "en", safety=("watched",))
    assert as_meant(heard, fold("yeah hes asleep on the settee")).safety == ()
    assert as_meant(heard, fold("he is not asleep, he is coming")).safety == ("watched",)


def test_no_child_is_heard_where_none_is_meant() -> None:
    heard = Understanding(
        "mention_minor", 0.9, "en", topic="she_may_be", safety=("minor",), number=46
    )
    meant = as_meant(heard, fold("i said IM like a teenager, me. im 46. theres no kid in this"))
    assert (meant.safety, meant.topic, meant.no_child) == ((), "not_minor", True)
    child = Understanding("mention_minor", 0.9, "en", safety=("child_writes",), number=15)
    assert as_meant(child, fold("im not a kid im 15")).safety == ("child_writes",)


def test_i_need_help_is_no_wish_to_stop() -> None:
    heard = Understanding("ask_help_to_stop", 0.9, "es", topic="where")
    assert at_first(heard, fold("ola. yo nesesito ayuda. no hablo bien español")).confidence == 0
    assert at_first(heard, fold("quiero dejar de pagar por sexo")) == heard


def test_a_number_answers_nothing_before_anything_was_asked() -> None:
    heard = Understanding("rate_readiness", 0.9, "ru", readiness=7)
    assert at_first(heard, fold("стол на 7, помните?")).intent != "rate_readiness"


def told(intent: str, text: str, **context: object) -> Understanding:
    """What a whole message tells, behind a question of ours."""
    return with_facts(Understanding(intent, 0.8, "en"), text, context)


def test_who_is_forced_by_nobody_says_so_where_it_was_asked() -> None:
    text = "me. im not exploited im pissed off"
    asked = told("express_hostility", text, asked="about_whom")
    assert asked.moves[0].key == "disclose_exploitation/not_forced"
    assert told("express_hostility", text, asked="help").intent == "express_hostility", (
        "a buyer says it of the people he pays"
    )
    suspected = Understanding("express_hostility", 0.8, "en", suspected="exploitation")
    assert with_facts(suspected, text, {}).suspected == ""
    held = Understanding("express_hostility", 0.8, "en", safety=("exploitation",))
    assert with_facts(held, text, {"asked": "about_whom"}).safety == ("exploitation",)


def test_who_could_be_there_is_heard_where_it_was_asked() -> None:
    text = "my sister, she wants to come"
    assert told("goodbye", text, asked="who_is_there").topic == "somebody_here"
    assert told("goodbye", text).intent == "goodbye"


def test_an_age_of_their_own_makes_a_child_in_any_sentence() -> None:
    assert told("express_distress", "panic. im 15. my parents kill me").safety == ("child_writes",)
    assert told("rate_readiness", "im 10", asked="readiness").safety == ()
    assert told("out_of_scope", "im 15", known=["child_writes"]).safety == ()


def test_a_child_of_their_own_is_no_sign() -> None:
    suspected = Understanding("claim_need", 0.8, "en", suspected="minor", suspicion=0.9)
    assert by_plain_words(suspected, fold("with my daughter, she's 12")).suspected == ""
    assert by_plain_words(suspected, fold("with a girl, she's 12")).suspected == "minor"


def test_who_cannot_speak_is_shown_ways_that_take_no_voice_and_no_silence() -> None:
    heard = Understanding("disclose_exploitation", 0.9, "de", topic="he_comes", safety=("watched",))
    meant = as_meant(heard, fold("ich kann anrufen aber nicht reden, er hört mich"))
    assert (meant.moves[0].key, meant.safety) == ("ask_human/cannot_call", ())
    coming = as_meant(heard, fold("er kommt, kann nicht reden"))
    assert (coming.topic, coming.safety) == ("he_comes", ("watched",))


def test_a_child_in_despair_is_heard_gravest_first() -> None:
    heard = Understanding("express_distress", 0.8, "en", safety=("distress",))
    assert with_facts(heard, "im 15. i want to die", {}).safety == ("distress", "child_writes")


def test_who_is_hit_and_may_want_to_die_stays_suspected_of_it() -> None:
    meaning = Understanding("report_concern", 0.9, "en", suspected="distress", suspicion=0.9)
    assert hit_at_home(meaning).suspected == "distress"


def test_who_leaves_is_let_go_and_words_that_carry_something_are_still_answered() -> None:
    bye = with_facts(
        read("claim_harmless/i_pay_well", "a ella. hasta luego"),
        "a ella. hasta luego",
        {"asked": "open"},
    )
    assert (bye.intent, bye.topic) == ("goodbye", "")
    text = "i ring them now. bye"
    call = with_facts(read("ask_human/will_call", text), text, {"asked": "open"})
    assert call.intent == "ask_human"
    first = with_facts(read("seek_services", "ciao"), "ciao", {})
    assert first.intent == "seek_services"


def test_a_phone_that_is_read_every_night_is_met_by_what_to_do_about_it() -> None:
    watched = Understanding("ask_privacy", 0.6, "en", topic="partner_reads", safety=("watched",))
    nightly = with_facts(watched, "my husband goes thru my phone every night", {})
    assert nightly.of_danger["watched"] == "disclose_exploitation/reads_phone"
    now = with_facts(watched, "he's coming, he reads my phone every night", {})
    assert "watched" not in now.of_danger


def test_a_daughter_who_is_missed_is_no_child_that_is_sold() -> None:
    text = "mit meiner tochter. die is 12, wohnt bei der mutter"
    heard = Understanding("mention_minor", 0.7, "de", topic="not_minor", safety=("minor",))
    assert with_facts(heard, text, {}).safety == ()
    sold = Understanding("seek_services", 0.9, "de", safety=("minor",))
    assert with_facts(sold, "so alt wie meine tochter, 12, was kostet die", {}).safety == ("minor",)


def test_tablets_that_lie_there_are_answered_before_any_relief() -> None:
    text = "думаю может таблетки выпить и уснуть"
    better = with_facts(read("express_distress/better", text), text, {"asked": "open"})
    assert better.topic == "means_at_hand"


def test_who_asks_whether_to_answer_him_is_not_left_in_silence() -> None:
    text = "er schreibt JETZT. soll ich antworten"
    asks = replace(read("disclose_exploitation/he_comes", text), asks=True)
    assert with_facts(asks, text, {"asked": "open"}).intent == "out_of_scope"


def test_who_fears_to_be_killed_at_home_is_in_danger() -> None:
    text = "lui se vede che ho guardato il telefono mi ammazza"
    heard = replace(read("ask_privacy/who_told", text), language="it")
    known = with_facts(
        heard, text, {"asked": "how_are_you", "role": "witness", "matter": "partner"}
    )
    assert (known.at_home, known.safety) == (True, ("exploitation",))
    assert not with_facts(heard, text, {"asked": "open", "role": "buyer"}).safety
    text = "mi marido me mata si se entera"
    heard = replace(read("out_of_scope", text), language="es", safety=("watched",))
    assert "exploitation" in with_facts(heard, text, {}).safety
    text = "mi marido me mata, ya viene"
    heard = replace(read("out_of_scope", text), language="es", safety=("watched",))
    assert with_facts(heard, text, {}).safety == ("watched",)


def of_leave(topic: str, text: str, *safety: str, **context: object) -> list[str]:
    """What a message is that the model takes for "he comes" or "he is gone", with the net's kinds."""
    key = f"disclose_exploitation/{topic}"
    heard = replace(read(key, text), asks="?" in text, safety=safety)
    meaning = with_facts(asked_next(heard, text, context), text, context)
    return [meaning.moves[0].key, *meaning.safety]


def test_who_asks_what_to_do_before_he_comes_back_is_answered() -> None:
    tonight, sleep = "disclose_exploitation/tonight", "disclose_exploitation/where_sleep"
    held = {"role": "exploited", "asked": ""}
    assert of_leave("is_gone", "lui torna alle 6. se ribeve io che faccio", **held) == [tonight]
    assert of_leave("he_comes", "chiudo cosa? la porta?", **held) == [tonight]
    assert of_leave("he_comes", "er kommt um 6. wo kann ich hin", "watched", **held) == [sleep]


def test_he_comes_is_said_of_nobody_who_is_not_controlled() -> None:
    nothing, comes = "out_of_scope", "disclose_exploitation/he_comes"
    assert of_leave("he_comes", "muss los, er kommt", asked="open", role="buyer") == [nothing]
    assert of_leave("is_gone", "bin wieder da", asked="open", role="witness") == [nothing]
    assert of_leave("he_comes", "er kommt", role="exploited") == [comes]
    assert of_leave("he_comes", "er kommt", asked="safe_to_write") == [comes]
    assert of_leave("he_comes", "er kommt", "watched", role="buyer") == [comes, "watched"]
    gone = of_leave("is_gone", "er ist weg. und wer seid ihr?", asked="safe_to_write")
    assert gone == ["disclose_exploitation/is_gone"]


def test_a_line_that_is_refused_is_not_shown_and_not_taken_from_who_is_in_danger() -> None:
    meant = by_plain_words(read("ask_human", "nan pas une ligne"), fold("nan pas une ligne"))
    assert meant.topic == "no_numbers"
    assert meant.confidence < SURE_OF_NO_NUMBERS


def test_nobody_who_says_that_they_are_grown_up_is_asked_whether_they_are_children() -> None:
    for text in (
        "so grandi e vaccinate, che male c'è",
        "the girls are all adults",
        "все совершеннолетние",
    ):
        heard = replace(read("claim_harmless", text), suspected="minor", suspicion=0.5)
        assert by_plain_words(heard, fold(text)).suspected == "", text
    text = "says shes over 18 but looks like 15 years old"
    heard = replace(read("claim_harmless", text, number=18), suspected="minor", suspicion=0.5)
    assert by_plain_words(heard, fold(text)).suspected == "minor"


def test_who_is_beaten_with_a_wound_is_met_for_both() -> None:
    text = "my husband hit me, my nose is bleeding"
    both = with_facts(read("report_concern/he_hits", text), text, {"role": "unknown"})
    assert both.at_home
    assert "exploitation" in both.safety
    assert [move.key for move in both.moves][1:] == ["ask_risk/injured"]


def test_a_wound_of_ones_own_hand_is_met_as_despair() -> None:
    text = "mi sanguina il polso, l'ho fatto io"
    meant = with_facts(read("out_of_scope", text), text, {"asked": "open"})
    assert meant.suspected == "distress"


def test_whoever_is_not_yet_eighteen_is_none() -> None:
    text = "nein noch nicht 18"
    assert with_facts(read("deny", text, number=18), text, {"asked": "is_minor"}).number == 17


def asked(key: str, text: str, share: float = 0.95, **context: str) -> list[str]:
    intent, _, topic = key.partition("/")
    meaning = Understanding(intent, share, "en", topic=topic, asks="?" in text)
    return [move.key for move in asked_next(meaning, text, context).moves]


def test_what_somebody_in_need_asks_next_outdoes_the_model() -> None:
    text = "what happens when i ring them?"
    assert asked("ask_human/will_call", text, matter="exploited") == ["ask_human/what_happens"]
    assert asked("ask_human/will_call", text, role="buyer") == ["ask_human/will_call"]
    both = ["mention_minor/wants_to_meet", "ask_human/what_happens"]
    assert asked("mention_minor/wants_to_meet", text, matter="child") == both


def test_thanks_are_no_question_for_a_test() -> None:
    text = "thanks, i'll see a doctor tomorrow"
    assert asked("ask_risk/partner_infected", text, 0.6, matter="partner") == ["thank/for_help"]
    assert asked("ask_risk/partner_infected", text, 0.9, matter="partner") != ["thank/for_help"]
    but = "thanks but that's no help to me"
    assert asked("ask_human/called", but, 0.6, matter="partner") == ["ask_human/called"]
    assert asked("claim_need", text, 0.6, matter="buyer") == ["claim_need"]
