"""Twilio: signatures behind a proxy, reserved words, WhatsApp, segments, numbered choices."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
import smsutil
from starlette.testclient import TestClient
from twilio.request_validator import RequestValidator

from bot.dialogue.words.library import Library
from bot.engine.engine import Engine
from bot.server.app import application
from bot.settings import PROJECT, Settings
from connectors.sms_text import compose, segments
from tests.platforms import PUBLIC_URL, TWILIO_TOKEN, Platforms, Twilio, message_sid

STOP_WORDS = {
    "en": ["STOP", "stop.", "Stop!", "CANCEL", "UNSUBSCRIBE", "END", "QUIT", "STOPALL", "OPT OUT"],
    "fr": ["ARRET", "ARRÊT", "arrêt.", "FIN"],
    "de": ["STOPP", "ENDE", "ABMELDEN"],
    "it": ["FERMA", "ANNULLA"],  # not FINE: it also says "that is all"
    "ru": ["СТОП", "стоп.", "ОТПИСАТЬСЯ"],
    "es": ["ALTO", "PARAR", "BAJA", "CANCELAR"],
}
HELP_WORDS = {
    "en": ["HELP", "help!", "INFO"],
    "fr": ["AIDE"],
    "de": ["HILFE"],
    "it": ["AIUTO"],
    "ru": ["ПОМОЩЬ"],
    "es": ["AYUDA"],
}
WRITTEN = [code for code in STOP_WORDS if (PROJECT / "responses" / code / "keywords.yml").exists()]


def words_of(table: dict[str, list[str]]) -> list[str]:
    return [word for code in WRITTEN for word in table[code]]


@pytest.fixture
def sms(platforms: Platforms) -> Twilio:
    return platforms["sms"]


def test_the_signature_is_checked_against_the_public_address(sms: Twilio) -> None:
    form = {"From": "+447700900101", "Body": "hello", "MessageSid": "SM1"}
    behind = "http://127.0.0.1:5005/webhooks/twilio/demo-en"
    other_host = "https://elsewhere.example.org/webhooks/twilio/demo-en"
    other_path = f"{PUBLIC_URL}/webhooks/twilio/demo-fr"
    for url in (behind, other_host, other_path, PUBLIC_URL.replace("https", "http")):
        assert sms.post_form(form, url=url).status == 403
    assert sms.post_form(form, url=f"{PUBLIC_URL}/webhooks/twilio/demo-en").status == 200


@pytest.mark.parametrize(
    ("headers", "signed_for"),
    [
        ({"X-Forwarded-Host": "evil.example.org"}, "https://evil.example.org"),
        ({"X-Original-Host": "evil.example.org"}, "https://evil.example.org"),
        ({"Forwarded": "host=evil.example.org;proto=https"}, "https://evil.example.org"),
        ({"Host": "evil.example.org"}, "https://evil.example.org"),
        ({"X-Forwarded-Proto": "http"}, "http://chat.example.org"),
        ({"X-Forwarded-Port": "5005"}, "https://chat.example.org:5005"),
    ],
)
def test_forwarded_headers_change_nothing(
    platforms: Platforms, headers: dict[str, str], signed_for: str
) -> None:
    path = "/webhooks/twilio/demo-en"
    form = {"From": "+447700900101", "Body": "hello", "MessageSid": message_sid("1")}
    for base, status in ((signed_for, 403), (PUBLIC_URL, 200)):
        signature = RequestValidator(TWILIO_TOKEN).compute_signature(base + path, form)
        signed = {**headers, "X-Twilio-Signature": str(signature)}
        assert platforms.client.post(path, data=form, headers=signed).status_code == status


@pytest.mark.parametrize("signature", ["", "x", "é", "AAAA" * 20_000])
def test_a_strange_signature_is_refused(platforms: Platforms, signature: str) -> None:
    response = platforms.client.post(
        "/webhooks/twilio/demo-en",
        data={"From": "+447700900101", "Body": "hello"},
        headers={"X-Twilio-Signature": signature.encode("utf-8")},
    )
    assert response.status_code == 403


def test_without_a_token_every_message_is_refused(platforms: Platforms, sms: Twilio) -> None:
    connector = next(c for c in platforms.assistant.connectors if c.name == "twilio")
    connector._validator = None
    assert sms.say("hello").status == 403


def test_a_message_without_a_sender_is_malformed(sms: Twilio) -> None:
    assert sms.post_form({"Body": "hello", "MessageSid": "SM1"}).status == 400


def test_a_number_without_a_campaign_is_answered(sms: Twilio) -> None:
    form = {"From": "+447700900101", "Body": "hello", "MessageSid": "SM1"}
    assert sms.post_form(form, campaign="").texts


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("+8613800138000", "110 (police)"),
        ("+883510000000094", "local emergency number"),
        ("+4670", "112"),
    ],
    ids=["China", "a network of no State", "Sweden"],
)
def test_numbers_from_anywhere_are_answered(sms: Twilio, number: str, told: str) -> None:
    form = {"From": number, "Body": "i want to die", "MessageSid": "SM1"}
    answer = sms.post_form(form, campaign="nowhere")
    assert told in answer.text


@pytest.mark.parametrize(
    "form",
    [
        {"From": "+447700900101MessageSidSM1", "Body": "hello"},
        {"From": "Ikea", "Body": "hello", "MessageSid": "SM1"},
        {"From": "+44 7700 900101", "Body": "hello", "MessageSid": "SM1"},
        {"From": "+447700900101", "Body": "hello"},
        {"From": "+447700900101", "Body": "hello", "SmsMessageSid": "SM1"},
    ],
)
def test_what_one_signature_also_fits_is_refused(sms: Twilio, form: dict[str, str]) -> None:
    assert sms.post_form(form).status == 400


def test_a_signed_message_cut_anew_is_nobodys(platforms: Platforms) -> None:
    """Twilio signs names and values without a border: all ways to cut one anew are tried."""
    path = "/webhooks/twilio/demo-en"
    form = {"Body": "hello", "From": "+447700900101", "MessageSid": message_sid("1")}
    signature = str(RequestValidator(TWILIO_TOKEN).compute_signature(PUBLIC_URL + path, form))
    joined = "".join(name + form[name] for name in sorted(form))
    found = 0
    for first in range(1, len(joined) - 1):
        for second in range(first + 1, len(joined)):
            head, middle = joined[:first], joined[first:second]
            for name in ("Body", "From", "MessageSid"):
                if not middle.startswith(name) or head < "A":
                    continue
                anew = {head: "", name: middle.removeprefix(name), joined[second:]: ""}
                answer = platforms.client.post(
                    path, data=anew, headers={"X-Twilio-Signature": signature}
                )
                found += answer.status_code == 200
    assert found == 0


def test_of_a_field_that_comes_twice_the_first_counts(platforms: Platforms) -> None:
    path = "/webhooks/twilio/demo-en"
    form = {"Body": "hello", "From": "+447700900101", "MessageSid": message_sid("1")}
    signature = RequestValidator(TWILIO_TOKEN).compute_signature(PUBLIC_URL + path, form)
    twins = [*form.items(), ("Body", "STOP")]
    headers = {
        "X-Twilio-Signature": str(signature),
        "Content-Type": "application/x-www-form-urlencoded",
    }
    answer = platforms.client.post(path, content=urlencode(twins), headers=headers)
    assert answer.status_code == 200


def test_twilio_is_told_to_come_again_where_others_are_told_to_wait(
    settings: Settings, engine: Engine
) -> None:
    few = settings.model_copy(update={"message_limit": 3})
    with TestClient(application(few, engine=engine), base_url=PUBLIC_URL) as client:
        sms = Platforms(client)["sms"]
        answers = [sms.say("hello") for _ in range(5)]
        assert [answer.status for answer in answers] == [200, 200, 200, 503, 503]
        assert "112" in sms.say("he is hitting me and i am 15").text


@pytest.mark.parametrize("word", words_of(STOP_WORDS))
def test_a_stop_word_is_confirmed_once_and_then_there_is_silence(sms: Twilio, word: str) -> None:
    sms.say("hello")
    confirmation = sms.say(word)
    assert len(confirmation.texts) == 1
    assert "no more messages" in confirmation.text
    assert "112" in confirmation.text
    assert "?" not in confirmation.text
    for text in (word, "hello", "how much for an hour"):
        silence = sms.say(text)
        assert (silence.status, silence.texts) == (200, ())


@pytest.mark.parametrize("text", ["HELP", "i want to die"])
def test_danger_is_answered_also_after_a_stop_word_and_the_silence_stays(
    sms: Twilio, text: str
) -> None:
    sms.say("STOP")
    answer = sms.say(text)
    assert "112" in answer.text
    assert "START" in answer.text
    assert sms.say("hello").texts == ()


def test_the_country_of_a_number_is_where_its_owner_is(sms: Twilio) -> None:
    for number, emergency, line in (
        ("+12025550123", "911", "988"),
        ("+33639980101", "112", "3114"),
    ):
        form = {"From": number, "Body": "i want to die", "MessageSid": f"SM{number}"}
        answer = sms.post_form(form, campaign="demo-de")
        assert emergency in answer.text
        assert line in answer.text


def test_start_ends_the_silence(sms: Twilio) -> None:
    sms.say("STOP")
    assert sms.say("hello").texts == ()
    assert "automated service" in sms.say("START").text
    assert sms.say("is it legal").texts


def test_start_in_a_conversation_is_no_new_beginning(sms: Twilio) -> None:
    sms.say("hello")
    answer = sms.say("START")
    assert "back on" in answer.text
    assert "automated" not in answer.text


def test_stop_holds_for_one_channel_and_one_person(platforms: Platforms) -> None:
    platforms["sms"].say("STOP")
    assert platforms["sms"].say("hello", person=2).texts
    assert platforms["whatsapp"].say("hello").texts
    assert platforms["web"].say("hello").texts


def test_a_stop_word_within_a_sentence_is_understood_not_matched(sms: Twilio) -> None:
    sms.say("hello")
    assert "no more messages" not in sms.say("how can i stop doing this").text


@pytest.mark.parametrize("kind", ["STOP", "stop"])
def test_what_twilio_understood_as_opt_out_counts(sms: Twilio, kind: str) -> None:
    assert "no more messages" in sms.say("nein danke", OptOutType=kind).text
    assert sms.say("hello").texts == ()
    assert sms.say("hallo", OptOutType="START").texts


@pytest.mark.parametrize("word", words_of(HELP_WORDS))
def test_help_gives_the_emergency_number_first_then_a_line_then_the_way_out(
    sms: Twilio, word: str
) -> None:
    sms.say("hello")
    answer = sms.say(word).text
    assert answer.startswith("Emergency: 112")
    assert answer.index("112") < answer.index("findahelpline") < answer.index("STOP")
    assert "Msg&data" not in answer


def test_a_number_chooses_from_the_list(sms: Twilio) -> None:
    first = sms.say("how much for an hour tonight").text
    assert "1 What the law says\n2 What it does to people\n3 Help to stop" in first
    second = sms.say("2").text
    assert "from the outside nobody can tell" in second
    assert sms.say("9").texts


def test_a_number_on_the_ruler_is_no_choice(sms: Twilio) -> None:
    for text in ("how much for an hour", "/ask_harm", "/ask_figures", "/ask_figures"):
        ruler = sms.say(text)
    assert "from 0 (not at all) to 10" in ruler.text
    assert "a little higher" in sms.say("3").text


def test_a_picture_is_refused_before_anything_is_fetched(sms: Twilio) -> None:
    answer = sms.say("look", attachment=True)
    assert "can't receive pictures" in answer.text


def test_whatsapp_is_a_channel_of_its_own(platforms: Platforms) -> None:
    platforms["whatsapp"].say("hello")
    assert [row.channel for row in platforms.outcomes] == ["whatsapp"]


def test_whatsapp_keeps_every_letter(platforms: Platforms) -> None:
    said = {
        name: platforms[name].say("hola, cuánto por una hora").text for name in ("sms", "whatsapp")
    }
    assert "automático" in said["whatsapp"]
    assert "á" not in said["sms"]


def test_text_is_brought_into_the_cheap_alphabet_where_nothing_is_lost() -> None:
    assert compose(["“Yes” – it’s …"]) == '"Yes" - it\'s ...'
    assert smsutil.is_valid_gsm(compose(["Où est-ce ? Ça coûte 5 €, même ici"]))
    assert compose(["Это преступление"]) == "Это преступление"
    assert compose(["Grüße, größer"]) == "Grüße, größer"
    assert compose(["Karistusseadustik, § 133¹ lg 1"]) == "Karistusseadustik, § 133^1 lg 1"
    assert compose(["Código Penal, art. 160.º"]) == "Codigo Penal, art. 160.o"
    assert compose(["1¼ ¸"]) == "1¼ ¸"
    assert (segments("a" * 160), segments("a" * 161), segments("я" * 70), segments("я" * 71)) == (
        1,
        2,
        1,
        2,
    )


def test_the_number_of_an_article_stays_the_same_in_the_cheap_alphabet(sms: Twilio) -> None:
    sms.say("/inform_location EE")
    text = sms.say("/ask_law").text
    assert "§ 133^1" in text
    assert smsutil.is_valid_gsm(text)


@pytest.mark.parametrize(
    "key",
    [
        "utter_express_distress/life",
        "utter_threaten_violence/will_hurt",
        "utter_mention_minor/she_may_be",
        "utter_opt_out",
    ],
)
def test_crisis_texts_fit_one_segment_without_the_lines_they_carry(
    library: Library, key: str
) -> None:
    said = library.words.say(key, "en", channel="sms", emergency="999", routes="")
    assert segments(compose([said.text])) == 1


def test_replies_in_english_are_in_the_cheap_alphabet(sms: Twilio) -> None:
    for text in ("hello", "how much", "is it legal in france", "i want to die", "numbers please"):
        assert smsutil.is_valid_gsm(sms.say(text).text)
