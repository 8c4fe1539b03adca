"""Two things in one message are both read; half a sentence silences and alarms nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.dialogue.reading.moves import context_of, is_on_danger, joined
from bot.dialogue.state.parts import parts_of
from bot.dialogue.state.situation import Situation
from bot.message import Incoming, Move, Understanding
from bot.vocabulary import DANGERS


def read(intent: str, confidence: float = 0.9, topic: str = "") -> Understanding:
    return Understanding(intent, confidence, "en", topic=topic)


def test_sentences_are_read_beside_the_whole() -> None:
    text = "ok a bot. is it illegal tho, im in leeds"
    assert parts_of(text) == [text, "ok a bot.", "is it illegal tho, im in leeds"]
    assert parts_of("just one sentence") == ["just one sentence"]
    long = "a b. c d. e f. g h. i j. k l."
    assert parts_of(long) == [long], "a long one is read whole"
    for sentence in ("it rained and i walked home. " * 30, f"no thanks, {'i walk home ' * 60}"):
        assert parts_of(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("no thanks, I won't do it", "I won't do it"),
        ("I won't do it, thanks", "I won't do it"),
        ("Nein danke, ich lasse das", "ich lasse das"),
        ("gracias, no voy", "no voy"),
        ("merci, je n'irai pas", "je n'irai pas"),
        ("grazie, non ci vado", "non ci vado"),
        ("я не пойду, спасибо!", "я не пойду"),
    ],
)
def test_what_is_said_beside_thanks_is_read_by_itself(text: str, matter: str) -> None:
    assert parts_of(text) == [text, matter]
    assert parts_of(text, is_answer_on_danger=True) == [text], "a no is a no there"


@pytest.mark.parametrize("text", ["no thanks", "danke", "нет, спасибо", "thankless work, that"])
def test_thanks_alone_are_thanks(text: str) -> None:
    assert parts_of(text) == [text]


def test_a_town_in_front_does_not_hide_the_sentence_behind_it() -> None:
    text = "Leeds. I don't know how I stand this"
    assert parts_of(text) == [text, "I don't know how I stand this"]


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("i said the girl gets paid", "the girl gets paid"),
        ("j'ai dit quelqu'un à qui parler", "quelqu'un à qui parler"),
        ("ich hab doch gesagt sie macht es gern", "sie macht es gern"),
        ("ho detto che pago bene", "pago bene"),
        ("ya te dije que estoy en Lima", "estoy en Lima"),
        ("я же сказал что она сама", "она сама"),
    ],
)
def test_who_repeats_themselves_is_read_without_the_reproach(text: str, matter: str) -> None:
    assert parts_of(text) == [text, matter]


def test_a_place_is_noted_and_does_not_swallow_what_else_is_said() -> None:
    whole = read("inform_location", 0.9)
    said = read("ask_help_to_stop", 0.7, "ashamed_to_go")
    assert joined([whole, read("inform_location", 0.9), said]).topic == "ashamed_to_go"
    assert joined([whole, read("inform_location", 0.9)]).intent == "inform_location"


def test_words_that_stand_for_a_topic_outdo_a_reading_without_any() -> None:
    whole, said = read("commit_to_stop", 0.97, "for_months"), read("claim_harmless", 0.95)
    assert joined([whole, said]).intent == "commit_to_stop"
    assert joined([whole, replace(said, founded=True)]).intent == "claim_harmless"


def test_a_real_wish_to_die_behind_a_denied_one_counts() -> None:
    whole = replace(read("out_of_scope", 0.0), not_dying=True)
    wish = replace(read("out_of_scope", 0.0), safety=("distress",), despair=0.9)
    assert joined([whole, read("deny"), wish]).safety == ("distress",)
    asked = replace(wish, despair=0.5)
    assert joined([whole, read("deny"), asked]).safety == (), '"is that the line for suicide?"'


def test_what_stands_behind_thanks_is_read_however_short() -> None:
    assert parts_of("thanks. hard") == ["thanks. hard", "hard"]


def test_an_answer_on_danger_is_known_by_the_question() -> None:
    assert is_on_danger({"asked": "how_bad"})
    assert is_on_danger({"asked": "about_whom"})
    assert is_on_danger({"asked": "help", "in_danger": True})
    assert not is_on_danger({"asked": "help", "in_danger": False})
    assert not is_on_danger({})


def test_a_message_has_two_moves_at_most_and_small_talk_is_none() -> None:
    whole = joined(
        [read("claim_need"), read("greet"), read("claim_need"), read("ask_law", 0.95, "here")]
    )
    assert whole.moves == (Move("claim_need", "", 0.9), Move("ask_law", "here", 0.95))
    only = joined([read("thank"), read("thank"), read("deny")])
    assert only.moves == (Move("thank", "", 0.9),)


def test_a_doubtful_part_and_a_wish_for_silence_in_a_part_add_nothing() -> None:
    assert joined([read("ask_law"), read("claim_need", 0.3), read("opt_out")]).second is None


def test_a_remark_beside_another_is_left_standing() -> None:
    assert (
        joined([read("claim_need"), read("claim_need"), read("claim_choice", 1.0)]).second is None
    )


def test_a_sure_part_outdoes_an_unsure_whole() -> None:
    whole = joined([read("ask_human", 0.4), read("claim_need"), read("greet")])
    assert whole.moves == (Move("claim_need", "", 0.9),)


def test_of_the_same_intent_the_surest_part_tells_the_topic() -> None:
    whole = joined([read("ask_law", 0.6, "here"), read("greet"), read("ask_law", 0.95, "abroad")])
    assert whole.moves == (Move("ask_law", "abroad", 0.95),)


def test_a_part_stands_for_a_whole_that_was_not_understood() -> None:
    assert joined([read("out_of_scope", 0.0), read("ask_law"), read("greet")]).intent == "ask_law"


def incoming(**more: object) -> Incoming:
    return Incoming("sms", "demo-en", "somebody", "a text", **more)  # type: ignore[arg-type]


def test_a_first_message_is_read_by_nothing_but_where_it_comes_from() -> None:
    context = context_of(
        incoming(client_language="ro", country="GB"), Situation("en", "sms", "demo-en")
    )
    assert context == {
        "conversation_language": None,
        "campaign_language": "en",
        "client_language": "ro",
        "country": "GB",
        "known": ["attraction", "concern"],
        "place": "",
    }


def test_a_later_message_is_read_in_the_light_of_what_stands_open() -> None:
    situation = Situation("de", "sms", "demo-en", turns=3, asked="worry", role="witness")
    context = context_of(incoming(), situation)
    assert (context["conversation_language"], context["campaign_language"]) == ("de", None)
    assert (context["asked"], context["role"], context["in_danger"]) == ("worry", "witness", False)
    situation.asked = "nothing"
    assert context_of(incoming(), situation)["asked"] == ""


def test_what_is_certain_or_was_taken_back_is_no_news() -> None:
    situation = Situation("en", "sms", "demo-en", turns=1, role="exploited", danger="certain")
    situation.danger_kind, situation.safety_kinds = "exploitation", ["exploitation"]
    situation.lifted = ["distress"]
    context = context_of(incoming(), situation)
    # Who is exploited is not asked anew whether they are watched, but may be a child, or in despair.
    assert set(DANGERS) - {*context["known"]} == {"distress", "child_writes"}  # type: ignore[misc]
    assert context["lifted"] == ["distress"]


def test_no_text_of_a_visitor_is_part_of_the_context() -> None:
    situation = Situation("en", "sms", "demo-en", turns=2)
    assert "a text" not in repr(context_of(incoming(), situation))


def test_a_sentence_that_is_clearer_than_the_whole_is_believed() -> None:
    whole = joined(
        [read("seek_services", 0.57), read("deny", 0.8), read("ask_help_to_stop", 0.7, "cant_stop")]
    )
    assert whole.moves == (Move("ask_help_to_stop", "cant_stop", 0.7),)


def test_a_question_outranks_that_one_will_ring() -> None:
    whole = read("ask_human", 0.95, "will_call")
    asks = replace(read("ask_human", 0.95, "what_happens"), asks=True)
    (found,) = joined([whole, whole, asks]).moves
    assert found.key == "ask_human/what_happens"
    (kept,) = joined([whole, whole, replace(asks, asks=False)]).moves
    assert kept.key == "ask_human/will_call"


def test_means_to_die_are_answered_before_anything_else() -> None:
    whole = read("ask_human", 0.95, "nobody_picks_up")
    means = read("express_distress", 0.95, "means_at_hand")
    assert joined([whole, whole, means]).moves[0].key == "express_distress/means_at_hand"
    unsure = replace(means, confidence=0.5)
    assert joined([whole, whole, unsure]).moves[0].key == "ask_human/nobody_picks_up"


def test_two_questions_of_one_kind_are_both_answered() -> None:
    whole = replace(read("ask_identity", 0.9, "where_is_she"), asks=True)
    pays = replace(read("ask_identity", 0.95, "who_runs"), asks=True)
    real = replace(read("ask_identity", 0.9, "where_is_she"), asks=True)
    assert {m.topic for m in joined([whole, pays, real]).moves} == {"who_runs", "where_is_she"}
    told = replace(pays, asks=False)
    assert joined([whole, told]).second is None


def test_a_child_that_sees_him_and_asks_who_will_know_is_answered_both() -> None:
    whole = read("mention_minor", 0.99, "wants_to_meet")
    asks = replace(read("mention_minor", 1.0, "not_tell_parents"), asks=True, founded=True)
    told = joined([whole, read("out_of_scope", 0.9), asks])
    assert [m.topic for m in told.moves] == ["wants_to_meet", "not_tell_parents"]
    tells = replace(asks, asks=False, founded=False)
    assert [m.topic for m in joined([whole, tells]).moves] == ["not_tell_parents"]


def test_a_part_that_sounds_like_a_wish_to_buy_hides_no_danger_that_may_be() -> None:
    whole = replace(read("greet", 0.4), suspected="exploitation", suspicion=0.1)
    part = replace(read("seek_services", 1.0), founded=True)
    assert joined([whole, part]).intent == "greet", "where are you? I'm scared"
    assert joined([replace(whole, suspected=""), part]).intent == "seek_services"


def test_a_sure_question_beside_what_may_be_danger_is_answered() -> None:
    """ "2 but she checks our phones at 6. how do i make this chat go away" was answered by neither."""
    whole = replace(read("out_of_scope", 0.0), suspected="traces", suspicion=0.98)
    part = replace(read("ask_privacy", 1.0, "how_delete"), asks=True)
    found = joined([whole, part])
    assert found.moves[0].key == "ask_privacy/how_delete"
    assert found.suspected == "traces"
    told = joined([whole, replace(part, asks=False)])
    assert told.intent == "out_of_scope"
